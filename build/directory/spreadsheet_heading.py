"""Finds the row that names the columns, whatever their order and however they are written."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from operator import eq

from directory.spreadsheet_cell import Unreadable, one_line, text_of
from directory.spreadsheet_columns import BY_FIELD, COLUMNS, NAME, Column
from directory.spreadsheet_sheet import CellProblem, Row, Sheet, letter
from mentoring.domain.biography.place import Problem

FIRST_ROWS = 20
LEAST_COLUMNS = 3
CLOSE_ENOUGH = 0.8
HINT = re.compile(r"[(\[].*?[)\]]")


@dataclass(frozen=True)
class Heading:
    """The row that names the columns. `columns` maps fields to cells, counted from 0."""

    sheet: Sheet
    row: Row
    columns: Mapping[str, int]
    notes: Sequence[str] = field(default=())

    @property
    def rows(self) -> list[Row]:
        """The rows below, less those that repeat the heading or are empty where it names columns.

        What stands in other columns alone, such as a total, is no mentor.
        """
        below = (row for row in self.sheet.rows if row.number > self.row.number)
        return [row for row in below if any(self._texts(row)) and not self._is_again(row)]

    def _is_again(self, row: Row) -> bool:
        return all(map(eq, self._texts(row), self._texts(self.row)))

    def _texts(self, row: Row) -> Iterator[str | Unreadable]:
        return (text_of(row.cell(index)) for index in self.columns.values())


def heading_of(sheet: Sheet) -> Heading | None:
    """Find the heading among the first rows; None where this is no list of mentors."""
    first = [row for row in sheet.rows if row.number <= sheet.rows[0].number + FIRST_ROWS]
    row = max(first, key=lambda one: columns_in(one.cells), default=None)
    if row is None or columns_in(row.cells) < LEAST_COLUMNS:
        return None
    columns: dict[str, int] = {}
    for index, cell in enumerate(row.cells):
        column = _column(cell)
        if column:
            columns.setdefault(column.field, index)
    return Heading(sheet, row, columns, _passed_over(sheet, row))


def problems_of(heading: Heading) -> list[Problem]:
    """Report columns that can't be told apart, names hardly meant, and a list without names."""
    problems: list[Problem] = []
    for index, cell in enumerate(heading.row.cells):
        column, said = _column(cell), _said(cell)
        if column and heading.columns[column.field] != index:
            first = letter(heading.columns[column.field] + 1)
            problems.append(_problem(heading, index, said, f"column {first} is this one already"))
        elif said and not column and (meant := _close(said)):
            problems.append(
                _problem(
                    heading, index, said, f'did you mean "{meant.title}"? Write that, or empty it'
                )
            )
    if NAME not in heading.columns:
        problems.append(_problem(heading, -1, "", f'add a column "{NAME}"'))
    return problems


def missing_column(heading: Heading, name: str) -> CellProblem:
    """Ask for a column that a row needs."""
    title = BY_FIELD[name].title if name in BY_FIELD else name
    return _problem(heading, -1, "", f'add a column "{title}"')


def columns_in(cells: Sequence[object]) -> int:
    """Count the cells that name a column."""
    return len({column.field for column in map(_column, cells) if column})


def _problem(heading: Heading, index: int, said: str, message: str) -> CellProblem:
    return CellProblem(heading.sheet.label, heading.row.number, index + 1, said, message)


def _passed_over(sheet: Sheet, row: Row) -> list[str]:
    return [
        f"{sheet.label}: column {letter(index)} ({said}) is none of a mentor's and was passed over."
        for index, said in enumerate(map(_said, row.cells), 1)
        if said and not _column(said) and not _close(said)
    ]


def _said(cell: object) -> str:
    text = text_of(cell)
    return one_line(text)[:60] if isinstance(text, str) else ""


def _column(cell: object) -> Column | None:
    return _named().get(_plain(cell)) if isinstance(cell, str) else None


def _close(said: str) -> Column | None:
    close = get_close_matches(_plain(said), _named(), n=1, cutoff=CLOSE_ENOUGH)
    return _named()[close[0]] if close else None


@cache
def _named() -> dict[str, Column]:
    return {_plain(name): one for one in COLUMNS for name in (one.title, one.field, *one.also)}


def _plain(said: str) -> str:
    """Leave of a column's name its letters and digits, without accents, capitals and hints."""
    letters = unicodedata.normalize("NFKD", HINT.sub("", said)[:200]).casefold()
    return "".join(one for one in letters if one.isalnum())
