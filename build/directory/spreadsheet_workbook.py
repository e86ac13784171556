"""Reads a workbook (.xlsx). What openpyxl would trip over or drown in is refused before."""

import re
import warnings
from contextlib import suppress
from dataclasses import dataclass, field
from io import BytesIO
from itertools import islice
from typing import Any
from xml.etree.ElementTree import Element, iterparse
from xml.parsers import expat
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.utils import range_boundaries
from openpyxl.utils.cell import coordinate_to_tuple

from directory.spreadsheet_cell import Unreadable
from directory.spreadsheet_columns import WORDS_SHEET
from directory.spreadsheet_sheet import (
    MOST_COLUMNS,
    MOST_ROWS,
    NotASpreadsheet,
    Row,
    Sheet,
    Spreadsheet,
    label_of,
    too_many_rows,
)

MOST_BYTES = 100_000_000
MOST_PARTS = 1_000
MOST_SHEETS = 50
MOST_MERGED = 1_000
LAST_ROW = 1_048_576
MARKED = re.compile(rb"<(?:\w+:)?(?:f|mergeCell)[\s/>]")
NO_RESULT = Unreadable(
    "write the text itself, or save the file in your spreadsheet program once: "
    "this formula has no stored result"
)
VISIBLE = "visible"


class _Begun(Exception):
    """The first element has been met; a document type can't follow any more."""


@dataclass
class Marks:
    """What a sheet says beside its values: merged cells and formulas without a result."""

    merged: list[str] = field(default_factory=list)
    without_result: set[tuple[int, int]] = field(default_factory=set)


def read_workbook(data: bytes, name: str) -> Spreadsheet:
    """Read all visible sheets. Raises NotASpreadsheet."""
    try:
        with ZipFile(BytesIO(data)) as archive, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            _refuse_bombs(archive, name)
            book = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
            return _sheets(book, archive, name)
    except NotASpreadsheet:
        raise
    except Exception as error:
        raise NotASpreadsheet(
            f"{name} is not a whole spreadsheet: open it in your spreadsheet program, "
            "save it again as .xlsx, and use that."
        ) from error


def _refuse_bombs(archive: ZipFile, name: str) -> None:
    parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES:
        raise NotASpreadsheet(
            f"{name} holds more than {MOST_BYTES // 1_000_000} MB when unpacked: copy the rows of "
            "the mentors into a new file."
        )
    for part in parts:
        with archive.open(part) as content:
            if _has_document_type(content):
                raise NotASpreadsheet(f"{name} was not written by a spreadsheet program.")


def _has_document_type(content: Any) -> bool:
    """Whether an XML part declares its own entities, which spreadsheets never do."""
    found: list[bool] = []

    def begun(*_: object) -> None:
        raise _Begun

    def declared(*_: object) -> None:
        found.append(True)
        raise _Begun

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.StartDoctypeDeclHandler = begun, declared
    with suppress(_Begun, expat.ExpatError):  # what is no XML declares no entity either
        parser.ParseFile(content)
    return bool(found)


def _sheets(book: Any, archive: ZipFile, name: str) -> Spreadsheet:
    worksheets = list(book.worksheets)
    if len(worksheets) > MOST_SHEETS:
        raise NotASpreadsheet(f"{name} has more than {MOST_SHEETS} sheets: keep those of mentors.")
    hidden = [one.title for one in worksheets if one.sheet_state != VISIBLE]
    sheets = [_sheet(one, archive) for one in worksheets if one.sheet_state == VISIBLE]
    return Spreadsheet(
        sheets,
        [f"{label_of(one)} is hidden and was passed over." for one in hidden if one != WORDS_SHEET],
    )


def _sheet(worksheet: Any, archive: ZipFile) -> Sheet:
    label = label_of(worksheet.title)
    part = worksheet._worksheet_path  # noqa: SLF001 - nothing public says where a sheet's XML is
    marks = _marks(archive, part)
    worksheet.reset_dimensions()
    rows: dict[int, list[object]] = {}
    for number, cells in enumerate(islice(worksheet.iter_rows(), LAST_ROW), 1):
        values = [_value(cell, marks) for cell in cells[:MOST_COLUMNS]]
        if any(value is not None for value in values):
            rows[number] = values
        if len(rows) > MOST_ROWS:
            raise too_many_rows(label)
    _fill_merged(rows, marks.merged, label)
    return Sheet(label, [Row(number, tuple(values)) for number, values in rows.items()])


def _value(cell: Any, marks: Marks) -> object:
    if cell.value is None:
        place = (getattr(cell, "row", 0), getattr(cell, "column", 0))
        return NO_RESULT if place in marks.without_result else None
    if cell.data_type == "e":
        return Unreadable(f"write the text itself: the cell shows the error {cell.value}")
    value: object = cell.value
    return value


def _marks(archive: ZipFile, part: str) -> Marks:
    marks = Marks()
    content = archive.read(part)
    if MARKED.search(content):
        for _, element in iterparse(BytesIO(content)):  # noqa: S314 - entities were refused
            tag = element.tag.rpartition("}")[2]
            if tag == "mergeCell":
                marks.merged.append(element.get("ref", ""))
            elif tag == "c" and _has_no_result(element):
                marks.without_result.add(coordinate_to_tuple(element.get("r", "A1")))
            if tag in {"c", "row"}:
                element.clear()
    return marks


def _has_no_result(cell: Element) -> bool:
    inner = {one.tag.rpartition("}")[2]: one.text for one in cell}
    return "f" in inner and not inner.get("v") and cell.get("t") != "str"


def _fill_merged(rows: dict[int, list[object]], merged: list[str], label: str) -> None:
    """Give every row of a merged cell what the cell shows."""
    if len(merged) > MOST_MERGED:
        raise NotASpreadsheet(f"{label} has too many merged cells: unmerge them all.")
    for left, top, _, bottom in map(range_boundaries, merged):
        above = rows.get(top, [])
        shown = above[left - 1] if left <= len(above) else None
        for number, cells in rows.items():
            if top < number <= bottom and left <= MOST_COLUMNS:
                cells.extend([None] * (left - len(cells)))
                cells[left - 1] = shown
