"""A sheet as it was read: rows of cells, numbered as the spreadsheet numbers them."""

from collections.abc import Sequence
from dataclasses import dataclass

from directory.spreadsheet_columns import GUIDE_SHEET, WORDS_SHEET
from mentoring.domain.biography.place import Problem

MOST_ROWS = 10_000
MOST_COLUMNS = 200
LETTERS = 26
OWN_SHEETS = (GUIDE_SHEET, WORDS_SHEET)


class NotASpreadsheet(Exception):
    """The file can't be read or written as a spreadsheet; the message says what to do."""


@dataclass(frozen=True)
class Row:
    """A row that holds something. Rows count from 1, cells from 0."""

    number: int
    cells: tuple[object, ...]

    def cell(self, index: int) -> object:
        """Return the cell of a column; None where the row ends before it."""
        return self.cells[index] if index < len(self.cells) else None


@dataclass(frozen=True)
class Sheet:
    """All rows of one sheet that hold something. `label` is what problems call the sheet."""

    label: str
    rows: Sequence[Row]

    @property
    def is_own(self) -> bool:
        """One of those that the template brings along beside the mentors'."""
        return self.label in map(label_of, OWN_SHEETS)


@dataclass(frozen=True)
class Spreadsheet:
    """The sheets to be read, and what the reader should know about how they were read."""

    sheets: Sequence[Sheet]
    notes: Sequence[str] = ()


@dataclass(frozen=True, order=True)
class CellProblem(Problem):
    """Something to mend in a cell. `line` is the row; the column is named by its letter."""

    def __str__(self) -> str:
        """Write where the cell is as a person looks for it in a spreadsheet."""
        column = f", column {letter(self.column)}" if self.column else ""
        field = f" ({self.field})" if self.field else ""
        return f"{self.file}, row {self.line}{column}{field}: {self.message}"


def label_of(title: str) -> str:
    """Name a sheet of a workbook."""
    return f"Sheet {title}"


def letter(column: int) -> str:
    """Name a column, counted from 1, as spreadsheets do: A to Z, then AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, LETTERS)
        name = chr(ord("A") + rest) + name
    return name


def too_many_rows(label: str) -> NotASpreadsheet:
    """Say that a sheet is larger than any pool."""
    return NotASpreadsheet(f"{label} has more than {MOST_ROWS:,} rows: divide it into two files.")
