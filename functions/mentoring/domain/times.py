"""A mentor's times: when they can be booked, by their own word before their file's (R24)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time
from typing import TypeVar

from mentoring.domain.weekly_times import WeeklyTimes

T = TypeVar("T")
Window = tuple[time, time]
"""Start and end on one day, in the programme's local time."""


@dataclass(frozen=True, order=True)
class ExtraTimes:
    """A window that a mentor gives on one local date only, beside their weekly times."""

    on: date
    start: time
    end: time


@dataclass(frozen=True, order=True)
class DaysOff:
    """Local dates on which a mentor does not give their weekly times, first and last included."""

    first: date
    last: date


@dataclass(frozen=True)
class Times:
    """What is in force for a mentor; windows are local times of the programme.

    `minutes` is the length of a spot session; `notice_days` are whole working days; `most_a_month`
    counts spot sessions in a local month; `gap_minutes` stay free before and after every
    appointment, of whatever kind.
    """

    weekly: tuple[WeeklyTimes, ...] = ()
    minutes: int = 30
    notice_days: int = 2
    most_a_month: int = 4
    gap_minutes: int = 0
    extra: tuple[ExtraTimes, ...] = ()
    off: tuple[DaysOff, ...] = ()

    def windows_on(self, day: date) -> tuple[Window, ...]:
        """R24: the windows of a local date, in order: days off take weekly times, never extra."""
        return tuple(sorted({*self._weekly_on(day), *self._extra_on(day)}))

    def is_off(self, day: date) -> bool:
        """The mentor has taken this day off."""
        return any(one.first <= day <= one.last for one in self.off)

    def from_day(self, today: date) -> "Times":
        """The times without extra days and days off that have passed."""
        return replace(
            self,
            extra=tuple(one for one in self.extra if today <= one.on),
            off=tuple(one for one in self.off if today <= one.last),
        )

    def _weekly_on(self, day: date) -> Iterator[Window]:
        weekday = day.weekday()
        found = [(one.start, one.end) for one in self.weekly if one.weekday == weekday]
        return iter(() if found and self.is_off(day) else found)

    def _extra_on(self, day: date) -> Iterator[Window]:
        return ((one.start, one.end) for one in self.extra if one.on == day)


@dataclass(frozen=True)
class OwnTimes:
    """What a mentor said in My mentoring; publishing never touches it.

    None follows the file. Of extra days, days off and gaps the file says nothing.
    """

    weekly: tuple[WeeklyTimes, ...] | None = None
    minutes: int | None = None
    notice_days: int | None = None
    most_a_month: int | None = None
    gap_minutes: int = 0
    extra: tuple[ExtraTimes, ...] = ()
    off: tuple[DaysOff, ...] = ()

    @property
    def follows_the_file(self) -> bool:
        """All that the file says is in force."""
        return (self.weekly, self.minutes, self.notice_days, self.most_a_month) == (None,) * 4

    def over(self, file: Times) -> Times:
        """What is in force: the mentor's own word where there is one, the file's elsewhere."""
        return Times(
            weekly=_first(self.weekly, file.weekly),
            minutes=_first(self.minutes, file.minutes),
            notice_days=_first(self.notice_days, file.notice_days),
            most_a_month=_first(self.most_a_month, file.most_a_month),
            gap_minutes=self.gap_minutes,
            extra=self.extra,
            off=self.off,
        )

    def saying(self, wanted: Times, file: Times) -> "OwnTimes":
        """The mentor's word after they asked for `wanted`.

        What they left as the file has it goes on following the file.
        """
        there = self.over(file)
        return OwnTimes(
            weekly=_kept(self.weekly, wanted.weekly, there.weekly),
            minutes=_kept(self.minutes, wanted.minutes, there.minutes),
            notice_days=_kept(self.notice_days, wanted.notice_days, there.notice_days),
            most_a_month=_kept(self.most_a_month, wanted.most_a_month, there.most_a_month),
            gap_minutes=wanted.gap_minutes,
            extra=wanted.extra,
            off=wanted.off,
        )


def _first(own: T | None, file: T) -> T:
    return file if own is None else own


def _kept(own: T | None, wanted: T, there: T) -> T | None:
    return own if wanted == there else wanted
