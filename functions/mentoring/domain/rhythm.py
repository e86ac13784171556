"""How often two who are paired meet: the usual rhythms, once, or on their own terms (R21)."""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from itertools import count

WEEK = timedelta(days=7)
DEFAULT_MINUTES = 60
"""The length where neither the two nor their scheme say one."""


class Rhythm(StrEnum):
    """How a block of pairing sessions is laid over the calendar."""

    ONCE = "once"
    MONTHLY = "monthly"
    FORTNIGHTLY = "fortnightly"
    SIX_WEEKLY = "six-weekly"
    OWN = "own"


USUAL_MINUTES = {Rhythm.MONTHLY: 60, Rhythm.FORTNIGHTLY: 30, Rhythm.SIX_WEEKLY: 90}
USUAL_WEEKS = {Rhythm.FORTNIGHTLY: 2, Rhythm.SIX_WEEKLY: 6}


def days(rhythm: Rhythm, first: date, weeks: int) -> Iterator[date]:
    """Give the local dates of a block, from the first one on, without end but for one alone.

    A month later is the same weekday at the same place in the month (*the first Thursday*), the
    last one where there is no fifth. `weeks` lie between sessions on own terms.
    """
    if rhythm is Rhythm.ONCE:
        yield first
        return
    if rhythm is Rhythm.MONTHLY:
        yield from (_months_on(first, many) for many in count())
        return
    apart = USUAL_WEEKS.get(rhythm, weeks) * WEEK
    yield from (first + many * apart for many in count())


def _months_on(first: date, many: int) -> date:
    years, month = divmod(first.month - 1 + many, 12)
    begins = date(first.year + years, month + 1, 1)
    place = (first.day - 1) // WEEK.days
    found = begins + timedelta(days=(first.weekday() - begins.weekday()) % 7) + place * WEEK
    return found if found.month == begins.month else found - WEEK
