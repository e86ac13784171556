"""What files came to when they were last read: who still holds the same isn't read again."""

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from directory.document import read_bytes
from directory.parallel import for_each


class Read(Protocol):
    """What reading a file comes to; `digest` stands for the bytes that were read."""

    @property
    def is_sound(self) -> bool:
        """Whether there is nothing to mend in the file."""

    @property
    def digest(self) -> bytes:
        """Stand for the bytes of the file."""


Found = TypeVar("Found", bound=Read)


class Remembered(Generic[Found]):
    """Goes by what a file holds, never by its time: programs set those as they like."""

    def __init__(self, read: Callable[[Path], bytes] = read_bytes) -> None:
        """Nothing has been read yet; `read` returns a file's bytes, or enough of too many."""
        self._bytes_of = read
        self._rules: object = None
        self._found: dict[Path, Found] = {}

    def only_under(self, rules: object) -> None:
        """Forget everything that was read under other rules."""
        if rules != self._rules:
            self._rules = rules
            self._found = {}

    def read(self, read_one: Callable[[Path], Found], paths: Sequence[Path]) -> list[Found]:
        """Return what each of the files comes to, in order."""
        new = [path for path in paths if not self._holds_the_same(path)]
        read = dict(zip(new, for_each(read_one, new), strict=True))
        found = {path: read.get(path) or self._found[path] for path in paths}
        self._found = {path: one for path, one in found.items() if one.is_sound}
        return list(found.values())

    def _holds_the_same(self, path: Path) -> bool:
        earlier = self._found.get(path)
        return earlier is not None and digest(self._bytes_of(path)) == earlier.digest


def digest(raw: bytes) -> bytes:
    """Return what stands for some bytes, and for no others."""
    return hashlib.blake2b(raw, digest_size=16).digest()
