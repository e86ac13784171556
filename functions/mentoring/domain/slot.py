"""Slots: the start times a mentor could still give (R24)."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate, islice
from zoneinfo import ZoneInfo

from mentoring.domain.appointment import AppointmentKind
from mentoring.domain.diary import HeldMonth
from mentoring.domain.identity import month_of
from mentoring.domain.people import Mentor
from mentoring.domain.programme import Programme
from mentoring.domain.times import Times, Window

DAYS_AHEAD = 60
"""R24: a slot is at most so many days ahead."""
TOLD = 3
"""How many of the soonest slots a mentor's page tells."""
SPOT_SESSION = AppointmentKind.SPOT_SESSION


def slots(
    mentor: Mentor,
    months: Mapping[str, HeldMonth],
    programme: Programme,
    now: datetime,
    *,
    minutes: int | None = None,
    kind: AppointmentKind = SPOT_SESSION,
) -> tuple[datetime, ...]:
    """All slots of a mentor, as UTC times in order; none before the end of a pause.

    `months` are the mentor's held months by name, for every month of `months_ahead`: days of other
    months give none. Without `minutes` they have the length of the mentor's spot sessions. The
    month's limit counts spot sessions, and only keeps spot sessions away. Slots follow the mentor's
    windows through clock changes: a local time that a change skips gives none, and no slot runs
    past the end of its window.
    """
    return tuple(_found(mentor, months, programme, now, minutes, kind))


def first_slots(
    mentor: Mentor, months: Mapping[str, HeldMonth], programme: Programme, now: datetime
) -> tuple[datetime, ...]:
    """The soonest slots for spot sessions (UTC), as many as a page tells of."""
    return tuple(islice(_found(mentor, months, programme, now, None, SPOT_SESSION), TOLD))


def _found(
    mentor: Mentor,
    months: Mapping[str, HeldMonth],
    programme: Programme,
    now: datetime,
    minutes: int | None,
    kind: AppointmentKind,
) -> Iterator[datetime]:
    times, zone, busy = mentor.times, programme.zone, _Busy.of(months)
    length, gap = timedelta(minutes=minutes or times.minutes), timedelta(minutes=times.gap_minutes)
    return (
        start
        for day in _days(*_reach(mentor, programme, now))
        if day not in programme.closed_days and _gives_in(months.get(month_of(day)), times, kind)
        for start in _starts_on(day, times, length, zone)
        if start > now and busy.is_free(start - gap, start + length + gap)
    )


def months_ahead(programme: Programme, now: datetime) -> tuple[str, ...]:
    """The local months that slots can fall in, in order."""
    today = programme.day_of(now)
    return tuple(
        dict.fromkeys(month_of(day) for day in _days(today, today + timedelta(days=DAYS_AHEAD)))
    )


@dataclass(frozen=True)
class _Busy:
    """The promised times in order of their starts, each with the latest end up to there."""

    starts: tuple[datetime, ...]
    ends: tuple[datetime, ...]

    @classmethod
    def of(cls, months: Mapping[str, HeldMonth]) -> "_Busy":
        held = sorted(
            (one.starts_at, one.ends_at) for month in months.values() for one in month.held.values()
        )
        return cls(
            tuple(start for start, _ in held), tuple(accumulate((end for _, end in held), max))
        )

    def is_free(self, start: datetime, end: datetime) -> bool:
        before = bisect_left(self.starts, end)
        return before == 0 or self.ends[before - 1] <= start


def _reach(mentor: Mentor, programme: Programme, now: datetime) -> tuple[date, date]:
    """The first and the last local date on which the mentor gives slots."""
    today, notice = programme.day_of(now), mentor.times.notice_days
    first = programme.after_whole_working_days(today, notice) if notice else today
    return max(first, mentor.paused_until or first), today + timedelta(days=DAYS_AHEAD)


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=count) for count in range((last - first).days + 1))


def _gives_in(month: HeldMonth | None, times: Times, kind: AppointmentKind) -> bool:
    if month is None:
        return False
    return kind is not SPOT_SESSION or month.spot_sessions() < times.most_a_month


def _starts_on(day: date, times: Times, length: timedelta, zone: ZoneInfo) -> list[datetime]:
    """The starts of a day in order, each once even where windows overlap."""
    windows = times.windows_on(day)
    return sorted({start for one in windows for start in _starts_in(day, one, length, zone)})


def _starts_in(day: date, window: Window, length: timedelta, zone: ZoneInfo) -> Iterator[datetime]:
    opens, closes = (datetime.combine(day, one) for one in window)
    for count in range((closes - opens) // length):
        local = opens + count * length
        start = local.replace(tzinfo=zone).astimezone(UTC)
        within = _local(start + length, zone) <= closes
        if within and _local(start, zone) == local:
            yield start


def _local(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.astimezone(zone).replace(tzinfo=None)
