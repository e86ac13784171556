"""R24: slots against a slow and obvious model."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from mentoring.domain.appointment import AppointmentKind
from mentoring.domain.diary import HeldMonth
from mentoring.domain.identity import month_of
from mentoring.domain.people import Mentor, SpotOffer
from mentoring.domain.programme import Programme
from mentoring.domain.slot import slots
from mentoring.domain.times import DaysOff, ExtraTimes, OwnTimes
from mentoring.domain.weekly_times import WeeklyTimes
from tests.domain.examples import a_mentor, an_appointment
from tests.domain.months import free

KINDS = tuple(AppointmentKind)
SPOT, CALL = AppointmentKind.SPOT_SESSION, AppointmentKind.CHEMISTRY_CALL


@dataclass(frozen=True)
class Situation:
    """A mentor, what is promised, when and where it is, and what slots are asked for."""

    mentor: Mentor
    months: Mapping[str, HeldMonth]
    programme: Programme
    now: datetime
    minutes: int | None
    kind: AppointmentKind


def working_days_between(first: date, last: date, programme: Programme) -> int:
    """Whole working days that lie between two dates."""
    days = [first + timedelta(days=count) for count in range(1, (last - first).days)]
    return sum(day.weekday() < 5 and day not in programme.closed_days for day in days)


def model(of: Situation) -> list[datetime]:
    """Look at every quarter of an hour of the next 62 days and ask each question by itself."""
    zone, given, seen = of.programme.zone, list[datetime](), set[datetime]()
    moment = of.now.replace(minute=0, second=0, microsecond=0) - timedelta(days=1)
    while (moment := moment + timedelta(minutes=15)) < of.now + timedelta(days=62):
        wall = moment.astimezone(zone).replace(tzinfo=None, fold=0)
        if wall not in seen and _in_some_window(moment, wall, of) and _given(moment, of):
            given.append(moment)
        seen.add(wall)
    return given


def _given(moment: datetime, of: Situation) -> bool:
    times, zone = of.mentor.times, of.programme.zone
    day, today = moment.astimezone(zone).date(), of.now.astimezone(zone).date()
    month, end = of.months.get(month_of(day)), moment + _length(of)
    gap, away = timedelta(minutes=times.gap_minutes), of.mentor.paused_until
    held = [one for each in of.months.values() for one in each.held.values()]
    return (
        moment > of.now
        and (day - today).days <= 60
        and not (away and day < away)
        and day not in of.programme.closed_days
        and (not times.notice_days or _noticed(today, day, of))
        and month is not None
        and (of.kind is not SPOT or _spot_sessions(month) < times.most_a_month)
        and not any(one.starts_at - gap < end and moment < one.ends_at + gap for one in held)
    )


def _length(of: Situation) -> timedelta:
    return timedelta(minutes=of.minutes or of.mentor.times.minutes)


def _spot_sessions(month: HeldMonth) -> int:
    return len([one for one in month.held.values() if one.kind is SPOT])


def _noticed(today: date, day: date, of: Situation) -> bool:
    return working_days_between(today, day, of.programme) >= of.mentor.times.notice_days


def _in_some_window(moment: datetime, wall: datetime, of: Situation) -> bool:
    day, own = wall.date(), of.mentor.own_times
    windows = [(one.start, one.end) for one in own.extra if one.on == day]
    if not any(one.first <= day <= one.last for one in own.off):
        weekly = of.mentor.times.weekly
        windows += [(one.start, one.end) for one in weekly if one.weekday == day.weekday()]
    return any(_in_steps(moment, wall, *one, of) for one in windows)


def _in_steps(moment: datetime, wall: datetime, start: time, end: time, of: Situation) -> bool:
    opens, closes = datetime.combine(wall.date(), start), datetime.combine(wall.date(), end)
    over = (moment + _length(of)).astimezone(of.programme.zone).replace(tzinfo=None)
    return (
        wall >= opens
        and wall + _length(of) <= closes
        and over <= closes
        and (wall - opens) % _length(of) == timedelta(0)
    )


CHANGES = {
    "Europe/London": ("2026-10-25", "2027-03-28", "2026-12-20"),
    "Pacific/Auckland": ("2026-09-27", "2027-04-04"),
    "Australia/Lord_Howe": ("2026-10-04", "2027-04-04"),
    "America/St_Johns": ("2026-11-01", "2027-03-14"),
    "Asia/Kathmandu": ("2026-11-23",),
    "Asia/Beirut": ("2026-10-25", "2027-03-28"),
    "America/Asuncion": ("2024-03-24", "2024-10-06"),
    "Pacific/Apia": ("2011-12-30", "2026-11-23"),
    "UTC": ("2026-12-20",),
}
"""Zones and days on which their clocks change: by half an hour, at midnight, by a whole day."""


@st.composite
def windows(draw: st.DrawFn) -> tuple[time, time]:
    """Draw a window in quarters of an hour, many of them by night when clocks change."""
    begin = draw(st.one_of(st.integers(0, 12), st.integers(84, 94), st.integers(0, 94)))
    end = draw(st.integers(begin + 1, min(95, begin + 16)))
    return time(begin // 4, begin % 4 * 15), time(end // 4, end % 4 * 15)


@st.composite
def weekly_times(draw: st.DrawFn) -> tuple[WeeklyTimes, ...]:
    """Draw weekly times that don't overlap, many of them at weekends when clocks change."""
    chosen: list[WeeklyTimes] = []
    for window in draw(st.lists(windows(), max_size=4)):
        one = WeeklyTimes(draw(st.one_of(st.integers(5, 6), st.integers(0, 6))), *window)
        if not any(one.overlaps(other) for other in chosen):
            chosen.append(one)
    return tuple(chosen)


