"""What the person at the keyboard is told, and where the rest is written."""

import logging
import sys
import time
from pathlib import Path


class Console:
    """Progress on the terminal; logs of the laptop and of the functions in files."""

    def __init__(self, remembered: Path) -> None:
        """From here on `sys.stdout` is the functions' log, as on Lambda."""
        self._terminal = sys.stdout
        self._started = time.monotonic()
        sys.stdout = (remembered / "functions.log").open("a", buffering=1)
        to_file = logging.FileHandler(remembered / "laptop.log")
        to_file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
        to_terminal = _OneLine(self)
        to_terminal.setLevel(logging.ERROR)
        logging.basicConfig(level=logging.WARNING, handlers=[to_file], force=True)
        logging.getLogger("laptop").addHandler(to_terminal)
        self._log = remembered / "laptop.log"

    def say(self, words: str) -> None:
        """Print a line at once; a terminal that is gone is no reason to fail."""
        try:
            print(words, file=self._terminal, flush=True)
        except OSError:
            return

    def point_to_log(self, words: str) -> None:
        """Print a line that says where the whole story is."""
        self.say(f"{words} ({self._log} says why)")


class _OneLine(logging.Handler):
    """An error's sentence on the terminal; its traceback only in the file."""

    def __init__(self, console: Console) -> None:
        super().__init__()
        self._console = console

    def emit(self, record: logging.LogRecord) -> None:
        self._console.point_to_log(record.getMessage())
