"""Rows whose mentors nobody could tell apart, from each other or from files without a row."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from directory.document import read
from directory.mentor_files import MENTORS, mentor_paths
from directory.namesakes import Who, told_apart, who
from directory.spreadsheet_columns import NAME
from directory.spreadsheet_row import Draft
from mentoring.domain.biography.place import Problem


def namesakes(root: Path, drafts: Sequence[Draft]) -> Iterator[Problem]:
    """Yield what the check would say of names once the rows are files."""
    rows = {_name(f"{draft.id}.yml"): draft for draft in drafts if draft.id}
    others = [path for path in mentor_paths(root) if _name(path.name) not in rows]
    known = [*_said_in_files(others), *_said_in_rows(rows)]
    for problem in told_apart(known):
        if problem.file in rows:
            yield rows[problem.file].problem(NAME, problem.message)


def _said_in_files(paths: Sequence[Path]) -> Iterator[Who]:
    for path in paths:
        place, _ = read(path, _name(path.name))
        found = who(place) if place else None
        if found:
            yield found


def _said_in_rows(rows: dict[str, Draft]) -> Iterator[Who]:
    for file, draft in rows.items():
        name, organisation, where = map(draft.said, (NAME, "organisation", "location"))
        if name and organisation:
            yield Who(file, draft.row.number, 1, name, organisation, where or "York")


def _name(file: str) -> str:
    return (MENTORS / file).as_posix()
