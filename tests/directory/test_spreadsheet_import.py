"""Importing: forgiving about how a list looks, exact about what is wrong, never half done."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from directory.load import load
from directory.spreadsheet_import import import_spreadsheet
from directory.spreadsheet_sheet import NotASpreadsheet
from tests.directory.spreadsheets_made import (
    BIOGRAPHY,
    FILE,
    SPOT,
    WHOLE,
    imported,
    mentor,
    refused,
    rows_of,
    sheet,
    workbook,
)

ONE_NEW = "Mentors: 1 new, 0 changed, 0 as they were, 1 without a row left alone."


def test_a_row_becomes_a_file_as_a_person_would_write_it(sample: Path, tmp_path: Path) -> None:
    assert imported(sample, sheet(tmp_path, WHOLE)) == ONE_NEW
    assert (sample / "mentors/nia-prosser.yml").read_text(encoding="utf-8") == FILE
    pool, problems = load(sample)
    assert problems == []
    assert pool is not None


def test_columns_may_stand_in_any_order_under_many_names(sample: Path, tmp_path: Path) -> None:
    named = {
        "Bio": BIOGRAPHY,
        "INTERESTS": "Part-Time Working\nmoving department",
        " Full  Name ": "Nia\u00a0Prosser ",
        "Job title*": "Head of  Forecasting",
        "Organization (as listed)": "department for rivers",
        "Rank": "Executive officer",
        "Town": "Swansea",
        "Scheme": "Career programme",
        "offers:": "Pairing, Spot session",
        "ways_to_meet": "Phone, Video",
        "Languages spoken": "English, Cymraeg",
        "Capacity": "2",
        "Spot-session topics": "part–time working",
        "Minutes": "30.0",
        "Availability": "Tuesday 12.00 – 13.30",
    }
    rows = [["The mentors of 2026"], [], *rows_of(named), [None] * 4, ["", " "]]

    assert imported(sample, workbook(tmp_path / "list.xlsx", rows)) == ONE_NEW
    assert (sample / "mentors/nia-prosser.yml").read_text(encoding="utf-8") == FILE


def test_every_problem_is_named_by_sheet_row_and_column(sample: Path, tmp_path: Path) -> None:
    rows = [
        mentor(id="Nia P"),
        mentor(name=None, grade="oficer"),
        mentor(name="Jo Bloggs", role=None, topics="fishing; part-time workin", spot_minutes=30),
        mentor(name="Li", biography=f"{BIOGRAPHY}\nring 01632 960 983"),
        mentor(name="Amy Poe", email="amy@elsewhere.example"),
    ]
    said = refused(sample, sheet(tmp_path, *rows))

    assert [one for one in said if "offers" not in one] == [
        'Sheet Mentors, row 1: add a column "spot topics"',
        'Sheet Mentors, row 1: add a column "spot times"',
        (
            "Sheet Mentors, row 2, column K (id): write lower-case letters, digits and hyphens, "
            "at most 80 of them"
        ),
        "Sheet Mentors, row 3, column A (name): write the mentor's name, or empty the whole row",
        (
            'Sheet Mentors, row 3, column D (grade): "oficer" is not the id of a grade in '
            'site/programme.yml: did you mean "officer"?'
        ),
        "Sheet Mentors, row 4, column B (role): fill in this cell",
        (
            'Sheet Mentors, row 4, column G (topics): "fishing" is not a topic in '
            "site/programme.yml: write one of moving department, part-time working"
        ),
        (
            'Sheet Mentors, row 4, column G (topics): "part-time workin" is not a topic in '
            'site/programme.yml: did you mean "part-time working"?'
        ),
        (
            "Sheet Mentors, row 5, column J (biography): line 5 of the cell: take out the "
            "telephone number: the site and its history are public"
        ),
        (
            "Sheet Mentors, row 6, column M (e-mail address): use an address whose domain is "
            "listed in site/programme.yml"
        ),
    ]


def test_columns_that_can_not_be_told_apart_or_are_misspelt_are_asked_about(
    sample: Path, tmp_path: Path
) -> None:
    row = mentor(organistion="Department for Rivers", bio=BIOGRAPHY)
    del row["organisation"]

    assert refused(sample, sheet(tmp_path, row)) == [
        'Sheet Mentors, row 1: add a column "organisation"',
        (
            'Sheet Mentors, row 1, column J (organistion): did you mean "organisation"? '
            "Write that, or empty it"
        ),
        "Sheet Mentors, row 1, column K (bio): column I is this one already",
    ]


def test_a_list_without_names_is_told_once(sample: Path, tmp_path: Path) -> None:
    rows = [{key: value for key, value in mentor().items() if key != "name"}] * 3
    assert refused(sample, sheet(tmp_path, *rows)) == ['Sheet Mentors, row 1: add a column "name"']


def test_other_columns_and_sheets_are_passed_over_and_named(sample: Path, tmp_path: Path) -> None:
    row = mentor(line_manager_notes="likes cake")
    done = import_spreadsheet(sample, sheet(tmp_path, row))
    assert done.problems == []
    assert done.notes == [
        "Sheet Mentors: column K (line manager notes) is none of a mentor's and was passed over."
    ]


def test_what_stands_in_other_columns_alone_is_no_mentor(sample: Path, tmp_path: Path) -> None:
    rows = [*rows_of(mentor(total=None)), [None] * 10 + ["1 mentor"]]
    assert imported(sample, workbook(tmp_path / "list.xlsx", rows)) == ONE_NEW


def test_two_rows_of_one_name_need_an_id(sample: Path, tmp_path: Path) -> None:
    rows = [mentor(), mentor(role="Head of Ponds")]
    assert refused(sample, sheet(tmp_path, *rows)) == [
        (
            "Sheet Mentors, row 3: Sheet Mentors, row 2 is nia-prosser already: keep one row, or "
            'write another id in a column "id", such as nia-prosser-2'
        )
    ]


def test_two_mentors_of_one_name_at_one_organisation_have_to_be_told_apart(
    sample: Path, tmp_path: Path
) -> None:
    rows = [mentor(), mentor(id="nia-2"), mentor(id="amara-2", name="Amara Okafor")]
    rows[2]["organisation"] = "Northshire Constabulary"
    told = "add what tells this mentor from the one in mentors/{}.yml, who has the same name and "
    assert [one.partition(", as in")[0] for one in refused(sample, sheet(tmp_path, *rows))] == [
        f"Sheet Mentors, row 3, column A (name): {told.format('nia-prosser')}organisation",
        f"Sheet Mentors, row 4, column A (name): {told.format('amara-okafor')}organisation",
    ]


def test_a_file_of_somebody_else_is_never_written_over(sample: Path, tmp_path: Path) -> None:
    row = mentor(name="Amara Okafor", id=None) | dict.fromkeys(SPOT) | {"offers": "pairing"}
    assert refused(sample, sheet(tmp_path, row)) == [
        (
            "Sheet Mentors, row 2, column K (id): mentors/amara-okafor.yml is Amara Okafor of "
            "Northshire Constabulary: if that is this mentor, write amara-okafor in the column id; "
            "if not, another id"
        )
    ]
    assert imported(sample, sheet(tmp_path, row | {"id": "amara-okafor"})) == (
        "Mentors: 0 new, 1 changed, 0 as they were."
    )


def test_an_id_leads_nowhere_but_into_the_folder(sample: Path, tmp_path: Path) -> None:
    said = refused(sample, sheet(tmp_path, mentor(id="../site/programme")))
    assert [one.split(":")[0] for one in said] == ["Sheet Mentors, row 2, column K (id)"]


def test_several_sheets_are_one_list(sample: Path, tmp_path: Path) -> None:
    path = sheet(tmp_path, mentor())
    book = load_workbook(path)
    second = book.create_sheet("Rivers")
    for row in rows_of(mentor(name="Jo Bloggs", grade="gone")):
        second.append(row)
    book.create_sheet("Notes").append(["bring cake"])
    book.save(path)

    assert [one.split(":")[0] for one in refused(sample, path)] == [
        "Sheet Rivers, row 2, column D (grade)"
    ]


def test_a_list_without_mentors_says_where_to_write_them(sample: Path, tmp_path: Path) -> None:
    path = workbook(tmp_path / "list.xlsx", rows_of(mentor())[:1])
    with pytest.raises(NotASpreadsheet, match="no mentors yet: write one a row below the columns"):
        import_spreadsheet(sample, path)


def test_a_pool_with_problems_of_its_own_tells_those(sample: Path, tmp_path: Path) -> None:
    (sample / "site/programme.yml").unlink()
    assert [one.split(":")[0] for one in refused(sample, sheet(tmp_path, mentor()))] == [
        "site/programme.yml"
    ]
