"""Brings the addresses of a spreadsheet into people.csv; every other line there stays."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from directory.people_file import COLUMNS, MENTOR, TAKEN, wrong_address
from directory.spreadsheet_columns import ADDRESS
from directory.spreadsheet_row import Draft
from mentoring.domain.biography.place import Problem
from mentoring.domain.people import same_address
from mentoring.domain.programme import Programme

PEOPLE = Path("people.csv")

Lines = list[list[str]]


@dataclass(frozen=True)
class Contacts:
    """What people.csv is to say; `text` is None where it says that already."""

    text: str | None
    added: int = 0
    changed: int = 0


def contacts_of(
    path: Path, drafts: Sequence[Draft], programme: Programme
) -> tuple[Contacts, list[Problem]]:
    """Merge the rows' addresses into the people file. No problem quotes an address (R34)."""
    given = {draft.id: draft for draft in drafts if draft.said(ADDRESS)}
    lines, problems = _lines(path)
    for draft in given.values():
        message = wrong_address(draft.said(ADDRESS), programme)
        if message:
            problems.append(draft.problem(ADDRESS, message))
    problems += _taken(lines, given)
    if problems or not given:
        return Contacts(None), problems
    return _merged(lines, {name: draft.said(ADDRESS) for name, draft in given.items()}), []


def _lines(path: Path) -> tuple[Lines, list[Problem]]:
    """Read all lines but the first, which names the columns."""
    try:
        lines = list(csv.reader(path.read_text("utf-8-sig").splitlines(), strict=True))
    except FileNotFoundError:
        return [], []
    except (OSError, ValueError, csv.Error):
        return [], [Problem(path.name, 1, 1, "", "save it as CSV, in UTF-8")]
    lines = [line for line in lines if any(map(str.strip, line))]
    if lines and _cells(lines[0]) != COLUMNS:
        text = f"write this as the first line: {','.join(COLUMNS)}"
        return [], [Problem(path.name, 1, 1, "", text)]
    return lines[1:], []


def _taken(lines: Lines, given: Mapping[str, Draft]) -> list[Problem]:
    """Hold each address to one mentor, over the rows and what other mentors' lines say."""
    owners = {
        same_address(cells[2]): cells[1]
        for cells in map(_cells, lines)
        if _is_mentor(cells) and cells[1] not in given
    }
    problems: list[Problem] = []
    for name, draft in given.items():
        if owners.setdefault(same_address(draft.said(ADDRESS)), name) != name:
            problems.append(draft.problem(ADDRESS, TAKEN))
    return problems


def _merged(lines: Lines, given: Mapping[str, str]) -> Contacts:
    left, merged, changed = dict(given), Lines(), 0
    for line in lines:
        cells = _cells(line)
        if not _is_mentor(cells) or cells[1] not in given:
            merged.append(line)
        elif cells[1] in left:
            address = left.pop(cells[1])
            equal = same_address(cells[2]) == same_address(address)
            merged.append(line if equal else [MENTOR, cells[1], address])
            changed += not equal
    merged += [[MENTOR, name, address] for name, address in left.items()]
    if merged == lines:
        return Contacts(None)
    out = StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows([COLUMNS, *merged])
    return Contacts(out.getvalue(), len(left), changed)


def _cells(line: Sequence[str]) -> tuple[str, ...]:
    return tuple(map(str.strip, line))


def _is_mentor(cells: Sequence[str]) -> bool:
    return len(cells) == len(COLUMNS) and cells[0] == MENTOR
