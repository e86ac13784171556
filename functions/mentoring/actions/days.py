"""The daily round: what the clock does to requests."""

from dataclasses import replace
from datetime import date, timedelta

from mentoring.actions import asking
from mentoring.actions.means import Means
from mentoring.adapters import keys
from mentoring.domain.waiting import DaysDone

CAUGHT_UP_DAYS = 30
"""How far back the first daily run looks."""


def run_day(means: Means, today: date) -> dict[str, int]:
    """Do everything that is due up to a local date.

    Safe to repeat and to take up after a crash: each request is looked at afresh before anything
    is done, and the place reached is kept only at the end. Returns counts for the log.
    """
    done, programme = means.load(keys.days_done(), keys.programme())
    if programme is None:
        return {"looked_at": 0}
    first = done.last if done else today - timedelta(days=CAUGHT_UP_DAYS)
    looked_at = 0
    for day in _days(first, today):
        for enrolment in means.store.due(keys.due_on(day.isoformat())):
            asking.look_after(means, enrolment, means.now(), programme)
            looked_at += 1
    if done is None or today > done.last:
        means.save((replace(done or DaysDone(today), last=today),))
    return {"looked_at": looked_at}


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=count) for count in range((last - first).days + 1)]
