"""The soonest slots with anyone who offers a topic (R24, R25)."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from mentoring.domain.availability import is_public
from mentoring.domain.diary import Diary, HeldMonth
from mentoring.domain.people import Mentor, Person, PublishedMentor
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import Refusal
from mentoring.domain.spot_session import free_slots, require_may_book

LOOKED_AT = 24
"""Mentors whose times are looked at: with three months of each below the 100 items of one read."""
SHOWN, OF_EACH = 15, 3


@dataclass(frozen=True)
class Offered:
    """Who offers spot sessions on a topic and is in the public directory, by id in order."""

    topic: str
    mentors: tuple[str, ...]


@dataclass(frozen=True)
class Soonest:
    """A slot (UTC) with a mentor."""

    starts_at: datetime
    mentor: Mentor


def offered(mentors: Iterable[PublishedMentor], programme: Programme) -> dict[str, Offered]:
    """For each topic, the mentors to look at; mentors of unlisted schemes only are never there."""
    found: dict[str, list[str]] = {}
    for one in mentors:
        if one.spot and "spot session" in one.offers and programme.shows(one.schemes):
            for topic in one.spot.topics:
                found.setdefault(topic, []).append(one.id)
    return {topic: Offered(topic, tuple(sorted(ids))) for topic, ids in found.items()}


def looked_at(mentors: Iterable[str], person_id: str, today: date) -> tuple[str, ...]:
    """Whose times are looked at where there are many: others for each person and on each day.

    So nobody gets all the bookings by their name, and a page that is loaded again stays the same.
    """

    def place(mentor_id: str) -> str:
        return hashlib.sha256(f"{today}{person_id}{mentor_id}".encode()).hexdigest()

    return tuple(sorted(mentors, key=place)[:LOOKED_AT])


def soonest(
    person: Person,
    mentors: Iterable[Mentor],
    topic: str,
    diary: Diary,
    months: Mapping[str, Mapping[str, HeldMonth]],
    programme: Programme,
    now: datetime,
) -> list[Soonest]:
    """The soonest slots on a topic that this person could book now, a few of each mentor.

    `months` are the held months of each mentor by id.
    """
    found = [
        Soonest(start, one)
        for one in mentors
        if _could_book(person, one, topic, diary, programme, now)
        for start in islice(free_slots(one, diary, months[one.id], programme, now), OF_EACH)
    ]
    return sorted(found, key=lambda one: (one.starts_at, one.mentor.name))[:SHOWN]


def _could_book(
    person: Person, mentor: Mentor, topic: str, diary: Diary, programme: Programme, now: datetime
) -> bool:
    if not is_public(mentor, programme):
        return False
    try:
        return topic in require_may_book(person, mentor, diary, now).topics
    except Refusal:
        return False
