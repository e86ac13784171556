"""What the page My mentoring shows, and the cards of the directory."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any, TypeVar

from mentoring.actions.means import Means
from mentoring.adapters import keys
from mentoring.domain import availability as rules
from mentoring.domain import choosing, impression, introduction
from mentoring.domain.act import Act, newest_first
from mentoring.domain.appointment import Appointment
from mentoring.domain.availability import Availability
from mentoring.domain.choosing import Choice
from mentoring.domain.diary import Diary, HeldMonth
from mentoring.domain.enrolment import Enrolment, Request, Role
from mentoring.domain.friend import Talk
from mentoring.domain.identity import AppointmentId, month_of, request_id_from
from mentoring.domain.impression import Impression
from mentoring.domain.introduction import Introduction
from mentoring.domain.pairing import Pairing, PairingState
from mentoring.domain.people import Mentor, Person, RunningPairing
from mentoring.domain.programme import Programme
from mentoring.domain.progress import Progress, progress
from mentoring.domain.scheme import SessionPlan
from mentoring.domain.slot import DAYS_AHEAD
from mentoring.domain.waiting import WaitingRequest
from mentoring.domain.waiting_list import Lists

T = TypeVar("T")
MOST_CARDS, MONTHS = 24, 3
"""Mentors in one call, and months of each: with the programme below the 100 items of one read."""


@dataclass(frozen=True)
class AsMentee:
    """A person's own partition, sorted out."""

    open_requests: list[Request] = field(default_factory=list)
    ended_requests: list[Request] = field(default_factory=list)
    running: list[Pairing] = field(default_factory=list)
    ended: list[Pairing] = field(default_factory=list)
    appointments: list[Appointment] = field(default_factory=list)
    lists: Lists = field(default_factory=lambda: Lists(""))
    past: list[Appointment] = field(default_factory=list)
    said: list[Impression] = field(default_factory=list)
    sessions: list[Appointment] = field(default_factory=list)
    introductions: list[Introduction] = field(default_factory=list)
    talks: list[Talk] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)

    @property
    def answered(self) -> frozenset[AppointmentId]:
        """Of which appointments the person has said how they were, on whichever side."""
        return frozenset(one.appointment for one in self.said)


@dataclass(frozen=True)
class AsMentor:
    """A mentor's own partition, sorted out."""

    mentor: Mentor
    waiting: list[WaitingRequest]
    appointments: list[Appointment]
    past: list[Appointment]
    sessions: list[Appointment] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)


def as_mentee(means: Means, person: Person) -> AsMentee:
    """All that a person has asked, booked and been paired in: one query."""
    found = means.store.partition(f"PERSON#{person.id}")
    pairings = _of(Pairing, found)
    diary = next(iter(_of(Diary, found)), Diary(person.id))
    open_requests = [one for enrolment in _of(Enrolment, found) for one in enrolment.open.values()]
    return AsMentee(
        open_requests=sorted(open_requests, key=lambda one: one.asked_at),
        ended_requests=sorted(_of(Request, found), key=_ended_at, reverse=True),
        running=[one for one in pairings if one.state is PairingState.STARTED],
        ended=sorted(
            (one for one in pairings if one.state is not PairingState.STARTED),
            key=_ended_at,
            reverse=True,
        ),
        appointments=list(diary.ahead(means.now())),
        lists=next(iter(_of(Lists, found)), Lists(person.id)),
        past=impression.to_ask_about(_of(Appointment, found), means.now()),
        said=_of(Impression, found),
        sessions=[one for one in _of(Appointment, found) if one.pairing],
        introductions=introduction.waiting(
            _of(Introduction, found), _of(Enrolment, found), _of(Request, found)
        ),
        talks=sorted(_of(Talk, found), key=lambda one: one.last.at, reverse=True),
        acts=newest_first(_of(Act, found)),
        choices=choosing.ready(_of(Appointment, found), _of(Enrolment, found), means.now()),
    )


