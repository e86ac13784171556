"""A pairing and how it ends: unpair in one click, undo for seven days, say why (R14, R15, R17)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from mentoring.domain.appointment import Appointment
from mentoring.domain.appointment_letters import cancelled_with_pairing
from mentoring.domain.diary import Diary, HeldMonth
from mentoring.domain.eligibility import AlreadyPaired
from mentoring.domain.enrolment import Ending, Enrolment, Role
from mentoring.domain.identity import RequestId
from mentoring.domain.letter import Kind, Letter
from mentoring.domain.notice import Notice
from mentoring.domain.pairing_letters import letters_about
from mentoring.domain.people import Mentor, RunningPairing
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import Incomplete, NotFound, Refusal, WayOn
from mentoring.domain.room import MentorFull, has_place
from mentoring.domain.turns import without
from mentoring.domain.wording import paragraphs

UNDO_DAYS = 7
"""R14: for how many days after unpairing it can be undone."""


class PairingState(StrEnum):
    """What has become of a pairing."""

    STARTED = "started"
    UNPAIRED = "unpaired"
    COMPLETED = "completed"


class UnpairReason(StrEnum):
    """R15: the list somebody chooses from after unpairing, if they like."""

    GOAL_REACHED = "I reached what I wanted"
    NO_TIME = "There was no time for it"
    NO_FIT = "We did not fit"
    NO_ANSWER = "I heard nothing any more"
    CHANGED_JOB = "My job or my plans changed"
    OTHER = "Another reason"


@dataclass(frozen=True)
class Pairing:
    """A mentee and a mentor in a scheme, from a local date to a local date.

    `ended_by` says which side unpaired; `note` is for the coordinators only (R15). `undone` counts
    how often that was taken back: a button pressed on an older page says another number.
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
    version: int = 0

    def other_name(self, role: Role) -> str:
        """The name of whoever sits opposite."""
        return self.mentor_name if role is Role.MENTEE else self.mentee_name

    @property
    def undo_until(self) -> datetime | None:
        """The moment until which unpairing can be undone; None while it runs or once completed."""
        if self.state is PairingState.UNPAIRED and self.ended_at:
            return self.ended_at + timedelta(days=UNDO_DAYS)
        return None


@dataclass(frozen=True)
class Unpaired:
    """All that unpairing changes, to be written in one go (R14)."""

    pairing: Pairing
    enrolment: Enrolment
    mentor: Mentor
    diary: Diary
    months: tuple[HeldMonth, ...]
    cancelled: tuple[Appointment, ...]
    notice: Notice
    letters: tuple[Letter, ...]


@dataclass(frozen=True)
class Undone:
    """All that undoing changes, to be written in one go."""

    pairing: Pairing
    enrolment: Enrolment
    mentor: Mentor
    notice: Notice
    letters: tuple[Letter, ...]


class PairingEnded(Refusal):
    """The pairing does not run any more."""

    code = "pairing_ended"
    sentence = "This pairing has ended already."


class TooLateToUndo(Refusal):
    """R14: the seven days are over."""

    code = "too_late_to_undo"
    sentence = (
        "Unpairing can be undone for seven days, and they are over. "
        "You can write to the coordinators."
    )
    ways_on = (WayOn.COORDINATORS, WayOn.MY_MENTORING)


def role_in(pairing: Pairing, person_id: str) -> Role:
    """On which side of the pairing somebody stands. Raises NotFound for everybody else."""
    if person_id == pairing.id.person_id:
        return Role.MENTEE
    if person_id == pairing.mentor_person:
        return Role.MENTOR
    raise NotFound


