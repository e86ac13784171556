"""Booking, moving and cancelling an appointment of any kind and length (R23, R26)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from mentoring.domain.appointment import (
    Appointment,
    AppointmentCancelled,
    AppointmentOver,
    AppointmentState,
)
from mentoring.domain.appointment_letters import booked_letters, cancelled_letters, moved_letters
from mentoring.domain.diary import Diary, HeldMonth
from mentoring.domain.enrolment import Role
from mentoring.domain.identity import month_of
from mentoring.domain.lengths import require_short
from mentoring.domain.letter import Letter
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import Refusal
from mentoring.domain.reliability import Reliability
from mentoring.domain.reminder import planned
from mentoring.domain.wording import clock, one_line

LONGEST_LINE = 300
"""Characters of the line that goes with a cancellation."""


@dataclass(frozen=True)
class Kept:
    """An appointment as decided and everything that holds its time, to be written in one go.

    `record` is what is counted of the one who acted, None where nothing is.
    """

    appointment: Appointment
    diary: Diary
    months: tuple[HeldMonth, ...]
    letters: tuple[Letter, ...]
    record: Reliability | None = None

    @property
    def values(self) -> tuple[object, ...]:
        """All that is written, but for the letters."""
        counted = (self.record,) if self.record else ()
        return (*self.months, self.diary, self.appointment, *counted)


class TimeNotFree(Refusal):
    """The time can't be had; another one could."""

    code = "time_not_free"
    sentence = "That time is not free. Choose another."


class SlotTaken(TimeNotFree):
    """R23, R24: the mentor's time is not free any more."""

    code = "slot_taken"
    sentence = "That time has just been taken. Choose another; everything else you chose is kept."


class OwnTimeTaken(TimeNotFree):
    """The mentee has another appointment then."""

    code = "own_time_taken"


class CrossesMonths(TimeNotFree):
    """It would begin in one month and end in another, and each month is held by itself."""

    code = "crosses_months"
    sentence = "That would run past midnight into another month. Choose an earlier time."


def book(
    appointment: Appointment,
    diary: Diary,
    months: Mapping[str, HeldMonth],
    programme: Programme,
    now: datetime,
) -> Kept:
    """Promise the time of a new appointment, whatever its kind and length.

    `months` has at least the mentor's month that the appointment begins in. Raises TimeNotFree.
    """
    name = _month_of(appointment, programme)
    _require_free(appointment, diary, months[name], programme)
    new = planned(replace(appointment, held_in="" if name == appointment.id.month else name),
                  programme, now)  # fmt: skip
    return Kept(
        new, diary.with_appointment(new, now), (months[name].with_appointment(new),),
        booked_letters(new),
    )  # fmt: skip


def move(
    appointment: Appointment,
    to: tuple[datetime, datetime],
    diary: Diary,
    months: Mapping[str, HeldMonth],
    record: Reliability,
    programme: Programme,
    by: Role,
    now: datetime,
) -> Kept:
    """Free the old time and take the new one, from start to end (UTC), in one write (R26).

    It stays the same appointment and the same calendar entry, in another month too. `months` has
    the mentor's month that holds it and the one it goes to. Moving late counts as cancelling late.
    Raises AppointmentCancelled, AppointmentOver or TimeNotFree.
    """
    require_ahead(appointment, now)
    starts_at, ends_at = to
    moved = replace(
        appointment,
        starts_at=starts_at,
        ends_at=ends_at,
        moved_from=appointment.starts_at,
        moved_by=by,
        sequence=appointment.sequence + 1,
    )
    name = _month_of(moved, programme)
    moved = planned(replace(moved, held_in="" if name == moved.id.month else name), programme, now)
    left = {one: months[one].without([appointment]) for one in (appointment.month, name)}
    before = diary.without([appointment])
    _require_free(moved, before, left[name], programme)
    changed = left | {name: left[name].with_appointment(moved)}
    return Kept(
        moved,
        before.with_appointment(moved, now),
        tuple(changed.values()),
        moved_letters(moved),
        _counted(record, appointment, programme, now),
    )


def cancel(
    appointment: Appointment,
    diary: Diary,
    month: HeldMonth,
    record: Reliability,
    programme: Programme,
    by: Role,
    now: datetime,
    line: str = "",
) -> Kept:
    """Give the time of an appointment that is ahead back; late is allowed and counted (R26).

    `record` is of the one who cancels, `line` what they write to the other. Raises
    AppointmentCancelled, AppointmentOver, or Incomplete where the line is too long.
    """
    require_ahead(appointment, now)
    line = one_line(line)
    require_short(LONGEST_LINE, line=line)
    late = is_late(appointment, programme, now)
    cancelled = appointment.cancelled(by, now, late=late, line=line)
    return Kept(
        cancelled,
        diary.without([appointment]),
        (month.with_cancelled([cancelled]),),
        cancelled_letters(cancelled),
        _counted(record, appointment, programme, now),
    )


def is_late(appointment: Appointment, programme: Programme, now: datetime) -> bool:
    """R26: less than one working day lies between now and the appointment.

    A working day reaches to the same hour of the next one; on a day off it begins with the next.
    """
    local = now.astimezone(programme.zone)
    begins = programme.working_day_from(local.date())
    hour = local.time() if begins == local.date() else time.min
    ends = programme.working_day_from(begins + timedelta(days=1))
    return appointment.starts_at < datetime.combine(ends, hour, tzinfo=programme.zone)


def _counted(
    record: Reliability, appointment: Appointment, programme: Programme, now: datetime
) -> Reliability | None:
    if not is_late(appointment, programme, now):
        return None
    return record.with_late(str(appointment.id), programme.day_of(now))


def require_ahead(appointment: Appointment, now: datetime) -> None:
    """Raise AppointmentCancelled or AppointmentOver for what can't be changed any more."""
    if appointment.state is not AppointmentState.BOOKED:
        raise AppointmentCancelled
    if appointment.starts_at <= now:
        raise AppointmentOver


def _require_free(new: Appointment, diary: Diary, month: HeldMonth, programme: Programme) -> None:
    if not month.is_free(new.starts_at, new.ends_at):
        raise SlotTaken
    own = diary.taken_by(new.starts_at, new.ends_at)
    if own:
        raise OwnTimeTaken(
            f"You have a {own.kind.value} with {own.mentor_name} then, from "
            f"{own.starts_at.astimezone(programme.zone):%H:%M} to "
            f"{clock(own.ends_at, programme.zone)}. Choose another time, or move that one first."
        )


def _month_of(appointment: Appointment, programme: Programme) -> str:
    """The local month that an appointment lies in. Raises CrossesMonths."""
    begins = month_of(appointment.starts_at.astimezone(programme.zone))
    last = appointment.ends_at - timedelta(microseconds=1)
    if month_of(last.astimezone(programme.zone)) != begins:
        raise CrossesMonths
    return begins
