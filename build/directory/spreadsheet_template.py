"""Writes the workbook to begin with: the columns, what to write in each, the words there are."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from directory.load import Rules, load_rules
from directory.spreadsheet_cell import joined
from directory.spreadsheet_columns import COLUMNS, GUIDE_SHEET, MENTORS_SHEET, WORDS_SHEET
from directory.spreadsheet_save import bytes_of, dress, write
from directory.spreadsheet_sheet import MOST_ROWS, NotASpreadsheet
from mentoring.domain.biography.place import Problem

CHOSEN_FROM = ("organisation", "grade")
GUIDE_WIDTHS = (20, 60, 10, 60, 80)


def write_template(root: Path, file: Path) -> list[Problem]:
    """Write a template for this pool, never over a file. Raises NotASpreadsheet."""
    if file.suffix.lower() != ".xlsx":
        raise NotASpreadsheet(f"{file.name}: let the name end in .xlsx.")
    if file.exists():
        raise NotASpreadsheet(f"{file} is there already: name another file.")
    rules, problems = load_rules(root)
    if rules is None:
        return problems
    book = Workbook()
    words = _words(rules)
    _fill_mentors(book.active, words)
    _fill_guide(book.create_sheet(GUIDE_SHEET), words)
    _fill_words(book.create_sheet(WORDS_SHEET), words)
    write(file, bytes_of(book))
    return []


def _words(rules: Rules) -> dict[str, Sequence[str]]:
    """Return for each field the words it may hold; none where any text may stand."""
    known = rules.known
    return {
        "organisation": known.organisations,
        "grade": known.grades,
        "schemes": known.schemes,
        "topics": known.topics,
        "offers": known.offers,
        "meets": known.meets,
    }


def _fill_mentors(sheet: Any, words: Mapping[str, Sequence[str]]) -> None:
    sheet.title = MENTORS_SHEET
    dress(sheet, COLUMNS)
    for number, column in enumerate(COLUMNS, 1):
        cell = sheet.cell(1, number, column.title)
        cell.font = Font(bold=True)
        letter = get_column_letter(number)
        if column.field in CHOSEN_FROM and words[column.field]:
            choice = DataValidation("list", formula1=_range(column.field, words), allow_blank=True)
            choice.showErrorMessage = False
            choice.add(f"{letter}2:{letter}{MOST_ROWS}")
            sheet.add_data_validation(choice)


def _range(field: str, words: Mapping[str, Sequence[str]]) -> str:
    letter = get_column_letter(list(words).index(field) + 1)
    return f"{WORDS_SHEET}!${letter}$2:${letter}${len(words[field]) + 1}"


def _fill_guide(sheet: Any, words: Mapping[str, Sequence[str]]) -> None:
    sheet.append(["column", "what to write", "needed", "such as", "one or more of"])
    for column in COLUMNS:
        known = words.get(column.field, ())
        needed = "yes" if column.required else ""
        example = column.example or joined(known[:1])
        sheet.append([column.title, column.note, needed, example, joined(known)])
    for number, width in enumerate(GUIDE_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    for row in sheet.iter_rows():
        for cell in row:
            cell.data_type = "s" if cell.value else cell.data_type
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=cell.row == 1)


def _fill_words(sheet: Any, words: Mapping[str, Sequence[str]]) -> None:
    """Hold the words to choose from; hidden, as it is for the other sheet's lists."""
    sheet.sheet_state = "hidden"
    for number, (field, known) in enumerate(words.items(), 1):
        for row, word in enumerate((field, *known), 1):
            sheet.cell(row, number, word).data_type = "s"
