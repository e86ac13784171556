"""What is held about a person, in words for that person to read on a page (R31)."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

from mentoring.domain import wording
from mentoring.domain.act import Act, sentence
from mentoring.domain.appointment import Appointment
from mentoring.domain.disclosure import PARTS, seen_by
from mentoring.domain.disclosure_words import ANSWERS, LABELS
from mentoring.domain.enrolment import Request
from mentoring.domain.friend import Talk
from mentoring.domain.identity import AppointmentId, RequestId
from mentoring.domain.impression import Happened
from mentoring.domain.pairing import Pairing
from mentoring.domain.people import Person
from mentoring.domain.programme import Programme
from mentoring.domain.times import DaysOff, ExtraTimes
from mentoring.domain.weekly_times import WeeklyTimes

NAMED = frozenset({"pairing_id", "pairing", "appointment"})
"""Fields that hold the id of something with two people, who are its name for a reader."""
SCHEMES = frozenset({"scheme", "schemes", "coordinates"})


@dataclass(frozen=True)
class Line:
    """Words, and what stands beside them: texts, or groups of lines of their own."""

    label: str
    texts: tuple[str, ...] = ()
    groups: "tuple[tuple[Line, ...], ...]" = ()


@dataclass(frozen=True)
class Chapter:
    """One kind of what is held, each of them as lines; never empty."""

    title: str
    entries: tuple[tuple[Line, ...], ...]


def chapters(person: Person, programme: Programme, found: Iterable[object]) -> list[Chapter]:
    """What was found about a person, as they read it, without what R15 keeps from them."""
    seen = [seen_by(person, one) for one in found]
    reading = _Reading(programme, _names(seen, programme))
    by_title: dict[str, list[tuple[Line, ...]]] = {title: [] for title in PARTS.values()}
    for one in seen:
        by_title[PARTS[type(one)]].append(reading.lines(one))
    read = {title: tuple(filter(None, entries)) for title, entries in by_title.items()}
    return [Chapter(title, entries) for title, entries in read.items() if entries]


def _names(found: Iterable[object], programme: Programme) -> Mapping[str, str]:
    """What a reader calls the pairings and appointments that others tell of by their ids."""
    return {
        str(one.id): _meeting(one, programme)
        if isinstance(one, Appointment)
        else f"{one.mentee_name} and {one.mentor_name}, {one.scheme_title}"
        for one in found
        if isinstance(one, Appointment | Pairing | Request)
    }


def _meeting(one: Appointment, programme: Programme) -> str:
    both = f"{one.mentee_name} and {one.mentor_name}"
    return f"{wording.capital(one.kind)} of {both}, {_moment(one.starts_at, programme)}"


def _moment(one: datetime, programme: Programme) -> str:
    local = one.astimezone(programme.zone)
    return f"{wording.day(local)}, {wording.clock(one, programme.zone)}"


class _Reading:
    """Puts values into words."""

    def __init__(self, programme: Programme, names: Mapping[str, str]) -> None:
        self._programme = programme
        self._names = names
        self._words: dict[type, Callable[[Any], str]] = {
            bool: lambda one: "yes" if one else "",
            int: lambda one: str(one) if one else "",
            Appointment: lambda one: _meeting(one, programme),
            AppointmentId: lambda one: names.get(str(one), ""),
            RequestId: lambda one: names.get(str(one), ""),
            WeeklyTimes: lambda one: f"{one.day_name} {_window(one)}",
            ExtraTimes: lambda one: f"{wording.day(one.on)}, {_window(one)}",
            DaysOff: lambda one: f"{wording.day(one.first)} to {wording.day(one.last)}",
            datetime: lambda one: _moment(one, programme),
            date: wording.day,
        }

    def lines(self, one: Any) -> tuple[Line, ...]:
        """What is there to read of a value; nothing where all of it is empty or for machines."""
        if isinstance(one, Act):
            said = sentence(one, self._scheme(one.scheme), "you")
            return (Line(self._words[datetime](one.at), tuple(filter(None, (said, one.why)))),)
        if isinstance(one, Talk):
            pairing = Line("Pairing", (f"With {one.other_name}, {one.scheme_title}",))
            return (pairing, *self._labelled(one))
        return tuple(self._labelled(one))

    def _labelled(self, one: Any) -> Iterator[Line]:
        for name, label in LABELS[type(one)].items():
            value = getattr(one, name, None)
            several = list(_each(name, value))
            groups = tuple(filter(None, map(self.lines, filter(_has_lines, several))))
            plain = (self._text(name, each) for each in several if not _has_lines(each))
            texts = tuple(filter(None, plain))
            if texts or groups:
                yield Line(label, texts, groups)

    def _text(self, name: str, value: Any) -> str:
        if isinstance(value, _Beside):
            of_what = self._names.get(value.key, "") or wording.capital(value.key) * value.is_role
            return ": ".join(filter(None, (of_what, self._text(name, value.value))))
        if isinstance(value, Happened):
            return ANSWERS[value]
        if isinstance(value, Enum):
            return wording.capital(str(value.value))
        if isinstance(value, str):
            return self._named(name, value)
        return self._words[type(value)](value) if value is not None else ""

    def _named(self, name: str, value: str) -> str:
        if name in NAMED:
            return self._names.get(value, "")
        if name in SCHEMES:
            return self._scheme(value)
        if name == "month":
            return f"{date.fromisoformat(f'{value}-01'):%B %Y}"
        if name == "granted_after":
            return "yes" if value else ""
        return self._programme.grade_name(value) if name == "grade" else value

    def _scheme(self, scheme_id: str) -> str:
        scheme = self._programme.schemes.get(scheme_id)
        return scheme.title if scheme else scheme_id


@dataclass(frozen=True)
class _Beside:
    """A moment beside what it belongs to: a role, or the id of an appointment."""

    key: str
    value: date
    is_role: bool


def _each(name: str, value: Any) -> Iterator[Any]:
    """What a field holds, one by one."""
    if isinstance(value, Mapping):
        for key, one in value.items():
            yield _Beside(key, one, is_role=name == "agreed") if isinstance(one, date) else one
    elif isinstance(value, tuple | frozenset):
        yield from value
    else:
        yield value


def _has_lines(one: Any) -> bool:
    return type(one) in LABELS and not isinstance(one, Appointment)


def _window(one: WeeklyTimes | ExtraTimes) -> str:
    return f"{one.start:%H:%M} to {one.end:%H:%M}"
