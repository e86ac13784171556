"""A workbook (.xlsx) that came with a form, as the text that copying its columns gives."""

import csv
import warnings
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from io import BytesIO, StringIO
from itertools import islice
from zipfile import ZipFile

BEGINS = b"PK\x03\x04"
"""How every workbook begins: it is a ZIP file."""
MOST_BYTES = 10_000_000
"""Unpacked. A thousand people with their dates take a tenth of it."""
MOST_PARTS, MOST_ROWS, MOST_COLUMNS = 200, 10_000, 20


class NotAWorkbook(Exception):
    """The file can't be read as a workbook, or holds far more than a list."""


def text_of(content: bytes) -> str:
    """The first sheet that is shown: a line for each row, cells parted by tabs, days as 2026-11-23.

    A formula counts as what the spreadsheet program made of it last. Raises NotAWorkbook.
    """
    try:
        with ZipFile(BytesIO(content)) as packed, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            _require_small(packed)
            return _written(_rows(content))
    except NotAWorkbook:
        raise
    except Exception as error:
        raise NotAWorkbook from error


def _require_small(packed: ZipFile) -> None:
    parts = packed.infolist()
    if len(parts) > MOST_PARTS or sum(one.file_size for one in parts) > MOST_BYTES:
        raise NotAWorkbook


def _rows(content: bytes) -> Iterator[list[str]]:
    from openpyxl import load_workbook  # noqa: PLC0415 - only one form needs it

    book = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
    sheet = next(one for one in book.worksheets if one.sheet_state == "visible")
    sheet.reset_dimensions()
    for cells in islice(sheet.iter_rows(values_only=True), MOST_ROWS):
        yield [_cell(one) for one in cells[:MOST_COLUMNS]]


def _cell(value: object) -> str:
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else " ".join(str(value).split())


def _written(rows: Iterable[list[str]]) -> str:
    """Line by line, a row that is empty too: so problems are named by the sheet's own numbers."""
    text = StringIO()
    lines = csv.writer(text, delimiter="\t", lineterminator="\n")
    for cells in rows:
        lines.writerow(cells if any(cells) else ())
    return text.getvalue()
