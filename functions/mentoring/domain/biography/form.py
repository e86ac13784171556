"""A biography as a form that was sent, and a form as it is filled in to begin with.

A box that is ticked is a field of its own, `topics.leading a team`: so every field has one value,
and a form keeps through signing in again whatever was ticked in it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mentoring.domain.biography.known import Known
from mentoring.domain.biography.mentor_rules import SPOT
from mentoring.domain.biography.plain_text import INVISIBLE
from mentoring.domain.biography.published import DEFAULTS, without_defaults
from mentoring.domain.biography.writing import BREAKS, ORDER
from mentoring.domain.identity import whole_number
from mentoring.domain.weekly_times import DAYS

LINES = ("name", "pronouns", "role", "organisation", "grade", "location", "training")
LISTS = ("schemes", "topics", "offers", "meets")
SPOT_LIST = "spot_topics"
TICKED = "yes"
SPOT_NUMBERS = ("minutes", "notice_days", "most_a_month")
USUAL_MINUTES = 30
TIMES = re.compile(r"([a-z]{3})[a-z]*\s+(\d?\d)[:.](\d\d)\s*[-\u2010-\u2015]\s*(\d?\d)[:.](\d\d)")
SEPARATORS = re.compile(r"[,;\n]")

Form = Mapping[str, str]


def fields_from(form: Form, known: Known, before: Mapping[str, Any]) -> dict[str, Any]:
    """Read the fields of a mentor's file from a form; what can't be read stays for the check.

    `before` is the file as it was: words that stay keep their order.
    """
    lists = dict(zip(LISTS, (known.schemes, known.topics, known.offers, known.meets), strict=True))
    fields: dict[str, Any] = {name: line(form.get(name, "")) for name in LINES}
    for name, words in lists.items():
        fields[name] = list(_ticked(form, name, [*before.get(name, ()), *words]))
    fields["languages"] = _split(form.get("languages", ""))
    fields["places"] = _number(form.get("places", ""))
    fields["spot"] = _spot(form, known, before.get("spot", {}))
    if SPOT not in fields["offers"] and not (fields["spot"]["topics"] or fields["spot"]["times"]):
        del fields["spot"]
    text = paragraphs(form.get("biography", ""))
    fields["biography"] = f"{text}\n" if text else ""
    return without_defaults({name: fields[name] for name in ORDER if name in fields})


def form_of(fields: Mapping[str, Any]) -> dict[str, str]:
    """Fill in a form with the fields of a file, and with what is usual where it says nothing."""
    spot = {**DEFAULTS, "minutes": USUAL_MINUTES, **fields.get("spot", {})}
    filled = {name: str(fields.get(name, "")) for name in LINES}
    for name in LISTS:
        filled |= {f"{name}.{word}": TICKED for word in fields.get(name, ())}
    filled |= {f"{SPOT_LIST}.{word}": TICKED for word in spot.get("topics", ())}
    filled |= {name: str(spot[name]) for name in SPOT_NUMBERS}
    return filled | {
        "languages": ", ".join(fields.get("languages", ())),
        "places": str(fields.get("places", DEFAULTS["places"])),
        "times": "\n".join(spot.get("times", ())),
        "biography": fields.get("biography", ""),
    }


def line(text: str) -> str:
    """Write what was typed on one line, without what nobody sees."""
    return " ".join(_seen(text).split())


def paragraphs(text: str) -> str:
    """Write a text as it was typed, without what nobody sees and blanks around it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ").split("\n")
    return "\n".join(_seen(one).rstrip() for one in lines).strip()


def _seen(text: str) -> str:
    return BREAKS.sub(" ", INVISIBLE.sub("", text))


def _ticked(form: Form, name: str, words: Sequence[str]) -> Iterator[str]:
    """Yield the words whose boxes are ticked, those that nobody knows any more last."""
    sent = [key.removeprefix(f"{name}.") for key in form if key.startswith(f"{name}.")]
    known = [word for word in dict.fromkeys(words) if word in sent]
    yield from known
    yield from (line(word) for word in sent if word not in known)


def _spot(form: Form, known: Known, before: Mapping[str, Any]) -> dict[str, Any]:
    topics = [*before.get("topics", ()), *known.topics]
    return {
        "topics": list(_ticked(form, SPOT_LIST, topics)),
        "minutes": _number(form.get("minutes", "")),
        "times": [_time(one) for one in _split(form.get("times", ""))],
        "notice_days": _number(form.get("notice_days", "")),
        "most_a_month": _number(form.get("most_a_month", "")),
    }


def _split(text: str) -> list[str]:
    parts = SEPARATORS.split(text.replace("\r", "\n"))
    return list(filter(None, map(line, parts)))


def _time(text: str) -> str:
    """Write a time as files have it, where it can be told what is meant."""
    found = TIMES.fullmatch(text.lower())
    if not found or found[1].title() not in DAYS:
        return text
    day, hour, minute, end_hour, end_minute = found.groups()
    return f"{day.title()} {hour:0>2}:{minute}-{end_hour:0>2}:{end_minute}"


def _number(text: str) -> int | str:
    number = whole_number(line(text))
    return line(text) if number is None else number
