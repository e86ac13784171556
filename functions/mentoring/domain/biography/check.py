"""What has to hold of a mentor's file beyond its form: words, times, texts without addresses."""

import re
from collections.abc import Iterator

from mentoring.domain.biography.mentor_form import BIOGRAPHY
from mentoring.domain.biography.place import BROKEN, Place, Problem
from mentoring.domain.biography.plain_text import unfit
from mentoring.domain.weekly_times import NotWeeklyTimes, WeeklyTimes, weekly_times_from

WORD = re.compile(r"\w[\w'\u2019-]*")
LINK_TARGET = re.compile(r"\]\([^)]*\)")
NESTED = re.compile(r"^(?:[ \t]*(?:\d+[.)][ \t]|[-+*][ \t]|>)){6}|^(?: {24}|\t{6})", re.MULTILINE)
MOST_BRACKETS = 100
LEAST_WORDS, MOST_WORDS = 40, 400


def mentor(place: Place) -> Iterator[Problem]:
    """Check what no form says of a mentor's file; fields of the wrong form are passed over."""
    yield from texts(place)
    yield from _biography(place)
    yield from _times(place)


def texts(place: Place) -> Iterator[Problem]:
    """Check that no text holds an address, a number or invisible marks."""
    for inner in place.walk():
        if isinstance(inner.value, str):
            yield from unfit(inner)


def number(place: Place, name: str, key: str) -> Place | None:
    """Return the whole number under a field of a field, if there is one."""
    outer = place.get(name)
    inner = outer.get(key) if outer else None
    return inner if inner and isinstance(inner.value, int) else None


def _biography(place: Place) -> Iterator[Problem]:
    """Refuse too few words and too many, and what takes Markdown for ever."""
    found = place.get("biography")
    if found is None or found.value is BROKEN or any(BIOGRAPHY(found)):
        return
    count = len(WORD.findall(LINK_TARGET.sub("]", found.value)))
    if not LEAST_WORDS <= count <= MOST_WORDS:
        yield found.problem(
            f"write between {LEAST_WORDS} and {MOST_WORDS} words: there are {count}"
        )
    if found.value.count("[") > MOST_BRACKETS:
        yield found.problem(f"use at most {MOST_BRACKETS} opening square brackets")
    if NESTED.search(found.value):
        yield found.problem("put lists and quotations at most five deep")


def _times(place: Place) -> Iterator[Problem]:
    spot = place.get("spot")
    if spot is None:
        return
    length = number(place, "spot", "minutes")
    earlier: list[WeeklyTimes] = []
    said: set[str] = set()
    for item in spot.texts("times"):
        try:
            times = weekly_times_from(item.value)
        except NotWeeklyTimes:
            continue
        if length and times.minutes < length.value:
            yield item.problem(
                f"make it at least {length.value} minutes, as long as a spot session"
            )
        first = next((one for one in earlier if one.overlaps(times)), None)
        if first and item.value not in said:
            yield item.problem(f"let it begin after {first} has ended, or end before it begins")
        earlier.append(times)
        said.add(item.value)
