"""Accepting: the pairing starts, a place is taken, other requests go (R1, R2, R5, R10)."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from mentoring.domain.eligibility import AlreadyPaired
from mentoring.domain.enrolment import Enrolment, Request, RequestState
from mentoring.domain.letter import Kind, Letter
from mentoring.domain.months import months_after
from mentoring.domain.pace import answered
from mentoring.domain.pairing import Pairing
from mentoring.domain.people import Mentor, RunningPairing
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import Incomplete, WayOn
from mentoring.domain.request import release, require_open
from mentoring.domain.request_letters import facts_of
from mentoring.domain.room import MentorFull, has_place
from mentoring.domain.turns import without


@dataclass(frozen=True)
class Accepted:
    """All that one acceptance changes, to be written in one go (R10)."""

    request: Request
    pairing: Pairing
    enrolment: Enrolment
    mentor: Mentor
    released: tuple[Request, ...]
    letters: tuple[Letter, ...]


def accept(
    request: Request,
    enrolment: Enrolment,
    mentor: Mentor,
    programme: Programme,
    now: datetime,
    *,
    outside_line: bool,
) -> Accepted:
    """The mentor says yes and confirms that they are not in the mentee's line (R5).

    Raises RequestEnded, Incomplete, MentorFull (R2) or AlreadyPaired (R1).
    """
    require_open(request)
    if not outside_line:
        raise Incomplete({"outside_line": "Confirm that you are not in their line of management"})
    _require_free(enrolment, mentor, request.id.person_id, programme.day_of(now))
    pairing = _start(request, programme, now)
    released = [release(other, now) for other in enrolment.open.values() if other.id != request.id]
    return Accepted(
        request=request.ended(RequestState.ACCEPTED, now),
        pairing=pairing,
        enrolment=replace(enrolment, open={}, running=str(pairing.id), introduced=()),
        mentor=with_pairing(answered(mentor, request, now), pairing),
        released=tuple(other for other, _ in released),
        letters=(*_letters(request, pairing), *(letter for _, letter in released)),
    )


def with_pairing(mentor: Mentor, pairing: Pairing) -> Mentor:
    """The mentor with one more place taken, by somebody who waits for none any more."""
    entry = RunningPairing(pairing.mentee_name, pairing.id.scheme, pairing.ends_on)
    return replace(
        without(mentor, pairing.id.person_id),
        running={**mentor.running, str(pairing.id): entry},
    )


def _require_free(enrolment: Enrolment, mentor: Mentor, person_id: str, today: date) -> None:
    if enrolment.running:
        raise AlreadyPaired(
            "They have found a mentor in this scheme already: there is nothing left to answer."
        )
    if not mentor.places_free:
        raise MentorFull(
            "All your places are taken, so this can't start a pairing. "
            "Give yourself another place in My mentoring, or answer No.",
            ways_on=(WayOn.MY_MENTORING,),
        )
    if not has_place(mentor, person_id, today):
        raise MentorFull(
            "Your free place is held for somebody on your waiting list, for two working days or "
            "until you have answered them. Give yourself another place in My mentoring, or answer "
            "later.",
            ways_on=(WayOn.MY_MENTORING,),
        )


def _start(request: Request, programme: Programme, now: datetime) -> Pairing:
    today = now.astimezone(programme.zone).date()
    return Pairing(
        id=request.id,
        mentor_person=request.mentor_person,
        mentor_name=request.mentor_name,
        mentee_name=request.mentee_name,
        scheme_title=request.scheme_title,
        aims=request.aims,
        started_on=today,
        ends_on=months_after(today, request.length_months),
    )


def _letters(request: Request, pairing: Pairing) -> tuple[Letter, Letter]:
    facts = facts_of(request) | {"pairing": str(pairing.id), "ends_on": pairing.ends_on.isoformat()}
    mentee, mentor = request.id.person_id, request.mentor_person
    return (
        Letter(Kind.ACCEPTED, to=mentee, about=mentor, facts=facts),
        Letter(Kind.PAIRING_STARTED, to=mentor, about=mentee, facts=facts),
    )
