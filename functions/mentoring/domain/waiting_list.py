"""Waiting lists as mentees use them: who may join one, how many at once, and leaving (R7)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from mentoring.domain.choosing_again import require_not_again
from mentoring.domain.eligibility import (
    AlreadyAsked,
    AlreadyPaired,
    require_not_in_line,
    require_open_to,
    require_scheme_fits,
    require_takes_requests,
)
from mentoring.domain.enrolment import Enrolment
from mentoring.domain.people import Mentor, Person, Queued
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import DetailsMissing, Refusal, WayOn
from mentoring.domain.room import has_turn, is_paused, standing
from mentoring.domain.turns import Leaving, Settled, settle, without

MOST_LISTS = 3
"""R7: as many as requests that may be open at once in most schemes. With more, places would be
held for people who have long found somebody."""
MOST_QUEUED = 30
"""So many a mentor has no hope to reach in years; the list is kept in the mentor's item."""


@dataclass(frozen=True)
class OnList:
    """One list that a person is on, as they see it; `joined_at` is UTC."""

    mentor_name: str
    scheme: str
    joined_at: datetime


@dataclass(frozen=True)
class Lists:
    """The waiting lists a person is on, by mentor: what limits how many there are at once.

    Whose turn it is says the mentor's list alone. Who has been dropped from that counts here until
    the next daily round at most.
    """

    person_id: str
    on: Mapping[str, OnList] = field(default_factory=dict)
    version: int = 0

    def without(self, *mentor_ids: str) -> "Lists":
        """The lists that are left."""
        return replace(self, on={key: one for key, one in self.on.items() if key not in mentor_ids})


@dataclass(frozen=True)
class Joined:
    """A place on a waiting list: both sides of it, and what else comes of looking at the list."""

    lists: Lists
    settled: Settled


class RoomNow(Refusal):
    """There is a place to ask for, so there is nothing to wait for."""

    code = "room_now"
    sentence = "This mentor has room for you now: ask them."
    ways_on = (WayOn.FIND_A_MENTOR, WayOn.MY_MENTORING)


class TooManyLists(Refusal):
    """R7: on as many waiting lists as anyone can be."""

    code = "too_many_lists"
    sentence = (
        f"You are on {MOST_LISTS} waiting lists, which is as many as anyone can be on at once. "
        "Leave one in My mentoring, or look for somebody who has room now."
    )
    ways_on = (WayOn.MY_MENTORING, WayOn.FIND_A_MENTOR)


class ListFull(Refusal):
    """So many wait that joining would promise nothing."""

    code = "list_full"
    sentence = (
        f"{MOST_QUEUED} people wait for this mentor already, so a place on the list would promise "
        "you nothing. Others have room now."
    )
    ways_on = (WayOn.FIND_A_MENTOR, WayOn.MY_MENTORING)


def join(
    person: Person,
    mentor: Mentor,
    lists: Lists,
    enrolment: Enrolment,
    programme: Programme,
    now: datetime,
    *,
    waits: bool = False,
) -> Joined:
    """Take the last place on the mentor's waiting list, for the enrolment's scheme (R7).

    Whoever could never ask can't wait either (R1, R5, R6, R17). Raises the Refusal that fits.
    """
    require_may_wait(person, mentor, enrolment, programme, programme.day_of(now), waits=waits)
    others = lists.without(mentor.id)
    if len(others.on) >= MOST_LISTS:
        raise TooManyLists
    shorter = without(mentor, person.id)
    if len(shorter.queue) >= MOST_QUEUED:
        raise ListFull
    longer = (*shorter.queue, Queued(person.id, enrolment.scheme, now))
    listed = OnList(mentor.name, enrolment.scheme, now)
    return Joined(
        replace(others, on={**others.on, mentor.id: listed}),
        settle(replace(mentor, queue=longer), programme, now),
    )


def require_may_wait(
    person: Person,
    mentor: Mentor,
    enrolment: Enrolment,
    programme: Programme,
    today: date,
    *,
    waits: bool = False,
) -> None:
    """Only a place is what this person lacks. `waits` is as in `require_eligible`; so is raising.

    Raises RoomNow where not even that is lacking.
    """
    scheme = programme.schemes[enrolment.scheme]
    if not person.has_details:
        raise DetailsMissing
    require_open_to(mentor, enrolment, scheme)
    require_takes_requests(mentor, scheme)
    require_not_in_line(person, mentor)
    require_scheme_fits(person, mentor, enrolment, scheme)
    if waits:
        raise AlreadyAsked
    if enrolment.running:
        raise AlreadyPaired
    require_not_again(enrolment, scheme, mentor)
    if has_turn(mentor, person.id, scheme.id, today) and not is_paused(mentor, today):
        raise RoomNow


def place_of(mentor: Mentor, person_id: str, today: date) -> Queued | None:
    """Where somebody stands on the list today, None where they don't."""
    return next((one for one in standing(mentor, today) if one.person_id == person_id), None)


def left(mentor: Mentor, person_id: str, programme: Programme, now: datetime) -> Settled:
    """The list after somebody has left it, or their request in turn came to nothing."""
    if all(one.person_id != person_id for one in mentor.queue):
        return Settled(mentor)
    settled = settle(without(mentor, person_id), programme, now)
    return replace(settled, leaving=(*settled.leaving, Leaving(person_id, mentor.id)))


def paired(lists: Lists, mentor_id: str, scheme: str) -> tuple[Lists, tuple[Leaving, ...]]:
    """R7: who is paired in a scheme waits for nobody in it; the mentor of the pairing included."""
    others = {key for key, one in lists.on.items() if one.scheme == scheme} - {mentor_id}
    leaving = tuple(Leaving(lists.person_id, one) for one in sorted(others))
    return lists.without(mentor_id, *others), leaving
