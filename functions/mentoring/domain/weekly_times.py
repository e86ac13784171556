"""A mentor's weekly times, written as `Tue 12:00-13:30` in the programme's time zone."""

import re
from dataclasses import dataclass
from datetime import time

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
PATTERN = re.compile(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun) (\d\d):(\d\d)-(\d\d):(\d\d)", re.ASCII)


class NotWeeklyTimes(ValueError):
    """The text is not a weekly time; the message says how to write one."""


@dataclass(frozen=True, order=True)
class WeeklyTimes:
    """A window that comes back every week: weekday (0 is Monday), start and end in local time."""

    weekday: int
    start: time
    end: time

    @property
    def minutes(self) -> int:
        """How long the window is on a day without a clock change."""
        return _minutes(self.end) - _minutes(self.start)

    @property
    def day_name(self) -> str:
        """The weekday in full."""
        return DAY_NAMES[self.weekday]

    def overlaps(self, other: "WeeklyTimes") -> bool:
        """Both windows share a moment."""
        return self.weekday == other.weekday and self.start < other.end and other.start < self.end

    def __str__(self) -> str:
        """Write the window as the mentor's file has it."""
        return f"{DAYS[self.weekday]} {self.start:%H:%M}-{self.end:%H:%M}"


def weekly_times_from(text: str) -> WeeklyTimes:
    """Read `Tue 12:00-13:30`.

    Raises NotWeeklyTimes where the day, an hour or the order is not as it should be.
    """
    match = PATTERN.fullmatch(text.strip())
    if not match:
        raise NotWeeklyTimes('write a day and two times, like "Tue 12:00-13:30"')
    day, *numbers = match.groups()
    hour, minute, end_hour, end_minute = map(int, numbers)
    try:
        start, end = time(hour, minute), time(end_hour, end_minute)
    except ValueError:
        raise NotWeeklyTimes("write hours from 00 to 23 and minutes from 00 to 59") from None
    if end <= start:
        raise NotWeeklyTimes("let the end come after the start, on the same day")
    return WeeklyTimes(DAYS.index(day), start, end)


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute
