"""Puts what was made into the place where it is served from: whole, or file by file."""

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of its own is made in it
ROOM = 1_000_000_000
"""Bytes: fifty thousand records take a quarter of it."""


@contextmanager
def quick_folder() -> Iterator[Path]:
    """Give a folder for files that nobody needs afterwards: in memory where there is room."""
    roomy = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM
    with TemporaryDirectory(dir=MEMORY if roomy and os.access(MEMORY, os.W_OK) else None) as name:
        yield Path(name)


def swap(fresh: Path, out: Path) -> None:
    """Let a whole folder take the place of the last one."""
    last = out.with_name(f".{out.name}.last")
    shutil.rmtree(last, ignore_errors=True)
    if out.exists():
        out.rename(last)
    fresh.rename(out)
    shutil.rmtree(last, ignore_errors=True)


def merge(fresh: Path, out: Path) -> None:
    """Move every file that says something new into the place of the one it replaces."""
    for path in fresh.rglob("*"):
        there = out / path.relative_to(fresh)
        if path.is_dir():
            there.mkdir(parents=True, exist_ok=True)
        elif not there.is_file() or there.read_bytes() != path.read_bytes():
            path.replace(there)


def remove(out: Path, names: Iterable[str]) -> None:
    """Remove files, and the folders that are empty without them."""
    for name in names:
        path = out / name
        path.unlink(missing_ok=True)
        for folder in path.relative_to(out).parents[:-1]:
            if any((out / folder).iterdir()):
                break
            (out / folder).rmdir()
