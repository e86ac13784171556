"""Importing addresses: into the people file, beside what is there, and never onto a screen."""

from pathlib import Path

from tests.directory.spreadsheets_made import (
    imported,
    mentor,
    refused,
    sheet,
)


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
