"""The daily round: what the clock does to requests, appointments and waiting lists."""

from dataclasses import replace
from datetime import date, timedelta

from mentoring.actions import appointments, asking, waiting_lists
from mentoring.actions.means import Means
from mentoring.adapters import index, keys
from mentoring.domain.appointment import Appointment
from mentoring.domain.enrolment import Enrolment
from mentoring.domain.people import Mentor
from mentoring.domain.programme import Programme
from mentoring.domain.turns import AT_ONCE, Leaving
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
    for day in (*_days(first, today), AT_ONCE):
        for one in means.store.due(index.due_on(day.isoformat())):
            _look_after(means, one, programme)
            looked_at += 1
    if done is None or today > done.last:
        means.save((replace(done or DaysDone(today), last=today),))
    return {"looked_at": looked_at}


def _look_after(
    means: Means, one: Enrolment | Appointment | Mentor | Leaving, programme: Programme
) -> None:
    match one:
        case Enrolment():
            asking.look_after(means, one, means.now(), programme)
        case Appointment():
            appointments.look_after(means, programme, one.id)
        case Mentor():
            waiting_lists.look_after(means, programme, one.id)
        case Leaving():
            waiting_lists.follow(means, programme, [one])


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=count) for count in range((last - first).days + 1)]
