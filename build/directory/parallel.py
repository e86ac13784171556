"""Spreads work over processes where there is enough of it to pay for starting them."""

import gc
import os
import shutil
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any, TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")
ENOUGH = 500
PROCESSES = 4
"""At most so many: more only wait for the disk."""
BATCH = 200
PATIENCE = 10

_errand: list[Any] = []


def for_each(
    work: Callable[[Given], Made], given: Sequence[Given], *, patiently: bool = False
) -> list[Made]:
    """Return what `work` makes of each, in order. `work` has to be importable by its name.

    Done `patiently` it lets other programs go first: those that all is going to wait for.
    """
    if len(given) <= ENOUGH:
        return [work(one) for one in given]
    starts = range(0, len(given), BATCH)
    with ProcessPoolExecutor(
        min(PROCESSES, os.cpu_count() or 1),
        mp_context=get_context(_method()),
        initializer=_set_out,
        initargs=(work, given, patiently),
    ) as workers:
        return [made for batch in workers.map(_batch, starts) for made in batch]


def patiently(command: Sequence[str]) -> list[str]:
    """Return a command that lets other programs go first, where the system knows how."""
    nice = shutil.which("nice")
    return [nice, "-n", str(PATIENCE), *command] if nice else list(command)


def _method() -> str:
    """Copying this process spares telling the others everything. Beside threads it isn't safe."""
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"


def _set_out(work: Any, given: Any, patiently: bool) -> None:  # noqa: FBT001 - given by position
    """Note what there is to do, once for each process, and collect no garbage in its short life."""
    gc.disable()
    if patiently and hasattr(os, "nice"):
        os.nice(PATIENCE)
    _errand[:] = work, given


def _batch(start: int) -> list[Any]:
    work, given = _errand
    return [work(one) for one in given[start : start + BATCH]]
