"""How long things are kept that have ended: after that they are gone, leaving counts (R32).

Every kind that names people in what is over has a rule here. The table forgets by its time to
live, which may be days late; whoever reads checks the time as well, so that late is never seen.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from mentoring.domain.act import Act
from mentoring.domain.agreement import Agreement
from mentoring.domain.appointment import Appointment
from mentoring.domain.concern import Concern
from mentoring.domain.diary import HeldMonth
from mentoring.domain.enrolment import Request
from mentoring.domain.expectations import Expectations
from mentoring.domain.feedback import Feedback
from mentoring.domain.friend import Talk
from mentoring.domain.impression import Impression
from mentoring.domain.introduction import Introduction
from mentoring.domain.message import Message
from mentoring.domain.months import months_after
from mentoring.domain.notes import Notes
from mentoring.domain.notice import Notice
from mentoring.domain.pairing import Pairing
from mentoring.domain.silence import SilenceLog

RETENTION_MONTHS = 24
"""R32: for how many months what has ended is kept."""

ENDED_AT: Mapping[type, Callable[[Any], datetime | None]] = {
    Request: lambda one: one.ended_at,
    Pairing: lambda one: one.ended_at,
    Expectations: lambda one: one.over_at,
    Agreement: lambda one: one.over_at,
    SilenceLog: lambda one: one.over_at,
    Feedback: lambda one: one.at,
    Appointment: lambda one: one.ends_at,
    HeldMonth: lambda one: max(
        (each.ends_at for some in (one.held, one.cancelled) for each in some.values()), default=None
    ),
    Impression: lambda one: one.answered_at,
    Notes: lambda one: _month_ends(one.appointment.month),
    Introduction: lambda one: one.at,
    Message: lambda one: one.at,
    Talk: lambda one: one.last.at if one.said else None,
    Act: lambda one: one.at,
    Notice: lambda one: one.at,
    Concern: lambda one: one.settled_at,
}
"""When each kind was over (UTC), None while it is not."""


def kept_until(one: object) -> datetime | None:
    """R32: the moment (UTC) from which a value is gone; None for what is not over, or never ends.

    Months are counted from the UTC date on which it was over, to the end of that date.
    """
    ended_at = ENDED_AT.get(type(one), lambda _: None)(one)
    if ended_at is None:
        return None
    last = months_after(ended_at.astimezone(UTC).date(), RETENTION_MONTHS)
    return datetime.combine(last, time.max, tzinfo=UTC)


def is_gone(one: object, now: datetime) -> bool:
    """R32: the value's time is over, though the table may still hold it."""
    until = kept_until(one)
    return until is not None and until <= now


def _month_ends(month: str) -> datetime | None:
    """When a month as `2026-12` is over (UTC), None for what is no month."""
    try:
        first = date.fromisoformat(f"{month}-01")
    except ValueError:
        return None
    return datetime.combine(months_after(first, 1), time.min, tzinfo=UTC)