def as_mentor(means: Means, person: Person) -> AsMentor | None:
    """All that waits for a mentor and is promised by them, None for everybody else: one query."""
    if not person.mentor_id:
        return None
    found = means.store.partition(f"MENTOR#{person.mentor_id}")
    mentor = next(iter(_of(Mentor, found)), None)
    if mentor is None:
        return None
    held = [one for month in _of(HeldMonth, found) for one in month.held.values()]
    now = means.now()
    return AsMentor(
        mentor,
        sorted(_of(WaitingRequest, found), key=lambda one: one.asked_at),
        sorted((one for one in held if one.ends_at > now), key=lambda one: one.starts_at),
        impression.to_ask_about(held, now),
        [one for one in held if one.pairing],
        newest_first(_of(Act, found)),
    )


def paired_with(means: Means, person: Person) -> frozenset[str]:
    """The ids of those who are or were in a pairing with this person, as far as it is kept."""
    mine, as_guide = as_mentee(means, person), as_mentor(means, person)
    guided = as_guide.mentor.running if as_guide else {}
    return frozenset(
        (
            *(one.mentor_person for one in (*mine.running, *mine.ended)),
            *(request_id_from(one).person_id for one in guided),
        )
    )


def looking_back(mine: AsMentee, mentor_side: AsMentor | None) -> list[tuple[Appointment, Role]]:
    """Return what is over and the person has not said yet how it was, newest first, and their side.

    What they said as mentor lies with what they said as mentee.
    """
    sides = [(one, Role.MENTEE) for one in mine.past]
    sides += [(one, Role.MENTOR) for one in (mentor_side.past if mentor_side else ())]
    left = [each for each in sides if each[0].id not in mine.answered]
    return sorted(left, key=lambda each: each[0].starts_at, reverse=True)


def progress_of(
    mine: AsMentee, mentor_side: AsMentor | None, programme: Programme, now: datetime
) -> dict[str, Progress]:
    """How far each running pairing has come, by its id, on whichever side the person stands."""
    of_both = {str(one.id): one.id.scheme for one in mine.running}
    of_both |= {key: one.scheme for key, one in _running(mentor_side).items()}
    sessions = [*mine.sessions, *(mentor_side.sessions if mentor_side else ())]
    plans = {key: programme.schemes.get(scheme) for key, scheme in of_both.items()}
    return {
        key: progress(key, sessions, mine.said, scheme.sessions if scheme else SessionPlan(), now)
        for key, scheme in plans.items()
    }


def _running(mentor_side: AsMentor | None) -> Mapping[str, RunningPairing]:
    return mentor_side.mentor.running if mentor_side else {}


def availability(means: Means, mentor_ids: Sequence[str]) -> tuple[Programme, list[Availability]]:
    """What is free with these mentors, as far as the public directory shows them: one round trip.

    Looks for slots in three months; on the last day of some months the sixtieth day lies beyond.
    """
    wanted = tuple(dict.fromkeys(mentor_ids))[:MOST_CARDS]
    names = tuple(dict.fromkeys(map(month_of, _days_about(means.now()))))[:MONTHS]
    programme, *found = means.load(
        keys.programme(),
        *(keys.mentor(one) for one in wanted),
        *(keys.month(one, name) for one in wanted for name in names),
    )
    mentors, held = found[: len(wanted)], iter(found[len(wanted) :])
    months = [dict(zip(names, islice(held, len(names)), strict=True)) for _ in wanted]
    programme = programme or Programme("Mentoring")
    return programme, [
        rules.availability(
            mentor,
            {name: month or HeldMonth(mentor.id, name) for name, month in own.items()},
            programme,
            means.now(),
        )
        for mentor, own in zip(mentors, months, strict=True)
        if mentor and rules.is_public(mentor, programme)
    ]


def _days_about(now: datetime) -> Iterator[date]:
    """The days on which slots can lie, wherever the programme is: its zone is read with them."""
    first = (now - timedelta(hours=12)).date()
    return (first + timedelta(days=count) for count in range(DAYS_AHEAD + 2))


def _of(kind: type[T], found: list[Any]) -> list[T]:
    return [one for one in found if isinstance(one, kind)]


def _ended_at(one: Request | Pairing) -> datetime:
    return one.ended_at or datetime.min.replace(tzinfo=UTC)
