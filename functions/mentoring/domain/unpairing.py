"""Unpairing: in one click, undone for seven days, and why (R14, R15)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from mentoring.domain import ending
from mentoring.domain.diary import Diary, HeldMonth
from mentoring.domain.eligibility import AlreadyPaired
from mentoring.domain.enrolment import Enrolment, Request, Role
from mentoring.domain.lengths import too_long
from mentoring.domain.letter import Kind, Letter
from mentoring.domain.notice import Notice
from mentoring.domain.pairing import Pairing, PairingEnded, PairingState, require_running
from mentoring.domain.pairing_letters import letters_about
from mentoring.domain.people import Mentor, RunningPairing
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import Incomplete, NotFound, Refusal, WayOn
from mentoring.domain.request import release
from mentoring.domain.room import MentorFull, has_place
from mentoring.domain.turns import without
from mentoring.domain.wording import paragraphs

LONGEST_NOTE = 1000
"""Characters of the note to the coordinators."""


class UnpairReason(StrEnum):
    """R15: the list somebody chooses from after unpairing, if they like."""

    GOAL_REACHED = "I reached what I wanted"
    NO_TIME = "There was no time for it"
    NO_FIT = "We did not fit"
    NO_ANSWER = "I heard nothing any more"
    CHANGED_JOB = "My job or my plans changed"
    OTHER = "Another reason"


@dataclass(frozen=True)
class Undone:
    """All that undoing changes, to be written in one go."""

    pairing: Pairing
    enrolment: Enrolment
    mentor: Mentor
    released: tuple[Request, ...]
    notice: Notice
    letters: tuple[Letter, ...]


class TooLateToUndo(Refusal):
    """R14: the seven days are over."""

    code = "too_late_to_undo"
    sentence = (
        "Unpairing can be undone for seven days, and they are over. "
        "You can write to the coordinators."
    )
    ways_on = (WayOn.COORDINATORS, WayOn.MY_MENTORING)


def unpair(
    pairing: Pairing,
    enrolment: Enrolment,
    mentor: Mentor,
    diary: Diary,
    months: Iterable[HeldMonth],
    programme: Programme,
    by: Role,
    now: datetime,
) -> ending.Ended:
    """R14: end the pairing, free the place, cancel every future appointment of the two.

    `months` are the mentor's months that may hold such appointments. Raises PairingEnded.
    """
    require_running(pairing)
    done = replace(
        pairing, state=PairingState.UNPAIRED, ended_at=now, ended_by=by, extend_asked_by=None
    )
    parts = ending.Parts.of(enrolment, mentor, diary, months)
    ended = ending.end(done, parts, by, programme, now)
    both = letters_about(done, by, Kind.UNPAIRED, Kind.UNPAIRED_COORDINATOR, programme)
    notice = _notice(done, by, "unpaired", now)
    return replace(ended, notice=notice, letters=(*both, *ended.letters))


def undo(
    pairing: Pairing,
    enrolment: Enrolment,
    mentor: Mentor,
    programme: Programme,
    by: Role,
    now: datetime,
) -> Undone:
    """R14: take unpairing back within seven days, by whoever did it, while both are still free.

    Cancelled appointments stay cancelled: their times may be somebody else's by now. What the
    mentee has begun in the scheme meanwhile is over, as at every start (R10): open requests are
    released, and an introduction is. Raises PairingEnded, NotFound, TooLateToUndo, AlreadyPaired
    (R1) or MentorFull (R2).
    """
    if pairing.undo_until is None:
        raise PairingEnded
    if pairing.ended_by is not by:
        raise NotFound
    if not pairing.mentor_person:
        raise PairingEnded(
            "This can't be undone any more: the mentor has left. "
            "See in My mentoring what you can do next."
        )
    if now >= pairing.undo_until:
        raise TooLateToUndo
    if enrolment.running:
        raise AlreadyPaired(
            "This can't be undone any more: there is another pairing in this scheme now. "
            "See it in My mentoring."
        )
    if not has_place(mentor, pairing.id.person_id, programme.day_of(now)):
        raise MentorFull(
            "This can't be undone any more: the place is taken by somebody else now, or held for "
            "somebody who waited. See in My mentoring what you can do next.",
            (WayOn.MY_MENTORING, WayOn.COORDINATORS),
        )
    again = replace(
        pairing, state=PairingState.STARTED, ended_at=None, ended_by=None, reason="", note="",
        undone=pairing.undone + 1, clock_from=programme.day_of(now),
    )  # fmt: skip
    entry = RunningPairing(
        pairing.mentee_name, pairing.id.scheme, pairing.ends_on, pairing.undone + 1
    )
    endings = tuple(one for one in enrolment.endings if one.pairing_id != str(pairing.id))
    released = [release(one, now) for one in enrolment.open.values()]
    both = letters_about(again, by, Kind.UNDONE, Kind.UNDONE_COORDINATOR, programme)
    return Undone(
        pairing=again,
        enrolment=replace(
            enrolment, running=str(pairing.id), endings=endings, open={}, introduced=()
        ),
        mentor=replace(
            without(mentor, pairing.id.person_id),
            running={**mentor.running, str(pairing.id): entry},
        ),
        released=tuple(one for one, _ in released),
        notice=_notice(again, by, "took unpairing back", now),
        letters=(*both, *(letter for _, letter in released)),
    )


def give_reason(
    pairing: Pairing, by: Role, reason: str, note: str, now: datetime
) -> tuple[Pairing, Notice]:
    """R15: keep why it ended, from the one who ended it; the note is for the coordinators only.

    Raises NotFound for the other side, PairingEnded while it runs, Incomplete without a reason or
    with too long a note: what was ended stays ended.
    """
    if pairing.state is not PairingState.UNPAIRED or pairing.ended_at is None:
        raise PairingEnded("This pairing is running: there is nothing to give a reason for.")
    if pairing.ended_by is not by:
        raise NotFound
    errors, note = {}, paragraphs(note)
    if reason not in UnpairReason.__members__:
        errors["reason"] = "Choose what comes closest"
    if errors := errors | too_long(LONGEST_NOTE, note=note):
        raise Incomplete(errors)
    told = replace(pairing, reason=UnpairReason[reason].value, note=note)
    notice = replace(_notice(told, by, "gave a reason", now), reason=told.reason, note=told.note)
    return told, notice


def _notice(pairing: Pairing, by: Role, verb: str, now: datetime) -> Notice:
    name = pairing.mentee_name if by is Role.MENTEE else pairing.mentor_name
    text = f"{name} {verb}: {pairing.mentee_name} (mentee) and {pairing.mentor_name} (mentor)"
    return Notice(pairing.id.scheme, str(pairing.id), verb.replace(" ", "-"), text, now)
