"""R26, R27: cancelling an appointment, in time and late."""

from datetime import datetime, timedelta

import pytest

from mentoring.domain import booking as rules
from mentoring.domain.appointment import (
    Appointment,
    AppointmentCancelled,
    AppointmentOver,
    AppointmentState,
    role_in,
)
from mentoring.domain.diary import Diary, HeldMonth
from mentoring.domain.enrolment import Role
from mentoring.domain.letter import Kind
from mentoring.domain.refusals import NotFound
from mentoring.domain.reliability import Reliability
from tests.domain.booking import AMARA, NOON, book, diary_with
from tests.domain.examples import an_appointment, at
from tests.world import NOW, PROGRAMME

RECORD = Reliability("priya")


def held(kept: rules.Kept) -> tuple[Appointment, Diary, HeldMonth, Reliability]:
    """The appointment and what holds it, with nothing counted of Priya."""
    return kept.appointment, kept.diary, kept.months[0], RECORD


@pytest.mark.parametrize("by", list(Role))
def test_cancelling_gives_the_time_back_and_tells_both(by: Role) -> None:
    booked = book()
    found = rules.cancel(*held(booked), PROGRAMME, by, NOW)
    assert (found.appointment.state, found.appointment.cancelled_by) == (
        AppointmentState.CANCELLED,
        by,
    )
    assert (found.diary.open, found.months[0].held) == ({}, {})
    assert [(one.kind, one.to) for one in found.letters] == [
        (Kind.APPOINTMENT_CANCELLED, "priya"),
        (Kind.APPOINTMENT_CANCELLED, AMARA),
    ]


def test_r27_a_cancellation_has_a_higher_sequence_of_the_same_entry() -> None:
    booked = book()
    found = rules.cancel(*held(booked), PROGRAMME, Role.MENTEE, NOW)
    before, after = booked.letters[0].facts, found.letters[0].facts
    assert before["appointment"] == after["appointment"]
    assert (before["sequence"], after["sequence"]) == ("0", "1")


def test_a_cancelled_appointment_is_not_cancelled_again_and_a_begun_one_not_at_all() -> None:
    booked = book()
    cancelled = booked.appointment.cancelled(Role.MENTEE, NOW)
    with pytest.raises(AppointmentCancelled):
        rules.cancel(cancelled, booked.diary, booked.months[0], RECORD, PROGRAMME, Role.MENTOR, NOW)
    for now in (NOON, NOON + timedelta(minutes=10), NOON + timedelta(days=3)):
        with pytest.raises(AppointmentOver):
            rules.cancel(
                *held(booked),
                PROGRAMME,
                Role.MENTEE,
                now,
            )


@pytest.mark.parametrize(
    ("now", "starts_at", "late"),
    [
        (at("2026-12-01", "10:00"), at("2026-12-01", "12:00"), True),
        (at("2026-12-01", "10:00"), at("2026-12-02", "09:59"), True),
        (at("2026-12-01", "10:00"), at("2026-12-02", "10:00"), False),
        (at("2026-12-04", "10:00"), at("2026-12-07", "09:30"), True),
        (at("2026-12-04", "10:00"), at("2026-12-07", "10:00"), False),
        (at("2026-12-04", "10:00"), at("2026-12-05", "12:00"), True),
        (at("2026-12-05", "10:00"), at("2026-12-07", "16:00"), True),
        (at("2026-12-06", "20:00"), at("2026-12-07", "21:00"), True),
        (at("2026-12-06", "20:00"), at("2026-12-08", "00:00"), False),
        (at("2026-12-24", "10:00"), at("2026-12-29", "09:30"), True),
        (at("2026-12-24", "10:00"), at("2026-12-29", "10:00"), False),
        (at("2026-12-25", "10:00"), at("2026-12-29", "16:00"), True),
        (at("2027-03-26", "09:30"), at("2027-03-29", "08:00"), True),
        (at("2027-03-26", "09:30"), at("2027-03-29", "08:30"), False),
    ],
    ids=[
        "two hours before",
        "a minute under a day",
        "a day before",
        "Friday for early Monday",
        "Friday for Monday",
        "Friday for Saturday",
        "Saturday for Monday",
        "Sunday for Monday night",
        "Sunday for Tuesday",
        "before Christmas, under a working day",
        "before Christmas, a working day",
        "on a closed day",
        "clocks go forward, under",
        "clocks go forward, same local hour",
    ],
)
def test_r26_late_is_under_a_working_day_before(
    now: datetime, starts_at: datetime, *, late: bool
) -> None:
    one = an_appointment(starts_at)
    assert rules.is_late(one, PROGRAMME, now) is late
    found = rules.cancel(
        one,
        diary_with(one),
        HeldMonth("amara-okafor", one.id.month, {str(one.id): one}),
        RECORD,
        PROGRAMME,
        Role.MENTEE,
        now,
    )
    assert found.appointment.late is late
    assert found.letters[0].facts["late"] == ("yes" if late else "")


def test_only_the_two_can_see_an_appointment() -> None:
    one = an_appointment(NOON)
    assert role_in(one, "priya") is Role.MENTEE
    assert role_in(one, AMARA) is Role.MENTOR
    for stranger in ("ben", ""):
        with pytest.raises(NotFound):
            role_in(one, stranger)
