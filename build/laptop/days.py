"""What the scheduler does on AWS: the daily functions, once for every date that comes."""

import contextlib
import threading
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from laptop.clock import Clock
from laptop.stopped import Stopped

LOOK_EVERY_SECONDS = 20.0
ONE_DAY = timedelta(days=1)


class Days:
    """Does the `daily` work (given a local date) at `hour_minute` in the programme's zone.

    `settle` is called after each date, so that a date's letters are written on that date.
    """

    def __init__(
        self,
        clock: Clock,
        hour_minute: tuple[int, int],
        daily: Callable[[date], object],
        settle: Callable[[], object],
    ) -> None:
        """Nothing runs until `catch_up`, `move_to` or `keep_up` is called."""
        self._clock = clock
        self._at = time(*hour_minute)
        self._daily = daily
        self._settle = settle
        self._one_at_a_time = threading.Lock()

    def catch_up(self) -> None:
        """Run the dates that passed while the pool was stopped, and the last one lived once more.

        Running a date again is safe, as it must be on AWS; it sends letters a hard stop left over.
        """
        with self._one_at_a_time:
            due = self._last_due()
            self._run(self._clock.lived_through or due, due)

    def move_to(self, target: date) -> int:
        """Live through every date up to `target`; how many these were.

        Raises Stopped where the pool's clock is past it, for time only goes forward.
        """
        with self._one_at_a_time:
            today = self._clock.today()
            if target < today:
                raise Stopped(
                    f"It is {in_words(today)} in the pool already, and time only goes forward: "
                    "give a later date, or forget everything with `make clean`."
                )
            days = self._run(min((self._clock.lived_through or today) + ONE_DAY, target), target)
            self._clock.move_to(target)
            return days

    def keep_up(self, stopping: threading.Event) -> None:
        """Run each date when its hour comes, until `stopping` is set."""
        while not stopping.wait(LOOK_EVERY_SECONDS):
            with self._one_at_a_time, contextlib.suppress(Stopped):  # said and logged already
                due = self._last_due()
                self._run((self._clock.lived_through or due) + ONE_DAY, due)

    def _last_due(self) -> date:
        local = self._clock.now().astimezone(self._clock.zone)
        return local.date() if local.time() >= self._at else local.date() - ONE_DAY

    def _run(self, first: date, last: date) -> int:
        day, days = first, 0
        while day <= last:
            with self._clock.held_at(self._moment(day, last)):
                self._daily(day)
                self._settle()
            self._clock.has_lived_through(day)
            day, days = day + ONE_DAY, days + 1
        return days

    def _moment(self, day: date, last: date) -> datetime:
        """Its hour for a date on the way; for the date where time stops, the time of day it is."""
        if day < last or day < self._clock.today():
            return datetime.combine(day, self._at, self._clock.zone)
        return self._clock.when_moved_to(day)


def in_words(day: date) -> str:
    """Write a date as pages do."""
    return f"{day:%A} {day.day} {day:%B %Y}"
