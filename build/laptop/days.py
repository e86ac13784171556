"""What the scheduler does on AWS: the daily functions, at their times on every date that comes."""

import contextlib
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from laptop.clock import Clock
from laptop.stopped import Stopped

LOOK_EVERY_SECONDS = 20.0
ONE_DAY = timedelta(days=1)
ONE_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Round:
    """What runs every day `at` a time in the programme's zone, given the local date."""

    at: time
    work: Callable[[date], object]


class Days:
    """Plays the `rounds` of every day, each at its own time and in their order.

    `settle` is called after each of them, so that its letters are written at that time.
    """

    def __init__(self, clock: Clock, rounds: Sequence[Round], settle: Callable[[], object]) -> None:
        """Nothing runs until `catch_up`, `move_to` or `keep_up` is called."""
        self._clock = clock
        self._rounds = rounds
        self._settle = settle
        self._one_at_a_time = threading.Lock()

    def catch_up(self) -> None:
        """Play what passed while the pool was stopped, and the last day lived once more.

        Playing a day again is safe, as it must be on AWS; it sends letters a hard stop left over.
        """
        with self._one_at_a_time:
            lived = self._clock.lived_through
            self._play(_beginning(lived.date()) if lived else self._fresh(), self._local())

    def move_to(self, target: date) -> int:
        """Live through every date up to `target`; how many of these begin on the way.

        At least the first round of `target` is played, whatever the time. Raises Stopped where the
        pool's clock is past it, for time only goes forward.
        """
        with self._one_at_a_time:
            today = self._clock.today()
            if target < today:
                raise Stopped(
                    f"It is {in_words(today)} in the pool already, and time only goes forward: "
                    "give a later date, or forget everything with `make clean`."
                )
            first = self._next() or _beginning(today + ONE_DAY)
            stop = datetime.combine(target, max(self._local().time(), self._rounds[0].at))
            days = self._play(min(first, _beginning(target)), stop)
            self._clock.move_to(target)
            return days

    def keep_up(self, stopping: threading.Event) -> None:
        """Play each round when its time comes, until `stopping` is set."""
        while not stopping.wait(LOOK_EVERY_SECONDS):
            with self._one_at_a_time, contextlib.suppress(Stopped):  # said and logged already
                self._play(self._next() or self._fresh(), self._local())

    def _local(self) -> datetime:
        """The local time, without its zone, as rounds are told apart by date and time of day."""
        return self._clock.now().astimezone(self._clock.zone).replace(tzinfo=None)

    def _next(self) -> datetime | None:
        """The moment from which nothing has been played; None where nothing ever was."""
        lived = self._clock.lived_through
        return lived + ONE_MINUTE if lived else None

    def _fresh(self) -> datetime:
        """Where a pool begins that has never lived: with the last day whose first round is due."""
        now = self._local()
        is_due = now.time() >= self._rounds[0].at
        return _beginning(now.date() if is_due else now.date() - ONE_DAY)

    def _play(self, first: datetime, last: datetime) -> int:
        """Play every round from one local time to another; on how many dates the first one was.

        On the way it is then that round's time; where time stops it is the time of day it is.
        """
        days = 0
        for day, one in self._due(first, last):
            moment = datetime.combine(day, one.at)
            on_the_way = moment.replace(tzinfo=self._clock.zone)
            stopping = day == last.date()
            held = self._clock.when_moved_to(day) if stopping else on_the_way
            with self._clock.held_at(held):
                one.work(day)
                self._settle()
            self._clock.has_lived_through(moment)
            days += one is self._rounds[0]
        return days

    def _due(self, first: datetime, last: datetime) -> Iterator[tuple[date, Round]]:
        day = first.date()
        while day <= last.date():
            for one in self._rounds:
                if first <= datetime.combine(day, one.at) <= last:
                    yield day, one
            day += ONE_DAY


def _beginning(day: date) -> datetime:
    return datetime.combine(day, time.min)


def in_words(day: date) -> str:
    """Write a date as pages do."""
    return f"{day:%A} {day.day} {day:%B %Y}"
