"""R23, R26: booking and moving appointments of any kind and length."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from mentoring.domain import booking, slot_moving, spot_session
from mentoring.domain.appointment import (
    Appointment,
    AppointmentCancelled,
    AppointmentKind,
    AppointmentOver,
)
from mentoring.domain.booking import CrossesMonths, Kept, OwnTimeTaken, SlotTaken
from mentoring.domain.diary import Diary, HeldMonth
from mentoring.domain.enrolment import Role
from mentoring.domain.letter import Kind
from mentoring.domain.refusals import Incomplete
from mentoring.domain.reliability import Reliability
from tests.domain.booking import AMARA, EMPTY, NOON, book, diary_with
from tests.domain.examples import a_mentor, an_appointment, at
from tests.world import NOW, PROGRAMME

RECORD = Reliability("priya")
HALF_PAST = NOON + timedelta(minutes=30)
JANUARY = at("2027-01-05", "12:00")


def months_with(*some: Appointment) -> dict[str, HeldMonth]:
    """Amara's months, with these in them."""
    months = dict(EMPTY)
    for one in some:
        months[one.month] = months[one.month].with_appointment(one)
    return months


def move(
    one: Appointment,
    to: datetime,
    minutes: int = 30,
    *others: Appointment,
    diary: Diary | None = None,
    now: datetime = NOW,
) -> Kept:
    """Let Priya move it, among the mentor's other appointments."""
    return booking.move(
        one,
        (to, to + timedelta(minutes=minutes)),
        diary or diary_with(one),
        months_with(one, *others),
        RECORD,
        PROGRAMME,
        Role.MENTEE,
        now,
    )


def theirs(starts_at: datetime, minutes: int = 30, form: str = "other") -> Appointment:
    """Somebody else's appointment with the same mentor."""
    one = an_appointment(starts_at, minutes, form=form)
    return replace(one, id=replace(one.id, person_id="kofi"))


def test_r26_moving_frees_the_old_time_and_takes_the_new_one() -> None:
    one = book().appointment
    moved = move(one, HALF_PAST)
    (month,) = moved.months
    assert month.is_free(NOON, HALF_PAST)
    assert not month.is_free(HALF_PAST, HALF_PAST + timedelta(minutes=30))
    assert moved.diary.open == {str(one.id): moved.appointment}


def test_r27_a_moved_appointment_is_the_same_entry_with_a_higher_sequence_told_to_both() -> None:
    one = book().appointment
    moved = move(one, JANUARY)
    assert moved.appointment.id == one.id
    assert [(o.kind, o.to, o.facts["sequence"]) for o in moved.letters] == [
        (Kind.APPOINTMENT_MOVED, "priya", "1"),
        (Kind.APPOINTMENT_MOVED, AMARA, "1"),
    ]
    assert moved.letters[0].facts["moved_from"] == NOON.isoformat()


def test_r26_moving_to_another_month_and_back_changes_both_months_and_the_key_stays() -> None:
    one = book().appointment
    away = move(one, JANUARY)
    assert {o.month: list(o.held) for o in away.months} == {"2026-12": [], "2027-01": [str(one.id)]}
    assert away.appointment.month == "2027-01"
    back = move(away.appointment, NOON)
    assert {o.month: list(o.held) for o in back.months} == {"2027-01": [], "2026-12": [str(one.id)]}
    assert (back.appointment.month, back.appointment.held_in) == ("2026-12", "")
    assert back.appointment.sequence == 2


def test_an_appointment_may_move_into_its_own_old_time() -> None:
    one = book().appointment
    assert move(one, NOON + timedelta(minutes=15)).appointment.starts_at > NOON


@pytest.mark.parametrize("kind", list(AppointmentKind))
@pytest.mark.parametrize(("before", "minutes"), [(15, 30), (60, 90), (0, 15), (15, 60), (0, 30)])
def test_r23_no_kind_and_no_length_overlaps_another_of_the_mentor(
    kind: AppointmentKind, before: int, minutes: int
) -> None:
    held = theirs(NOON - timedelta(minutes=before), minutes)
    new = replace(an_appointment(NOON), kind=kind)
    with pytest.raises(SlotTaken):
        booking.book(new, Diary("priya"), months_with(held), PROGRAMME, NOW)
    with pytest.raises(SlotTaken):
        move(replace(book().appointment, starts_at=JANUARY), NOON, 30, held)


