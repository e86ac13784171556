"""Asking for a pairing: ask, decline, withdraw, remind, close (R1-R9).

Accepting is in `acceptance`, the one question a mentor may put in `question`.
"""

import hmac
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from mentoring.domain.asking_form import AS_OPENED, Form
from mentoring.domain.eligibility import require_eligible
from mentoring.domain.enrolment import Enrolment, Request, RequestState, Role
from mentoring.domain.identity import RequestId
from mentoring.domain.lengths import LONGEST_TEXT, require_short, too_long
from mentoring.domain.letter import Kind, Letter
from mentoring.domain.pace import answered, unanswered
from mentoring.domain.people import Mentor, Person
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import Incomplete, NotFound, Refusal
from mentoring.domain.request_letters import to_mentee, to_mentor
from mentoring.domain.turns import with_turn_used
from mentoring.domain.wording import paragraphs

LEAST_AIMS = 40
"""R4: how many characters a mentee writes at least about what they want to achieve."""


LONGEST_NOTE = 500
"""Characters of the note that goes with a no."""


class DeclineReason(StrEnum):
    """R9: the list a mentor chooses from; the values are what the mentee reads."""

    NO_TIME = "no time for another mentee at the moment"
    OTHER_FIELD = "somebody with other experience would help you more"
    TOO_CLOSE = "we work too closely together"
    AWAY = "away for a while soon"
    OTHER = "another reason"


class RequestEnded(Refusal):
    """The request has been answered, withdrawn, closed or released already."""

    code = "request_ended"
    sentence = "This request has ended already, so there is nothing to answer any more."


@dataclass(frozen=True)
class Asked:
    """A new request, the enrolment that holds it, and the mentor's letter.

    `mentor` has the list on which the mentee's turn was used, or is as it was.
    """

    request: Request
    enrolment: Enrolment
    mentor: Mentor
    letters: tuple[Letter, ...]


@dataclass(frozen=True)
class Ended:
    """A request that has come to its end without a pairing; `mentor` where it tells of them."""

    request: Request
    enrolment: Enrolment
    letters: tuple[Letter, ...]
    mentor: Mentor | None = None


@dataclass(frozen=True)
class Reminded:
    """A request whose mentor is reminded."""

    request: Request
    enrolment: Enrolment
    letters: tuple[Letter, ...]


@dataclass(frozen=True)
class LetterKey:
    """A key for a letter's link: the secret it shows, and the fingerprint that is kept."""

    secret: str
    fingerprint: str


def ask(
    person: Person,
    mentor: Mentor,
    enrolment: Enrolment,
    programme: Programme,
    aims: str,
    key: LetterKey,
    now: datetime,
    *,
    waits: bool = False,
    form: Form = AS_OPENED,
) -> Asked:
    """Ask a mentor for a pairing (R1, R3-R7, R11, R16, R17).

    `waits` says that a request to this mentor is open in some scheme already. Where another mentor
    was asked since the form was opened, its number still names this request, so it is known
    again. Raises Refusal with what can be done instead; Incomplete as `require_aims`.
    """
    scheme = programme.schemes[enrolment.scheme]
    today = programme.day_of(now)
    require_eligible(person, mentor, enrolment, programme, today, waits=waits)
    aims = require_aims(aims)
    asked = enrolment.asked + 1
    request = Request(
        id=RequestId(person.id, scheme.id, mentor.id, form.number_of(asked)),
        mentor_person=mentor.person_id or "",
        mentor_name=mentor.name,
        mentee_name=person.name,
        mentee_organisation=person.organisation,
        mentee_grade=programme.grade_name(person.grade),
        scheme_title=scheme.title,
        aims=aims,
        asked_at=now,
        remind_on=today + timedelta(days=scheme.answer.remind),
        closes_on=today + timedelta(days=scheme.answer.close),
        length_months=scheme.length_months,
        call_minutes=form.call_minutes(mentor.published.offers, scheme),
        key_hashes=(key.fingerprint,),
        introduction=enrolment.introduction if mentor.id in enrolment.introduced else "",
    )
    return Asked(
        request,
        replace(enrolment, asked=asked).with_request(request),
        with_turn_used(mentor, person.id, scheme.id, request.closes_on),
        (to_mentor(Kind.REQUEST_RECEIVED, request, key.secret),),
    )


