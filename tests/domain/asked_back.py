"""A request on which the mentor has put a question, and one with the reply."""

from datetime import datetime

from mentoring.domain import question
from mentoring.domain.people import Mentor
from mentoring.domain.question import Turned
from mentoring.domain.request import LetterKey
from tests.domain.examples import a_mentor, an_open_request, at
from tests.world import PROGRAMME

ASKED = "Would early mornings suit you?"
REPLIED = "Yes, from seven."
LATER, LATER_STILL = at("2026-11-26"), at("2026-12-04", "23:30")
SECOND = LetterKey("second", "second-fingerprint")


def put(text: str = ASKED, now: datetime = LATER, mentor: Mentor | None = None) -> Turned:
    """Let Priya ask on 23 November, and Amara ask back some days later."""
    mentor = mentor or a_mentor()
    one, enrolment = an_open_request(mentor)
    return question.put(one, enrolment, mentor, PROGRAMME, text, now)


def replied(text: str = REPLIED, now: datetime = LATER_STILL) -> Turned:
    """Let Priya reply to that."""
    one = put()
    return question.reply(one.request, one.enrolment, one.mentor, PROGRAMME, text, SECOND, now)
