"""A value and where it stands in its file, so that a problem can point at it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, order=True)
class Problem:
    """Something to mend: where, and what to write instead. Lines and columns count from 1."""

    file: str
    line: int
    column: int
    field: str
    message: str

    def __str__(self) -> str:
        """Write the problem on one line, as compilers do, so that editors can jump to it."""
        field = f"{self.field}: " if self.field else ""
        return f"{self.file}:{self.line}:{self.column}: {field}{self.message}"


@dataclass(frozen=True)
class Puzzle:
    """A word that YAML takes for something its writer hardly meant: `no`, `12:30`, a date."""

    text: str
    taken_for: str


BROKEN = Puzzle("", "")
"""Stands where a value could not be read and a problem already says so."""


@dataclass(slots=True)
class Place:
    """A value in a file: a mapping of places by key, a list of places, or a plain value."""

    file: str
    field: str
    line: int
    column: int
    value: Any

    def problem(self, message: str) -> Problem:
        """Say what is wrong with this value and what to write instead."""
        return Problem(self.file, self.line, self.column, self.field, message)

    def get(self, key: str) -> "Place | None":
        """Return the value under a key; None where this is no mapping or has no such key."""
        return self.value.get(key) if isinstance(self.value, dict) else None

    def items(self) -> "list[Place]":
        """Return the values of a list; none where this is no list."""
        return self.value if isinstance(self.value, list) else []

    def texts(self, key: str) -> "list[Place]":
        """Return the texts of the list under a key, leaving out what is not text."""
        found = self.get(key)
        return [item for item in found.items() if isinstance(item.value, str)] if found else []

    def plain(self) -> Any:
        """Return the value as plain Python, without places."""
        if isinstance(self.value, dict):
            return {key: inner.plain() for key, inner in self.value.items()}
        if isinstance(self.value, list):
            return [inner.plain() for inner in self.value]
        return self.value

    def walk(self) -> "Iterator[Place]":
        """Yield this place and every one below it."""
        yield self
        inner = self.value.values() if isinstance(self.value, dict) else self.items()
        for place in inner:
            yield from place.walk()
