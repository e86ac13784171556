"""The pool's clock, and the days that it lives through."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from pathlib import Path
from threading import Event
from zoneinfo import ZoneInfo

import pytest

from laptop.clock import Clock
from laptop.days import Days, Round
from laptop.stopped import Stopped

LONDON = ZoneInfo("Europe/London")
SIX, EVENING = time(6), time(18)


def at(*parts: int) -> datetime:
    """Make a moment in London."""
    year, month, day, hour, minute = parts
    return datetime(year, month, day, hour, minute, tzinfo=LONDON)


class Life:
    """A clock on a machine whose time a test sets, and daily functions that keep a diary."""

    def __init__(self, folder: Path, machine: datetime, *times: time) -> None:
        self.machine = machine
        self.diary: list[tuple[date, datetime]] = []
        self.clock = Clock(folder / "clock", LONDON, lambda: self.machine)
        rounds = [Round(each, self._note) for each in times or [SIX]]
        self.days = Days(self.clock, rounds, self._nothing)
        self.fails_on: date | None = None

    def _note(self, day: date) -> None:
        if day == self.fails_on:
            raise Stopped("It failed.")
        self.diary.append((day, self.clock.now().astimezone(LONDON)))

    def _nothing(self) -> None:
        """No letters here."""


@pytest.fixture
def life(tmp_path: Path) -> Callable[[datetime], Life]:
    """Make a life that starts on a machine at a moment, on the same memory each time."""
    return lambda machine: Life(tmp_path, machine)


Start = Callable[[datetime], Life]


def test_a_fresh_pool_lives_today(life: Start) -> None:
    """Its daily work runs once for the day it begins on."""
    fresh = life(at(2026, 11, 22, 9, 30))
    fresh.days.catch_up()
    assert fresh.diary == [(date(2026, 11, 22), at(2026, 11, 22, 9, 30))]


def test_before_six_it_is_still_yesterdays_work(life: Start) -> None:
    """As on AWS, where the schedule has not come round yet."""
    fresh = life(at(2026, 11, 22, 5, 30))
    fresh.days.catch_up()
    assert fresh.diary == [(date(2026, 11, 21), at(2026, 11, 21, 6, 0))]


def test_every_day_up_to_a_date_is_lived_once_and_in_order(life: Start) -> None:
    """At six, but for the last, which has the time of day it is."""
    one = life(at(2026, 11, 22, 9, 30))
    one.days.catch_up()
    assert one.days.move_to(date(2026, 11, 25)) == 3
    assert one.diary[1:] == [
        (date(2026, 11, 23), at(2026, 11, 23, 6, 0)),
        (date(2026, 11, 24), at(2026, 11, 24, 6, 0)),
        (date(2026, 11, 25), at(2026, 11, 25, 9, 30)),
    ]
    assert one.clock.now() == datetime(2026, 11, 25, 9, 30, tzinfo=UTC)


def test_local_time_of_day_stays_over_a_clock_change(life: Start) -> None:
    """Half past nine in summer is half past nine in London, not in UTC."""
    one = life(at(2026, 11, 22, 9, 30))
    one.days.move_to(date(2027, 6, 1))
    assert one.clock.now() == datetime(2027, 6, 1, 8, 30, tzinfo=UTC)


def test_time_goes_on_from_the_date_it_was_moved_to(life: Start) -> None:
    """An hour later on the machine is an hour later in the pool."""
    one = life(at(2026, 11, 22, 9, 30))
    one.days.move_to(date(2027, 1, 15))
    one.machine = datetime(2026, 11, 23, 10, 30, tzinfo=UTC)
    assert one.clock.now() == datetime(2027, 1, 16, 10, 30, tzinfo=UTC)


def test_a_restart_keeps_the_date_and_lives_the_days_in_between(life: Start) -> None:
    """The last day lived is run once more: that sends what a hard stop left over."""
    life(at(2026, 11, 22, 9, 30)).days.move_to(date(2027, 1, 15))
    again = life(at(2026, 11, 24, 9, 30))
    again.days.catch_up()
    assert [day for day, _ in again.diary] == [
        date(2027, 1, 15),
        date(2027, 1, 16),
        date(2027, 1, 17),
    ]


def test_time_does_not_go_back(life: Start) -> None:
    """The sentence says where the clock is and what can be done."""
    one = life(at(2026, 11, 22, 9, 30))
    with pytest.raises(Stopped, match="It is Sunday 22 November 2026 in the pool already"):
        one.days.move_to(date(2026, 11, 21))
    assert one.diary == []


def test_the_same_day_may_be_lived_again(life: Start) -> None:
    """Today's daily work, now."""
    one = life(at(2026, 11, 22, 9, 30))
    one.days.catch_up()
    assert one.days.move_to(date(2026, 11, 22)) == 1
    assert one.clock.now() == one.machine


def test_a_day_that_fails_stops_time_there_and_is_taken_up_again(life: Start) -> None:
    """Nothing is skipped."""
    one = life(at(2026, 11, 22, 9, 30))
    one.days.catch_up()
    one.fails_on = date(2026, 11, 24)
    with pytest.raises(Stopped):
        one.days.move_to(date(2026, 11, 26))
    assert one.clock.today() == date(2026, 11, 22)
    one.fails_on = None
    one.days.move_to(date(2026, 11, 26))
    assert [day.day for day, _ in one.diary] == [22, 23, 24, 25, 26]


def test_every_round_has_its_own_time_on_every_day_also_when_days_are_caught_up(
    tmp_path: Path,
) -> None:
    """The evening of the day that was left comes before the next morning, and none comes twice."""
    one = Life(tmp_path, at(2026, 11, 22, 9, 30), SIX, EVENING)
    one.days.catch_up()
    assert one.days.move_to(date(2026, 11, 24)) == 2
    told = [moment for _, moment in one.diary]
    assert told == [
        at(2026, 11, 22, 9, 30), at(2026, 11, 22, 18, 0),
        at(2026, 11, 23, 6, 0), at(2026, 11, 23, 18, 0), at(2026, 11, 24, 9, 30),
    ]  # fmt: skip
    again = Life(tmp_path, at(2026, 11, 23, 19, 0), SIX, EVENING)
    again.days.catch_up()
    assert again.clock.today() == date(2026, 11, 25)
    assert [moment for _, moment in again.diary] == [
        at(2026, 11, 24, 6, 0), at(2026, 11, 24, 18, 0),
        at(2026, 11, 25, 19, 0), at(2026, 11, 25, 19, 0),
    ]  # fmt: skip


def test_a_round_comes_when_its_time_has_come_and_not_again(tmp_path: Path) -> None:
    """The pool is left running: nothing at noon, the evening's at six, nothing after it."""
    one = Life(tmp_path, at(2026, 11, 22, 9, 30), SIX, EVENING)
    one.days.catch_up()
    for hour in (12, 18, 19):
        one.machine = at(2026, 11, 22, hour, 0)
        one.days.keep_up(Once())
    one.machine = at(2026, 11, 23, 6, 1)
    one.days.keep_up(Once())
    assert [moment for _, moment in one.diary] == [
        at(2026, 11, 22, 9, 30), at(2026, 11, 22, 18, 0), at(2026, 11, 23, 6, 1),
    ]  # fmt: skip


class Once(Event):
    """Lets a loop go round once, without waiting."""

    def wait(self, timeout: float | None = None) -> bool:  # noqa: ARG002 - no patience
        """Whether to stop: from the second time."""
        was_set = self.is_set()
        self.set()
        return was_set
