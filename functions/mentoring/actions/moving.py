"""Moving an appointment to another of the mentor's slots, as the rules of its kind say (R26)."""

from dataclasses import dataclass
from datetime import datetime

from mentoring.actions import appointments
from mentoring.actions.appointments import Loaded
from mentoring.actions.means import Means
from mentoring.domain import call_moving, slot, spot_session
from mentoring.domain.appointment import Appointment, AppointmentKind
from mentoring.domain.booking import Kept
from mentoring.domain.identity import AppointmentId
from mentoring.domain.people import Mentor
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import NotFound

TIMES = {
    AppointmentKind.SPOT_SESSION: spot_session.times_to_move_to,
    AppointmentKind.CHEMISTRY_CALL: call_moving.times_to_move_to,
}
MOVES = {
    AppointmentKind.SPOT_SESSION: spot_session.move,
    AppointmentKind.CHEMISTRY_CALL: call_moving.move,
}
"""What moves to a slot, and by which rules; a time between two people is agreed elsewhere."""


@dataclass(frozen=True)
class Movable:
    """An appointment and the times (UTC, in order) it could move to."""

    appointment: Appointment
    slots: tuple[datetime, ...]


def prepare(
    means: Means, programme: Programme, appointment_id: AppointmentId, person_id: str
) -> Movable:
    """Where this person may move an appointment to. Raises NotFound, or the Refusal that fits."""
    seen = _seen(means, programme, appointment_id, person_id)
    times = TIMES[seen.appointment.kind](
        seen.appointment, _mentor(seen), seen.diary, seen.months, programme, seen.role, means.now()
    )
    return Movable(seen.appointment, times)


def move(
    means: Means,
    programme: Programme,
    appointment_id: AppointmentId,
    person_id: str,
    starts_at: datetime | None,
    opened: int | None = None,
) -> None:
    """Move to another slot: the old time is free and the new one taken in one write (R26).

    Sending the form again changes nothing; `opened` as in `appointments.change`. Raises Refusal.
    """

    def decide(seen: Loaded) -> Kept:
        return MOVES[seen.appointment.kind](
            seen.appointment, _mentor(seen), starts_at, seen.diary, seen.months, seen.record,
            programme, seen.role, means.now(),
        )  # fmt: skip

    appointments.change(
        means,
        lambda: _seen(means, programme, appointment_id, person_id),
        lambda one: one.starts_at == starts_at and opened not in {None, one.sequence},
        decide,
        opened,
    )


def _seen(
    means: Means, programme: Programme, appointment_id: AppointmentId, person_id: str
) -> Loaded:
    ahead = slot.months_ahead(programme, means.now())
    seen = appointments.load(means, appointment_id, person_id, ahead)
    if seen.appointment.kind not in MOVES:
        raise NotFound
    return seen


def _mentor(seen: Loaded) -> Mentor:
    if seen.mentor is None:
        raise NotFound
    return seen.mentor
