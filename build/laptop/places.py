"""Where things are on this machine, and what is running there."""

import fcntl
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

from laptop.stopped import Stopped

HOME = Path(__file__).resolve().parents[2]
TABLE_NAME = "mentor-pool"
LEDGER_NAME = "mentor-pool-ledger"
TOKEN_HEADER = "X-Laptop-Token"  # noqa: S105  the header's name


@dataclass(frozen=True)
class Places:
    """The folders of one pool: the repository `root`, what it remembers, and the built site."""

    root: Path
    remembered: Path
    public: Path
    emulator: Path = HOME / ".tools" / "emulator" / "bin" / "python"

    @property
    def inbox(self) -> Path:
        """Where letters are kept."""
        return self.remembered / "inbox"

    @property
    def people(self) -> Path:
        """The sample people file."""
        return self.root / "build" / "laptop" / "people.csv"

    @property
    def note(self) -> Path:
        """Says what is running, for as long as it runs."""
        return self.remembered / "running.json"


@dataclass(frozen=True)
class Running:
    """A running pool. `token` lets `make day` in and nobody else."""

    base_url: str
    endpoint_url: str
    table_name: str
    token: str

    def write(self, note: Path) -> None:
        """Leave the note, whole or not at all, for this user's eyes only."""
        unfinished = note.with_suffix(".unfinished")
        unfinished.touch(mode=0o600)
        unfinished.write_text(json.dumps(asdict(self)))
        unfinished.rename(note)


def running(places: Places) -> Running | None:
    """Return what the note says, None where no pool runs; one left by a crash doesn't count."""
    try:
        claim(places).close()
    except Stopped:
        return Running(**json.loads(places.note.read_text())) if places.note.exists() else None
    return None


def claim(places: Places) -> IO[str]:
    """Keep others from running on the same memory until every copy of the file is closed.

    The emulator gets a copy, for it goes on for a moment to save after a crash of the pool.
    Raises Stopped where another pool runs.
    """
    places.remembered.mkdir(parents=True, exist_ok=True)
    lock = (places.remembered / "lock").open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        lock.close()
        raise Stopped(
            "The pool runs already in this folder: stop it there with Ctrl-C first. "
            "(After a crash it takes a few seconds to save; then start again.)"
        ) from None
    return lock
