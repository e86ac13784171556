"""A roster as a coordinator pastes it: one address a line, with name and start date if known."""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from mentoring.domain.lengths import LONGEST_NAME
from mentoring.domain.people import same_address
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import Incomplete
from mentoring.domain.sign_in import require_address
from mentoring.domain.wording import cut_line, one_line

MOST_LINES = 1000
EARLIEST = date(2000, 1, 1)
LATEST_AHEAD = timedelta(days=366)
"""A start date further off is a slip of the finger."""
SEPARATORS = "\t;,"
IN_BRACKETS = re.compile(r"(?P<name>[^<>]*)<(?P<address>[^<>]+)>")
"""How mail programs write a person: `Dee Ashworth <dee@gov.example>`."""
DATES = (
    "%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d %B %Y", "%d %b %Y", "%d-%b-%Y", "%d/%m/%y",
    "%d-%b-%y",
)  # fmt: skip
"""The day first, as people here write it. No name holds a digit, so what does is a date."""


@dataclass(frozen=True)
class Line:
    """Somebody to enrol: `number` is the line they were named on first."""

    number: int
    address: str
    name: str = ""
    started_on: date | None = None


@dataclass(frozen=True)
class Problem:
    """A line that can't be used, with its text and what to do about it."""

    number: int
    text: str
    message: str


@dataclass(frozen=True)
class Again:
    """A line that names an address again; nothing comes of it."""

    number: int
    address: str
    first: int


@dataclass(frozen=True)
class Read:
    """What a pasted roster says, each line once in one of the three."""

    lines: tuple[Line, ...]
    again: tuple[Again, ...]
    problems: tuple[Problem, ...]


class _Unfit(Exception):
    """The line can't be used; says what to do about it."""


def read(text: str, programme: Programme, today: date) -> Read:
    """Read a roster, all of it, whatever is amiss; `today` is a local date.

    Raises Incomplete where nobody is named, or more people than fit into one form.
    """
    lines: dict[str, Line] = {}
    again: list[Again] = []
    problems: list[Problem] = []
    written = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for number, each in enumerate(written, start=1):
        if not each.strip() or _is_heading(each, first=not (lines or problems)):
            continue
        try:
            line = _line(number, each, programme, today)
        except _Unfit as problem:
            problems.append(Problem(number, cut_line(each, 120), str(problem)))
            continue
        before = lines.setdefault(line.address, line)
        if before is not line:
            again.append(Again(number, line.address, before.number))
    if len(lines) + len(problems) > MOST_LINES:
        raise Incomplete({"lines": f"Enrol at most {MOST_LINES} people at once: take two turns"})
    if not (lines or problems):
        raise Incomplete({"lines": "Enter one address a line"})
    return Read(tuple(lines.values()), tuple(again), tuple(problems))


def text_of(pasted: str, file: str) -> str:
    """What was pasted and what a file holds, one below the other. Raises Incomplete."""
    if file.startswith("PK") or "\0" in file:
        raise Incomplete(
            {
                "file": "This file can't be read as a list. Save it as .xlsx or .csv, without a "
                "password, or copy its columns and paste them"
            }
        )
    return "\n".join(one for one in (pasted.strip("\r\n"), file) if one.strip())


def enrolled_sentence(count: int | None) -> str:
    """What the page says after so many people were enrolled; nothing where nobody was."""
    if not count:
        return ""
    return f"{count} {'person is' if count == 1 else 'people are'} on the roster by this list."


def written(lines: Iterable[Line]) -> str:
    """The lines as they are read again: address, name, date, parted by tabs."""
    return "\n".join(
        "\t".join((one.address, one.name, one.started_on.isoformat() if one.started_on else ""))
        for one in lines
    )


def _is_heading(text: str, *, first: bool) -> bool:
    """The names of columns, as spreadsheets have them above the first row."""
    words = text.casefold()
    return first and "@" not in words and any(one in words for one in ("mail", "address", "name"))


def _line(number: int, text: str, programme: Programme, today: date) -> Line:
    address, rest = _address(_cells(text))
    if not programme.may_sign_in(address):
        domain = address.rpartition("@")[2]
        raise _Unfit(f"Nobody can sign in with an address at {domain}. Enter their work address")
    name, started_on = _name_and_date(rest, today)
    return Line(number, address, name, started_on)


def _cells(text: str) -> list[str]:
    separator = next((one for one in SEPARATORS if one in text), ",")
    try:
        (cells,) = csv.reader([text], delimiter=separator, skipinitialspace=True, strict=True)
    except (csv.Error, ValueError):
        raise _Unfit("A quotation mark is open. Close it, or leave it out") from None
    return [" ".join(one.split()) for one in cells if one.strip()]


def _address(cells: list[str]) -> tuple[str, list[str]]:
    """The one address among the cells, and the other cells."""
    at = [place for place, cell in enumerate(cells) if "@" in cell]
    if len(at) != 1:
        message = "Write one address a line" if at else "There is no address on this line. Add it"
        raise _Unfit(message)
    cell, rest = cells[at[0]], cells[: at[0]] + cells[at[0] + 1 :]
    if bracketed := IN_BRACKETS.fullmatch(cell):
        cell, rest = bracketed["address"], [bracketed["name"].strip(' "'), *rest]
    try:
        return same_address(require_address(cell.strip())), [one for one in rest if one]
    except Incomplete:
        raise _Unfit(
            "This address can't be written to. Write it like name@organisation.example"
        ) from None


def _name_and_date(cells: list[str], today: date) -> tuple[str, date | None]:
    dates = [one for one in cells if any(map(str.isdigit, one))]
    names = [one for one in cells if one not in dates]
    if len(names) > 1 or len(dates) > 1:
        raise _Unfit(
            "There is more on this line than an address, a name and a start date. "
            "Put quotation marks round a name that holds a comma"
        )
    name = one_line(names[0]) if names else ""
    if len(name) > LONGEST_NAME:
        raise _Unfit(
            f"Shorten the name to {LONGEST_NAME} characters: it has {len(name):,}. "
            "Or leave it out: they give it themselves"
        )
    return name, _date(dates[0], today) if dates else None


def _date(text: str, today: date) -> date:
    day = next((found for form in DATES if (found := _date_as(text, form))), None)
    if day is None:
        raise _Unfit("This start date can't be read. Write it like 2026-11-23 or 23/11/2026")
    if not EARLIEST <= day <= today + LATEST_AHEAD:
        raise _Unfit("This start date is too far off. Write one from 2000 to a year from now")
    return day


def _date_as(text: str, form: str) -> date | None:
    try:
        return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day without an hour
    except ValueError:
        return None
