"""The check of a mentor's file for a form: the same rules, said beside the fields of the form."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from mentoring.domain.biography import check
from mentoring.domain.biography.fields import Fields, ListOf
from mentoring.domain.biography.kinds import Kind, OneOf, WholeNumber, unknown
from mentoring.domain.biography.known import Known
from mentoring.domain.biography.mentor_form import mentor_form
from mentoring.domain.biography.place import Place
from mentoring.domain.wording import capital

ASKS = {
    "name": "Enter your name",
    "role": "Enter your role",
    "organisation": "Enter your organisation",
    "grade": "Choose your grade, or the one nearest to it",
    "location": "Enter the town you work in, or near",
    "topics": "Choose at least one topic",
    "offers": "Choose at least one thing to offer",
    "meets": "Choose at least one way to meet",
    "spot.topics": "Choose at least one topic for your spot sessions",
    "spot.minutes": "Enter how many minutes a spot session takes",
    "spot.times": "Enter at least one time, like Tue 12:00-13:30",
    "biography": "Write your biography",
}
"""What to do where a field that has to be there is empty."""
NAMES = {"spot": "offers", "spot.topics": "spot_topics"}
"""Fields of the file that the form calls otherwise, beside all that are below `spot`."""
PART = re.compile(r"(\w+)(?:\.(\w+))?(?:\[(\d+)\])?")
MOST_SAID = 5


def errors_in(fields: Mapping[str, Any], known: Known) -> dict[str, str]:
    """Return what to put right, by the fields of the form in its order; nothing where all is well.

    Whoever hears nothing here hears nothing of the same fields from the check of the file.
    """
    said: dict[str, list[str]] = {}
    for path, message in _said(fields, known):
        name = NAMES.get(path, path.removeprefix("spot."))
        if message not in said.setdefault(name, []):
            said[name].append(message)
    return {name: _sentence(said[name]) for name in IN_ORDER if name in said}


IN_ORDER = (
    "name", "pronouns", "role", "organisation", "grade", "location", "biography", "topics",
    "offers", "meets", "schemes", "training", "languages", "places", "spot_topics", "minutes",
    "times", "notice_days", "most_a_month", "id",
)  # fmt: skip


def _said(fields: Mapping[str, Any], known: Known) -> Iterator[tuple[str, str]]:
    missing = {path: asked for path, asked in ASKS.items() if _lacks(fields, path)}
    yield from missing.items()
    form = replace(mentor_form(known), rules=())
    place = place_of(fields)
    for problem in (*form(place), *check.mentor(place)):
        name, inner, number = _parts(problem.field)
        path = f"{name}.{inner}" if inner else name
        if path not in missing and path not in {"spot", ""}:
            yield path, _in_form(form, place, (name, inner, number), problem.message)
    for rule in known.rules:
        if rule.asks and rule.is_broken(place):
            yield rule.at, rule.asks


def _lacks(fields: Mapping[str, Any], path: str) -> bool:
    outer, _, inner = path.partition(".")
    if inner:
        return outer in fields and fields[outer].get(inner) in (None, "", [])
    return fields.get(outer) in (None, "", [])


def place_of(value: Any, name: str = "") -> Place:
    """Put values where a file's would be, so that the check can look at them."""
    if isinstance(value, Mapping):
        inner: Any = {
            key: place_of(one, f"{name}.{key}" if name else key) for key, one in value.items()
        }
    elif isinstance(value, list):
        inner = [place_of(one, f"{name}[{count}]") for count, one in enumerate(value, 1)]
    else:
        inner = value
    return Place("", name, 0, 0, inner)


def _parts(path: str) -> tuple[str, str, str]:
    found = PART.fullmatch(path)
    return (found[1], found[2] or "", found[3] or "") if found else ("", "", "")


def _in_form(form: Fields, place: Place, parts: tuple[str, str, str], message: str) -> str:
    """Say it as a form does: choices have no file in which they are listed."""
    name, inner, number = parts
    kind: Kind = form.fields[name].kind
    found = place.get(name)
    if inner and isinstance(kind, Fields):
        kind, found = kind.fields[inner].kind, found and found.get(inner)
    if isinstance(kind, ListOf) and number:
        kind, found = kind.kind, found and found.items()[int(number) - 1]
    value = found.value if found else None
    if isinstance(kind, WholeNumber):
        return f"enter a whole number from {kind.least} to {kind.most}"
    if isinstance(kind, OneOf) and kind.known and value not in kind.known:
        return unknown(str(value), kind.known, "on the list")
    return f'"{value}": {message}' if number else message


def _sentence(said: list[str]) -> str:
    sentence = "; ".join(said[:MOST_SAID])
    return capital(sentence)
