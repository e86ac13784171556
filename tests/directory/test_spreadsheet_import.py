"""Importing: forgiving about how a list looks, exact about what is wrong, never half done."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from openpyxl import load_workbook

from directory import spreadsheet_files
from directory.load import load
from directory.spreadsheet_import import import_spreadsheet
from directory.spreadsheet_sheet import NotASpreadsheet
from tests.directory.spreadsheets_made import (
    BIOGRAPHY,
    SPOT,
    csv_text,
    files_under,
    imported,
    mentor,
    refused,
    rows_of,
    workbook,
)

ONE_NEW = "Mentors: 1 new, 0 changed, 0 as they were, 1 without a row left alone."
ONE_CHANGED = "Mentors: 0 new, 1 changed, 0 as they were, 1 without a row left alone."
AS_IT_WAS = "Mentors: 0 new, 0 changed, 1 as they were, 1 without a row left alone."
FILE = """\
# yaml-language-server: $schema=../site/mentor.schema.json
name: Nia Prosser
role: Head of Forecasting
organisation: Department for Rivers
grade: officer
location: Swansea
schemes: [career]
topics: [part-time working, moving department]
offers: [pairing, spot session]
meets: [phone, video]
languages: [English, Cymraeg]
places: 2
spot:
  topics: [part-time working]
  minutes: 30
  times: ["Tue 12:00-13:30"]
biography: |
  I have worked on rivers for a long time, in boats, in offices and once in a tree.

  - I can help you say what you want, and to ask for it before somebody else does.
  - I like short questions, long walks and people who arrive with mud on them.
