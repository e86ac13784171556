"""Appointments: a mentor's time promised to somebody, of any kind and length."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from mentoring.domain.enrolment import Role
from mentoring.domain.identity import AppointmentId
from mentoring.domain.refusals import NotFound, Refusal


class AppointmentKind(StrEnum):
    """The three kinds of appointment; all of them occupy the mentor's time alike."""

    SPOT_SESSION = "spot session"
    CHEMISTRY_CALL = "chemistry call"
    PAIRING_SESSION = "pairing session"


PAGES = {
    AppointmentKind.SPOT_SESSION: "/my/spot-sessions",
    AppointmentKind.CHEMISTRY_CALL: "/my/chemistry-calls",
    AppointmentKind.PAIRING_SESSION: "/my/pairing-sessions",
}
"""Where the pages of each kind are."""


class AppointmentState(StrEnum):
    """What has become of an appointment."""

    BOOKED = "booked"
    CANCELLED = "cancelled"


class AgendaState(StrEnum):
    """Whether there is an agenda (R21), which reminders tell; the agenda itself is not here."""

    NOT_ASKED = "not asked"
    MISSING = "missing"
    WRITTEN = "written"


@dataclass(frozen=True)
class Appointment:
    """A promised time, from `starts_at` to `ends_at` (UTC), shown in the programme's `time_zone`.

    `sequence` grows with every letter that changes the calendar entry (RFC 5545 SEQUENCE). It needs
    no version: whoever writes it writes the mentee's diary with it, and that has one. `scheme` is
    empty for what belongs to none. `held_in` is the local month that holds its time once it was
    moved out of the one its id names. `moved_from` is the time it had before (UTC), `line` what the
    one who cancelled wrote to the other. `remind_on` and `ask_on` are local dates on which the
    clock reminds both and asks them how it was; `reminded` and `asked` say that it has. `settled`
    is set on a chemistry call once the mentee has chosen after it (R11). `pairing` is the id of the
    pairing that a pairing session belongs to, `booked_by` the side that booked it.
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
    scheme: str = ""
    agenda: AgendaState = AgendaState.NOT_ASKED
    held_in: str = ""
    moved_from: datetime | None = None
    moved_by: Role | None = None
    line: str = ""
    remind_on: date | None = None
    ask_on: date | None = None
    reminded: bool = False
    asked: bool = False
    settled: bool = False
    pairing: str = ""
    booked_by: Role = Role.MENTEE

    @property
    def minutes(self) -> int:
        """How long it is."""
        return int((self.ends_at - self.starts_at) / timedelta(minutes=1))

    @property
    def month(self) -> str:
        """The mentor's held month that holds its time."""
        return self.held_in or self.id.month

    @property
    def page(self) -> str:
        """The address of its page, the same for both."""
        return f"{PAGES[self.kind]}/{self.id}"

    @property
    def due_on(self) -> date | None:
        """The next local date on which the clock looks at it; None when it never will again."""
        if self.state is not AppointmentState.BOOKED or self.asked:
            return None
        return self.remind_on if self.remind_on and not self.reminded else self.ask_on

    def other_name(self, role: Role) -> str:
        """The name of whoever sits opposite."""
        return self.mentor_name if role is Role.MENTEE else self.mentee_name

    def other_person(self, role: Role) -> str:
        """The person id of whoever sits opposite."""
        return self.mentor_person if role is Role.MENTEE else self.id.person_id

    def overlaps(self, starts_at: datetime, ends_at: datetime) -> bool:
        """It shares a moment with the time from start to end (both UTC)."""
        return self.starts_at < ends_at and starts_at < self.ends_at

    def cancelled(
        self, by: Role | None, now: datetime, *, late: bool = False, line: str = ""
    ) -> "Appointment":
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
            line=line,
            sequence=self.sequence + 1,
        )


class AppointmentOver(Refusal):
    """Its time has come, so it can't be changed any more."""

    code = "appointment_over"
    sentence = (
        "This appointment has begun or is over, so it can't be moved or cancelled any more. "
        "See in My mentoring what comes next."
    )


class AppointmentCancelled(Refusal):
    """It was cancelled before."""

    code = "appointment_cancelled"
    sentence = "This appointment has been cancelled already: there is nothing left to do."


class AppointmentChanged(Refusal):
    """It was moved after the page was opened from which this was sent."""

    code = "appointment_changed"
    sentence = (
        "This appointment has been moved since you opened that page, so nothing was done. "
        "Look at its new time in My mentoring, then decide."
    )


def role_in(appointment: Appointment, person_id: str) -> Role:
    """On which side of the appointment somebody stands. Raises NotFound for everybody else."""
    if person_id == appointment.id.person_id:
        return Role.MENTEE
    if person_id == appointment.mentor_person:
        return Role.MENTOR
    raise NotFound
