"""Writes rows as a workbook or as CSV, so that no cell can run as a formula."""

import csv
from collections.abc import Callable, Iterable, Sequence
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font, NamedStyle
from openpyxl.utils import get_column_letter

from directory.spreadsheet_cell import quoted, quoted_again
from directory.spreadsheet_columns import MENTORS_SHEET, Column
from directory.spreadsheet_files import write_whole
from directory.spreadsheet_sheet import NotASpreadsheet

AS_TEXT = "@"
MARK = "\ufeff"
Value = str | int
Rows = Iterable[Sequence[Value]]


def save(path: Path, columns: Sequence[Column], rows: Rows, *, private: bool = False) -> None:
    """Write a spreadsheet of the kind that the file's name asks for. Raises NotASpreadsheet."""
    kinds: dict[str, Callable[[Sequence[Column], Rows], bytes]] = {".xlsx": _xlsx, ".csv": _csv}
    kind = kinds.get(path.suffix.lower())
    if kind is None:
        raise NotASpreadsheet(f"{path.name}: let the name end in .xlsx or .csv.")
    write(path, kind(columns, rows), private=private)


def write(path: Path, data: bytes, *, private: bool = False) -> None:
    """Put a spreadsheet into its file. Raises NotASpreadsheet where that is not possible."""
    try:
        write_whole(path, data, private=private)
    except OSError as error:
        raise NotASpreadsheet(
            f"{path} can't be written ({error.strerror}): look at its folder, and close the file "
            "in other programs."
        ) from None


def bytes_of(book: Any) -> bytes:
    """Return a workbook as its file's content."""
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def dress(sheet: Any, columns: Sequence[Column]) -> None:
    """Give columns their widths and the format of text, and keep the first row in sight."""
    sheet.freeze_panes = "A2"
    for number, column in enumerate(columns, 1):
        dimension = sheet.column_dimensions[get_column_letter(number)]
        dimension.width = column.width
        dimension.number_format = AS_TEXT


def _csv(columns: Sequence[Column], rows: Rows) -> bytes:
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([column.title for column in columns])
    writer.writerows([quoted(str(value)) for value in row] for row in rows)
    return (MARK + out.getvalue()).encode()


def _xlsx(columns: Sequence[Column], rows: Rows) -> bytes:
    book = Workbook(write_only=True)
    as_text = NamedStyle("as text", number_format=AS_TEXT)
    book.add_named_style(as_text)
    sheet = book.create_sheet(MENTORS_SHEET)
    dress(sheet, columns)
    sheet.append([_bold(sheet, column.title) for column in columns])
    for row in rows:
        sheet.append([_cell(sheet, value, as_text.name) for value in row])
    return bytes_of(book)


def _bold(sheet: Any, title: str) -> Any:
    cell = WriteOnlyCell(sheet, title)
    cell.font = Font(bold=True)
    return cell


def _cell(sheet: Any, value: Value, style: str) -> Any:
    """Mark text as text: as a value of that type it is shown, whatever it begins with."""
    if isinstance(value, int) or not value:
        return value if value != "" else None
    cell = WriteOnlyCell(sheet, quoted_again(value))
    cell.data_type = "s"
    cell.style = style
    cell.quotePrefix = True
    return cell
