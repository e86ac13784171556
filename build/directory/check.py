"""What has to hold of schemes and prose beyond the forms."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from mentoring.domain.biography.check import number, texts
from mentoring.domain.biography.kinds import shown
from mentoring.domain.biography.place import Place, Problem, Written
from mentoring.domain.biography.plain_text import unfit
from mentoring.domain.slug import slug

LIKELY = re.compile(r"(?!\d{4}-)|19|2")
MOST_PROBLEMS = 200
ALL_EVENTS = "events"
"""The name of the calendar of all events, which none of them may have."""
LONGEST = timedelta(days=7)
MARKERS = {"rules": "<!-- rules -->"}


def programme(place: Place) -> Iterator[Problem]:
    """Check the texts of a programme, and that each of its words has an address of its own."""
    yield from texts(place)
    grades = place.get("grades")
    for key in ("id", "name"):
        yield from apart(_each(grades, key))
    for name in ("topics", "organisations"):
        yield from apart(place.texts(name))


def events(place: Place) -> Iterator[Problem]:
    """Check the texts of the events, and that nobody's diary takes two of them for one."""
    yield from texts(place)
    found = place.get("events")
    for name in ("starts", "ends"):
        for moment in _each(found, name):
            if isinstance(moment.value, str) and not LIKELY.match(moment.value):
                yield moment.problem("let it be between the years 1900 and 2999")
    for event in found.items() if found else ():
        yield from _is_over(event)
    for one in _each(found, "id"):
        if one.value == ALL_EVENTS:
            yield one.problem("write another id: events.ics is the file of all events")
    yield from apart(_each(found, "id"))


def _is_over(event: Place) -> Iterator[Problem]:
    """Check that an event is over after it starts."""
    starts, ends = event.get("starts"), event.get("ends")
    first, last = _moment(starts), _moment(ends)
    if ends and first and last and not first < last <= first + LONGEST:
        yield ends.problem(f"let it be after {first:%Y-%m-%d %H:%M}, and within a week of that")


def _moment(place: Place | None) -> datetime | None:
    try:
        return datetime.fromisoformat(place.value) if place else None
    except (TypeError, ValueError):
        return None


def first_of(problems: list[Problem]) -> list[Problem]:
    """Leave out what nobody would read: a file with more problems than that is something else."""
    if len(problems) <= MOST_PROBLEMS:
        return problems
    first = sorted(problems)[:MOST_PROBLEMS]
    more = len(problems) - MOST_PROBLEMS
    last = first[-1]
    return [*first, Problem(last.file, last.line, last.column, "", f"and {more:,} problems more")]


def apart(places: Iterable[Place]) -> Iterator[Problem]:
    """Yield a problem for each text that would have the address of an earlier one."""
    first: dict[str, Place] = {}
    for place in places:
        if not isinstance(place.value, str):
            continue
        other = first.setdefault(slug(place.value), place)
        if other is not place and (other.value != place.value or not _is_item(place)):
            where = f"in line {other.line}" if other.file == place.file else f"in {other.file}"
            yield place.problem(
                f'write something else than "{shown(other.value)}" {where}: '
                "the two would have the same address"
            )


def _each(listed: Place | None, name: str) -> Iterator[Place]:
    for one in listed.items() if listed else ():
        found = one.get(name)
        if found:
            yield found


def _is_item(place: Place) -> bool:
    """The text stands in a list, of which equal ones are told already."""
    return place.field.endswith("]")


def scheme(place: Place, prose: str) -> Iterator[Problem]:
    """Check a scheme's rules against each other, and that its page has room for them."""
    yield from texts(place)
    pairs = (("sessions", "least", "most"), ("answer", "remind", "close"))
    for name, lower, upper in pairs:
        low, high = (number(place, name, key) for key in (lower, upper))
        if low and high and low.value > high.value:
            yield low.problem(f"let {lower} be at most {upper}, which is {high.value}")
    if prose.count(MARKERS["rules"]) != 1:
        yield Problem(
            place.file,
            1,
            1,
            "",
            f"put one line {MARKERS['rules']} where the rules are to stand in words",
        )


def page(name: str, text: str) -> Iterator[Problem]:
    """Check that no page of prose holds an address, a number or invisible marks."""
    for line, ended in enumerate(text.split("\n"), 1):
        said = ended.rstrip("\r")
        yield from unfit(Place(name, "", line, 1, said, written=Written(said, 0, len(said))))
