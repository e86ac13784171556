"""The kinds of value a field can hold: what to write where it holds another, and as JSON Schema."""

import re
import unicodedata
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any, TypeAlias

from mentoring.domain.biography.place import BROKEN, Place, Problem, Puzzle

Schema: TypeAlias = dict[str, Any]
CLOSE_ENOUGH = 0.6
SHOWN = 8
UNSEEN = {"M", "Z"}
"""Unicode's groups of characters of which none is seen by itself: marks and spaces."""
BETWEEN = "\t\n\r\u200c\u200d"
LONGEST_WORD = 60
THE_END = r"$(?!\n)"
"""For some readers of patterns, Python among them, a dollar matches before a last line break."""
ON_ONE_LINE = r"^\s*\S[^\n]*\s*$"


class Kind(ABC):
    """A kind of value. `check` and `schema` of a kind say the same, each in its own way."""

    def __call__(self, place: Place) -> Iterator[Problem]:
        """Yield what is wrong with a value, unless a problem says already that it can't be read."""
        if place.value is not BROKEN:
            yield from self.check(place)

    @abstractmethod
    def check(self, place: Place) -> Iterator[Problem]:
        """Yield what is wrong with a value."""

    @abstractmethod
    def schema(self) -> Schema:
        """Return the kind as JSON Schema, as far as that can say it."""


@dataclass(frozen=True)
class Text(Kind):
    """Text of at most so many characters, on one line unless `lines`."""

    most: int = 200
    lines: bool = False

    def check(self, place: Place) -> Iterator[Problem]:
        """Yield what is wrong with a value."""
        if not isinstance(place.value, str):
            yield place.problem(not_text(place.value))
        elif not any(map(_is_seen, place.value)):
            yield place.problem(not_text(None))
        elif len(place.value) > self.most:
            yield place.problem(f"keep it to {self.most} characters: it has {len(place.value)}")
        elif not self.lines and "\n" in place.value.strip():
            yield place.problem("write it on one line")

    def schema(self) -> Schema:
        """Return the kind as JSON Schema."""
        pattern = r"\S" if self.lines else ON_ONE_LINE
        advice = "write something here" if self.lines else "write something here, on one line"
        return {"type": "string", "maxLength": self.most, **_pattern(pattern, advice)}


@dataclass(frozen=True)
class Matching(Kind):
    """Text of a given form; `advice` says how to write it."""

    pattern: str
    advice: str

    def check(self, place: Place) -> Iterator[Problem]:
        """Yield what is wrong with a value."""
        if not isinstance(place.value, str):
            yield place.problem(not_text(place.value))
        elif not re.fullmatch(self.pattern, place.value):
            yield place.problem(self.advice)

    def schema(self) -> Schema:
        """Return the kind as JSON Schema."""
        return {"type": "string", **_pattern(f"^(?:{self.pattern}){THE_END}", self.advice)}


@dataclass(frozen=True)
class Parsed(Kind):
    """Text that `parse` can read; it raises ValueError where it can't. `pattern` comes near it.

    With `own_words` the error's message says what to write, instead of `advice`.
    """

    parse: Callable[[str], object]
    pattern: str
    advice: str
    own_words: bool = False

    def check(self, place: Place) -> Iterator[Problem]:
        """Yield what is wrong with a value."""
        if not isinstance(place.value, str):
            yield place.problem(self.advice)
            return
        try:
            self.parse(place.value)
        except ValueError as error:
            yield place.problem(str(error) if self.own_words else self.advice)

    def schema(self) -> Schema:
        """Return the kind as JSON Schema."""
        return {"type": "string", **_pattern(self.pattern, self.advice)}


def _moment(said: str) -> datetime:
    if not re.fullmatch(MOMENT, said, re.ASCII):
        raise ValueError
    return datetime.strptime(said, "%Y-%m-%d %H:%M")  # noqa: DTZ007 - local time


