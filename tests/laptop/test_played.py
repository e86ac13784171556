"""What AWS would do of itself: which functions are called for a date."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

import pytest

from laptop.played import daily_work
from laptop.stack import Function, Stack
from laptop.stopped import Stopped


class FakeFunctions:
    """Remembers its calls; raises for the names it is told to."""

    def __init__(self, failing: str = "") -> None:
        self.failing = failing
        self.calls: list[tuple[str, Mapping[str, Any]]] = []

    def call(self, name: str, event: Mapping[str, Any]) -> None:
        """Remember, or raise."""
        if name == self.failing:
            raise ValueError(name)
        self.calls.append((name, event))


def stack(**daily_at: tuple[time, ...]) -> Stack:
    """Make a stack of functions with these times."""
    functions = tuple(
        Function(name, name.lower(), {}, (), None, times) for name, times in daily_at.items()
    )
    return Stack(functions, {}, {}, ())


TWO = stack(Letters=(time(6, 30),), Daily=(time(6), time(18)), SignIn=())


def test_every_schedule_is_a_round_of_its_own_in_the_order_of_their_times() -> None:
    """A function with two schedules is called at both, with the input that the schedules have."""
    functions = FakeFunctions()
    rounds = daily_work(TWO, functions)  # type: ignore[arg-type]
    for one in rounds:
        one.work(date(2027, 1, 15))
    assert [one.at for one in rounds] == [time(6), time(6, 30), time(18)]
    assert functions.calls == [("Daily", {}), ("Letters", {}), ("Daily", {})]


def test_a_daily_function_that_fails_stops_the_day() -> None:
    """In a sentence; the clock must not go on."""
    first, *_ = daily_work(TWO, FakeFunctions(failing="Daily"))  # type: ignore[arg-type]
    with pytest.raises(Stopped, match="The daily work of 2027-01-15 failed"):
        first.work(date(2027, 1, 15))


def test_a_stack_without_daily_work_is_not_started() -> None:
    """Reminders would never be sent, in silence."""
    with pytest.raises(Stopped, match="runs daily"):
        daily_work(stack(SignIn=()), FakeFunctions())  # type: ignore[arg-type]
