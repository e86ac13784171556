"""Appointments: a mentor's time promised to somebody.

Here: spot sessions, booked and cancelled (R23-R26).
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from mentoring.domain.enrolment import Role
from mentoring.domain.identity import AppointmentId
from mentoring.domain.letter import Kind, Letter
from mentoring.domain.naming import first_name
from mentoring.domain.refusals import NotFound, Refusal


class AppointmentKind(StrEnum):
    """The three kinds of appointment; all of them occupy the mentor's time alike."""

    SPOT_SESSION = "spot session"
    CHEMISTRY_CALL = "chemistry call"
    PAIRING_SESSION = "pairing session"


class AppointmentState(StrEnum):
    """What has become of an appointment."""

    BOOKED = "booked"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Appointment:
    """A promised time, from `starts_at` to `ends_at` (UTC), shown in the programme's `time_zone`.

    `sequence` grows with every letter that changes the calendar entry (RFC 5545 SEQUENCE). It needs
    no version: whoever writes it writes the mentee's diary and the mentor's month with it.
    """

    id: AppointmentId
    kind: AppointmentKind
    mentor_person: str
    mentor_name: str
    mentee_name: str
    topic: str
    mode: str
    starts_at: datetime
    ends_at: datetime
    time_zone: str
    state: AppointmentState = AppointmentState.BOOKED
    cancelled_by: Role | None = None
    late: bool = False
    sequence: int = 0

    @property
    def minutes(self) -> int:
        """How long it is."""
        return int((self.ends_at - self.starts_at) / timedelta(minutes=1))

    def other_name(self, role: Role) -> str:
        """The name of whoever sits opposite."""
        return self.mentor_name if role is Role.MENTEE else self.mentee_name

    def cancelled(self, by: Role | None, now: datetime, *, late: bool = False) -> "Appointment":
        """The appointment as cancelled; `now` only guards against cancelling the past.

        `by` is None where neither of the two did, as when a coordinator ends their pairing.
        """
        if self.starts_at <= now:
            raise AppointmentOver
        return replace(
            self,
            state=AppointmentState.CANCELLED,
            cancelled_by=by,
            late=late,
            sequence=self.sequence + 1,
        )


class AppointmentOver(Refusal):
    """Its time has come, so it can't be changed any more."""

    code = "appointment_over"
    sentence = (
        "This appointment has begun or is over, so it can't be cancelled any more. "
        "See in My mentoring what comes next."
    )


class AppointmentCancelled(Refusal):
    """It was cancelled before."""

    code = "appointment_cancelled"
    sentence = "This appointment has been cancelled already: there is nothing left to do."


def role_in(appointment: Appointment, person_id: str) -> Role:
    """On which side of the appointment somebody stands. Raises NotFound for everybody else."""
    if person_id == appointment.id.person_id:
        return Role.MENTEE
    if person_id == appointment.mentor_person:
        return Role.MENTOR
    raise NotFound


def booked_letters(appointment: Appointment) -> tuple[Letter, ...]:
    """Both get the invitation (R27)."""
    return _letters_to_both(Kind.APPOINTMENT_BOOKED, appointment)


def cancelled_letters(appointment: Appointment) -> tuple[Letter, ...]:
    """Both get the cancellation of the same calendar entry (R27)."""
    return _letters_to_both(Kind.APPOINTMENT_CANCELLED, appointment)


def cancelled_with_pairing(appointment: Appointment) -> tuple[Letter, ...]:
    """As `cancelled_letters`, said to be because the pairing ended."""
    return tuple(
        replace(letter, facts={**letter.facts, "unpaired": "yes"})
        for letter in cancelled_letters(appointment)
    )


def _letters_to_both(kind: Kind, appointment: Appointment) -> tuple[Letter, ...]:
    facts = {
        "appointment": str(appointment.id),
        "appointment_kind": appointment.kind.value,
        "topic": appointment.topic,
        "mode": appointment.mode,
        "mentor_name": appointment.mentor_name,
        "mentor_first": first_name(appointment.mentor_name),
        "mentee_name": appointment.mentee_name,
        "mentee_first": first_name(appointment.mentee_name),
        "starts_at": appointment.starts_at.isoformat(),
        "ends_at": appointment.ends_at.isoformat(),
        "time_zone": appointment.time_zone,
        "sequence": str(appointment.sequence),
        "by": appointment.cancelled_by.value if appointment.cancelled_by else "",
        "late": "yes" if appointment.late else "",
        "mentor": appointment.id.mentor_id,
    }
    mentee, mentor = appointment.id.person_id, appointment.mentor_person
    return (
        Letter(kind, to=mentee, about=mentor, facts=facts | {"reader": Role.MENTEE.value}),
        Letter(kind, to=mentor, about=mentee, facts=facts | {"reader": Role.MENTOR.value}),
    )
