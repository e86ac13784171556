"""A mentor's pause: from now until a day they choose, ended early with one click (R7, R24)."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from mentoring.domain.people import Mentor
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import Incomplete
from mentoring.domain.room import is_paused

MOST_DAYS = 366
"""R7: a year covers the longest leave. Whoever is away for longer had better leave the directory,
or people go on waiting for somebody who has forgotten them."""


def days_to_choose(programme: Programme, now: datetime) -> tuple[date, date]:
    """The first and the last day a mentor may say they are back on."""
    today = programme.day_of(now)
    return today + timedelta(days=1), today + timedelta(days=MOST_DAYS)


def day_from(text: str, programme: Programme, now: datetime) -> date:
    """The day of a form on which a mentor is back. Raises Incomplete."""
    first, last = days_to_choose(programme, now)
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise Incomplete({"until": "Enter the day you are back"}) from None
    if day < first:
        raise Incomplete({"until": "Enter a day to come: tomorrow at the earliest"})
    if day > last:
        raise Incomplete({"until": "Enter a day within a year, and make it longer when you know"})
    return day


def paused(mentor: Mentor, until: date) -> Mentor:
    """R7: the mentor, away until that day. What is booked and asked stays."""
    return replace(mentor, paused_until=until)


def ended(mentor: Mentor, programme: Programme, now: datetime) -> Mentor:
    """The mentor back at once; the same where there is no pause."""
    if not is_paused(mentor, programme.day_of(now)):
        return mentor
    return replace(mentor, paused_until=None)
