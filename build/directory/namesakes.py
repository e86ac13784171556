"""Mentors whom nobody could tell apart: of the same name at the same organisation."""

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from mentoring.domain.biography.place import Place, Problem
from mentoring.domain.slug import meant_id


class Who(NamedTuple):
    """Whom a file is of, and where in it the name stands."""

    file: str
    line: int
    column: int
    name: str
    organisation: str
    location: str

    @property
    def heard(self) -> tuple[str, str]:
        """Name and organisation as people hear them: however written, spaced or capitalised."""
        return _heard(self.name), _heard(self.organisation)


def who(place: Place) -> Who | None:
    """Return whom a file is of; None where it doesn't say so in words."""
    name, organisation, location = map(place.get, ("name", "organisation", "location"))
    if name is None or not isinstance(name.value, str) or not _said(organisation):
        return None
    where = _said(location) or "York"
    return Who(name.file, name.line, name.column, name.value, _said(organisation), where)


def told_apart(mentors: Iterable[Who]) -> Iterator[Problem]:
    """Yield a problem for everyone who has an earlier file's name and organisation.

    Files that would have the same page are passed over: that is said of their names.
    """
    first: dict[tuple[str, str], Who] = {}
    for one in mentors:
        same = first.setdefault(one.heard, one)
        if same is not one and meant_id(Path(same.file).stem) != meant_id(Path(one.file).stem):
            yield Problem(
                one.file,
                one.line,
                one.column,
                "name",
                f"add what tells this mentor from the one in {same.file}, who has the same name "
                f'and organisation, as in "{one.name} ({one.location})", or remove one of the two',
            )


def _said(place: Place | None) -> str:
    return place.value if place and isinstance(place.value, str) else ""


def _heard(text: str) -> str:
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return " ".join(plain.casefold().split())
