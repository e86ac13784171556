"""The one question that a mentor may put before answering, and the mentee's reply (R9)."""

from dataclasses import dataclass, replace
from datetime import datetime

from mentoring.domain.enrolment import Enrolment, Request
from mentoring.domain.lengths import LONGEST_TEXT, require_text
from mentoring.domain.letter import Kind, Letter
from mentoring.domain.pace import answered
from mentoring.domain.people import Mentor
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import Refusal, WayOn
from mentoring.domain.request import LetterKey, require_open
from mentoring.domain.request_letters import to_mentee, to_mentor
from mentoring.domain.turns import with_turn_prolonged
from mentoring.domain.wording import paragraphs

LONGEST_QUESTION = 500
"""Characters: one question, not a form to fill in."""


class OneQuestion(Refusal):
    """R9: the mentor has put a question already."""

    code = "one_question"
    sentence = (
        "You have put your one question about this request. Answer yes or no: with a yes you get "
        "each other's addresses and can ask all else."
    )
    ways_on = (WayOn.MY_MENTORING,)


class NothingToReply(Refusal):
    """The mentor has put no question, or has the mentee's reply already."""

    code = "nothing_to_reply"
    sentence = (
        "There is no question that waits for you here. If you have replied already, the mentor has "
        "your words as they were sent first: wait for a yes or no, or withdraw the request."
    )


@dataclass(frozen=True)
class Turned:
    """A request whose clock begins anew, because it is the other one's turn now.

    `mentor` has the pace and the held place as they are after it.
    """

    request: Request
    enrolment: Enrolment
    mentor: Mentor
    letters: tuple[Letter, ...]


def put(
    request: Request,
    enrolment: Enrolment,
    mentor: Mentor,
    programme: Programme,
    text: str,
    now: datetime,
) -> Turned:
    """R9: the mentor asks back, once; the mentee hears, and the days of R8 begin anew for them.

    Raises RequestEnded, OneQuestion, or Incomplete without a question or with a long one.
    """
    require_open(request)
    if request.question:
        raise OneQuestion
    text = paragraphs(text)
    require_text(LONGEST_QUESTION, "Write your question", question=text)
    put_to = replace(request, question=text, questioned_at=now)
    turned = _anew(put_to, request, programme)
    letter = to_mentee(Kind.QUESTION, turned)
    return _turned(turned, enrolment, answered(mentor, request, now), letter)


def reply(
    request: Request,
    enrolment: Enrolment,
    mentor: Mentor,
    programme: Programme,
    text: str,
    key: LetterKey,
    now: datetime,
) -> Turned:
    """R9: the mentee replies; the mentor hears, and the days of R8 begin anew for them.

    Raises RequestEnded, NothingToReply, or Incomplete without a word or with too many.
    """
    require_open(request)
    if not request.is_questioned:
        raise NothingToReply
    text = paragraphs(text)
    require_text(LONGEST_TEXT, "Write your answer", reply=text)
    replied = replace(request, reply=text, replied_at=now).with_key(key.fingerprint)
    turned = _anew(replied, request, programme)
    return _turned(turned, enrolment, mentor, to_mentor(Kind.ANSWER, turned, key.secret))


def is_put_again(request: Request, text: str) -> bool:
    """The same question, sent again by the same form."""
    return bool(request.question) and request.question == paragraphs(text)


def is_replied_again(request: Request, text: str) -> bool:
    """The same reply, sent again by the same form."""
    return bool(request.reply) and request.reply == paragraphs(text)


def _anew(request: Request, before: Request, programme: Programme) -> Request:
    """Begin the clock anew, with as many days as the scheme promised when it was asked."""
    moved = programme.day_of(request.waits_since) - programme.day_of(before.waits_since)
    return replace(
        request,
        remind_on=before.remind_on + moved,
        closes_on=before.closes_on + moved,
        reminded=False,
    )


def _turned(request: Request, enrolment: Enrolment, mentor: Mentor, letter: Letter) -> Turned:
    held = with_turn_prolonged(mentor, request.id.person_id, request.id.scheme, request.closes_on)
    return Turned(request, enrolment.with_request(request), held, (letter,))
