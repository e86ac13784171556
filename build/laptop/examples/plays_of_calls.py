"""Plays of chemistry calls: booked, chosen between, and thanked for (R11)."""

from collections.abc import Iterator
from datetime import date, timedelta

from laptop.examples import cast
from laptop.examples.stage import SOONEST, Stage
from mentoring.actions import appointments, chemistry_calls, choosing, moving
from mentoring.domain.identity import AppointmentId

REMINDED_ON, AFTER = date(2026, 11, 27), date(2026, 12, 2)
"""Two working days before the calls, and the morning after them."""


def calls_with_two(stage: Stage) -> Iterator[str]:
    """R11: two calls, both held; one mentor is asked and the other thanked."""
    yield "Priya books a chemistry call with Amara and one with Ben."
    _book(stage)
    yield "The calls have taken place."
    stage.come_to(AFTER)
    yield "Priya asks Amara, and thanks Ben."
    _choose(stage, "amara-okafor")


def chosen_before_the_second(stage: Stage) -> Iterator[str]:
    """R11: one is asked while the call with the other is still ahead."""
    _book(stage)
    yield "Priya asks Amara before she has spoken to Ben, whose time is his again."
    _choose(stage, "amara-okafor")


def a_call_that_moves(stage: Stage) -> Iterator[str]:
    """R26: moved by the mentee, and reminded of."""
    _, with_ben = _book(stage)
    yield "Priya moves her call with Ben by a quarter of an hour."
    starts_at = SOONEST + timedelta(minutes=45)
    moving.move(stage.means, stage.programme, with_ben, stage.mentee().id, starts_at)
    yield "Both calls are two working days ahead."
    stage.come_to(REMINDED_ON)


def a_call_cancelled_by_the_mentor(stage: Stage) -> Iterator[str]:
    """R26: the mentor cancels a call, with a line."""
    _, with_ben = _book(stage)
    yield "Ben cancels his call with Priya."
    ben = stage.mentor("ben-hughes").id
    appointments.cancel(stage.means, stage.programme, with_ben, ben, line="Any Thursday suits me.")


def _book(stage: Stage) -> list[AppointmentId]:
    later = SOONEST + timedelta(minutes=30)
    form = {
        "mentors": "amara-okafor.ben-hughes",
        "scheme": cast.WIDE,
        "form": stage.means.new_id(),
        "time-amara-okafor": SOONEST.isoformat(),
        "time-ben-hughes": later.isoformat(),
        "mode-amara-okafor": "video",
        "mode-ben-hughes": "phone",
    }
    return chemistry_calls.book(stage.means, stage.programme, stage.mentee(), form)


def _choose(stage: Stage, mentor_id: str) -> None:
    form = {"scheme": cast.WIDE, "mentor": mentor_id, "number": "1", "aims": cast.AIMS}
    choosing.choose(stage.means, stage.programme, stage.mentee(), form)


PLAYS = (
    calls_with_two,
    chosen_before_the_second,
    a_call_that_moves,
    a_call_cancelled_by_the_mentor,
)
