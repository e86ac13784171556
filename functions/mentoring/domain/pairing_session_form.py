"""The form on which two who are paired say when they meet: one session, or a block (R21)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import islice

from mentoring.domain import wording
from mentoring.domain.identity import is_id, whole_number
from mentoring.domain.pairing import Pairing
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import Incomplete
from mentoring.domain.rhythm import DEFAULT_MINUTES, USUAL_MINUTES, Rhythm, days
from mentoring.domain.scheme import SessionPlan

MODES = ("in person", "phone", "video")
"""The two agree between them how they meet, whatever the mentor's file offers others."""
MOST_AHEAD = 18
"""Pairing sessions of two that may lie ahead at once: unpairing cancels them all in one write of
at most 100 items, each with a letter to both."""
CLOCK = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})")
LAST_HOUR, LAST_MINUTE = 23, 59
LEAST_MINUTES, MOST_MINUTES, MOST_WEEKS = 10, 480, 26


@dataclass(frozen=True)
class Terms:
    """What a form asks for; `starts` are local dates and times without a zone, in order."""

    starts: tuple[datetime, ...]
    minutes: int
    mode: str


@dataclass(frozen=True)
class OtherTime:
    """When a session is to be instead: a local date and time without a zone, and how long.

    Without `minutes` it stays as long as it is.
    """

    starts_at: datetime
    minutes: int | None = None


def terms_from(
    form: Mapping[str, str],
    pairing: Pairing,
    plan: SessionPlan,
    had: int,
    programme: Programme,
    now: datetime,
) -> Terms:
    """Read the form; `had` counts what took place and lies ahead, for the scheme's most.

    Without a number a block goes on to the scheme's most, or to the pairing's end. Raises
    Incomplete with what to enter.
    """
    errors: dict[str, str] = {}
    first = first_day(form, pairing, programme, now, errors)
    at = clock_time(form, errors)
    rhythm = Rhythm(form["rhythm"]) if form.get("rhythm") in set(Rhythm) else None
    if rhythm is None:
        errors["rhythm"] = "Choose how often"
    minutes = _minutes(form, rhythm, plan, errors)
    weeks = _weeks(form, rhythm, errors)
    many = _count(form, rhythm, plan, had, errors)
    if form.get("mode") not in MODES:
        errors["mode"] = "Choose how to meet"
    if errors or first is None or at is None or rhythm is None:
        raise Incomplete(errors)
    found = (one for one in islice(days(rhythm, first, weeks), many) if one <= pairing.ends_on)
    return Terms(tuple(datetime.combine(one, at) for one in found), minutes, form["mode"])


def first_day(
    form: Mapping[str, str],
    pairing: Pairing,
    programme: Programme,
    now: datetime,
    errors: dict[str, str],
) -> date | None:
    """The day of the form, from today to the last of the pairing; else an error more."""
    last = pairing.ends_on
    day = _day(form.get("first", ""))
    if day is None:
        errors["first"] = "Choose the day"
        return None
    if not programme.day_of(now) <= day <= last:
        errors["first"] = (
            f"Choose a day from today to {wording.day(last)}, the last of your pairing"
        )
    return day


def clock_time(form: Mapping[str, str], errors: dict[str, str]) -> time | None:
    """The local time of the form, in hours and minutes; else an error more."""
    match = CLOCK.fullmatch(form.get("at", "").strip())
    hours, minutes = map(int, match.groups()) if match else (LAST_HOUR + 1, 0)
    if hours > LAST_HOUR or minutes > LAST_MINUTE:
        errors["at"] = "Enter the time in hours and minutes, like 09:30"
        return None
    return time(hours, minutes)


def moment(local: datetime, programme: Programme) -> datetime:
    """The UTC moment of a local time, the first of two where the clocks go back."""
    return local.replace(tzinfo=programme.zone).astimezone(UTC)


def _minutes(
    form: Mapping[str, str], rhythm: Rhythm | None, plan: SessionPlan, errors: dict[str, str]
) -> int:
    usual = USUAL_MINUTES.get(rhythm) if rhythm else None
    return _said_minutes(form, errors) or usual or plan.minutes or DEFAULT_MINUTES


def _said_minutes(form: Mapping[str, str], errors: dict[str, str]) -> int | None:
    """The minutes of the form, None where it says none; else an error more."""
    text = form.get("minutes", "").strip()
    minutes = whole_number(text) if text else None
    if text and (minutes is None or not LEAST_MINUTES <= minutes <= MOST_MINUTES):
        errors["minutes"] = f"Enter the minutes, from {LEAST_MINUTES} to {MOST_MINUTES}"
    return minutes


def _weeks(form: Mapping[str, str], rhythm: Rhythm | None, errors: dict[str, str]) -> int:
    weeks = whole_number(form.get("weeks", "").strip()) or 0
    if rhythm is Rhythm.OWN and not 1 <= weeks <= MOST_WEEKS:
        errors["weeks"] = f"Enter how many weeks lie between, from 1 to {MOST_WEEKS}"
    return weeks


def _count(
    form: Mapping[str, str],
    rhythm: Rhythm | None,
    plan: SessionPlan,
    had: int,
    errors: dict[str, str],
) -> int:
    if rhythm is Rhythm.ONCE:
        return 1
    text = form.get("count", "").strip()
    left = plan.most - had if plan.most and plan.most > had else MOST_AHEAD
    many = whole_number(text) if text else min(left, MOST_AHEAD)
    if many is None or not 1 <= many <= MOST_AHEAD:
        errors["count"] = f"Enter how many sessions to book, from 1 to {MOST_AHEAD}"
    return many or 0


def other_time(form: Mapping[str, str]) -> OtherTime:
    """The day, time and length that a session moves to. Raises Incomplete."""
    errors: dict[str, str] = {}
    at = clock_time(form, errors)
    minutes, day = _said_minutes(form, errors), _day(form.get("first", ""))
    if day is None:
        errors = {"first": "Choose the day", **errors}
    if errors or day is None or at is None:
        raise Incomplete(errors)
    return OtherTime(datetime.combine(day, at), minutes)


def chosen_times(form: Mapping[str, str]) -> tuple[datetime, ...]:
    """The times (UTC) that were ticked, in order. Raises Incomplete where there is none."""
    ticked = (_moment(value) for name, value in form.items() if name.startswith("date-"))
    found = sorted({one for one in ticked if one})
    if not found:
        raise Incomplete({"date": "Tick at least one date"})
    return tuple(found)


def names_a_block(form: str) -> bool:
    """The name of a form can begin the names of as many appointments as it may book."""
    return is_id(f"{form}-{MOST_AHEAD}")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _moment(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
        return found.astimezone(UTC) if found.tzinfo else None
    except (ValueError, OverflowError):
        return None
