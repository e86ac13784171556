"""The emulated AWS as a child: started on a free port of this machine, stopped so that it saves."""

import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import IO, Self

from laptop.stopped import Stopped

CHILD = Path(__file__).with_name("emulated.py")
HOST = "127.0.0.1"
START_SECONDS = 30
STOP_SECONDS = 20


class Emulator:
    """Ministack with its state in `folder`: starts on entering, stops on leaving.

    Start it from the main thread: the child is told to end when the thread that made it ends.
    """

    def __init__(self, python: Path, folder: Path, lock: IO[str]) -> None:
        """`python` is the interpreter of the emulator's own environment; it shares the `lock`."""
        self._python = python
        self._folder = folder
        self._lock = lock
        self._child: subprocess.Popen[bytes] | None = None
        self.port = _free_port()

    @property
    def endpoint_url(self) -> str:
        """Where boto3 finds it."""
        return f"http://{HOST}:{self.port}"

    def __enter__(self) -> Self:
        """Start the child, which takes a second; `wait` before its first use."""
        if not self._python.exists():
            raise Stopped("The emulated AWS isn't installed: start with `make run`, which does it.")
        state = self._folder / "state"
        state.mkdir(parents=True, exist_ok=True)
        own = {
            "BIND_HOST": HOST,
            "GATEWAY_PORT": str(self.port),
            "PERSIST_STATE": "1",
            "STATE_DIR": str(state),
            "LOG_LEVEL": "WARNING",
        }
        with self._log.open("wb") as log:
            self._child = subprocess.Popen(  # noqa: S603 - the project's own emulator
                [self._python, CHILD],
                env={**os.environ, **own},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                pass_fds=[self._lock.fileno()],
                start_new_session=True,  # the terminal's Ctrl-C is for the pool, which stops this
            )
        return self

    def __exit__(self, *_: object) -> None:
        """Ask the child to stop, which makes it save, and wait for it."""
        if self._child is None:
            return
        self._child.terminate()
        try:
            self._child.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._child.kill()
            self._child.wait()

    def wait(self) -> None:
        """Wait until it answers. Raises Stopped when it doesn't."""
        give_up = time.monotonic() + START_SECONDS
        while time.monotonic() < give_up and self._lives():
            try:
                self._answer()
            except (OSError, urllib.error.URLError):
                time.sleep(0.05)
            else:
                return
        raise Stopped(
            f"The emulated AWS didn't start; {self._log} says why. "
            "Delete .tools and start again: that installs it afresh."
        )

    @property
    def _log(self) -> Path:
        return self._folder / "emulator.log"

    def _answer(self) -> None:
        health = f"{self.endpoint_url}/_ministack/health"
        urllib.request.urlopen(health, timeout=2).close()  # noqa: S310 - our own child

    def _lives(self) -> bool:
        return self._child is not None and self._child.poll() is None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port
