"""What has to hold beyond a field's kind: schemes' rules, times, texts, the file's name."""

import re
from collections.abc import Iterator, Mapping
from itertools import combinations

from directory.place import Place, Problem
from directory.plain_text import unfit
from mentoring.domain.identity import is_id
from mentoring.domain.scheme import Scheme
from mentoring.domain.weekly_times import NotWeeklyTimes, WeeklyTimes, weekly_times_from

WORD = re.compile(r"\w[\w'\u2019-]*")
LINK_TARGET = re.compile(r"\]\([^)]*\)")
NESTED = re.compile(r"^(?:[ \t]*(?:\d+[.)][ \t]|[-+*][ \t]|>)){6}|^(?: {24}|\t{6})", re.MULTILINE)
MOST_BRACKETS = 100
LEAST_WORDS, MOST_WORDS = 40, 400
MARKERS = {"rules": "<!-- rules -->"}


def file_name(name: str, stem: str, suffix: str) -> Iterator[Problem]:
    """Check the file's name: it is the mentor's id and the address of the page."""
    if suffix != ".yml":
        yield Problem(name, 1, 1, "", f"name the file {stem}.yml: files end in .yml here")
    elif not is_id(stem):
        yield Problem(
            name,
            1,
            1,
            "",
            "name the file in lower-case letters, digits and hyphens, as amara-okafor.yml",
        )


def mentor(place: Place, schemes: Mapping[str, Scheme]) -> Iterator[Problem]:
    """Check what a mentor's file says by the rules; fields of the wrong form are passed over."""
    yield from texts(place)
    yield from _words(place)
    yield from _markdown(place)
    yield from _spot(place)
    yield from _offers(place, schemes)
    for item in place.texts("schemes"):
        scheme = schemes.get(item.value)
        if scheme:
            yield from _meets_rules(place, item, scheme)


def texts(place: Place) -> Iterator[Problem]:
    """Check that no text holds an address, a number or invisible marks."""
    for inner in place.walk():
        if isinstance(inner.value, str):
            yield from unfit(inner)


def scheme(place: Place, prose: str) -> Iterator[Problem]:
    """Check a scheme's rules against each other, and that its page has room for them."""
    yield from texts(place)
    pairs = (("sessions", "least", "most"), ("answer", "remind", "close"))
    for name, lower, upper in pairs:
        low, high = (_number(place, name, key) for key in (lower, upper))
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
    for line, said in enumerate(text.split("\n"), 1):
        yield from unfit(Place(name, "", line, 1, said.rstrip("\r")))


def _number(place: Place, name: str, key: str) -> Place | None:
    outer = place.get(name)
    inner = outer.get(key) if outer else None
    return inner if inner and isinstance(inner.value, int) else None


def _words(place: Place) -> Iterator[Problem]:
    found = place.get("biography")
    if found and isinstance(found.value, str):
        count = len(WORD.findall(LINK_TARGET.sub("]", found.value)))
        if not LEAST_WORDS <= count <= MOST_WORDS:
            yield found.problem(
                f"write between {LEAST_WORDS} and {MOST_WORDS} words: there are {count}"
            )


def _markdown(place: Place) -> Iterator[Problem]:
    """Refuse what no person writes and what takes Markdown for ever."""
    found = place.get("biography")
    if found and isinstance(found.value, str):
        if found.value.count("[") > MOST_BRACKETS:
            yield found.problem(f"use at most {MOST_BRACKETS} opening square brackets")
        if NESTED.search(found.value):
            yield found.problem("put lists and quotations at most five deep")


def _spot(place: Place) -> Iterator[Problem]:
    spot = place.get("spot")
    if spot is None:
        return
    length = _number(place, "spot", "minutes")
    read: list[tuple[Place, WeeklyTimes]] = []
    for item in spot.texts("times"):
        try:
            read.append((item, weekly_times_from(item.value)))
        except NotWeeklyTimes as error:
            yield item.problem(str(error))
    for item, times in read:
        if length and times.minutes < length.value:
            yield item.problem(
                f"make it at least {length.value} minutes, as long as a spot session"
            )
    for (_, first), (item, second) in combinations(read, 2):
        if first.overlaps(second):
            yield item.problem(f"let it begin after {first} has ended, or end before it begins")


def _offers(place: Place, schemes: Mapping[str, Scheme]) -> Iterator[Problem]:
    found, named = place.get("offers"), place.get("schemes")
    offers = {item.value for item in place.texts("offers")}
    if found is None or not offers:
        return
    has_spot = place.get("spot") is not None
    if "spot session" in offers and not has_spot:
        yield found.problem("add `spot` with topics, minutes and times, or take out spot session")
    if has_spot and "spot session" not in offers:
        yield found.problem("add spot session, or take out the field `spot`")
    if named and named.value == [] and offers - {"spot session"}:
        yield named.problem("name at least one scheme, or offer spot sessions only")
    for item in place.texts("schemes"):
        calls = schemes[item.value].chemistry_calls if item.value in schemes else None
        if calls and calls.required and "chemistry call" not in offers and "pairing" in offers:
            title = schemes[item.value].title
            yield found.problem(f"add chemistry call: {title} needs one before asking")


def _meets_rules(place: Place, item: Place, scheme: Scheme) -> Iterator[Problem]:
    grade = place.get("grade")
    allowed = scheme.mentor_grades
    if allowed and grade and isinstance(grade.value, str) and grade.value not in allowed:
        yield item.problem(
            f'take out "{item.value}" or mend the grade: mentors in {scheme.title} are '
            f"{', '.join(allowed)}, and this one is {grade.value}"
        )
    if scheme.mentor_training and not place.get("training"):
        yield item.problem(
            f"add the field `training` with what was learnt and when: {scheme.title} asks for it"
        )
