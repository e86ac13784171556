"""Reads a CSV file as spreadsheet programs write it: any usual separator and encoding."""

import csv
from collections.abc import Callable, Iterator, Sequence
from io import StringIO

from directory.spreadsheet_sheet import (
    MOST_COLUMNS,
    MOST_ROWS,
    NotASpreadsheet,
    Row,
    Sheet,
    Spreadsheet,
    too_many_rows,
)

SEPARATORS = ",;\t"
FIRST_ROWS = 20
WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


def read_csv(data: bytes, name: str, columns_in: Callable[[Sequence[object]], int]) -> Spreadsheet:
    """Read all rows. The separator is the one that gives the most columns. Raises NotASpreadsheet.

    `columns_in` counts the cells of a row that name a column.
    """
    text, notes = _decoded(data, name)
    text, said = _separator_line(text)
    tried = said or max(SEPARATORS, key=lambda one: _columns(text, one, columns_in))
    rows: list[Row] = []
    try:
        for number, cells in enumerate(_reader(text, tried), 2 if said else 1):
            if any(map(str.strip, cells)):
                rows.append(Row(number, tuple(cells[:MOST_COLUMNS])))
            if len(rows) > MOST_ROWS:
                raise too_many_rows(name)
    except csv.Error as error:
        after = rows[-1].number if rows else 0
        raise NotASpreadsheet(
            f"{name}: the row after row {after} can't be read ({error}). Look at the quotation "
            "marks there, or save it in your spreadsheet program again."
        ) from error
    return Spreadsheet([Sheet(name, rows)], notes)


def _reader(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)


def _decoded(data: bytes, name: str) -> tuple[str, list[str]]:
    notes = []
    try:
        text = data.decode("utf-16" if data.startswith(WIDE_MARKS) else "utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
        notes.append(
            f"{name} is not in UTF-8: it was read as Windows-1252. Look whether names with accents "
            'are right; if not, save it as "CSV UTF-8".'
        )
    if "\0" in text or "\ufffd" in text:
        raise NotASpreadsheet(f'{name} is no text: save it as "CSV UTF-8", or as .xlsx.')
    return text, notes


def _separator_line(text: str) -> tuple[str, str]:
    """Take off the line `sep=;` with which some programs begin."""
    first, _, rest = text.partition("\n")
    said = first.strip().strip('"')
    if said[:4].lower() == "sep=" and said[4:] in set(SEPARATORS):
        return rest, said[4:]
    return text, ""


def _columns(text: str, separator: str, columns_in: Callable[[Sequence[object]], int]) -> int:
    most, reader = 0, _reader(text, separator)
    try:
        for _, cells in zip(range(FIRST_ROWS), reader, strict=False):
            most = max(most, columns_in(cells[:MOST_COLUMNS]))
    except csv.Error:
        pass  # what was read before counts; reading all of it reports the error
    return most
