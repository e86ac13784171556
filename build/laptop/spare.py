"""A whole pool of its own for tests: another memory, other ports, and gone afterwards."""

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Self

from laptop.move_date import move_date
from laptop.places import HOME, Places, Running, claim, running
from laptop.stopped import Stopped

START_SECONDS = 60
STOP_SECONDS = 30


class Laptop:
    """The pool in a process of its own, with what it remembers and builds below `folder`.

    `with Laptop(tmp_path) as pool:` starts and stops it; `start` and `stop` may be called again and
    again on the same folder. `root` is the repository, or a copy of it whose files a test edits.
    """

    def __init__(self, folder: Path, root: Path = HOME, port: int = 0) -> None:
        """Nothing is started yet. `port` 0 takes any free one."""
        self.root = root
        self.places = Places(root, folder / "laptop", folder / "public")
        self._port = port
        self._process: subprocess.Popen[str] | None = None
        self._running: Running | None = None

    def __enter__(self) -> Self:
        """Start it."""
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop it."""
        self.stop()

    @property
    def base_url(self) -> str:
        """Its address, without a slash at the end."""
        return self._now.base_url

    @property
    def endpoint_url(self) -> str:
        """Where its emulated AWS is."""
        return self._now.endpoint_url

    @property
    def table_name(self) -> str:
        """Its table there."""
        return self._now.table_name

    @property
    def inbox_dir(self) -> Path:
        """The folder of its letters."""
        return self.places.inbox

    @property
    def output(self) -> str:
        """What it has said on its terminal so far."""
        return self._terminal.read_text()

    def start(self) -> None:
        """Start it and wait until it serves. Raises RuntimeError, with its words, if it doesn't."""
        claim(self.places).close()
        self.places.note.unlink(missing_ok=True)
        with self._terminal.open("w") as terminal:
            self._process = subprocess.Popen(  # noqa: S603 - this package itself
                self._command(),
                env=self._environment(),
                stdout=terminal,
                stderr=terminal,
                text=True,
            )
        give_up = time.monotonic() + START_SECONDS
        while not self.places.note.exists():
            if self._process.poll() is not None or time.monotonic() > give_up:
                self.stop()
                raise RuntimeError(self.output)
            time.sleep(0.05)
        self._running = running(self.places)

    def stop(self) -> int:
        """Stop it as Ctrl-C would; its exit code."""
        if self._process is None:
            return 0
        self._process.terminate()
        code = self._process.wait(STOP_SECONDS)
        self._process = self._running = None
        return code

    def kill(self) -> None:
        """Crash it; its emulator still saves."""
        if self._process is None:
            return
        self._process.kill()
        self._process.wait(STOP_SECONDS)
        self._process = self._running = None
        while running(self.places) is not None:
            time.sleep(0.05)

    def set_date(self, date: str) -> str:
        """Let it be another date, as `make day` does; the sentence it answers, refused or not."""
        try:
            return move_date(self._now, date)
        except Stopped as refusal:
            return str(refusal)

    @property
    def _now(self) -> Running:
        if self._running is None:
            raise RuntimeError("The pool isn't running: call start() first.")
        return self._running

    @property
    def _terminal(self) -> Path:
        return self.places.remembered / "terminal.txt"

    def _command(self) -> list[str]:
        places = {
            "root": self.root,
            "remembered": self.places.remembered,
            "public": self.places.public,
        }
        options = [f"--{name}={path}" for name, path in places.items()]
        return [sys.executable, "-m", "laptop", *options, "run", f"--port={self._port}"]

    def _environment(self) -> dict[str, str]:
        """Handlers and templates come from `root`, the laptop and the directory from here."""
        here = [str(self.root / "functions"), str(HOME / "build")]
        return {**os.environ, "PYTHONPATH": os.pathsep.join(here)}
