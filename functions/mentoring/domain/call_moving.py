"""Moving a chemistry call to another of the mentor's slots (R11, R26)."""

from datetime import datetime, timedelta

from mentoring.domain import booking
from mentoring.domain.appointment import Appointment
from mentoring.domain.booking import Kept, SlotTaken
from mentoring.domain.calls import Months, NoCalls, free_slots
from mentoring.domain.chemistry import CALL
from mentoring.domain.diary import Diary
from mentoring.domain.enrolment import Role
from mentoring.domain.people import Mentor
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import Incomplete, Refusal
from mentoring.domain.reliability import Reliability


class MenteeMovesCalls(Refusal):
    """A mentor wants to move a call, and the mentee has not been asked."""

    code = "mentee_moves_calls"
    sentence = (
        "The mentee moves a chemistry call, as they know when they can come. If you can't make it, "
        "cancel it with a line on what would suit you better: they can then choose another time."
    )


def times_to_move_to(
    appointment: Appointment,
    mentor: Mentor,
    diary: Diary,
    months: Months,
    programme: Programme,
    by: Role,
    now: datetime,
) -> tuple[datetime, ...]:
    """The slots (UTC) a call could move to; its own time counts as free for it.

    Raises MenteeMovesCalls, NoCalls, AppointmentCancelled or AppointmentOver.
    """
    if by is not Role.MENTEE:
        raise MenteeMovesCalls
    booking.require_ahead(appointment, now)
    if mentor.withdrawn or CALL not in mentor.published.offers:
        raise NoCalls(
            f"{mentor.name} has no more chemistry calls. Keep the time you have, or cancel it."
        )
    without = {name: month.without([appointment]) for name, month in months.items()}
    left = diary.without([appointment])
    found = free_slots(mentor, left, without, programme, appointment.minutes, now)
    return tuple(one for one in found if one != appointment.starts_at)


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
    """Move a call to another slot, as long as it was (R26).

    Raises as `times_to_move_to`, Incomplete without a time, or TimeNotFree.
    """
    times = times_to_move_to(appointment, mentor, diary, months, programme, by, now)
    if starts_at is None or starts_at == appointment.starts_at:
        raise Incomplete({"time": "Choose another time"})
    to = starts_at, starts_at + timedelta(minutes=appointment.minutes)
    decided = booking.move(appointment, to, diary, months, record, programme, by, now)
    if starts_at not in times:
        raise SlotTaken
    return decided
