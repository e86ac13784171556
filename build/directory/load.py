"""Reads all of a pool's files: their values where they are sound, otherwise every problem."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from directory import check
from directory.document import read, read_front_matter, read_text
from directory.entries import is_odd, is_plain, odd_entries, plain_files
from directory.file_names import file_name
from directory.forms import events_form, programme_form, scheme_form
from directory.known import known_from
from directory.mentor_files import Memory, read_mentors
from directory.pool import Contact, Event, Pool
from mentoring.domain.biography.known import Known
from mentoring.domain.biography.mentor_rules import mentor_rules
from mentoring.domain.biography.place import Place, Problem
from mentoring.domain.programme import Grade, Programme
from mentoring.domain.scheme import Scheme, scheme_from

PROGRAMME = Path("site/programme.yml")
EVENTS = Path("site/events.yml")
PAGES = Path("site/pages")
SCHEMES = PAGES / "schemes"

Schemes = dict[str, Scheme]


@dataclass(frozen=True)
class Rules:
    """What a biography is checked by: the programme with its schemes, and the words it may use."""

    programme: Programme
    known: Known


def load(root: Path, remembered: Memory | None = None) -> tuple[Pool | None, list[Problem]]:
    """Read the pool under `root`. There is a pool exactly where there are no problems.

    Mentors' files that hold what they did when they were `remembered` are not read again.
    """
    programme, problems = _programme(root)
    pages = _scheme_pages(root)
    known = known_from(programme, [path.stem for path in pages])
    schemes, found = _schemes(root, pages, known)
    known = replace(known, rules=mentor_rules(known, schemes))
    problems += found + list(odd_entries(root))
    events, found = _events(root, known)
    problems += found + _prose(root, set(pages))
    mentors, found = read_mentors(root, known, remembered or Memory())
    problems += found
    if problems or programme is None:
        return None, sorted(set(problems))
    fields = programme.plain()
    value = replace(programme_from(fields), schemes=schemes)
    pool = Pool(
        value,
        mentors.biographies,
        _events_from(events, value),
        Contact(**fields["contact"]),
        known,
        mentors.photos,
    )
    return pool, []


def load_rules(root: Path) -> tuple[Rules | None, list[Problem]]:
    """Read what biographies are checked by, without reading any."""
    programme, problems = _programme(root)
    pages = _scheme_pages(root)
    known = known_from(programme, [path.stem for path in pages])
    schemes, found = _schemes(root, pages, known)
    known = replace(known, rules=mentor_rules(known, schemes))
    problems += found
    if problems or programme is None:
        return None, sorted(set(problems))
    return Rules(replace(programme_from(programme.plain()), schemes=schemes), known), []


def load_programme(root: Path) -> tuple[Programme, Contact] | None:
    """Read what all schemes share, without the schemes; None where that has problems."""
    place, problems = _programme(root)
    if place is None or problems:
        return None
    fields = place.plain()
    return programme_from(fields), Contact(**fields["contact"])


def _programme(root: Path) -> tuple[Place | None, list[Problem]]:
    name = PROGRAMME.as_posix()
    if not is_plain(root / PROGRAMME):
        if is_odd(root / PROGRAMME):
            return None, []
        message = "add this file: it names the programme, grades and topics"
        return None, [Problem(name, 1, 1, "", message)]
    place, problems = read(root / PROGRAMME, name)
    if place:
        problems = [*problems, *programme_form()(place), *check.programme(place)]
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


def _scheme_pages(root: Path) -> list[Path]:
    paths = plain_files(root / SCHEMES)
    return [path for path in paths if path.suffix == ".md" and path.stem != "index"]


def _schemes(root: Path, pages: list[Path], known: Known) -> tuple[Schemes, list[Problem]]:
    schemes: Schemes = {}
    problems: list[Problem] = []
    titles: list[Place] = []
    form = scheme_form(known)
    for path in pages:
        name = path.relative_to(root).as_posix()
        place, prose, found = read_front_matter(path, name)
        found += file_name(name, path.stem, ".md", ".md")
        if place:
            found += [*form(place), *check.scheme(place, prose)]
            titles += filter(None, [place.get("title")])
        if place and not found:
            schemes[path.stem] = scheme_from(path.stem, place.plain())
        problems += found
    return schemes, [*problems, *check.apart(titles)]


def _events(root: Path, known: Known) -> tuple[Place | None, list[Problem]]:
    if not is_plain(root / EVENTS):
        return None, []
    place, problems = read(root / EVENTS, EVENTS.as_posix())
    if place:
        problems = [*problems, *events_form(known)(place), *check.events(place)]
    return place, problems


def _events_from(place: Place | None, programme: Programme) -> tuple[Event, ...]:
    if place is None:
        return ()
    events = [_event_from(fields, programme) for fields in place.plain()["events"]]
    return tuple(sorted(events, key=lambda event: (event.starts, event.id)))


def _event_from(fields: dict[str, Any], programme: Programme) -> Event:
    """Read an event; minutes are those of a watch, also where clocks change meanwhile."""
    starts = _local(fields.pop("starts"), programme)
    minutes = timedelta(minutes=fields.pop("minutes", 0))
    over = (starts.astimezone(UTC) + minutes).astimezone(programme.zone)
    ends = _local(fields.pop("ends"), programme) if "ends" in fields else over
    schemes = tuple(fields.pop("schemes", ()))
    return Event(starts=starts, ends=ends, audience=fields.pop("for"), schemes=schemes, **fields)


def _local(said: str, programme: Programme) -> datetime:
    return datetime.fromisoformat(said).replace(tzinfo=programme.zone)


def _prose(root: Path, schemes: set[Path]) -> list[Problem]:
    problems: list[Problem] = []
    for path in sorted(filter(is_plain, (root / PAGES).rglob("*.md"))):
        name = path.relative_to(root).as_posix()
        text, found = read_text(path, name)
        if text is not None:
            prose = text.partition("\n---")[2] if path in schemes else text
            skipped = text[: len(text) - len(prose)].count("\n")
            found += check.page(name, "\n" * skipped + prose)
        problems += found
    return problems
