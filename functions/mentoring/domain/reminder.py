"""What the clock does to an appointment: reminds both before it, asks both how it was (R28)."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from mentoring.domain.appointment import Appointment, AppointmentState
from mentoring.domain.appointment_letters import how_was_it_letters, reminder_letters
from mentoring.domain.diary import Diary
from mentoring.domain.letter import Letter
from mentoring.domain.programme import Programme

WORKING_DAYS_BEFORE = 2
EVENING = time(18)
"""When people are asked how it was, local time; what ends later is asked about a day later."""


@dataclass(frozen=True)
class Followed:
    """An appointment that the clock looked after, to be written in one go."""

    appointment: Appointment
    diary: Diary
    letters: tuple[Letter, ...]


def planned(appointment: Appointment, programme: Programme, now: datetime) -> Appointment:
    """Give the appointment, new or at a new time, the dates on which the clock looks at it.

    Where two working days before is today or gone, the invitation that goes out now is enough.
    """
    ends = appointment.ends_at.astimezone(programme.zone)
    remind_on = _working_days_before(programme.day_of(appointment.starts_at), programme)
    return replace(
        appointment,
        remind_on=remind_on if remind_on > programme.day_of(now) else None,
        ask_on=ends.date() if ends.time() <= EVENING else ends.date() + timedelta(days=1),
        reminded=False,
    )


def follow(
    appointment: Appointment, diary: Diary, programme: Programme, now: datetime
) -> Followed | None:
    """Remind or ask both, if it is time; None if it is not.

    A reminder that was missed until the appointment began is left out. Whoever was asked has the
    appointment out of the diary, as nothing can change it any more.
    """
    if appointment.state is not AppointmentState.BOOKED or appointment.asked:
        return None
    if _has_come(appointment.ask_on, EVENING, programme, now):
        asked = replace(appointment, asked=True, reminded=True)
        return Followed(asked, diary.without([asked]), how_was_it_letters(asked))
    if not appointment.reminded and _has_come(appointment.remind_on, time.min, programme, now):
        reminded = replace(appointment, reminded=True)
        letters = reminder_letters(reminded) if appointment.starts_at > now else ()
        return Followed(reminded, diary.with_changed(reminded), letters)
    return None


def _has_come(day: date | None, at: time, programme: Programme, now: datetime) -> bool:
    return day is not None and now >= datetime.combine(day, at, tzinfo=programme.zone)


def _working_days_before(day: date, programme: Programme) -> date:
    count = WORKING_DAYS_BEFORE
    while count:
        day -= timedelta(days=1)
        count -= programme.is_working_day(day)
    return day
