"""Moving an appointment to another of the mentor's slots, as the rules of its kind say (R26)."""

from dataclasses import dataclass
from datetime import datetime

from mentoring.actions import appointments
from mentoring.actions.appointments import Loaded
from mentoring.actions.means import Means
from mentoring.domain import slot, slot_moving
from mentoring.domain.appointment import Appointment
from mentoring.domain.booking import Kept
from mentoring.domain.identity import AppointmentId
from mentoring.domain.people import Mentor
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import NotFound


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
    times = slot_moving.times_to_move_to(
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
        return slot_moving.move(
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
    if seen.appointment.kind not in slot_moving.BY_SLOT:
        raise NotFound
    return seen


def _mentor(seen: Loaded) -> Mentor:
    if seen.mentor is None:
        raise NotFound
    return seen.mentor
