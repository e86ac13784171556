"""Plays of appointments: moved, cancelled with a line, reminded of, asked about (R26, R28)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from laptop.examples.stage import SOONEST, Stage
from mentoring.actions import appointments, moving, pairing_sessions
from mentoring.actions.appointments import Loaded
from mentoring.adapters import keys
from mentoring.domain import booking
from mentoring.domain.appointment import AgendaState, Appointment, AppointmentKind
from mentoring.domain.booking import Kept
from mentoring.domain.diary import Diary, HeldMonth
from mentoring.domain.identity import AppointmentId, month_of
from mentoring.domain.pairing_session_form import OtherTime, Terms
from mentoring.domain.people import Person

REMINDED_ON, DAY_AFTER = date(2026, 11, 27), date(2026, 12, 2)
"""Two working days before the soonest time, and the morning after it."""
LATER = SOONEST + timedelta(days=2, hours=4)
PAIRING_SESSION = timedelta(hours=1)


def a_spot_session_that_moves(stage: Stage) -> Iterator[str]:
    """R26: moved by the mentee, reminded of, and asked about."""
    appointment = stage.book()
    yield "Priya moves her spot session by half an hour."
    starts_at = SOONEST + timedelta(minutes=30)
    moving.move(stage.means, stage.programme, appointment, stage.mentee().id, starts_at)
    yield "It is two working days ahead."
    stage.come_to(REMINDED_ON)
    yield "Its time has passed."
    stage.come_to(DAY_AFTER)


def cancelled_with_a_line_by_the_mentee(stage: Stage) -> Iterator[str]:
    """R26: the mentee cancels and writes why."""
    yield from _cancelled(stage, stage.mentee(), "Priya", "I am in Leeds that day after all.")


def cancelled_with_a_line_by_the_mentor(stage: Stage) -> Iterator[str]:
    """R26: the mentor cancels and writes what would suit."""
    yield from _cancelled(stage, stage.mentor(), "Amara", "Any Thursday would suit me better.")


def a_pairing_session_without_an_agenda(stage: Stage) -> Iterator[str]:
    """R21, R26: moved by the mentor, and reminded of while nobody has written an agenda."""
    session = _book_pairing_session(stage, AgendaState.MISSING)
    yield "Amara moves a session of her pairing with Priya."
    _move(stage, session, stage.mentor())
    yield "It is two working days ahead, and has no agenda."
    stage.come_to(date(2026, 12, 1))


def a_pairing_session_with_an_agenda(stage: Stage) -> Iterator[str]:
    """R21: reminded of after somebody has written an agenda."""
    _book_pairing_session(stage, AgendaState.WRITTEN)
    yield "A session of Priya's pairing with Amara is two working days ahead, and has an agenda."
    stage.come_to(REMINDED_ON)


def a_block_of_pairing_sessions(stage: Stage) -> Iterator[str]:
    """R21: booked by the mentor; the mentee cancels one and makes the other longer."""
    pairing, mentor = stage.pair(), stage.mentor()
    yield "Amara books two sessions with Priya, four weeks apart."
    starts = (SOONEST, SOONEST + timedelta(weeks=4))
    terms = Terms((), 60, "video")
    first, second = pairing_sessions.book(
        stage.means, stage.programme, pairing, mentor.id, terms, starts, stage.means.new_id()
    )
    yield "Priya cancels the second one."
    line = "I am away that week. Would the one after suit you?"
    appointments.cancel(stage.means, stage.programme, second, stage.mentee().id, line=line)
    yield "She lets the first one take half an hour longer."
    local = SOONEST.astimezone(stage.programme.zone).replace(tzinfo=None)
    longer = OtherTime(local, 90)
    pairing_sessions.move(stage.means, stage.programme, first, stage.mentee().id, longer)
    yield "The first one's time has passed."
    stage.come_to(DAY_AFTER)


def _cancelled(stage: Stage, person: Person, name: str, line: str) -> Iterator[str]:
    appointment = stage.book()
    yield f"{name} cancels the appointment, with a line to the other."
    appointments.cancel(stage.means, stage.programme, appointment, person.id, line=line)


def _book_pairing_session(stage: Stage, agenda: AgendaState) -> AppointmentId:
    mentee, programme = stage.mentee(), stage.programme
    month = month_of(SOONEST.astimezone(programme.zone))
    one = AppointmentId(mentee.id, "amara-okafor", month, stage.means.new_id())
    session = Appointment(
        one, AppointmentKind.PAIRING_SESSION, stage.mentor().id, "Amara Okafor", mentee.name,
        "leading a team", "video", SOONEST, SOONEST + PAIRING_SESSION, programme.time_zone,
    )  # fmt: skip
    diary, held = stage.means.load(keys.diary(mentee.id), keys.month(one.mentor_id, month))
    kept = booking.book(
        replace(session, agenda=agenda),
        diary or Diary(mentee.id),
        {month: held or HeldMonth(one.mentor_id, month)},
        programme,
        stage.now,
    )
    stage.means.save(kept.values, kept.letters)
    return one


def _move(stage: Stage, session: AppointmentId, by: Person) -> None:
    def decide(seen: Loaded) -> Kept:
        return booking.move(
            seen.appointment, (LATER, LATER + PAIRING_SESSION), seen.diary, seen.months,
            seen.record, stage.programme, seen.role, stage.now,
        )  # fmt: skip

    appointments.change(
        stage.means, lambda: appointments.load(stage.means, session, by.id), lambda _: False, decide
    )


PLAYS = (
    a_spot_session_that_moves,
    cancelled_with_a_line_by_the_mentee,
    cancelled_with_a_line_by_the_mentor,
    a_pairing_session_without_an_agenda,
    a_pairing_session_with_an_agenda,
    a_block_of_pairing_sessions,
)
