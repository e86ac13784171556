"""Whom to suggest after a refusal: others in the scheme with room, by shared topics (R8, R9)."""

from collections.abc import Iterable, Sequence
from datetime import date

from mentoring.domain.eligibility import (
    require_not_in_line,
    require_scheme_fits,
    require_takes_requests,
)
from mentoring.domain.enrolment import Enrolment, Request, RequestState, Role
from mentoring.domain.people import Mentor, Person
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import Refusal
from mentoring.domain.room import room
from mentoring.domain.waiting import ListedMentor

MOST = 3
LOOKED_AT = 24
"""How many of the nearest mentors are asked for their room."""


def is_due(request: Request, reader: Role) -> bool:
    """A mentee who was turned down, or heard nothing, is shown others (R8, R9)."""
    turned_down = request.state in {RequestState.DECLINED, RequestState.CLOSED}
    return turned_down and reader is Role.MENTEE


def nearest(
    listed: Iterable[ListedMentor], topics: Sequence[str], enrolment: Enrolment, not_this: str
) -> list[ListedMentor]:
    """The listed mentors that share most topics, without those asked now or paired before."""
    known = {not_this, *enrolment.open, *(one.mentor_id for one in enrolment.endings)}
    others = [one for one in listed if one.mentor_id not in known]
    others.sort(key=lambda one: (-len(shared(one.topics, topics)), one.name))
    return others[:LOOKED_AT]


def with_room(
    mentors: Iterable[Mentor],
    person: Person,
    enrolment: Enrolment,
    programme: Programme,
    today: date,
) -> list[Mentor]:
    """At most three of the mentors, in the given order, that this person could ask right now.

    Who is paused, or has a waiting list for all that is free, is left out (R7).
    """
    free = (one for one in mentors if room(one, today))
    return [one for one in free if _could_be_asked(one, person, enrolment, programme)][:MOST]


def shared(some: Sequence[str], others: Sequence[str]) -> list[str]:
    """The topics two mentors have in common, in the order of the first."""
    return [one for one in some if one in others]


def _could_be_asked(
    mentor: Mentor, person: Person, enrolment: Enrolment, programme: Programme
) -> bool:
    scheme = programme.schemes[enrolment.scheme]
    try:
        require_takes_requests(mentor, scheme)
        require_not_in_line(person, mentor)
        require_scheme_fits(person, mentor, enrolment, scheme)
    except Refusal:
        return False
    return True