"""
WHOLE = mentor(languages="English; Cymraeg", places=2.0) | SPOT


def sheet(tmp_path: Path, *mentors: dict[str, Any]) -> Path:
    return workbook(tmp_path / "list.xlsx", rows_of(*mentors))


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


def test_running_it_again_touches_nothing(sample: Path, tmp_path: Path) -> None:
    path = sheet(tmp_path, WHOLE | {"email": "nia@police.example"})
    imported(sample, path)
    before = files_under(sample)
    assert imported(sample, path) == AS_IT_WAS
    assert files_under(sample) == before


def test_a_file_that_says_the_same_by_hand_stays_as_it_is(sample: Path, tmp_path: Path) -> None:
    by_hand = sample / "mentors/nia-prosser.yml"
    text = FILE.replace("[phone, video]", "  # no trains\n  - phone\n  - video").replace(
        "role: Head of Forecasting", "role:   'Head  of Forecasting '"
    )
    by_hand.write_bytes(text.replace("\n", "\r\n").encode())
    before = files_under(sample)
    assert imported(sample, sheet(tmp_path, WHOLE)) == AS_IT_WAS
    assert files_under(sample) == before


def test_only_the_file_whose_row_changed_is_written(sample: Path, tmp_path: Path) -> None:
    jo = mentor(name="Jo Bloggs")
    imported(sample, sheet(tmp_path, WHOLE, jo))
    before = files_under(sample)
    said = imported(sample, sheet(tmp_path, WHOLE | {"places": None}, jo))
    after = files_under(sample)
    assert said == "Mentors: 0 new, 1 changed, 1 as they were, 1 without a row left alone."
    assert {name for name in after if before.get(name) != after[name]} == {
        "mentors/nia-prosser.yml"
    }
    assert (sample / "mentors/nia-prosser.yml").read_text() == FILE.replace("places: 2\n", "")


def test_comments_and_forms_made_by_hand_stay_beside_a_change(sample: Path, tmp_path: Path) -> None:
    by_hand = (
        FILE.replace("grade: officer", "\n# she moves in May\ngrade:   'officer'   # for now")
        .replace("[phone, video]", "\n  - phone # best\n  - video")
        .replace("name: Nia", "name:  Nia")
    )
    path = sample / "mentors/nia-prosser.yml"
    path.write_text(by_hand)
    changed = {"location": "Bath", "languages": None, "pronouns": "she/her", "places": 3}
    assert imported(sample, sheet(tmp_path, WHOLE | changed)) == ONE_CHANGED
    assert path.read_text() == (
        by_hand.replace("location: Swansea", "location: Bath")
        .replace("languages: [English, Cymraeg]\n", "")
        .replace("Nia Prosser\n", "Nia Prosser\npronouns: she/her\n")
        .replace("places: 2", "places: 3")
    )


def test_a_file_in_another_layout_is_written_anew(sample: Path, tmp_path: Path) -> None:
    path = sample / "mentors/nia-prosser.yml"
    path.write_text(json.dumps(yaml.safe_load(FILE)))
    assert imported(sample, sheet(tmp_path, WHOLE)) == AS_IT_WAS
    assert imported(sample, sheet(tmp_path, WHOLE | {"places": 3})) == ONE_CHANGED
    assert path.read_text() == FILE.replace("places: 2", "places: 3")


def test_fields_without_a_column_stay_as_the_file_has_them(sample: Path, tmp_path: Path) -> None:
    imported(sample, sheet(tmp_path, WHOLE))
    short = {"id": "nia-prosser", "name": "Nia Prosser", "places": 5, "spot minutes": 60}
    assert imported(sample, sheet(tmp_path, short)) == ONE_CHANGED
    assert (sample / "mentors/nia-prosser.yml").read_text() == FILE.replace(
        "places: 2", "places: 5"
    ).replace("minutes: 30", "minutes: 60")


def test_what_a_broken_file_says_besides_the_row_is_not_guessed(
    sample: Path, tmp_path: Path
) -> None:
    (sample / "mentors/nia-prosser.yml").write_text("name: [Nia\n")
    said = refused(sample, sheet(tmp_path, mentor()))
    assert said
    assert all(one.startswith("mentors/nia-prosser.yml:") for one in said)


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


def test_addresses_go_into_the_people_file_beside_what_is_there(
    sample: Path, tmp_path: Path
) -> None:
    people = sample / "people.csv"
    people.write_text(
        "kind,id,address\ncoordinator,career,one@police.example\n"
        "mentor,nia-prosser,old@police.example\nmentor,gone,gone@police.example\n"
    )
    nia = mentor(email="nia@police.example")
    jo = mentor(name="Jo Bloggs", email="Jo@police.example")
    li = mentor(name="Li", email=None)
    assert imported(sample, sheet(tmp_path, nia, jo, li)).endswith("people.csv: 1 new, 1 changed.")
    assert people.read_text() == (
        "kind,id,address\ncoordinator,career,one@police.example\n"
        "mentor,nia-prosser,nia@police.example\nmentor,gone,gone@police.example\n"
        "mentor,jo-bloggs,Jo@police.example\n"
    )
    assert "@" not in (sample / "mentors/jo-bloggs.yml").read_text()


def test_a_new_people_file_is_for_its_owner_alone(sample: Path, tmp_path: Path) -> None:
    imported(sample, sheet(tmp_path, mentor(email="nia@police.example")))
    assert (sample / "people.csv").stat().st_mode & 0o777 == 0o600


def test_problems_of_addresses_never_quote_them(sample: Path, tmp_path: Path) -> None:
    (sample / "people.csv").write_text("kind,id,address\nmentor,gone,gone@police.example\n")
    rows = [
        mentor(email="GONE@police.example"),
        mentor(name="Jo", email="same@police.example"),
        mentor(name="Li", email="same@police.example "),
        mentor(name="Mo", email="mo at police"),
    ]
    taken = "use another address: it is one mentor's already"
    assert refused(sample, sheet(tmp_path, *rows)) == [
        f"Sheet Mentors, row 2, column K (e-mail address): {taken}",
        f"Sheet Mentors, row 4, column K (e-mail address): {taken}",
        (
            "Sheet Mentors, row 5, column K (e-mail address): write one e-mail address, such as "
            "name@example.gov.uk"
        ),
    ]


def test_two_mentors_may_swap_their_addresses(sample: Path, tmp_path: Path) -> None:
    nia, jo = mentor(email="a@police.example"), mentor(name="Jo", email="b@police.example")
    imported(sample, sheet(tmp_path, nia, jo))
    nia["email"], jo["email"] = jo["email"], nia["email"]
    assert imported(sample, sheet(tmp_path, nia, jo)).endswith("people.csv: 0 new, 2 changed.")


def test_a_people_file_that_can_not_be_read_is_not_replaced(sample: Path, tmp_path: Path) -> None:
    (sample / "people.csv").write_text("nia,nia@police.example\n")
    assert refused(sample, sheet(tmp_path, mentor(email="nia@police.example"))) == [
        "people.csv:1:1: write this as the first line: kind,id,address"
    ]


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


def test_an_import_that_was_cut_short_is_finished_by_the_next(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"Mentor {letter}" for letter in "ABCDEF"]
    path = sheet(
        tmp_path, *(mentor(name=name, email=f"{name[-1]}@police.example") for name in names)
    )
    left, replace = [3], Path.replace

    def cut_short(self: Path, target: Path) -> Path:
        if not left[0]:
            raise OSError(28, "No space left on device", str(target))
        left[0] -= 1
        return replace(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", cut_short)
        with pytest.raises(OSError, match="No space left"):
            import_spreadsheet(sample, path)

    assert imported(sample, path) == (
        "Mentors: 3 new, 0 changed, 3 as they were, 1 without a row left alone. "
        "people.csv: 6 new, 0 changed."
    )
    assert load(sample)[1] == []
    assert not (sample / spreadsheet_files.STAGE).exists()


def test_a_full_disk_changes_nothing(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files_under(sample / "mentors")

    def full(self: Path, _data: bytes) -> int:
        raise OSError(28, "No space left on device", str(self))

    monkeypatch.setattr(Path, "write_bytes", full)
    path = tmp_path / "list.csv"
    path.write_text(csv_text(rows_of(mentor())), encoding="utf-8")
    with pytest.raises(OSError, match="No space left"):
        import_spreadsheet(sample, path)
    assert files_under(sample / "mentors") == before


def test_a_list_without_mentors_says_where_to_write_them(sample: Path, tmp_path: Path) -> None:
    path = workbook(tmp_path / "list.xlsx", rows_of(mentor())[:1])
    with pytest.raises(NotASpreadsheet, match="no mentors yet: write one a row below the columns"):
        import_spreadsheet(sample, path)


def test_a_pool_with_problems_of_its_own_tells_those(sample: Path, tmp_path: Path) -> None:
    (sample / "site/programme.yml").unlink()
    assert [one.split(":")[0] for one in refused(sample, sheet(tmp_path, mentor()))] == [
        "site/programme.yml"
    ]
