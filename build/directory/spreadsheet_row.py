"""A row of the spreadsheet as a mentor's file: its values, checked as the file would be."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from directory.forms import ID_ADVICE
from directory.load import Rules
from directory.spreadsheet_cell import Unreadable, one_line, text_of
from directory.spreadsheet_columns import ADDRESS, BY_FIELD, ID, NAME, SPOT, Column, Holds
from directory.spreadsheet_heading import Heading, missing_column
from directory.spreadsheet_sheet import CellProblem, Row
from directory.spreadsheet_words import Words
from mentoring.domain.biography import check
from mentoring.domain.biography.mentor_form import mentor_form
from mentoring.domain.biography.place import BROKEN, Place, Problem
from mentoring.domain.identity import is_id
from mentoring.domain.slug import slug

WHOLE_NUMBER = re.compile(r"(-?\d{1,9})(?:[.,]0+)?")
INDEX = re.compile(r"\[\d+\]")
NOT_IN_FILE = {ID, ADDRESS}
MOST_CHARACTERS = 4_000


@dataclass
class Draft:
    """What a row says. `values` holds a place for each cell that says something, by field."""

    heading: Heading
    row: Row
    values: dict[str, Place]
    unreadable: list[Problem] = field(default_factory=list)

    @property
    def id(self) -> str:
        """The mentor's id: as the row says, otherwise made of the name; empty without either."""
        return self.said(ID) or (slug(self.said(NAME)) if self.said(NAME) else "")

    @property
    def has_own_id(self) -> bool:
        """The row itself says which mentor it is about."""
        return bool(self.said(ID))

    def said(self, name: str) -> str:
        """What the row says in a column of text; empty where it says nothing."""
        place = self.values.get(name)
        return place.value if place and isinstance(place.value, str) else ""

    def problem(self, name: str, message: str) -> CellProblem:
        """Say what to write instead in a column of this row."""
        names = [one for one in self.heading.columns if one == name or one.startswith(f"{name}.")]
        index = self.heading.columns[names[0]] if names else -1
        title = BY_FIELD[names[0]].title if names else ""
        label = self.heading.sheet.label
        return CellProblem(label, self.row.number, index + 1, title, message)


def draft_from(heading: Heading, row: Row, words: Words) -> Draft:
    """Read a row's cells into the values of a mentor's file."""
    draft = Draft(heading, row, {})
    for name, index in heading.columns.items():
        text = text_of(row.cell(index))
        column = BY_FIELD[name]
        if isinstance(text, str) and column.holds is not Holds.TEXT and len(text) > MOST_CHARACTERS:
            text = Unreadable(f"keep it to {MOST_CHARACTERS:,} characters: it has {len(text):,}")
        if isinstance(text, Unreadable):
            draft.unreadable.append(draft.problem(name, text.message))
            draft.values[name] = _place(draft, name, BROKEN)
        elif (value := _value(draft, column, text, words)) is not None:
            draft.values[name] = _place(draft, name, value)
    return draft


def whole(draft: Draft, present: Place | None) -> Place:
    """Put a file's fields together: those the sheet has columns for, the others as they stand."""
    columns = draft.heading.columns
    kept = dict(present.value) if present else {}
    spot = kept.pop(SPOT, None)
    inner = dict(spot.value) if spot and isinstance(spot.value, dict) else {}
    fields = {name: place for name, place in kept.items() if name not in columns}
    told = {name: place for name, place in draft.values.items() if name not in NOT_IN_FILE}
    fields |= {name: place for name, place in told.items() if "." not in name}
    own = {name.partition(".")[2]: place for name, place in told.items() if "." in name}
    has_columns = any(name.startswith(f"{SPOT}.") for name in columns)
    if own or (inner and not has_columns):
        others = {name: inner[name] for name in inner if f"{SPOT}.{name}" not in columns}
        fields[SPOT] = _place(draft, SPOT, others | own)
    return _place(draft, "", fields)


def problems_of(draft: Draft, place: Place, rules: Rules) -> Iterator[Problem]:
    """Check a row as the file it would become, and name its cells."""
    yield from draft.unreadable
    if not draft.values.get(NAME):
        yield draft.problem(NAME, "write the mentor's name, or empty the whole row")
    elif draft.id and not is_id(draft.id):
        yield draft.problem(ID, f"{ID_ADVICE}, at most 80 of them")
    form = mentor_form(rules.known)
    for problem in (*form(place), *check.mentor(place)):
        if problem.file == draft.heading.sheet.label:
            yield from _told(draft, problem)
        else:
            yield problem


def _told(draft: Draft, problem: Problem) -> Iterator[Problem]:
    name = INDEX.sub("", problem.field)
    if name == NAME and name not in draft.values:
        return  # said already
    if name in BY_FIELD and name not in draft.heading.columns:
        yield missing_column(draft.heading, name)
    elif name in BY_FIELD and name not in draft.values:
        yield draft.problem(name, "fill in this cell")
    else:
        line = f"line {problem.line} of the cell: " if problem.line else ""
        yield draft.problem(name, line + problem.message)


def _value(draft: Draft, column: Column, text: str, words: Words) -> Any:
    if column.holds is Holds.LIST:
        items = words.items(column.field, text)
        listed = [_place(draft, f"{column.field}[{n}]", item) for n, item in enumerate(items, 1)]
        return listed if listed or column.required else None
    if not text:
        return None
    if column.holds is Holds.NUMBER:
        number = WHOLE_NUMBER.fullmatch(text)
        return int(number[1]) if number else text
    if column.holds is Holds.TEXT:
        return text + "\n"
    return words.word(column.field, text) if column.holds is Holds.WORD else one_line(text)


def _place(draft: Draft, name: str, value: Any) -> Place:
    """Stand for a cell. The line is counted inside the cell, from 1; 0 means all of it."""
    return Place(draft.heading.sheet.label, name, 0, 0, value)
