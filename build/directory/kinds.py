"""The kinds of value a field can hold, and what to write where it holds another."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches

from directory.place import BROKEN, Place, Problem, Puzzle

Kind = Callable[[Place], Iterator[Problem]]
CLOSE_ENOUGH = 0.6
SHOWN = 8


@dataclass(frozen=True)
class Field:
    """A field of a mapping: what it holds, and whether it has to be there."""

    kind: Kind
    required: bool = True


def optional(kind: Kind) -> Field:
    """Make a field that may be left out."""
    return Field(kind, required=False)


def text(most: int = 200, *, least: int = 1, lines: bool = False) -> Kind:
    """Make a kind: text between `least` and `most` characters long, on one line unless `lines`."""

    def check(place: Place) -> Iterator[Problem]:
        if not isinstance(place.value, str):
            yield place.problem(not_text(place.value))
        elif len(place.value.strip()) < least:
            yield place.problem("write something here, or leave the field out if it is optional")
        elif len(place.value) > most:
            yield place.problem(f"keep it to {most} characters: it has {len(place.value)}")
        elif not lines and "\n" in place.value.strip():
            yield place.problem("write it on one line")

    return _unless_broken(check)


def not_text(value: object) -> str:
    """Say what to write where text was wanted and something else stands."""
    if isinstance(value, Puzzle):
        said = value.text
        return f'put quotes round it, as in "{said}": YAML takes {said} for {value.taken_for}'
    if isinstance(value, bool | int):
        return f'put quotes round it, as in "{str(value).lower()}"'
    if value is None:
        return "write something here, or leave the field out if it is optional"
    return "write plain text here, on the same line as the field's name"


def whole_number(least: int, most: int) -> Kind:
    """Make a kind: a whole number within limits."""

    def check(place: Place) -> Iterator[Problem]:
        number = place.value
        if isinstance(number, bool) or not isinstance(number, int) or not least <= number <= most:
            yield place.problem(f"write a whole number from {least} to {most}, without quotes")

    return _unless_broken(check)


def yes_or_no(place: Place) -> Iterator[Problem]:
    """Hold `true` or `false`."""
    if not isinstance(place.value, bool) and place.value is not BROKEN:
        yield place.problem("write true or false, without quotes")


def one_of(known: Collection[str], called: str) -> Kind:
    """Make a kind: one of the names that are known; `called` says what they are."""

    def check(place: Place) -> Iterator[Problem]:
        if not isinstance(place.value, str):
            yield place.problem(not_text(place.value))
        elif known and place.value not in known:
            yield place.problem(unknown(place.value, known, called))

    return _unless_broken(check)


def unknown(word: str, known: Collection[str], called: str) -> str:
    """Say that a word is not known, and which one was probably meant."""
    by_folded = {name.casefold(): name for name in known}
    close = get_close_matches(word.casefold(), by_folded, n=1, cutoff=CLOSE_ENOUGH)
    if close:
        return f'"{word}" is not {called}: did you mean "{by_folded[close[0]]}"?'
    listed = f": write one of {', '.join(known)}" if 0 < len(known) <= SHOWN else ""
    return f'"{word}" is not {called}{listed}'


def list_of(kind: Kind, *, least: int = 0, most: int = 60) -> Kind:
    """Make a kind: a list of values of one kind, none of them twice."""

    def check(place: Place) -> Iterator[Problem]:
        if not isinstance(place.value, list):
            yield place.problem("write a list in square brackets, as in [one, another]")
            return
        if not least <= len(place.value) <= most:
            wanted = f"at least {least}" if len(place.value) < least else f"at most {most}"
            yield place.problem(f"name {wanted} of these")
        seen: set[object] = set()
        for item in place.value:
            yield from kind(item)
            if isinstance(item.value, str) and item.value in seen:
                yield item.problem(f'"{item.value}" stands twice: keep one of them')
            seen.add(item.value if isinstance(item.value, str) else id(item))

    return _unless_broken(check)


def mapping(fields: Mapping[str, Field]) -> Kind:
    """Make a kind: named fields, no others, none of the required ones left out."""

    def check(place: Place) -> Iterator[Problem]:
        if not isinstance(place.value, dict):
            yield place.problem(f"write fields below it, indented: {', '.join(fields)}")
            return
        for name, field in fields.items():
            inner = place.value.get(name)
            if inner is not None:
                yield from field.kind(inner)
            elif field.required:
                full = f"{place.field}.{name}" if place.field else name
                yield Problem(place.file, place.line, place.column, full, "add this field")
        for name, inner in place.value.items():
            if name not in fields:
                yield inner.problem(unknown(name, fields, "a field here"))

    return _unless_broken(check)


def matching(pattern: str, advice: str) -> Kind:
    """Make a kind: text of a given form; `advice` says how to write it."""

    def check(place: Place) -> Iterator[Problem]:
        if not isinstance(place.value, str):
            yield place.problem(not_text(place.value))
        elif not re.fullmatch(pattern, place.value):
            yield place.problem(advice)

    return _unless_broken(check)


def a_date(place: Place) -> Iterator[Problem]:
    """Hold a date in quotes, like "2026-12-25"."""
    yield from _parsed(place, date.fromisoformat, 'write a date in quotes, like "2026-12-25"')


def a_moment(place: Place) -> Iterator[Problem]:
    """Hold a local date and time in quotes, like "2026-12-08 12:30"."""
    advice = 'write a date and a time in quotes, like "2026-12-08 12:30"'
    yield from _parsed(place, lambda said: datetime.strptime(said, "%Y-%m-%d %H:%M"), advice)  # noqa: DTZ007 - local time


def _parsed(place: Place, parse: Callable[[str], object], advice: str) -> Iterator[Problem]:
    if place.value is BROKEN:
        return
    if not isinstance(place.value, str):
        yield place.problem(advice)
        return
    try:
        parse(place.value)
    except ValueError:
        yield place.problem(advice)


def _unless_broken(kind: Kind) -> Kind:
    def check(place: Place) -> Iterator[Problem]:
        if place.value is not BROKEN:
            yield from kind(place)

    return check
