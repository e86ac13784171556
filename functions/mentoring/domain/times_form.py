"""The form of a mentor's times: rows of windows and days, and numbers; and its messages (R24)."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, time, timedelta
from itertools import combinations

from mentoring.domain.identity import whole_number
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import Incomplete
from mentoring.domain.times import DaysOff, ExtraTimes, Times
from mentoring.domain.weekly_times import DAYS, WeeklyTimes
from mentoring.domain.wording import near_day

MOST_ROWS = 30
"""Rows of a kind; more than anybody needs, and the form stays below what a call may hold."""
EMPTY_ROWS = 2
"""Rows to fill in below those that are filled."""
MOST_DAYS = 366
"""R24: how far ahead a day may lie; who leaves for longer had better take a pause."""
ROWS = {"weekly": ("day", "from", "to"), "off": ("first", "last"), "extra": ("on", "from", "to")}
NUMBERS = {
    "minutes": (10, 240),
    "notice_days": (0, 30),
    "most_a_month": (1, 60),
    "gap_minutes": (0, 240),
}
CLOCK = re.compile(r"(\d{1,2})(?:[:.]?(\d\d))?(?::\d\d)?", re.ASCII)
Row = tuple[str, dict[str, str]]


def times_from(form: Mapping[str, str], programme: Programme, today: date) -> Times:
    """Read the form. Raises Incomplete with a message for each field to put right."""
    reading = _Reading(programme, today)
    weekly = [one for row in _rows(form, "weekly") for one in reading.weekly(*row)]
    off = [one for row in _rows(form, "off") for one in reading.off(*row)]
    extra = [one for row in _rows(form, "extra") for one in reading.extra(*row)]
    numbers = {name: reading.number(form, name) for name in NUMBERS}
    times = Times(
        tuple(sorted(one for _, one in weekly)),
        **numbers,
        extra=tuple(sorted(one for _, one in extra)),
        off=tuple(sorted(set(off))),
    )
    reading.refuse_overlaps(weekly, extra, times)
    if reading.errors:
        raise Incomplete(reading.errors)
    return times


def form_of(times: Times) -> dict[str, str]:
    """The form as it is filled in for these times."""
    rows: Mapping[str, list[tuple[str, ...]]] = {
        "weekly": [(DAYS[one.weekday], _hour(one.start), _hour(one.end)) for one in times.weekly],
        "off": [(f"{one.first}", f"{one.last}") for one in times.off],
        "extra": [(f"{one.on}", _hour(one.start), _hour(one.end)) for one in times.extra],
    }
    return {
        f"{name}-{number}-{part}": value
        for name, filled in rows.items()
        for number, row in enumerate(filled, 1)
        for part, value in zip(ROWS[name], row, strict=True)
    } | {name: str(getattr(times, name)) for name in NUMBERS}


def as_in_file(form: Mapping[str, str], file: Times) -> dict[str, str]:
    """What was typed, with the file's words wherever the file says something."""
    of_file = {name: text for name, text in form_of(file).items() if name != "gap_minutes"}
    rest = {name: text for name, text in form.items() if not name.startswith("weekly-")}
    return rest | of_file


def rows_to_show(form: Mapping[str, str], name: str) -> list[int]:
    """The numbers of a kind's rows: all that are filled in, and some empty ones."""
    filled = [int(row.rpartition("-")[2]) for row, _ in _rows(form, name)]
    return list(range(1, min(MOST_ROWS, max(filled, default=0) + EMPTY_ROWS) + 1))


def _rows(form: Mapping[str, str], name: str) -> Iterator[Row]:
    """The rows in which something was typed; a weekday by itself is nothing."""
    for number in range(1, MOST_ROWS + 1):
        row = f"{name}-{number}"
        values = {part: form.get(f"{row}-{part}", "").strip() for part in ROWS[name]}
        if any(value for part, value in values.items() if part != "day"):
            yield row, values


