"""A pairing: who, in which scheme, from when to when, and what has become of it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from mentoring.domain.enrolment import Role
from mentoring.domain.identity import RequestId
from mentoring.domain.months import months_after
from mentoring.domain.refusals import NotFound, Refusal

UNDO_DAYS = 7
"""R14: for how many days after unpairing it can be undone."""
NUDGE_DAYS, QUIET_DAYS = 60, 90
"""R18: days without a session after which both are nudged, and the coordinators are told."""


class PairingState(StrEnum):
    """What has become of a pairing."""

    STARTED = "started"
    UNPAIRED = "unpaired"
    COMPLETED = "completed"


@dataclass(frozen=True)
class Pairing:
    """A mentee and a mentor in a scheme, from a local date to a local date, both included.

    `ends_on` is its last day: it still runs then, sessions may lie on it and the two may agree to
    go on (R22). It is the one date that pages, letters and refusals name as the end; the clock
    completes the pairing on the day after.
    `ended_by` says which side unpaired, `coordinator` who of the coordinators did; `note` is for
    the coordinators only (R15). `undone` counts how often unpairing was taken back: a button
    pressed on an older page says another number. `last_met_on` is the local date on which the two
    last met, as far as anybody said so. `told_of` is the end that both were told of a month ahead,
    `nudged_for` and `quiet_for` the beginning of the silence of which they, and the coordinators,
    were told (R18). `extend_asked_by` waits for the other's word (R22). `clock_from` is the local
    date on which it was taken up again or given another end, None for neither: nothing is due
    before it, as the clock looks back at no day twice.
    """

    id: RequestId
    mentor_person: str
    mentor_name: str
    mentee_name: str
    scheme_title: str
    aims: str
    started_on: date
    ends_on: date
    state: PairingState = PairingState.STARTED
    ended_at: datetime | None = None
    ended_by: Role | None = None
    reason: str = ""
    note: str = ""
    undone: int = 0
    last_met_on: date | None = None
    told_of: date | None = None
    nudged_for: date | None = None
    quiet_for: date | None = None
    extend_asked_by: Role | None = None
    extended: bool = False
    coordinator: str = ""
    clock_from: date | None = None
    version: int = 0

    def other_name(self, role: Role) -> str:
        """The name of whoever sits opposite."""
        return self.mentor_name if role is Role.MENTEE else self.mentee_name

    def own_name(self, role: Role) -> str:
        """The name of whoever stands on that side."""
        return self.mentee_name if role is Role.MENTEE else self.mentor_name

    @property
    def undo_until(self) -> datetime | None:
        """The moment until which one of the two can undo unpairing; None where none of them did."""
        if self.state is PairingState.UNPAIRED and self.ended_at and self.ended_by:
            return self.ended_at + timedelta(days=UNDO_DAYS)
        return None

    @property
    def quiet_since(self) -> date:
        """R18: since when nobody has said that the two met; at first since the start."""
        return max(self.last_met_on or self.started_on, self.started_on)

    @property
    def tell_on(self) -> date:
        """R13: the local date on which both are told that it ends, a month ahead."""
        return months_after(self.ends_on, -1)

    @property
    def completes_on(self) -> date:
        """R13: the local date on which it completes by itself, the day after its last."""
        return self.ends_on + timedelta(days=1)

    @property
    def over_on(self) -> date | datetime:
        """Its last day; where it was ended before that, the moment (UTC) at which it was."""
        is_early = self.state is PairingState.UNPAIRED and self.ended_at
        return self.ended_at if is_early and self.ended_at else self.ends_on

    @property
    def due_on(self) -> date | None:
        """The next local date on which the clock does something about it; None once it ended."""
        if self.state is not PairingState.STARTED:
            return None
        dates = [self.completes_on]
        if self.told_of != self.ends_on:
            dates.append(self.tell_on)
        if self.nudged_for != self.quiet_since:
            dates.append(self.quiet_since + timedelta(days=NUDGE_DAYS))
        elif self.quiet_for != self.quiet_since:
            dates.append(self.quiet_since + timedelta(days=QUIET_DAYS))
        return max(min(dates), self.clock_from or self.started_on)


class PairingEnded(Refusal):
    """The pairing does not run any more."""

    code = "pairing_ended"
    sentence = "This pairing has ended already. See in My mentoring what you can do next."


def role_in(pairing: Pairing, person_id: str) -> Role:
    """On which side of the pairing somebody stands. Raises NotFound for everybody else."""
    if person_id == pairing.id.person_id:
        return Role.MENTEE
    if person_id == pairing.mentor_person:
        return Role.MENTOR
    raise NotFound


def require_running(pairing: Pairing) -> None:
    """The pairing runs. Raises PairingEnded."""
    if pairing.state is not PairingState.STARTED:
        raise PairingEnded
