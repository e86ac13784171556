"""What spreadsheets hold beside text: formulas, dates, merged cells, hidden sheets, charts."""

from datetime import date
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart

from directory.spreadsheet_import import import_spreadsheet
from tests.directory.spreadsheets_made import (
    changed_part,
    imported,
    mentor,
    refused,
    rows_of,
    sentence,
    workbook,
)

ONE_NEW = "Mentors: 1 new, 0 changed, 0 as they were, 1 without a row left alone."
SHEET = "xl/worksheets/sheet1.xml"


def test_huge_cells_are_named(sample: Path, tmp_path: Path) -> None:
    row = mentor(topics=";".join(["x"] * 10_000), role="x" * 30_000, biography="x " * 16_000)
    said = refused(sample, workbook(tmp_path / "list.xlsx", rows_of(row)))
    assert (
        said
        == [
            "Sheet Mentors, row 2, column B (role): keep it to 4,000 characters: it has 30,000",
            "Sheet Mentors, row 2, column G (topics): keep it to 4,000 characters: it has 19,999",
            "Sheet Mentors, row 2, column J (biography): keep it to 6000 characters: it has 32000",
            (
                "Sheet Mentors, row 2, column J (biography): write between 40 and 400 words: "
                "there are 16000"
            ),
        ][: len(said)]
    )


def test_a_formula_counts_as_what_it_showed(sample: Path, tmp_path: Path) -> None:
    path = workbook(tmp_path / "list.xlsx", rows_of(mentor(location="=UPPER(A1)")))
    assert refused(sample, path) == [
        (
            "Sheet Mentors, row 2, column E (location): write the text itself, or save the file in "
            "your spreadsheet program once: this formula has no stored result"
        )
    ]
    changed_part(path, SHEET, "<f>UPPER(A1)</f><v />", "<f>UPPER(A1)</f><v>Bath</v>")
    changed_part(path, SHEET, '<c r="E2">', '<c r="E2" t="str">')
    assert imported(sample, path) == ONE_NEW
    assert "location: Bath\n" in (sample / "mentors/nia-prosser.yml").read_text()


def test_a_formula_that_shows_nothing_is_an_empty_cell(sample: Path, tmp_path: Path) -> None:
    path = workbook(tmp_path / "list.xlsx", rows_of(mentor(pronouns='=""')))
    changed_part(path, SHEET, '<c r="K2">', '<c r="K2" t="str">')
    assert imported(sample, path) == ONE_NEW


def test_errors_and_dates_are_named(sample: Path, tmp_path: Path) -> None:
    row = mentor(location="#REF!", training=date(2021, 3, 1))
    path = workbook(tmp_path / "list.xlsx", rows_of(row))
    assert refused(sample, path) == [
        (
            "Sheet Mentors, row 2, column E (location): write the text itself: the cell shows the "
            "error #REF!"
        ),
        (
            "Sheet Mentors, row 2, column K (training): write it as text: the spreadsheet made a "
            "date or a time of it (give the cell the format Text, then type it again)"
        ),
    ]


def test_hidden_sheets_are_passed_over_and_named(sample: Path, tmp_path: Path) -> None:
    path = workbook(tmp_path / "list.xlsx", rows_of(mentor()))
    book = load_workbook(path)
    old = book.create_sheet("Old")
    for row in rows_of(mentor(name="Jo")):
        old.append(row)
    old.sheet_state = "veryHidden"
    book.save(path)
    done = import_spreadsheet(sample, path)
    assert (done.problems, done.added) == ([], 1)
    assert done.notes == ["Sheet Old is hidden and was passed over."]


def test_merged_cells_count_for_every_row_they_cover(sample: Path, tmp_path: Path) -> None:
    names = ["Nia", "Jo", "Li"]
    path = workbook(tmp_path / "list.xlsx", rows_of(*(mentor(name=name) for name in names)))
    book = load_workbook(path)
    sheet = book["Mentors"]
    sheet.insert_rows(1)
    sheet["A1"] = "Our mentors"
    sheet.merge_cells("A1:F1")
    sheet.merge_cells("C3:C5")
    sheet.merge_cells("J3:J5")
    book.save(path)
    assert imported(sample, path).startswith("Mentors: 3 new")
    texts = [(sample / f"mentors/{name.lower()}.yml").read_text() for name in names]
    assert len({text.partition("\nrole:")[2] for text in texts}) == 1


def test_too_many_merged_cells_are_refused(sample: Path, tmp_path: Path) -> None:
    path = workbook(tmp_path / "list.xlsx", rows_of(mentor()))
    merged = '<mergeCell ref="A1:XFD1048576"/>' * 1_001
    changed_part(path, SHEET, "</sheetData>", f"</sheetData><mergeCells>{merged}</mergeCells>")
    assert sentence(sample, path) == "Sheet Mentors has too many merged cells: unmerge them all."


def test_a_chart_sheet_and_an_empty_sheet_do_no_harm(sample: Path, tmp_path: Path) -> None:
    book = Workbook()
    book.create_chartsheet("Chart").add_chart(BarChart())
    sheet = book.create_sheet("Mentors")
    for row in rows_of(mentor()):
        sheet.append(row)
    book.save(tmp_path / "list.xlsx")
    assert imported(sample, tmp_path / "list.xlsx") == ONE_NEW
