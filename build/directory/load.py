"""Reads all of a pool's files: their values where they are sound, otherwise every problem."""

from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from directory import check
from directory.biography import Biography, biography_from
from directory.document import read, read_front_matter, read_text
from directory.forms import Known, events_form, known_from, mentor_form, programme_form, scheme_form
from directory.parallel import for_each
from directory.place import Place, Problem
from directory.pool import Contact, Event, Pool
from mentoring.domain.programme import Grade, Programme
from mentoring.domain.scheme import Scheme, scheme_from

PROGRAMME = Path("site/programme.yml")
EVENTS = Path("site/events.yml")
PAGES = Path("site/pages")
SCHEMES = PAGES / "schemes"
MENTORS = Path("mentors")

Schemes = dict[str, Scheme]


def load(root: Path) -> tuple[Pool | None, list[Problem]]:
    """Read the pool under `root`. There is a pool exactly where there are no problems."""
    programme, problems = _programme(root)
    pages = sorted(path for path in (root / SCHEMES).glob("*.md") if path.stem != "index")
    known = known_from(programme, [path.stem for path in pages])
    schemes, found = _schemes(root, pages, known)
    problems += found
    events, found = _events(root, known)
    problems += found + _prose(root, set(pages))
    biographies, found = _mentors(root, known, schemes)
    problems += found
    if problems or programme is None:
        return None, sorted(problems)
    fields = programme.plain()
    value = replace(programme_from(fields), schemes=schemes)
    pool = Pool(
        value, tuple(biographies), _events_from(events, value), Contact(**fields["contact"])
    )
    return pool, []


def load_programme(root: Path) -> tuple[Programme, Contact] | None:
    """Read what all schemes share, without the schemes; None where that has problems."""
    place, problems = _programme(root)
    if place is None or problems:
        return None
    fields = place.plain()
    return programme_from(fields), Contact(**fields["contact"])


def _programme(root: Path) -> tuple[Place | None, list[Problem]]:
    name = PROGRAMME.as_posix()
    if not (root / PROGRAMME).is_file():
        return None, [
            Problem(name, 1, 1, "", "add this file: it names the programme, grades and topics")
        ]
    place, problems = read(root / PROGRAMME, name)
    if place:
        problems = [*problems, *programme_form()(place), *check.texts(place)]
    return place, problems


def programme_from(fields: dict[str, Any]) -> Programme:
    """Read a programme's file that the check has found sound; schemes are added by the caller."""
    return Programme(
        name=fields["name"],
        time_zone=fields.get("time_zone", Programme.time_zone),
        grades=tuple(Grade(**grade) for grade in fields["grades"]),
        topics=tuple(fields["topics"]),
        domains=tuple(fields["domains"]),
        closed_days=frozenset(map(date.fromisoformat, fields.get("closed_days", ()))),
        contact=fields["contact"]["name"],
    )


def _schemes(root: Path, pages: list[Path], known: Known) -> tuple[Schemes, list[Problem]]:
    schemes: Schemes = {}
    problems: list[Problem] = []
    form = scheme_form(known)
    for path in pages:
        name = path.relative_to(root).as_posix()
        place, prose, found = read_front_matter(path, name)
        found += check.file_name(name, path.stem, ".yml")
        if place:
            found += [*form(place), *check.scheme(place, prose)]
        if place and not found:
            schemes[path.stem] = scheme_from(path.stem, place.plain())
        problems += found
    return schemes, problems


def _events(root: Path, known: Known) -> tuple[Place | None, list[Problem]]:
    if not (root / EVENTS).is_file():
        return None, []
    place, problems = read(root / EVENTS, EVENTS.as_posix())
    if place:
        problems = [*problems, *events_form(known)(place), *check.texts(place)]
    return place, problems


def _events_from(place: Place | None, programme: Programme) -> tuple[Event, ...]:
    if place is None:
        return ()
    events = [
        Event(
            starts=datetime.fromisoformat(fields.pop("starts")).replace(tzinfo=programme.zone),
            audience=fields.pop("for"),
            **fields,
        )
        for fields in place.plain()["events"]
    ]
    return tuple(sorted(events, key=lambda event: event.starts))


def _prose(root: Path, schemes: set[Path]) -> list[Problem]:
    problems: list[Problem] = []
    for path in sorted((root / PAGES).rglob("*.md")):
        name = path.relative_to(root).as_posix()
        text, found = read_text(path, name)
        if text is not None:
            prose = text.partition("\n---")[2] if path in schemes else text
            skipped = text[: len(text) - len(prose)].count("\n")
            found = list(check.page(name, "\n" * skipped + prose))
        problems += found
    return problems


def _mentors(root: Path, known: Known, schemes: Schemes) -> tuple[list[Biography], list[Problem]]:
    paths = sorted(path for path in (root / MENTORS).glob("*") if path.is_file())
    paths = [path for path in paths if not path.name.startswith(".")]
    biographies: list[Biography] = []
    problems: list[Problem] = []
    for biography, found in for_each(partial(mentor_from, root, known, schemes), paths):
        problems += found
        if biography:
            biographies.append(biography)
    return biographies, problems


def mentor_from(
    root: Path, known: Known, schemes: Schemes, path: Path
) -> tuple[Biography | None, list[Problem]]:
    """Read one mentor's file."""
    name = path.relative_to(root).as_posix()
    problems = list(check.file_name(name, path.stem, path.suffix))
    place, found = read(path, name)
    problems += found
    if place:
        problems += [*mentor_form(known)(place), *check.mentor(place, schemes)]
    if place is None or problems:
        return None, problems
    return biography_from(path.stem, place.plain()), []
