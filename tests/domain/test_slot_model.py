"""R24: slots against a slow and obvious model."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from mentoring.domain.diary import HeldMonth
from mentoring.domain.identity import month_of
from mentoring.domain.people import SpotOffer
from mentoring.domain.programme import Programme
from mentoring.domain.slot import slots
from mentoring.domain.weekly_times import WeeklyTimes
from tests.domain.examples import an_appointment
from tests.domain.months import free


def working_days_between(first: date, last: date, programme: Programme) -> int:
    """Whole working days that lie between two dates."""
    days = [first + timedelta(days=count) for count in range(1, (last - first).days)]
    return sum(day.weekday() < 5 and day not in programme.closed_days for day in days)


def model(
    what: SpotOffer, months: Mapping[str, HeldMonth], programme: Programme, now: datetime
) -> list[datetime]:
    """Look at every quarter of an hour of the next 62 days and ask each question by itself."""
    quarter, today = timedelta(minutes=15), now.astimezone(programme.zone).date()
    moment = now.replace(minute=0, second=0, microsecond=0) - timedelta(days=1)
    given, seen = list[datetime](), set[datetime]()
    while (moment := moment + quarter) < now + timedelta(days=62):
        wall = moment.astimezone(programme.zone).replace(tzinfo=None, fold=0)
        if wall in seen:
            continue
        seen.add(wall)
        day, end = wall.date(), moment + timedelta(minutes=what.minutes)
        month = months.get(month_of(day))
        if (
            any(_in_steps(wall, end, window, what, programme) for window in what.times)
            and moment > now
            and (day - today).days <= 60
            and day not in programme.closed_days
            and (not what.notice_days or _noticed(today, day, what, programme))
            and month is not None
            and len(month.held) < what.most_a_month
            and not any(o.starts_at < end and moment < o.ends_at for o in month.held.values())
        ):
            given.append(moment)
    return given


def _noticed(today: date, day: date, what: SpotOffer, programme: Programme) -> bool:
    return working_days_between(today, day, programme) >= what.notice_days


def _in_steps(
    wall: datetime, end: datetime, window: WeeklyTimes, what: SpotOffer, programme: Programme
) -> bool:
    if wall.weekday() != window.weekday:
        return False
    opens = datetime.combine(wall.date(), window.start)
    closes = datetime.combine(wall.date(), window.end)
    return (
        wall >= opens
        and wall + timedelta(minutes=what.minutes) <= closes
        and end.astimezone(programme.zone).replace(tzinfo=None) <= closes
        and (wall - opens) % timedelta(minutes=what.minutes) == timedelta(0)
    )


ZONES = ("Europe/London", "Pacific/Auckland", "America/St_Johns", "Australia/Lord_Howe", "UTC")


CHANGES = ("2026-10-01", "2026-10-25", "2027-03-14", "2027-03-28", "2027-04-03", "2026-12-20")


@st.composite
def windows(draw: st.DrawFn) -> tuple[WeeklyTimes, ...]:
    """Draw weekly times that don't overlap, many of them on Sunday nights when clocks change."""
    chosen: list[WeeklyTimes] = []
    for _ in range(draw(st.integers(1, 4))):
        begin = draw(st.one_of(st.integers(0, 12), st.integers(0, 90)))
        end = draw(st.integers(begin + 1, min(95, begin + 16)))
        weekday = draw(st.one_of(st.just(6), st.integers(0, 6)))
        one = WeeklyTimes(weekday, time(begin // 4, begin % 4 * 15), time(end // 4, end % 4 * 15))
        if not any(one.overlaps(other) for other in chosen):
            chosen.append(one)
    return tuple(chosen)


@st.composite
def situations(
    draw: st.DrawFn,
) -> tuple[SpotOffer, dict[str, HeldMonth], Programme, datetime]:
    """Draw an offer, a programme in some zone, a time near a clock change, and promised times."""
    what = SpotOffer(
        ("x",),
        draw(st.sampled_from((15, 30, 45, 60, 90))),
        draw(windows()),
        draw(st.integers(0, 4)),
        draw(st.integers(1, 6)),
    )
    begins = datetime.fromisoformat(draw(st.sampled_from(CHANGES))).replace(tzinfo=UTC)
    now = begins - timedelta(minutes=draw(st.integers(0, 30 * 24 * 60)))
    days = draw(st.frozensets(st.integers(0, 60), max_size=8))
    programme = Programme(
        "Pool",
        draw(st.sampled_from(ZONES)),
        closed_days=frozenset(now.date() + timedelta(days=day) for day in days),
    )
    months = free(programme, now)
    for number in range(draw(st.integers(0, 6))):
        held = draw(st.integers(0, 60 * 96))
        minutes = draw(st.sampled_from((5, 15, 50, 90)))
        starts_at = now.replace(minute=0, second=0) + timedelta(minutes=15 * held)
        name = month_of(starts_at.astimezone(programme.zone))
        if name in months:
            one = an_appointment(starts_at, minutes, form=f"f{number}")
            months[name] = months[name].with_appointment(one)
    return what, months, programme, now


@settings(max_examples=40, deadline=None)
@given(situations())
def test_r24_slots_are_what_a_slow_and_obvious_model_says(
    situation: tuple[SpotOffer, dict[str, HeldMonth], Programme, datetime],
) -> None:
    assert list(slots(*situation)) == model(*situation)