def test_r23_what_only_touches_does_not_overlap() -> None:
    held = (theirs(NOON - timedelta(minutes=90), 90, "a"), theirs(HALF_PAST, 15, "b"))
    assert booking.book(
        an_appointment(NOON), Diary("priya"), months_with(*held), PROGRAMME, NOW
    ).appointment


def test_a_mentee_has_no_two_appointments_at_a_time_and_hears_which() -> None:
    own = replace(an_appointment(NOON - timedelta(minutes=15)), mentor_name="Ben Hughes")
    with pytest.raises(OwnTimeTaken) as refused:
        booking.book(an_appointment(NOON, form="new"), diary_with(own), EMPTY, PROGRAMME, NOW)
    assert refused.value.sentence == (
        "You have a spot session with Ben Hughes then, from 11:45 to 12:15 (London). "
        "Choose another time, or move that one first."
    )
    with pytest.raises(OwnTimeTaken):
        move(an_appointment(JANUARY, form="new"), NOON, diary=diary_with(own))


def test_an_appointment_lies_in_one_month_and_may_end_with_it() -> None:
    last = at("2026-12-31", "23:30")
    assert booking.book(an_appointment(last), Diary("priya"), EMPTY, PROGRAMME, NOW).months
    with pytest.raises(CrossesMonths):
        booking.book(an_appointment(last, 45), Diary("priya"), EMPTY, PROGRAMME, NOW)


def test_what_is_over_or_cancelled_is_not_moved() -> None:
    one = book().appointment
    for now in (NOON, NOON + timedelta(days=1)):
        with pytest.raises(AppointmentOver):
            move(one, JANUARY, now=now)
    with pytest.raises(AppointmentCancelled):
        move(one.cancelled(Role.MENTOR, NOW), JANUARY)


@pytest.mark.parametrize(("hours", "count"), [(23, 1), (25, 0)])
def test_r26_moving_late_is_counted_as_cancelling_late_is(hours: int, count: int) -> None:
    one = book().appointment
    now = NOON - timedelta(hours=hours)
    moved = move(one, JANUARY, now=now)
    assert len(moved.record.late if moved.record else ()) == count
    cancelled = booking.cancel(
        one, diary_with(one), months_with(one)["2026-12"], RECORD, PROGRAMME, Role.MENTEE, now
    )
    assert cancelled.record == moved.record


def move_slot(one: Appointment, to: datetime | None, by: Role = Role.MENTEE, **spot: int) -> Kept:
    """Move a spot session as its form does."""
    mentor = a_mentor()
    if spot and mentor.published.spot:
        offer = replace(mentor.published.spot, **spot)  # type: ignore[arg-type]
        mentor = a_mentor(spot=offer)
    return slot_moving.move(
        one, mentor, to, diary_with(one), months_with(one), RECORD, PROGRAMME, by, NOW
    )


def test_r26_a_spot_session_moves_to_a_slot_as_long_as_slots_are_now() -> None:
    one = book().appointment
    assert move_slot(one, HALF_PAST).appointment.starts_at == HALF_PAST
    assert move_slot(one, NOON + timedelta(minutes=45), minutes=45).appointment.minutes == 45
    for wrong in (HALF_PAST + timedelta(minutes=5), NOON + timedelta(days=1)):
        with pytest.raises(SlotTaken):
            move_slot(one, wrong)
    for none in (None, NOON):
        with pytest.raises(Incomplete):
            move_slot(one, none)


def test_r24_the_months_limit_does_not_count_the_one_that_moves() -> None:
    one = book().appointment
    assert move_slot(one, HALF_PAST, most_a_month=1).appointment.starts_at == HALF_PAST


def test_r26_the_mentor_does_not_move_a_spot_session() -> None:
    with pytest.raises(slot_moving.MenteeMoves):
        move_slot(book().appointment, HALF_PAST, Role.MENTOR)


def test_a_slot_at_which_the_mentee_has_something_else_is_not_offered() -> None:
    own = replace(an_appointment(NOON), mentor_name="Ben Hughes")
    found = spot_session.free_slots(a_mentor(), diary_with(own), EMPTY, PROGRAMME, NOW)
    assert NOON not in found
    assert HALF_PAST in found
