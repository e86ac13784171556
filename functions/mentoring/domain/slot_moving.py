"""Moving to another of the mentor's slots: one way for each kind that is booked by slot (R26)."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from mentoring.domain import booking
from mentoring.domain.appointment import Appointment, AppointmentKind
from mentoring.domain.booking import Kept, SlotTaken
from mentoring.domain.calls import Months, NoCalls
from mentoring.domain.chemistry import CALL
from mentoring.domain.diary import Diary
from mentoring.domain.enrolment import Role
from mentoring.domain.people import Mentor
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import Incomplete, Refusal
from mentoring.domain.reliability import Reliability
from mentoring.domain.slot import slots
from mentoring.domain.spot_session import require_offer


class MenteeMoves(Refusal):
    """A mentor wants to move what was booked by slot, and the mentee has not been asked."""

    code = "mentee_moves"
    sentence = (
        "The mentee moves this appointment, as they know when they can come. If you can't make it, "
        "cancel it with a line on what would suit you better: they can then choose another time."
    )


def _spot_minutes(_: Appointment, mentor: Mentor) -> int:
    """As long as the mentor's spot sessions are now."""
    return require_offer(mentor).minutes


def _call_minutes(appointment: Appointment, mentor: Mentor) -> int:
    """As long as it was."""
    if mentor.withdrawn or CALL not in mentor.published.offers:
        raise NoCalls(
            f"{mentor.name} has no more chemistry calls. Keep the time you have, or cancel it."
        )
    return appointment.minutes


BY_SLOT: Mapping[AppointmentKind, Callable[[Appointment, Mentor], int]] = {
    AppointmentKind.SPOT_SESSION: _spot_minutes,
    AppointmentKind.CHEMISTRY_CALL: _call_minutes,
}
"""What moves to a slot, and how many minutes it takes then; a time between two people is agreed
elsewhere. Raises the Refusal that fits where the mentor offers the kind no more."""


def times_to_move_to(
    appointment: Appointment,
    mentor: Mentor,
    diary: Diary,
    months: Months,
    programme: Programme,
    by: Role,
    now: datetime,
) -> tuple[datetime, ...]:
    """The slots (UTC, in order) it could move to; its own time counts as free for it.

    `months` are the mentor's held months, all of `slot.months_ahead`. Raises MenteeMoves, what
    BY_SLOT raises, AppointmentCancelled or AppointmentOver.
    """
    if by is not Role.MENTEE:
        raise MenteeMoves
    booking.require_ahead(appointment, now)
    minutes = BY_SLOT[appointment.kind](appointment, mentor)
    without = {name: month.without([appointment]) for name, month in months.items()}
    found = slots(mentor, without, programme, now, minutes=minutes, kind=appointment.kind)
    free = diary.without([appointment]).free_at(found, minutes)
    return tuple(one for one in free if one != appointment.starts_at)


def move(
    appointment: Appointment,
    mentor: Mentor,
    starts_at: datetime | None,
    diary: Diary,
    months: Months,
    record: Reliability,
    programme: Programme,
    by: Role,
    now: datetime,
) -> Kept:
    """Move it to another slot, for as long as BY_SLOT says (R26).

    Raises as `times_to_move_to`, Incomplete without a time, or TimeNotFree.
    """
    times = times_to_move_to(appointment, mentor, diary, months, programme, by, now)
    if starts_at is None or starts_at == appointment.starts_at:
        raise Incomplete({"time": "Choose another time"})
    minutes = BY_SLOT[appointment.kind](appointment, mentor)
    to = starts_at, starts_at + timedelta(minutes=minutes)
    decided = booking.move(appointment, to, diary, months, record, programme, by, now)
    if starts_at not in times:
        raise SlotTaken
    return decided
