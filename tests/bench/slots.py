"""How long slots take for a mentor with many windows and a full year of appointments."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from dateutil import rrule, tz

from mentoring.domain.appointment import AppointmentKind
from mentoring.domain.availability import availability
from mentoring.domain.diary import HeldMonth
from mentoring.domain.people import Mentor
from mentoring.domain.slot import months_ahead, slots
from mentoring.domain.times import DaysOff, ExtraTimes, OwnTimes
from mentoring.domain.weekly_times import WeeklyTimes
from tests.bench.shown import ROUNDS, median_seconds, note, section, table
from tests.domain.examples import a_mentor, an_appointment
from tests.world import NOW, PROGRAMME

SESSION = AppointmentKind.PAIRING_SESSION
"""Of these the month's limit takes no notice, so that every day has to be looked at."""
HELD_A_DAY = 2
YEAR, AHEAD = 366, 60
LONGEST = timedelta(minutes=30)
COUNTED = f"""
A mentor with three windows on each of six days, twelve days off, six extra days, a gap of ten
minutes, and {HELD_A_DAY} appointments on every day of a year. All slots of {AHEAD} days, against
dateutil.rrule that only lists the same half hours of the same windows: no appointments, notice,
closed days or gaps. Median of {ROUNDS} rounds in one process.
"""


def show() -> None:
    """Print times and ratios."""
    section("Slots of a busy mentor", COUNTED)
    mentor, months = _mentor(), _year()
    ahead = {name: months[name] for name in months_ahead(PROGRAMME, NOW)}
    plain, rules = median_seconds(lambda: _listed(mentor)), mentor.times.weekly
    rows: list[tuple[str, Callable[[], object]]] = [
        ("every slot, with the months ahead", lambda: slots(mentor, ahead, PROGRAMME, NOW)),
        ("every slot, with a whole year", lambda: slots(mentor, months, PROGRAMME, NOW)),
        ("what a card tells", lambda: availability(mentor, ahead, PROGRAMME, NOW)),
    ]
    table(
        ("what", "ms", "of rrule"),
        [
            (f"dateutil.rrule, {len(rules)} rules", f"{plain * 1000:.1f}", "1.00"),
            *(_row(name, median_seconds(act), plain) for name, act in rows),
        ],
    )
    note(f"{len(slots(mentor, ahead, PROGRAMME, NOW))} slots of {_listed(mentor)} half hours.")


def _row(name: str, seconds: float, plain: float) -> tuple[str, str, str]:
    return name, f"{seconds * 1000:.1f}", f"{seconds / plain:.2f}"


def _listed(mentor: Mentor) -> int:
    """List the half hours of the windows with the plain tool, in UTC."""
    zone, day = tz.gettz(PROGRAMME.time_zone), NOW.date()
    count = 0
    for one in mentor.times.weekly:
        begin = datetime.combine(day, one.start, tzinfo=zone)
        days = rrule.rrule(
            rrule.WEEKLY, dtstart=begin, byweekday=one.weekday, until=begin + timedelta(days=AHEAD)
        )
        for start in days:
            end = start + timedelta(minutes=one.minutes)
            while start + LONGEST <= end:
                start.astimezone(UTC)
                count += 1
                start += LONGEST  # noqa: PLW2901 - the plain loop that is compared with
    return count


def _mentor() -> Mentor:
    hours = ((time(8), time(11)), (time(12), time(14)), (time(15), time(18)))
    weekly = tuple(WeeklyTimes(day, *window) for day in range(6) for window in hours)
    days = [NOW.date() + timedelta(days=5 * count) for count in range(12)]
    own = OwnTimes(
        weekly,
        30,
        2,
        60,
        10,
        tuple(ExtraTimes(day, time(19), time(21)) for day in days[::2]),
        tuple(DaysOff(day, day) for day in days),
    )
    return replace(a_mentor(), own_times=own)


def _year() -> dict[str, HeldMonth]:
    months: dict[str, HeldMonth] = {}
    for count in range(YEAR * HELD_A_DAY):
        day, number = divmod(count, HELD_A_DAY)
        start = NOW.replace(hour=9 + 3 * number, minute=0) + timedelta(days=day)
        one = an_appointment(start, 30, form=f"f{count}", kind=SESSION)
        name = one.id.month
        months[name] = months.get(name, HeldMonth("amara-okafor", name)).with_appointment(one)
    return months
