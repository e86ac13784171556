"""How far two have come: the sessions of a pairing against what its scheme has in mind (R21)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from mentoring.domain.appointment import Appointment, AppointmentState
from mentoring.domain.identity import AppointmentId
from mentoring.domain.impression import Happened, Impression
from mentoring.domain.scheme import SessionPlan


@dataclass(frozen=True)
class Progress:
    """The sessions that took place, and those ahead, soonest first. It is shown and never blocks.

    A session whose time has passed took place, unless the person who looks has said that it did
    not; what the other said of it stays theirs.
    """

    done: tuple[Appointment, ...]
    ahead: tuple[Appointment, ...]
    plan: SessionPlan

    @property
    def next(self) -> Appointment | None:
        """The session that comes next."""
        return self.ahead[0] if self.ahead else None

    @property
    def had(self) -> int:
        """How many took place or lie ahead."""
        return len(self.done) + len(self.ahead)

    @property
    def words(self) -> str:
        """Say it in words: `2 of 3–6 sessions`."""
        count, least, most = len(self.done), self.plan.least, self.plan.most
        if least and most and least != most:
            return f"{count} of {least}–{most} sessions"
        if most:
            return f"{count} of {most} {_sessions(most)}"
        if least:
            return f"{count} of at least {least} {_sessions(least)}"
        return f"{count or 'no'} {_sessions(count)} so far"


def progress(
    pairing_id: str,
    appointments: Iterable[Appointment],
    impressions: Iterable[Impression],
    plan: SessionPlan,
    now: datetime,
) -> Progress:
    """Sort out the sessions of a pairing; `impressions` are those of the person who looks."""
    own = sorted(
        (
            one
            for one in appointments
            if one.pairing == pairing_id and one.state is AppointmentState.BOOKED
        ),
        key=lambda one: one.starts_at,
    )
    missed = not_held(impressions)
    return Progress(
        tuple(one for one in own if one.ends_at <= now and one.id not in missed),
        tuple(one for one in own if one.ends_at > now),
        plan,
    )


def not_held(impressions: Iterable[Impression]) -> frozenset[AppointmentId]:
    """Return the appointments of which somebody said that they did not take place."""
    return frozenset(one.appointment for one in impressions if one.happened is not Happened.YES)


def _sessions(count: int) -> str:
    return "session" if count == 1 else "sessions"