def unpair(
    pairing: Pairing,
    enrolment: Enrolment,
    mentor: Mentor,
    diary: Diary,
    months: Iterable[HeldMonth],
    programme: Programme,
    by: Role,
    now: datetime,
) -> Unpaired:
    """R14: end the pairing, free the place, cancel every future appointment of the two.

    `months` are the mentor's months that may hold such appointments. Raises PairingEnded.
    """
    if pairing.state is not PairingState.STARTED:
        raise PairingEnded
    today = now.astimezone(programme.zone).date()
    ended = replace(pairing, state=PairingState.UNPAIRED, ended_at=now, ended_by=by)
    ahead = [
        one for one in diary.open.values() if one.id.mentor_id == mentor.id and one.starts_at > now
    ]
    ending = Ending(str(pairing.id), mentor.id, today, by)
    cancelled = tuple(replace(one.cancelled(by, now), late=False) for one in ahead)
    return Unpaired(
        pairing=ended,
        enrolment=replace(enrolment, running=None, endings=(*enrolment.endings, ending)),
        mentor=_without(mentor, pairing),
        diary=diary.without(ahead),
        months=tuple(month.without(ahead) for month in months if month.holds_any(ahead)),
        cancelled=cancelled,
        notice=_notice(ended, by, "unpaired", now),
        letters=(
            *letters_about(ended, by, Kind.UNPAIRED, Kind.UNPAIRED_COORDINATOR, programme),
            *(letter for one in cancelled for letter in cancelled_with_pairing(one)),
        ),
    )


def undo(
    pairing: Pairing,
    enrolment: Enrolment,
    mentor: Mentor,
    programme: Programme,
    by: Role,
    now: datetime,
) -> Undone:
    """R14: take unpairing back within seven days, by whoever did it, while both are still free.

    Cancelled appointments stay cancelled: their times may be somebody else's by now. Raises
    PairingEnded, NotFound, TooLateToUndo, AlreadyPaired (R1) or MentorFull (R2).
    """
    if pairing.undo_until is None:
        raise PairingEnded
    if pairing.ended_by is not by:
        raise NotFound
    if now >= pairing.undo_until:
        raise TooLateToUndo
    if enrolment.running:
        raise AlreadyPaired(
            "This can't be undone any more: there is another pairing in this scheme now."
        )
    if not has_place(mentor, pairing.id.person_id, programme.day_of(now)):
        raise MentorFull(
            "This can't be undone any more: the place is taken by somebody else now, or held for "
            "somebody who waited."
        )
    again = replace(
        pairing, state=PairingState.STARTED, ended_at=None, ended_by=None, reason="", note="",
        undone=pairing.undone + 1,
    )  # fmt: skip
    entry = RunningPairing(
        pairing.mentee_name, pairing.id.scheme, pairing.ends_on, pairing.undone + 1
    )
    endings = tuple(one for one in enrolment.endings if one.pairing_id != str(pairing.id))
    return Undone(
        pairing=again,
        enrolment=replace(enrolment, running=str(pairing.id), endings=endings),
        mentor=replace(
            without(mentor, pairing.id.person_id),
            running={**mentor.running, str(pairing.id): entry},
        ),
        notice=_notice(again, by, "took unpairing back", now),
        letters=letters_about(again, by, Kind.UNDONE, Kind.UNDONE_COORDINATOR, programme),
    )


def give_reason(
    pairing: Pairing, by: Role, reason: str, note: str, now: datetime
) -> tuple[Pairing, Notice]:
    """R15: keep why it ended, from the one who ended it; the note is for the coordinators only.

    Raises NotFound for the other side, Incomplete without a reason, PairingEnded while it runs.
    """
    if pairing.state is not PairingState.UNPAIRED or pairing.ended_at is None:
        raise PairingEnded("This pairing is running, so there is no reason to give.")
    if pairing.ended_by is not by:
        raise NotFound
    if reason not in UnpairReason.__members__:
        raise Incomplete({"reason": "Choose what comes closest"})
    told = replace(pairing, reason=UnpairReason[reason].value, note=paragraphs(note, 1000))
    notice = replace(_notice(told, by, "gave a reason", now), reason=told.reason, note=told.note)
    return told, notice


def _without(mentor: Mentor, pairing: Pairing) -> Mentor:
    return replace(
        mentor, running={key: one for key, one in mentor.running.items() if key != str(pairing.id)}
    )


def _notice(pairing: Pairing, by: Role, verb: str, now: datetime) -> Notice:
    name = pairing.mentee_name if by is Role.MENTEE else pairing.mentor_name
    text = f"{name} {verb}: {pairing.mentee_name} (mentee) and {pairing.mentor_name} (mentor)"
    return Notice(pairing.id.scheme, str(pairing.id), verb.replace(" ", "-"), text, now)