@st.composite
def own_times(draw: st.DrawFn, around: date) -> OwnTimes:
    """Draw what a mentor says themselves: some of the file's fields, days, a gap."""
    days = st.integers(-3, 62).map(lambda count: around + timedelta(days=count))
    return OwnTimes(
        draw(st.none() | weekly_times()),
        draw(st.none() | st.sampled_from((15, 30, 45, 60, 90))),
        draw(st.none() | st.integers(0, 4)),
        draw(st.none() | st.integers(1, 6)),
        draw(st.sampled_from((0, 0, 10, 15, 60))),
        tuple(ExtraTimes(draw(days), *one) for one in draw(st.lists(windows(), max_size=3))),
        tuple(
            DaysOff(first, first + timedelta(days=draw(st.integers(0, 9))))
            for first in draw(st.lists(days, max_size=3))
        ),
    )


@st.composite
def situations(draw: st.DrawFn) -> Situation:
    """Draw a mentor, a programme in some zone, a time near a clock change, and promised times."""
    what = SpotOffer(
        ("x",),
        draw(st.sampled_from((15, 30, 45, 60, 90))),
        draw(weekly_times()),
        draw(st.integers(0, 4)),
        draw(st.integers(1, 6)),
    )
    zone = draw(st.sampled_from(sorted(CHANGES)))
    begins = datetime.fromisoformat(draw(st.sampled_from(CHANGES[zone]))).replace(tzinfo=UTC)
    now = begins - timedelta(minutes=draw(st.integers(0, 30 * 24 * 60)))
    closed = draw(st.frozensets(st.integers(0, 60), max_size=8))
    programme = Programme(
        "Pool", zone, closed_days=frozenset(now.date() + timedelta(days=day) for day in closed)
    )
    mentor = replace(
        a_mentor(spot=what),
        own_times=draw(own_times(now.date())),
        paused_until=draw(st.none() | st.integers(-5, 40).map(lambda n: _later(now, n))),
    )
    minutes = draw(st.sampled_from((None, 15, 30, 60, 90)))
    kind = SPOT if minutes is None else draw(st.sampled_from(KINDS))
    return Situation(mentor, draw(promised(mentor, programme, now)), programme, now, minutes, kind)


def _later(now: datetime, days: int) -> date:
    return now.date() + timedelta(days=days)


@st.composite
def promised(
    draw: st.DrawFn, mentor: Mentor, programme: Programme, now: datetime
) -> dict[str, HeldMonth]:
    """Draw appointments of all kinds and lengths, most of them about the mentor's own times."""
    months = free(programme, now)
    near = slots(replace(mentor, paused_until=None), months, programme, now, minutes=15, kind=CALL)
    about = st.sampled_from(near or (now.replace(minute=0, second=0),))
    for number in range(draw(st.integers(0, 8))):
        starts_at = draw(about) + timedelta(minutes=5 * draw(st.integers(-15, 15)))
        name = month_of(starts_at.astimezone(programme.zone))
        if name in months:
            minutes, kind = draw(st.sampled_from((5, 15, 50, 90))), draw(st.sampled_from(KINDS))
            one = an_appointment(starts_at, minutes, form=f"f{number}", kind=kind)
            months[name] = months[name].with_appointment(one)
    return months


@settings(max_examples=60, deadline=None)
@given(situations())
def test_r24_slots_are_what_a_slow_and_obvious_model_says(of: Situation) -> None:
    found = slots(of.mentor, of.months, of.programme, of.now, minutes=of.minutes, kind=of.kind)
    assert list(found) == model(of)
