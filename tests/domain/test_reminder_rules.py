"""R28: what the clock does to an appointment, and when."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from mentoring.domain import reminder
from mentoring.domain.appointment import AgendaState, Appointment
from mentoring.domain.diary import Diary
from mentoring.domain.enrolment import Role
from mentoring.domain.letter import Kind
from tests.domain.booking import NOON, book, diary_with
from tests.domain.examples import an_appointment, at
from tests.world import NOW, PROGRAMME

BOOKED = book().appointment


def kinds(one: Appointment, now: datetime, diary: Diary | None = None) -> list[Kind] | None:
    """What is told at a time; None where nothing is done at all."""
    found = reminder.follow(one, diary or diary_with(one), PROGRAMME, now)
    return [o.kind for o in found.letters] if found else None


@pytest.mark.parametrize(
    ("starts_at", "remind_on"),
    [
        (at("2026-12-03", "12:00"), date(2026, 12, 1)),
        (at("2026-12-01", "12:00"), date(2026, 11, 27)),
        (at("2026-12-29", "12:00"), date(2026, 12, 23)),
        (at("2026-11-25", "12:00"), None),
    ],
    ids=["two days", "over a weekend", "over closed days", "booked for soon"],
)
def test_the_reminder_comes_two_working_days_before(
    starts_at: datetime, remind_on: date | None
) -> None:
    assert reminder.planned(an_appointment(starts_at), PROGRAMME, NOW).remind_on == remind_on


def test_both_are_reminded_once() -> None:
    assert kinds(BOOKED, at("2026-11-26", "23:59")) is None
    morning = at("2026-11-27", "06:00")
    assert kinds(BOOKED, morning) == [Kind.APPOINTMENT_REMINDER] * 2
    found = reminder.follow(BOOKED, diary_with(BOOKED), PROGRAMME, morning)
    assert found is not None
    assert kinds(found.appointment, morning) is None
    assert found.diary.open == {str(BOOKED.id): found.appointment}
    assert (BOOKED.due_on, found.appointment.due_on) == (date(2026, 11, 27), date(2026, 12, 1))


@pytest.mark.parametrize(
    ("ends", "ask_on"), [("18:00", date(2026, 12, 1)), ("18:15", date(2026, 12, 2))]
)
def test_r28_both_are_asked_the_evening_after(ends: str, ask_on: date) -> None:
    start = at("2026-12-01", ends) - timedelta(minutes=30)
    one = replace(reminder.planned(an_appointment(start), PROGRAMME, NOW), reminded=True)
    evening = datetime.combine(ask_on, reminder.EVENING, tzinfo=PROGRAMME.zone)
    assert kinds(one, evening - timedelta(minutes=1)) is None
    assert kinds(one, evening) == [Kind.HOW_WAS_IT] * 2
    found = reminder.follow(one, diary_with(one), PROGRAMME, evening)
    assert found is not None
    assert (found.appointment.due_on, found.diary.open) == (None, {})
    assert kinds(found.appointment, evening) is None


def test_a_reminder_that_was_missed_is_not_sent_afterwards_and_the_question_still_comes() -> None:
    assert kinds(BOOKED, NOON) == []
    late = reminder.follow(BOOKED, diary_with(BOOKED), PROGRAMME, NOON)
    assert late is not None
    assert late.appointment.due_on == date(2026, 12, 1)
    assert kinds(BOOKED, NOON + timedelta(days=3)) == [Kind.HOW_WAS_IT] * 2


def test_what_was_cancelled_is_left_alone_and_what_was_moved_is_reminded_anew() -> None:
    cancelled = BOOKED.cancelled(Role.MENTOR, NOW)
    assert cancelled.due_on is None
    assert kinds(cancelled, NOON + timedelta(days=3)) is None
    again = reminder.planned(
        replace(BOOKED, reminded=True, starts_at=NOON + timedelta(days=14)), PROGRAMME, NOW
    )
    assert again.due_on == date(2026, 12, 11)


@pytest.mark.parametrize("agenda", list(AgendaState))
def test_a_reminder_says_whether_there_is_an_agenda(agenda: AgendaState) -> None:
    one = replace(BOOKED, agenda=agenda)
    found = reminder.follow(one, diary_with(one), PROGRAMME, at("2026-11-27", "06:00"))
    assert found is not None
    assert found.letters[0].facts["agenda"] == agenda.value
