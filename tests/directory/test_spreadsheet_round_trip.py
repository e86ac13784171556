"""Exporting: by organisation and name, nothing that runs, no addresses; and back without loss."""

import csv
import shutil
from pathlib import Path

import pytest
import yaml
from openpyxl import load_workbook

from directory.cli import main
from directory.load import load
from directory.spreadsheet_export import export_spreadsheet
from tests.directory.conftest import PROJECT
from tests.directory.spreadsheets_made import files_under, imported, mentor, rows_of, workbook

EVERY = len(list((PROJECT / "mentors").glob("*.yml")))
FORMULA = '=HYPERLINK("https://example.org","more")'


@pytest.fixture
def real(tmp_path: Path) -> Path:
    """A copy of this repository's pool."""
    root = tmp_path / "real"
    shutil.copytree(PROJECT / "mentors", root / "mentors")
    shutil.copytree(PROJECT / "site", root / "site")
    shutil.copy(PROJECT / "mkdocs.yml", root)
    return root


def exported(root: Path, file: Path, people: Path | None = None) -> Path:
    count, problems = export_spreadsheet(root, file, people)
    assert [str(problem) for problem in problems] == []
    assert count == len(list((root / "mentors").glob("*.yml")))
    return file


def cells(file: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(file.read_text("utf-8-sig").splitlines(keepends=True)))


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_import_of_an_export_leaves_every_mentor_of_this_repository_untouched(
    real: Path, tmp_path: Path, kind: str
) -> None:
    file = exported(real, tmp_path / f"all.{kind}")
    before = files_under(real)
    assert imported(real, file) == f"Mentors: 0 new, 0 changed, {EVERY} as they were."
    assert files_under(real) == before


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_files_that_import_wrote_come_back_byte_for_byte(
    real: Path, tmp_path: Path, kind: str
) -> None:
    exported(real, tmp_path / "first.csv")
    values = {
        path.name: yaml.safe_load(path.read_bytes()) for path in (real / "mentors").glob("*.yml")
    }
    shutil.rmtree(real / "mentors")
    imported(real, tmp_path / "first.csv")
    written = {path.name: path.read_bytes() for path in (real / "mentors").iterdir()}
    assert {name: yaml.safe_load(text) for name, text in written.items()} == values

    file = exported(real, tmp_path / f"second.{kind}")
    shutil.rmtree(real / "mentors")
    imported(real, file)
    assert {path.name: path.read_bytes() for path in (real / "mentors").iterdir()} == written
    assert load(real)[1] == []


def test_rows_stand_by_organisation_and_then_by_name(sample: Path, tmp_path: Path) -> None:
    rivers, police = "Department for Rivers", "Northshire Constabulary"
    people = [("Zoë", rivers), ("Émile", police), ("Fay", police), ("Dan", police), ("Ann", rivers)]
    rows = [mentor(name=name, organisation=place) for name, place in people]
    imported(sample, workbook(tmp_path / "list.xlsx", rows_of(*rows)))
    found = cells(exported(sample, tmp_path / "all.csv"))
    assert [(row["organisation"], row["name"]) for row in found] == [
        (rivers, "Ann"),
        (rivers, "Zoë"),
        (police, "Amara Okafor"),
        (police, "Dan"),
        (police, "Émile"),
        (police, "Fay"),
    ]
    assert list(found[0])[:4] == ["organisation", "name", "role", "topics"]


def hostile(sample: Path, tmp_path: Path) -> None:
    row = mentor(
        name="'=Nia",
        id="nia",
        role=FORMULA,
        location="@York; =1+1",
        languages="\"=1;-1\"; +1\n''@x; ;",
        pronouns="-she",
    )
    path = tmp_path / "list.csv"
    rows = rows_of(row)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    imported(sample, path)


def test_formulas_are_quoted_in_csv_and_come_back(sample: Path, tmp_path: Path) -> None:
    hostile(sample, tmp_path)
    before = files_under(sample)
    file = exported(sample, tmp_path / "all.csv")
    row = next(row for row in cells(file) if row["id"] == "nia")
    assert (row["role"], row["location"]) == (f"'{FORMULA}", "'@York; '=1+1")
    begun = [cell for row in csv.reader(file.read_text("utf-8-sig").splitlines()) for cell in row]
    assert not [cell for cell in begun if cell.startswith(("=", "+", "@", "\t", "\r"))]
    imported(sample, file)
    assert files_under(sample) == before


def test_formulas_are_text_in_a_workbook_and_come_back(sample: Path, tmp_path: Path) -> None:
    hostile(sample, tmp_path)
    before = files_under(sample)
    file = exported(sample, tmp_path / "all.xlsx")
    found = [cell for row in load_workbook(file)["Mentors"].iter_rows() for cell in row]
    assert FORMULA in {cell.value for cell in found}
    assert {cell.data_type for cell in found if isinstance(cell.value, str)} == {"s"}
    assert all(cell.quotePrefix for cell in found if cell.value == FORMULA)
    imported(sample, file)
    assert files_under(sample) == before


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_addresses_are_in_an_export_only_where_a_people_file_is_named(
    sample: Path, tmp_path: Path, kind: str
) -> None:
    (sample / "people.csv").write_text(
        "kind,id,address\ncoordinator,career,one@police.example\n"
        "mentor,amara-okafor,amara@police.example\n"
    )
    without = exported(sample, tmp_path / f"without.{kind}")
    told = exported(sample, tmp_path / f"told.{kind}", sample / "people.csv")
    assert [said(without).count("@"), said(told).count("@")] == [0, 1]
    assert "amara@police.example" in said(told)
    assert told.stat().st_mode & 0o777 == 0o600
    before = files_under(sample)
    imported(sample, told)
    assert files_under(sample) == before


def said(file: Path) -> str:
    if file.suffix == ".csv":
        return file.read_text(encoding="utf-8-sig")
    rows = load_workbook(file)["Mentors"].iter_rows(values_only=True)
    return "\n".join(str(value) for row in rows for value in row)


def test_the_commands_say_what_they_did(
    real: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root, file = ["--root", str(real)], str(tmp_path / "all.xlsx")
    assert main([*root, "export", file]) == 0
    assert main([*root, "import", file]) == 0
    assert main([*root, "export", str(tmp_path / "all.pdf")]) == 1
    assert main([*root, "export", str(tmp_path / "gone/all.csv")]) == 1
    shown = capsys.readouterr()
    assert shown.out.splitlines() == [
        f"Wrote {EVERY} mentors to {file}.",
        f"Mentors: 0 new, 0 changed, {EVERY} as they were.",
    ]
    assert shown.err.splitlines() == [
        "all.pdf: let the name end in .xlsx or .csv.",
        (
            f"{tmp_path}/gone/all.csv can't be written (No such file or directory): look at its "
            "folder, and close the file in other programs."
        ),
    ]


def test_a_pool_with_problems_is_not_exported(sample: Path, tmp_path: Path) -> None:
    (sample / "mentors/amara-okafor.yml").write_text("name: [Amara\n")
    count, problems = export_spreadsheet(sample, tmp_path / "all.csv", None)
    assert (count, bool(problems)) == (0, True)
    assert not (tmp_path / "all.csv").exists()
