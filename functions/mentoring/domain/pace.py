"""How soon a mentor usually answers: kept as requests end, shown once it says something."""

from dataclasses import replace
from datetime import datetime
from math import ceil
from statistics import median_high

from mentoring.domain.enrolment import Request
from mentoring.domain.people import Mentor

KEPT = 20
"""How many of a mentor's newest requests count."""
ENOUGH = 5
"""So many answers at least, before anything is said of one person's habits."""
UNANSWERED = 999
"""Stands among the days for a request that closed without an answer: longer than any answer."""
SECONDS_A_DAY = 86400


def answered(mentor: Mentor, request: Request, now: datetime) -> Mentor:
    """The mentor after an answer.

    A question counts as the answer (R9): the mentee has heard. What follows is not counted again.
    """
    if request.question:
        return mentor
    return _after(mentor, days_until(request, now))


def days_until(request: Request, now: datetime) -> int:
    """How many days a request has waited; one that has begun counts as a whole one."""
    return max(1, ceil((now - request.asked_at).total_seconds() / SECONDS_A_DAY))


def unanswered(mentor: Mentor) -> Mentor:
    """The mentor after a request has closed without an answer (R8)."""
    return _after(mentor, UNANSWERED)


def usual_days(mentor: Mentor) -> int | None:
    """In how many days half of the newest requests were answered.

    None with fewer than five answers, or where more than half were never answered.
    """
    answers = [days for days in mentor.answer_days if days != UNANSWERED]
    if len(answers) < ENOUGH:
        return None
    usual = median_high(mentor.answer_days)
    return None if usual == UNANSWERED else usual


def _after(mentor: Mentor, days: int) -> Mentor:
    return replace(mentor, answer_days=(*mentor.answer_days, days)[-KEPT:])
