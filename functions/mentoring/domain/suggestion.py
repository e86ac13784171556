"""Whom to suggest to somebody who is left without: others with room, and why them (R7-R9)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from mentoring.domain.choosing_again import may_choose_again
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
from mentoring.domain.scheme import Scheme
from mentoring.domain.waiting import ListedMentor
from mentoring.domain.wording import capital, listed_in_words

MOST = 3
LOOKED_AT = 24
"""How many of the nearest mentors are asked for their room."""
LEFT_WITHOUT = {RequestState.DECLINED, RequestState.CLOSED, RequestState.RELEASED}


@dataclass(frozen=True)
class Suggestion:
    """Somebody to ask instead, and what decided that it was them: a phrase for the mentee."""

    mentor: Mentor
    why: str


def is_due(request: Request, reader: Role) -> bool:
    """A mentee who was turned down, heard nothing, or was released is shown others (R8, R9)."""
    return request.state in LEFT_WITHOUT and reader is Role.MENTEE


def could_ask(enrolment: Enrolment, scheme: Scheme) -> bool:
    """The mentee has no mentor in the scheme, and may choose one of the directory (R1, R16).

    Who was released because somebody else said yes is not left without until that pairing ends.
    """
    return scheme.listed and not enrolment.running and may_choose_again(enrolment, scheme)


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
    topics: Sequence[str],
) -> list[Suggestion]:
    """At most three of the mentors that this person could ask right now, and why them.

    Most shared topics first, then most room. Who is paused, or has a waiting list for all that is
    free, is left out (R7).
    """
    scheme = programme.schemes[enrolment.scheme]
    free = (one for one in mentors if room(one, today))
    found = [one for one in free if _could_be_asked(one, person, enrolment, scheme)]
    found.sort(
        key=lambda one: (
            -len(shared(topics, one.published.topics)),
            -room(one, today),
            one.name,
        )
    )
    return [Suggestion(one, _why(one, topics, programme, scheme, today)) for one in found[:MOST]]


def shared(some: Sequence[str], others: Sequence[str]) -> list[str]:
    """The topics two mentors have in common, in the order of the first."""
    return [one for one in some if one in others]


def _could_be_asked(mentor: Mentor, person: Person, enrolment: Enrolment, scheme: Scheme) -> bool:
    try:
        require_takes_requests(mentor, scheme)
        require_not_in_line(person, mentor)
        require_scheme_fits(person, mentor, enrolment, scheme)
    except Refusal:
        return False
    return True


def _why(
    mentor: Mentor, topics: Sequence[str], programme: Programme, scheme: Scheme, today: date
) -> str:
    """What decided: topics in common, room, and the scheme's own limits on its mentors."""
    common, places = shared(topics, mentor.published.topics), room(mentor, today)
    reasons = [
        f"also knows about {listed_in_words(common)}" if common else "in the same scheme",
        "room now" if places == 1 else f"room for {places} now",
    ]
    if scheme.other_organisation:
        reasons.append("from another organisation")
    if scheme.mentor_grades:
        reasons.append(f"grade: {programme.grade_name(mentor.published.grade)}")
    if scheme.mentor_training:
        reasons.append("trained as a mentor")
    return capital("; ".join(reasons))
