"""The daily round: what the clock does to requests, pairings, appointments and waiting lists."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from mentoring.actions import (
    appointments,
    asking,
    endings,
    erasing,
    folding,
    waiting_lists,
    work_list,
)
from mentoring.actions.means import Means
from mentoring.adapters import index, keys
from mentoring.domain.appointment import Appointment
from mentoring.domain.enrolment import Enrolment
from mentoring.domain.erasure import Erasing
from mentoring.domain.pairing import Pairing
from mentoring.domain.people import Mentor
from mentoring.domain.programme import Programme
from mentoring.domain.turns import AT_ONCE, Leaving
from mentoring.domain.waiting import DaysDone

Due = Enrolment | Pairing | Appointment | Mentor | Leaving | Erasing
CAUGHT_UP_DAYS = 30
"""How far back the first daily run looks."""


class NotFinished(Exception):
    """Not all that is due was done; another run goes on. The message names what failed, by id."""


@dataclass
class _Round:
    looked_at: int = 0
    failed: list[str] = field(default_factory=list)
    is_time_up: bool = False


def run_day(
    means: Means, today: date, is_time_up: Callable[[], bool] = lambda: False
) -> dict[str, int]:
    """Do everything that is due up to a local date.

    Safe to repeat and to take up after a crash: each item is looked at afresh before anything is
    done, and what was done is not due any more. The trouble of one holds up no other. Once
    `is_time_up` nothing more is begun. Returns counts for the log; raises NotFinished.
    """
    done, programme = means.load(keys.days_done(), keys.programme())
    if programme is None:
        return {"looked_at": 0}
    first = done.last if done else today - timedelta(days=CAUGHT_UP_DAYS)
    so_far = _Round()
    for day in (*_days(first, today), AT_ONCE):
        _look_after_day(means, programme, day, so_far, is_time_up)
    so_far.failed += folding.round_of(means, programme, today, is_time_up)
    if so_far.failed or so_far.is_time_up:
        more = ", and more is due" if so_far.is_time_up else ""
        raise NotFinished(f"Looked at {so_far.looked_at}{more}; failed: {', '.join(so_far.failed)}")
    work_list.settle_what_changed(means, programme, is_time_up)
    if done is None or today > done.last:
        means.save((replace(done or DaysDone(today), last=today),))
    return {"looked_at": so_far.looked_at}


def _look_after_day(
    means: Means, programme: Programme, day: date, so_far: _Round, is_time_up: Callable[[], bool]
) -> None:
    for one in means.store.due(index.due_on(day.isoformat())):
        if is_time_up():
            so_far.is_time_up = True
            return
        so_far.looked_at += 1
        try:
            _look_after(means, one, programme)
        except Exception:  # noqa: BLE001 - whatever it is, it is told at the end, by its id
            so_far.failed.append(keys.key_of(one).pk)


def _look_after(means: Means, one: Due, programme: Programme) -> None:
    match one:
        case Enrolment():
            asking.look_after(means, one, means.now(), programme)
        case Pairing():
            endings.look_after(means, programme, one)
        case Appointment():
            appointments.look_after(means, programme, one.id)
        case Mentor():
            waiting_lists.look_after(means, programme, one.id)
        case Leaving():
            waiting_lists.follow(means, programme, [one])
        case Erasing():
            erasing.finish(means, programme, one)


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=count) for count in range((last - first).days + 1)]
