"""Runs the emulated AWS inside its own environment; ends with the pool, whatever ends the pool.

The environment's own Python runs this file: nothing of the pool can be imported here.
"""

import contextlib
import ctypes
import signal

PR_SET_PDEATHSIG = 1


def _end_with_the_pool() -> None:
    with contextlib.suppress(AttributeError):  # Linux only; elsewhere an orderly stop has to do
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


if __name__ == "__main__":
    _end_with_the_pool()
    from ministack.app import main  # type: ignore[import-not-found]

    main()
