"""The people file: every problem by its line, all at once, and no address in any of them."""

from pathlib import Path

import pytest

from directory.biography import Biography
from directory.people_file import read
from directory.pool import Contact as Coordinators
from directory.pool import Pool
from mentoring.domain.biography.place import Problem
from mentoring.domain.people import Contact
from mentoring.domain.programme import Programme
from mentoring.domain.scheme import Scheme

HEADER = "kind,id,address\n"


def biography(name: str) -> Biography:
    return Biography(name, name, "", "", "acc", "", ("career",), (), (), (), "")


POOL = Pool(
    programme=Programme(
        "Lantern", domains=("gov.example",), schemes={"career": Scheme("career", "Career")}
    ),
    biographies=(biography("amara-okafor"), biography("ben-hughes")),
    events=(),
    contact=Coordinators("Us", ""),
)


def problems(tmp_path: Path, text: str | bytes) -> list[str]:
    path = tmp_path / "people.csv"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    contacts, found = read(path, POOL)
    assert bool(contacts) != bool(found)
    return [str(problem) for problem in found]


def test_mentors_and_coordinators_are_read_as_spreadsheets_write_them(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(
        b"\xef\xbb\xbfkind,id,address\r\n mentor , amara-okafor,Amara@dept.gov.example\r\n,,\r\n"
        b'coordinator,career,"one@gov.example"\r\ncoordinator,career,two@gov.example\r\n'
    )

    assert read(path, POOL) == (
        [
            Contact("mentor", "amara-okafor", "Amara@dept.gov.example"),
            Contact("coordinator", "career", "one@gov.example"),
            Contact("coordinator", "career", "two@gov.example"),
        ],
        [],
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "1:1: write this as the first line: kind,id,address"),
        (
            "mentor,amara-okafor,a@gov.example\n",
            "1:1: write this as the first line: kind,id,address",
        ),
        ("kind;id;address\n", "1:1: write this as the first line: kind,id,address"),
        (HEADER, "1:1: add a line for each mentor and coordinator"),
        (b"kind,id,address\n\xff\xfe", "1:1: save it as CSV, in UTF-8"),
        (HEADER + "mentor,ben-hughes\n", "2:1: write three cells: kind, id, address"),
        (HEADER + "boss,ben-hughes,b@gov.example\n", "2:1: kind: write mentor or coordinator"),
        (
            HEADER + "mentor,ben-hughs,b@gov.example\n",
            (
                "2:1: id: write the name of a mentor's file: there is no ben-hughs; "
                "did you mean ben-hughes?"
            ),
        ),
        (
            HEADER + "coordinator,buddy,b@gov.example\n",
            "2:1: id: write the name of a scheme's page: there is no buddy",
        ),
        (
            HEADER + "mentor,ben-hughes,Ben <b@gov.example>\n",
            "2:1: address: write one e-mail address, such as name@example.gov.uk",
        ),
        (
            HEADER + "mentor,ben-hughes,ben@home.example\n",
            "2:1: address: use an address whose domain is listed in site/programme.yml",
        ),
        (
            HEADER + "mentor,ben-hughes,b@gov.example\nmentor,ben-hughes,c@gov.example\n",
            "3:1: id: keep one line for this mentor (line 2)",
        ),
        (
            HEADER + "mentor,ben-hughes,b@gov.example\nmentor,amara-okafor,B@gov.example\n",
            "3:1: address: use another address: it is one mentor's already (line 2)",
        ),
        (
            HEADER + "coordinator,career,b@gov.example\ncoordinator,career,B@gov.example\n",
            "3:1: drop this line (line 2)",
        ),
    ],
)
def test_a_problem_says_where_it_is_and_what_to_write(
    tmp_path: Path, text: str | bytes, told: str
) -> None:
    assert problems(tmp_path, text) == [f"people.csv:{told}"]


def test_all_problems_are_told_at_once_and_none_quotes_an_address(tmp_path: Path) -> None:
    found = problems(
        tmp_path, HEADER + "boss,x,secret@home.example\nmentor,nobody,se cret@\n\n,x\n"
    )

    assert [line.split(":")[1] for line in found] == ["2", "2", "3", "3", "5"]
    assert not any("cret" in line for line in found)


def test_a_file_that_is_not_there_is_a_problem_of_its_own(tmp_path: Path) -> None:
    missing = Problem("people.csv", 1, 1, "", "there is no such file; write its path")

    assert read(tmp_path / "people.csv", POOL) == ([], [missing])