def require_complete(scheme: str, aims: str, programme: Programme) -> None:
    """The form names a scheme and says enough.

    Raises Incomplete naming everything to put right.
    """
    errors = {} if scheme in programme.schemes else {"scheme": "Choose a scheme"}
    try:
        require_aims(aims)
    except Incomplete as problem:
        errors |= problem.errors
    if errors:
        raise Incomplete(errors)


def require_aims(aims: str) -> str:
    """R4: return the aims as they will be kept. Raises Incomplete: too short, or too long."""
    aims = paragraphs(aims)
    if len(aims) < LEAST_AIMS:
        more = LEAST_AIMS - len(aims)
        least = f"in at least {LEAST_AIMS} characters: {more} more to go"
        raise Incomplete({"aims": f"Write what you want to achieve, {least}"})
    require_short(LONGEST_TEXT, aims=aims)
    return aims


def role_in(request: Request, person_id: str | None, fingerprint: str | None) -> Role:
    """On which side the reader stands, signed in or by the key of a letter. Raises NotFound."""
    if person_id and person_id == request.id.person_id:
        return Role.MENTEE
    if person_id and person_id == request.mentor_person:
        return Role.MENTOR
    if fingerprint and any(hmac.compare_digest(fingerprint, one) for one in request.key_hashes):
        return Role.MENTOR
    raise NotFound


def require_open(request: Request) -> None:
    """The request still waits for its answer. Raises RequestEnded."""
    if request.state is not RequestState.ASKED:
        raise RequestEnded


def decline(
    request: Request, enrolment: Enrolment, mentor: Mentor, reason: str, note: str, now: datetime
) -> Ended:
    """R9: the mentor says no, with a reason from the list and, if they like, a note.

    Raises RequestEnded, or Incomplete without a reason or with too long a note.
    """
    require_open(request)
    errors, note = {}, paragraphs(note)
    if reason not in DeclineReason.__members__:
        errors["reason"] = "Choose a reason"
    if errors := errors | too_long(LONGEST_NOTE, note=note):
        raise Incomplete(errors)
    declined = request.ended(RequestState.DECLINED, now, DeclineReason[reason].value, note)
    told = to_mentee(Kind.DECLINED, declined)
    return _ended(declined, enrolment, answered(mentor, request, now), told)


def withdraw(request: Request, enrolment: Enrolment, now: datetime) -> Ended:
    """The mentee takes the request back. Raises RequestEnded."""
    require_open(request)
    withdrawn = request.ended(RequestState.WITHDRAWN, now)
    return _ended(withdrawn, enrolment, None, to_mentor(Kind.WITHDRAWN, withdrawn))


def release(request: Request, now: datetime) -> tuple[Request, Letter]:
    """R10: another mentor was accepted; return the request as ended and its mentor's letter."""
    released = request.ended(RequestState.RELEASED, now)
    return released, to_mentor(Kind.RELEASED, released)


def close(request: Request, enrolment: Enrolment, mentor: Mentor, now: datetime) -> Ended:
    """R8: the mentor did not answer in time, or the mentee did not reply; the mentee hears at once.

    Where the mentor waited for the reply, they hear too, and their pace is not to blame.
    """
    require_open(request)
    closed = request.ended(RequestState.CLOSED, now)
    if request.is_questioned:
        told = to_mentee(Kind.NO_REPLY, closed), to_mentor(Kind.NO_REPLY_MENTOR, closed)
        return _ended(closed, enrolment, mentor, *told)
    return _ended(closed, enrolment, unanswered(mentor), to_mentee(Kind.CLOSED, closed))


def remind(request: Request, enrolment: Enrolment, key: LetterKey) -> Reminded:
    """R8: whoever's turn it is, is reminded.

    The mentor's letter has a key of its own; earlier letters' links keep working.
    """
    require_open(request)
    reminded = replace(request, reminded=True)
    if request.is_questioned:
        letter = to_mentee(Kind.QUESTION_REMINDER, reminded)
    else:
        reminded = reminded.with_key(key.fingerprint)
        letter = to_mentor(Kind.REQUEST_REMINDER, reminded, key.secret)
    return Reminded(reminded, enrolment.with_request(reminded), (letter,))


def _ended(
    request: Request, enrolment: Enrolment, mentor: Mentor | None, *letters: Letter
) -> Ended:
    return Ended(request, enrolment.without_request(request), letters, mentor)
