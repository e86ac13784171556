"""A value and where it stands in its file, so that a problem can point at it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, NamedTuple

LONGEST_NAME = 80
ENOUGH_TO_FIND = 80


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
        field = f"{self.field[:LONGEST_NAME]}: " if self.field else ""
        said = f"{self.file}:{self.line}:{self.column}: {field}{self.message}"
        return "".join(one if one.isprintable() else "\ufffd" for one in said)


@dataclass(frozen=True)
class Puzzle:
    """A word that YAML takes for something its writer hardly meant: `no`, `12:30`, a date."""

    text: str
    taken_for: str


BROKEN = Puzzle("", "")
"""Stands where a value could not be read and a problem already says so."""


class Written(NamedTuple):
    """How a text stands in its file, quotes, marks and line breaks included."""

    text: str
    start: int
    end: int

    def find(self, said: str, offset: int, length: int) -> int | None:
        """Return how far behind the start a part of the text stands; None where it is hidden.

        `said` is the text as YAML reads it: lines may be joined and characters escaped there.
        """
        words = said[offset : offset + min(length, ENOUGH_TO_FIND)].split()
        if not words:
            return None
        wanted = re.compile(r"\s+".join(map(re.escape, words)))
        earlier = sum(1 for _ in wanted.finditer(said, 0, offset))
        found = wanted.finditer(self.text, self.start, self.end)
        match = next(islice(found, earlier, None), None)
        return match.start() - self.start if match else None


@dataclass(slots=True)
class Place:
    """A value in a file: a mapping of places by key, a list of places, or a plain value.

    `key` is the line and column of the field's name, where the value has one; `written` is there
    for text.
    """

    file: str
    field: str
    line: int
    column: int
    value: Any
    key: tuple[int, int] | None = None
    written: Written | None = None

    def problem(self, message: str) -> Problem:
        """Say what is wrong with this value and what to write instead."""
        return Problem(self.file, self.line, self.column, self.field, message)

    def problem_of_field(self, message: str, name: str = "") -> Problem:
        """Say what is wrong with the field itself, or with what it lacks: point at its name."""
        line, column = self.key or (self.line, self.column)
        return Problem(self.file, line, column, name or self.field, message)

    def problem_within(self, offset: int, length: int, message: str) -> Problem:
        """Say what is wrong with a part of this text. It begins below its name if nothing tells."""
        if not self.written and "\n" in self.value.strip():
            line = self.line + 1 + self.value.count("\n", 0, offset)
            return Problem(self.file, line, 1, self.field, message)
        found = self.written and self.written.find(self.value, offset, length)
        if not self.written or not found:
            return self.problem(message)
        before = self.written.text[self.written.start : self.written.start + found]
        line, column = self.line + before.count("\n"), self.column + found
        if "\n" in before:
            line_start = self.written.text.rfind("\n", 0, self.written.start + found)
            column = self.written.start + found - line_start
        return Problem(self.file, line, column, self.field, message)

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
