"""The template: every column with its example, importable once filled in, never over a file."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from directory.cli import main
from directory.spreadsheet_columns import COLUMNS
from directory.spreadsheet_import import import_spreadsheet
from directory.spreadsheet_template import write_template
from mentoring.domain.biography.known import MEETS
from tests.directory.conftest import PROJECT
from tests.directory.spreadsheets_made import imported, mentor


def template(root: Path, tmp_path: Path) -> tuple[Path, Any]:
    path = tmp_path / "mentors.xlsx"
    assert write_template(root, path) == []
    return path, load_workbook(path)


def test_a_filled_in_template_is_imported_without_a_word(sample: Path, tmp_path: Path) -> None:
    path, book = template(sample, tmp_path)
    row = mentor()
    book["Mentors"].append([row.get(column.title) for column in COLUMNS])
    book.save(path)
    done = import_spreadsheet(sample, path)
    assert (done.problems, done.notes, done.added) == ([], [], 1)


def test_the_examples_of_the_template_make_a_sound_mentor(tmp_path: Path) -> None:
    for name in ("mentors", "site"):
        (tmp_path / name).symlink_to(PROJECT / name)
    path, book = template(tmp_path, tmp_path)
    guide = list(book["How to fill this in"].iter_rows(min_row=2, values_only=True))
    book["Mentors"].append([row[3] for row in guide])
    book.save(path)
    root = tmp_path / "pool"
    (root / "mentors").mkdir(parents=True)
    (root / "site").symlink_to(PROJECT / "site")
    assert imported(root, path) == (
        "Mentors: 1 new, 0 changed, 0 as they were. people.csv: 1 new, 0 changed."
    )


def test_the_guide_says_what_to_write_in_every_column(sample: Path, tmp_path: Path) -> None:
    _, book = template(sample, tmp_path)
    rows = list(book["How to fill this in"].iter_rows(values_only=True))
    assert [row[0] for row in rows[1:]] == [column.title for column in COLUMNS]
    assert all(row[1] and row[3] for row in rows[1:])
    assert next(row[4] for row in rows if row[0] == "meets") == "; ".join(MEETS)


def test_empty_cells_are_text_and_grades_are_chosen_from_a_list(
    sample: Path, tmp_path: Path
) -> None:
    _, book = template(sample, tmp_path)
    sheet = book["Mentors"]
    assert {sheet.column_dimensions[letter].number_format for letter in "ABCDEFT"} == {"@"}
    assert sorted(choice.formula1 for choice in sheet.data_validations.dataValidation) == [
        "Words!$A$2:$A$3",
        "Words!$B$2:$B$6",
    ]
    assert [cell.value for cell in book["Words"]["B"]] == [
        "grade", "constable", "officer", "inspector", "director", "acc",
    ]  # fmt: skip


def test_the_command_never_writes_over_a_file(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (sample / "mkdocs.yml").touch()
    path = tmp_path / "mentors.xlsx"
    command = ["--root", str(sample), "template"]
    assert main([*command, str(path)]) == 0
    before = path.read_bytes()
    assert main([*command, str(path)]) == 1
    assert main([*command, str(tmp_path / "mentors.csv")]) == 1
    assert path.read_bytes() == before
    shown = capsys.readouterr()
    assert shown.out == f"Wrote {path}: write one mentor a row in it, then import it.\n"
    assert shown.err.splitlines() == [
        f"{path} is there already: name another file.",
        "mentors.csv: let the name end in .xlsx.",
    ]
