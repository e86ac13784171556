"""What lies in a pool's folders and is no file of it: links to elsewhere, pipes, devices."""

import os
from collections.abc import Iterator
from pathlib import Path

from mentoring.domain.biography.place import Problem

FOLDERS = ("mentors", "site")
LINK = "put the file itself here: this is a link, and what it leads to would be published"
NO_FILE = "take this away: it is neither a file nor a folder"
LOCKED = "let everybody read this: it can't be opened"


def odd_entries(root: Path) -> Iterator[Problem]:
    """Yield every entry of a pool's folders that nothing may read, however deep it lies."""
    for folder in FOLDERS:
        for entry in _entries(root / folder):
            said = _oddness(entry)
            if said:
                name = Path(entry.path).relative_to(root).as_posix()
                yield Problem(name, 1, 1, "", said)


def plain_files(folder: Path) -> list[Path]:
    """Return the files of a folder, in order, without what only looks like one."""
    if not folder.is_dir():
        return []
    with os.scandir(folder) as entries:
        return [folder / name for name in sorted(one.name for one in entries if _is_plain(one))]


def is_plain(path: Path) -> bool:
    """The path leads to a file that may be read, by no link."""
    return path.is_file() and not path.is_symlink() and os.access(path, os.R_OK)


def is_odd(path: Path) -> bool:
    """Something is there, and `odd_entries` says what is wrong with it."""
    return path.is_symlink() or (path.exists() and not path.is_dir())


def _entries(folder: Path) -> Iterator[os.DirEntry[str]]:
    if folder.is_dir():
        with os.scandir(folder) as entries:
            for entry in entries:
                yield entry
                if entry.is_dir(follow_symlinks=False) and os.access(entry, os.R_OK | os.X_OK):
                    yield from _entries(Path(entry.path))


def _oddness(entry: os.DirEntry[str]) -> str:
    if entry.is_symlink():
        return LINK
    if not entry.is_file(follow_symlinks=False) and not entry.is_dir(follow_symlinks=False):
        return NO_FILE
    return "" if os.access(entry, os.R_OK) else LOCKED


def _is_plain(entry: os.DirEntry[str]) -> bool:
    return entry.is_file(follow_symlinks=False) and os.access(entry, os.R_OK)
