"""Spreadsheets for tests: made as people and programs make them, and imported into a pool."""

import csv
from collections.abc import Mapping, Sequence
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from directory.spreadsheet_import import import_spreadsheet
from directory.spreadsheet_sheet import NotASpreadsheet

BIOGRAPHY = (
    "I have worked on rivers for a long time, in boats, in offices and once in a tree.\n\n"
    "- I can help you say what you want, and to ask for it before somebody else does.\n"
    "- I like short questions, long walks and people who arrive with mud on them."
)
MENTOR: Mapping[str, Any] = {
    "name": "Nia Prosser",
    "role": "Head of Forecasting",
    "organisation": "Department for Rivers",
    "grade": "officer",
    "location": "Swansea",
    "schemes": "career",
    "topics": "part-time working; moving department",
    "offers": "pairing",
    "meets": "phone; video",
    "biography": BIOGRAPHY,
}
SPOT = {
    "offers": "pairing; spot session",
    "spot topics": "part-time working",
    "spot minutes": 30,
    "spot times": "Tue 12:00-13:30",
}


def mentor(**other: Any) -> dict[str, Any]:
    """A sound row; names of columns are written with underscores for blanks."""
    return {**MENTOR, **{name.replace("_", " "): value for name, value in other.items()}}


def rows_of(*mentors: Mapping[str, Any]) -> list[list[Any]]:
    """The heading and the rows of mentors, with a column for everything any of them says."""
    titles = list(dict.fromkeys(title for one in mentors for title in one))
    return [titles, *([one.get(title) for title in titles] for one in mentors)]


def workbook(path: Path, rows: Sequence[Sequence[Any]], title: str = "Mentors") -> Path:
    """A workbook of one sheet, as a person fills it in; formulas run in it."""
    book = Workbook()
    assert book.active is not None
    book.active.title = title
    for row in rows:
        book.active.append(list(row))
    book.save(path)
    return path


def csv_text(rows: Sequence[Sequence[Any]], separator: str = ",") -> str:
    """The same rows as CSV."""
    out = StringIO(newline="")
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue()


def changed_part(path: Path, part: str, old: str, new: str) -> None:
    """Change the XML of one part inside a workbook."""
    data, out = path.read_bytes(), BytesIO()
    with ZipFile(BytesIO(data)) as before, ZipFile(out, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            content = before.read(name)
            if name == part:
                assert old.encode() in content, f"{old} is not in {part}"
                content = content.replace(old.encode(), new.encode())
            after.writestr(name, content)
    path.write_bytes(out.getvalue())


def imported(root: Path, file: Path) -> str:
    """Import what has to be without problems, and return what was said of it."""
    done = import_spreadsheet(root, file)
    assert [str(problem) for problem in done.problems] == []
    return done.summary


def refused(root: Path, file: Path) -> list[str]:
    """Import what has problems: they are returned, and nothing has been written."""
    before = files_under(root)
    done = import_spreadsheet(root, file)
    assert done.problems
    assert files_under(root) == before
    return [str(problem) for problem in done.problems]


def files_under(root: Path) -> dict[str, tuple[bytes, int]]:
    """Every file of a pool: what it says and when it was written (nanoseconds)."""
    return {
        path.relative_to(root).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def sheet(tmp_path: Path, *mentors: dict[str, Any]) -> Path:
    """A workbook with these mentors."""
    return workbook(tmp_path / "list.xlsx", rows_of(*mentors))


def sentence(root: Path, file: Path) -> str:
    """What is said of a file that is no spreadsheet; nothing is written."""
    with pytest.raises(NotASpreadsheet) as error:
        import_spreadsheet(root, file)
    assert sorted(path.name for path in (root / "mentors").iterdir()) == ["amara-okafor.yml"]
    return str(error.value)


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