class _Reading:
    """Reads fields and collects what is wrong with them, in the order of the form."""

    def __init__(self, programme: Programme, today: date) -> None:
        self.errors: dict[str, str] = {}
        self._programme, self._today = programme, today

    def weekly(self, row: str, values: Mapping[str, str]) -> Iterator[tuple[str, WeeklyTimes]]:
        if values["day"] not in DAYS:
            self.errors[f"{row}-day"] = "Choose a day"
        start, end = self._window(row, values)
        if start and end and f"{row}-day" not in self.errors:
            yield row, WeeklyTimes(DAYS.index(values["day"]), start, end)

    def extra(self, row: str, values: Mapping[str, str]) -> Iterator[tuple[str, ExtraTimes]]:
        day = self._day(f"{row}-on", values["on"], "Enter the day")
        if day in self._programme.closed_days:
            self.errors[f"{row}-on"] = (
                f"Choose another day: nobody works on {near_day(day, self._today)}"
            )
        start, end = self._window(row, values)
        if day and start and end:
            yield row, ExtraTimes(day, start, end)

    def off(self, row: str, values: Mapping[str, str]) -> Iterator[DaysOff]:
        first = self._date(f"{row}-first", values["first"], "Enter the first day off")
        last_text = values["last"] or values["first"]
        last = self._day(f"{row}-last", last_text, "Enter a day") if first else None
        if first and last and last < first:
            self.errors[f"{row}-last"] = "Let the last day come after the first"
        elif first and last:
            yield DaysOff(first, last)

    def number(self, form: Mapping[str, str], name: str) -> int:
        least, most = NUMBERS[name]
        number = whole_number(form.get(name, "").strip())
        if number is None or not least <= number <= most:
            self.errors[name] = f"Enter a whole number from {least} to {most}"
            return least
        return number

    def refuse_overlaps(
        self,
        weekly: list[tuple[str, WeeklyTimes]],
        extra: list[tuple[str, ExtraTimes]],
        times: Times,
    ) -> None:
        for (_, one), (row, other) in combinations(weekly, 2):
            if one.overlaps(other):
                self.errors.setdefault(f"{row}-from", f"{other.day_name}'s times overlap")
        for row, added in extra:
            windows = times.windows_on(added.on)
            same = sum(other == added for _, other in extra)
            others = [one for one in windows if one[0] < added.end and added.start < one[1]]
            if len(others) > 1 or same > 1:
                name = near_day(added.on, self._today)
                self.errors.setdefault(f"{row}-from", f"The times of {name} overlap")

    def _window(self, row: str, values: Mapping[str, str]) -> tuple[time | None, time | None]:
        start = self._clock(f"{row}-from", values["from"], "Enter when it begins, like 12:00")
        end = self._clock(f"{row}-to", values["to"], "Enter when it ends, like 13:30")
        if start and end and end <= start:
            self.errors[f"{row}-to"] = "Let the end come after the start, on the same day"
            return None, None
        return start, end

    def _clock(self, field: str, text: str, message: str) -> time | None:
        moment = _time_in(text)
        if moment is None:
            self.errors[field] = message
        return moment

    def _date(self, field: str, text: str, message: str) -> date | None:
        day = _date_in(text)
        if day is None:
            self.errors[field] = message
        elif day > self._today + timedelta(days=MOST_DAYS):
            self.errors[field] = "Enter a day within a year"
        return None if field in self.errors else day

    def _day(self, field: str, text: str, message: str) -> date | None:
        day = self._date(field, text, message)
        if day and day < self._today:
            self.errors[field] = "Enter a day to come"
        return None if field in self.errors else day


def _time_in(text: str) -> time | None:
    match = CLOCK.fullmatch(text)
    try:
        return time(int(match[1]), int(match[2] or 0)) if match else None
    except ValueError:
        return None


def _date_in(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _hour(moment: time) -> str:
    return f"{moment:%H:%M}"
