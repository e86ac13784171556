"""Reads all of a pool's files: their values where they are sound, otherwise every problem."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from directory import check
from directory.biography import Biography, biography_from
from directory.document import parse, read, read_bytes, read_front_matter, read_text
from directory.entries import is_odd, is_plain, odd_entries, plain_files
from directory.file_names import file_name, in_folder, is_yaml
from directory.forms import events_form, programme_form, scheme_form
from directory.known import known_from
from directory.namesakes import Who, told_apart, who
from directory.pool import Contact, Event, Pool
from directory.remembered import Remembered, digest
from mentoring.domain.biography import check as of_mentors
from mentoring.domain.biography.known import Known
from mentoring.domain.biography.mentor_form import mentor_form
from mentoring.domain.biography.mentor_rules import mentor_rules
from mentoring.domain.biography.place import Place, Problem
from mentoring.domain.biography.published import fingerprint
from mentoring.domain.programme import Grade, Programme
from mentoring.domain.scheme import Scheme, scheme_from

PROGRAMME = Path("site/programme.yml")
EVENTS = Path("site/events.yml")
PAGES = Path("site/pages")
SCHEMES = PAGES / "schemes"
MENTORS = Path("mentors")

Schemes = dict[str, Scheme]


class Mentor(NamedTuple):
    """What one mentor's file comes to: a biography, or problems; and who it is of, if it says."""

    biography: Biography | None
    who: Who | None
    problems: list[Problem]
    digest: bytes
    """Stands for the bytes of the file."""

    @property
    def is_sound(self) -> bool:
        """Whether there is nothing to mend in the file."""
        return self.biography is not None


@dataclass(frozen=True)
class Rules:
    """What a biography is checked by: the programme with its schemes, and the words it may use."""

    programme: Programme
    known: Known


def load(
    root: Path, remembered: Remembered[Mentor] | None = None
) -> tuple[Pool | None, list[Problem]]:
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
    biographies, found = _mentors(root, known, remembered or Remembered())
    problems += found
    if problems or programme is None:
        return None, sorted(set(problems))
    fields = programme.plain()
    value = replace(programme_from(fields), schemes=schemes)
    pool = Pool(
        value,
        tuple(biographies),
        _events_from(events, value),
        Contact(**fields["contact"]),
        known,
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
    for path in sorted(filter(is_plain, (root / PAGES).rglob("*.md"))):
        name = path.relative_to(root).as_posix()
        text, found = read_text(path, name)
        if text is not None:
            prose = text.partition("\n---")[2] if path in schemes else text
            skipped = text[: len(text) - len(prose)].count("\n")
            found += check.page(name, "\n" * skipped + prose)
        problems += found
    return problems


def _mentors(
    root: Path, known: Known, remembered: Remembered[Mentor]
) -> tuple[list[Biography], list[Problem]]:
    paths = mentor_paths(root)
    problems = list(in_folder(root, MENTORS, paths))
    remembered.only_under(vars(known))
    texts = [path for path in paths if is_yaml(path)]
    found = remembered.read(partial(mentor_from, root, known), texts)
    problems += [problem for one in found for problem in one.problems]
    problems += told_apart(one.who for one in found if one.who)
    return [one.biography for one in found if one.biography], problems


def mentor_paths(root: Path) -> list[Path]:
    """Return all files of mentors, in order."""
    return [path for path in plain_files(root / MENTORS) if not path.name.startswith(".")]


def mentor_from(root: Path, known: Known, path: Path) -> Mentor:
    """Read one mentor's file."""
    raw = read_bytes(path)
    place, problems = _mentor(root, known, path, raw)
    sound = place and not problems
    biography = _biography(path, place, raw) if place and sound else None
    return Mentor(biography, who(place) if place else None, problems, digest(raw))


def _biography(path: Path, place: Place, raw: bytes) -> Biography:
    file = fingerprint(raw.decode("utf-8"))
    return replace(biography_from(path.stem, place.plain()), file=file)


def fields_from(
    root: Path, known: Known, path: Path
) -> tuple[dict[str, Any] | None, list[Problem]]:
    """Read the fields of one mentor's file as they stand in it, where they are sound."""
    place, problems = _mentor(root, known, path, read_bytes(path))
    problems += file_name(path.relative_to(root).as_posix(), path.stem, path.suffix)
    return (place.plain() if place and not problems else None), problems


def _mentor(root: Path, known: Known, path: Path, raw: bytes) -> tuple[Place | None, list[Problem]]:
    place, problems = parse(raw, path.relative_to(root).as_posix())
    if place:
        problems += [*mentor_form(known)(place), *of_mentors.mentor(place)]
    return place, check.first_of(problems)
