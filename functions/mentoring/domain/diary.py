"""What holds people's time: a mentor's held month, and a mentee's open appointments."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from mentoring.domain.appointment import Appointment, AppointmentKind

MOST_CANCELLED = 20
"""How many cancelled times a month remembers, so that its item stays small."""


@dataclass(frozen=True)
class HeldMonth:
    """A mentor's promised times in one local month, of every kind and length (R23).

    No appointment crosses from one month into another: whoever gives or takes a time writes the
    one of these that it lies in, and two who read the same one can't both. `cancelled` holds
    nobody's time: the mentor's calendar feed tells from it what was called off (R27).
    """

    mentor_id: str
    month: str
    held: Mapping[str, Appointment] = field(default_factory=dict)
    version: int = 0
    cancelled: Mapping[str, Appointment] = field(default_factory=dict)

    def is_free(self, starts_at: datetime, ends_at: datetime) -> bool:
        """R23: nothing that is promised overlaps the time from start to end (both UTC)."""
        return not any(one.overlaps(starts_at, ends_at) for one in self.held.values())

    def spot_sessions(self) -> int:
        """R24: how many spot sessions the month already holds, past ones included."""
        return sum(one.kind is AppointmentKind.SPOT_SESSION for one in self.held.values())

    def with_appointment(self, appointment: Appointment) -> "HeldMonth":
        """The month with one more promised time."""
        return replace(self, held={**self.held, str(appointment.id): appointment})

    def without(self, appointments: Iterable[Appointment]) -> "HeldMonth":
        """The month with those times given back."""
        gone = {str(one.id) for one in appointments}
        return replace(self, held={key: one for key, one in self.held.items() if key not in gone})

    def with_cancelled(self, appointments: Iterable[Appointment]) -> "HeldMonth":
        """The month with the times of those that it held given back, remembered as cancelled."""
        gone = {str(one.id): one for one in appointments if str(one.id) in self.held}
        known = sorted({**self.cancelled, **gone}.items(), key=lambda each: each[1].starts_at)
        return replace(self.without(gone.values()), cancelled=dict(known[-MOST_CANCELLED:]))

    def forgetting(self, appointments: Iterable[Appointment]) -> "HeldMonth":
        """The month as if it had never known them (R31)."""
        gone = {str(one.id) for one in appointments}
        known = {key: one for key, one in self.cancelled.items() if key not in gone}
        return replace(self.without(appointments), cancelled=known)

    def holds_any(self, appointments: Iterable[Appointment]) -> bool:
        """At least one of the appointments is in this month."""
        return any(str(one.id) in self.held for one in appointments)


@dataclass(frozen=True)
class Diary:
    """A mentee's open appointments, over all mentors; ended ones drop out at the next booking."""

    person_id: str
    open: Mapping[str, Appointment] = field(default_factory=dict)
    version: int = 0

    def ahead(self, now: datetime) -> tuple[Appointment, ...]:
        """The appointments that have not ended yet, soonest first."""
        coming = (one for one in self.open.values() if one.ends_at > now)
        return tuple(sorted(coming, key=lambda one: one.starts_at))

    def with_appointment(self, appointment: Appointment, now: datetime) -> "Diary":
        """The diary with one more, and without those that are over."""
        kept = {key: one for key, one in self.open.items() if one.ends_at > now}
        return replace(self, open={**kept, str(appointment.id): appointment})

    def taken_by(self, starts_at: datetime, ends_at: datetime) -> Appointment | None:
        """The mentee's own appointment that overlaps the time from start to end (both UTC)."""
        overlapping = (one for one in self.open.values() if one.overlaps(starts_at, ends_at))
        return next(overlapping, None)

    def free_at(self, starts: Iterable[datetime], minutes: int) -> tuple[datetime, ...]:
        """Those of these starts (UTC) that leave so many minutes without anything else."""
        length = timedelta(minutes=minutes)
        return tuple(one for one in starts if not self.taken_by(one, one + length))

    def with_changed(self, appointment: Appointment) -> "Diary":
        """The diary with what is new of an appointment, if it is still among the open ones."""
        key = str(appointment.id)
        return replace(
            self, open={**self.open, key: appointment} if key in self.open else self.open
        )

    def months_with(self, mentor_id: str, now: datetime) -> tuple[str, ...]:
        """The months of a mentor that hold what is ahead with them."""
        ahead = (one for one in self.ahead(now) if one.id.mentor_id == mentor_id)
        return tuple(dict.fromkeys(one.month for one in ahead))

    def without(self, appointments: Iterable[Appointment]) -> "Diary":
        """The diary after those were cancelled."""
        gone = {str(one.id) for one in appointments}
        return replace(self, open={key: one for key, one in self.open.items() if key not in gone})