DAY = r"\d{4}-\d{2}-\d{2}"
MOMENT = rf"{DAY} \d{{2}}:\d{{2}}"
A_DATE = Parsed(date.fromisoformat, f"^{DAY}$", 'write a date in quotes, like "2026-12-25"')
A_MOMENT = Parsed(
    _moment,
    f"^{MOMENT}{THE_END}",
    'write a date and a time in quotes, like "2026-12-08 12:30"',
)


@dataclass(frozen=True)
class WholeNumber(Kind):
    """A whole number within limits."""

    least: int
    most: int

    def check(self, place: Place) -> Iterator[Problem]:
        """Yield what is wrong with a value."""
        number = place.value
        whole = isinstance(number, int) and not isinstance(number, bool)
        if not whole or not self.least <= number <= self.most:
            said = f"write a whole number from {self.least} to {self.most}, without quotes"
            yield place.problem(said)

    def schema(self) -> Schema:
        """Return the kind as JSON Schema."""
        return {"type": "integer", "minimum": self.least, "maximum": self.most}


class YesOrNo(Kind):
    """The words true or false."""

    def check(self, place: Place) -> Iterator[Problem]:
        """Yield what is wrong with a value."""
        if not isinstance(place.value, bool):
            yield place.problem("write true or false, without quotes")

    def schema(self) -> Schema:
        """Return the kind as JSON Schema."""
        return {"type": "boolean"}


@dataclass(frozen=True)
class OneOf(Kind):
    """One of the words that are known; any short text where none are known.

    `called` says what they are; `meanings`, one for each word, are shown beside them.
    """

    known: Collection[str]
    called: str
    meanings: tuple[str, ...] = ()

    def check(self, place: Place) -> Iterator[Problem]:
        """Yield what is wrong with a value."""
        if not isinstance(place.value, str):
            yield place.problem(not_text(place.value))
        elif not self.known:
            yield from Text()(place)
        elif place.value not in self.known:
            yield place.problem(unknown(place.value, self.known, self.called, self.meanings))

    def schema(self) -> Schema:
        """Return the kind as JSON Schema."""
        if not self.known:
            return Text().schema()
        meanings = {"enumDescriptions": list(self.meanings)} if self.meanings else {}
        return {"enum": list(self.known), **meanings}


def not_text(value: object) -> str:
    """Say what to write where text was wanted and something else stands."""
    if isinstance(value, Puzzle):
        said = shown(value.text)
        return f'put quotes round it, as in "{said}": YAML takes {said} for {value.taken_for}'
    if isinstance(value, bool | int):
        return f'put quotes round it, as in "{str(value).lower()}"'
    if value is None:
        return "write something here, or leave the field out if it is optional"
    return "write plain text here, on one line"


def meant(word: str, known: Collection[str]) -> str | None:
    """Return the known word that is probably meant; None where no word comes near."""
    if len(word) > LONGEST_WORD:
        return None
    by_folded = {name.casefold(): name for name in known}
    close = get_close_matches(word.casefold(), by_folded, n=1, cutoff=CLOSE_ENOUGH)
    return by_folded[close[0]] if close else None


def unknown(word: str, known: Collection[str], called: str, meanings: tuple[str, ...] = ()) -> str:
    """Say that a word is not known, and which one was probably meant, by itself or its meaning."""
    by_meaning = dict(zip(map(str.casefold, meanings), known, strict=False))
    close = by_meaning.get(word.strip().casefold()) or meant(word, known)
    if close:
        return f'"{shown(word)}" is not {called}: did you mean "{close}"?'
    listed = f": write one of {', '.join(known)}" if 0 < len(known) <= SHOWN else ""
    return f'"{shown(word)}" is not {called}{listed}'


def shown(word: str) -> str:
    """Return a word, or its beginning where it is long."""
    return word if len(word) <= LONGEST_WORD else f"{word[:LONGEST_WORD]}…"


def _is_seen(character: str) -> bool:
    return character not in BETWEEN and unicodedata.category(character)[0] not in UNSEEN


def _pattern(pattern: str, advice: str) -> Schema:
    """Return a pattern with what editors show where it doesn't match."""
    return {"pattern": pattern, "patternErrorMessage": advice}
