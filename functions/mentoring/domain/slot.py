"""Slots: the start times a mentor could still give (R24)."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from itertools import islice

from mentoring.domain.diary import HeldMonth
from mentoring.domain.identity import month_of
from mentoring.domain.people import SpotOffer
from mentoring.domain.programme import Programme
from mentoring.domain.weekly_times import WeeklyTimes

DAYS_AHEAD = 60
"""R24: a slot is at most so many days ahead."""
TOLD = 3
"""How many of the soonest slots a mentor's page tells."""


def slots(
    offer: SpotOffer,
    months: Mapping[str, HeldMonth],
    programme: Programme,
    now: datetime,
    back_on: date | None = None,
) -> tuple[datetime, ...]:
    """All slots of a mentor, as UTC times in order; none before `back_on`, the end of a pause.

    `months` are the mentor's held months by name, for every month of `months_ahead`: days of other
    months give none. Slots follow
    the weekly times through clock changes: a local time that a change skips gives none, and no
    slot runs past the end of its window.
    """
    return tuple(_found(offer, months, programme, now, back_on))


def first_slots(
    offer: SpotOffer,
    months: Mapping[str, HeldMonth],
    programme: Programme,
    now: datetime,
    back_on: date | None = None,
) -> tuple[datetime, ...]:
    """The soonest slots (UTC) in the given months, as many as a page tells of."""
    return tuple(islice(_found(offer, months, programme, now, back_on), TOLD))


def _found(
    offer: SpotOffer,
    months: Mapping[str, HeldMonth],
    programme: Programme,
    now: datetime,
    back_on: date | None,
) -> Iterator[datetime]:
    today = now.astimezone(programme.zone).date()
    first = (
        programme.after_whole_working_days(today, offer.notice_days) if offer.notice_days else today
    )
    first, last = max(first, back_on or first), today + timedelta(days=DAYS_AHEAD)
    return (
        start
        for day in _days(first, last)
        if month_of(day) in months and _gives_on(day, offer, months, programme)
        for start in _starts_on(day, offer, programme)
        if start > now
        and months[month_of(day)].is_free(start, start + timedelta(minutes=offer.minutes))
    )


def months_ahead(programme: Programme, now: datetime) -> tuple[str, ...]:
    """The local months that slots can fall in, in order."""
    today = now.astimezone(programme.zone).date()
    return tuple(
        dict.fromkeys(month_of(day) for day in _days(today, today + timedelta(days=DAYS_AHEAD)))
    )


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=count) for count in range((last - first).days + 1))


def _gives_on(
    day: date, offer: SpotOffer, months: Mapping[str, HeldMonth], programme: Programme
) -> bool:
    within_limit = months[month_of(day)].spot_sessions() < offer.most_a_month
    return within_limit and day not in programme.closed_days


def _starts_on(day: date, offer: SpotOffer, programme: Programme) -> Iterator[datetime]:
    for window in sorted(offer.times):
        if window.weekday == day.weekday():
            yield from _starts_in(day, window, offer.minutes, programme)


def _starts_in(
    day: date, window: WeeklyTimes, minutes: int, programme: Programme
) -> Iterator[datetime]:
    for count in range(window.minutes // minutes):
        local = datetime.combine(day, window.start) + timedelta(minutes=count * minutes)
        start = local.replace(tzinfo=programme.zone).astimezone(UTC)
        end = start + timedelta(minutes=minutes)
        within = _local(end, programme) <= datetime.combine(day, window.end)
        if within and _local(start, programme) == local:
            yield start


def _local(moment: datetime, programme: Programme) -> datetime:
    return moment.astimezone(programme.zone).replace(tzinfo=None)
