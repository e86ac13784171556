"""What is counted of what happens: requests, pairings, appointments, and how useful they were.

A request counts once by its outcome: heard (answered, with the days that took), closed without an
answer, or taken back before one. A question is an answer (R9), so what follows it adds nothing.
"""

from dataclasses import dataclass
from datetime import datetime

from mentoring.domain.enrolment import Request, RequestState
from mentoring.domain.fact import Counts, back, together
from mentoring.domain.impression import Happened, Impression
from mentoring.domain.pace import days_until
from mentoring.domain.pairing import Pairing, PairingState
from mentoring.domain.people import Mentor
from mentoring.domain.unpairing import UnpairReason

WAITING = "waiting"
RUNNING = "running"
HEARD = "heard"
HEARD_IN = "heard in "
CLOSED = "closed"
TAKEN_BACK = "taken back"
ASKED_TOPIC = "asked topic "
ASKED_GRADE = "asked grade "
COMPLETED = "completed"
BY_MENTEE = "unpaired by mentee"
BY_MENTOR = "unpaired by mentor"
BY_COORDINATOR = "unpaired by coordinator"
REASON = "reason "
HELD = "held "
USEFUL = "useful "
LOOKED_BACK = "looked back "
STARTED: Counts = {RUNNING: 1}
"""A pairing has started."""


@dataclass(frozen=True)
class Said:
    """What one side says of an appointment: whether it was held, and how useful it was, 1 to 5."""

    held: bool
    useful: int | None = None


def asked(mentor: Mentor) -> Counts:
    """Somebody asked this mentor: what for is guessed from what the mentor offers."""
    published = mentor.published
    topics = {f"{ASKED_TOPIC}{topic}": 1 for topic in published.topics}
    return {WAITING: 1, **topics, f"{ASKED_GRADE}{published.grade}": 1}


def heard(request: Request, now: datetime) -> Counts:
    """The mentor has answered, or asked back; nothing where they had asked back before."""
    return {} if request.question else {HEARD: 1, f"{HEARD_IN}{days_until(request, now)}": 1}


def ended(request: Request) -> Counts:
    """A request has ended, in whatever state it says."""
    return together(({WAITING: -1}, _outcome(request)))


def over(pairing: Pairing) -> Counts:
    """A pairing has ended, in whatever way and for whatever reason it says."""
    return together(({RUNNING: -1, _way(pairing): 1}, _reason(pairing)))


def undone(before: Pairing) -> Counts:
    """The end of a pairing is taken back, as it was until then."""
    return back(over(before))


def reasoned(before: Pairing, after: Pairing) -> Counts:
    """Somebody gave a reason, or another one than before."""
    return together((back(_reason(before)), _reason(after)))


def looked_back(before: int | None, useful: int) -> Counts:
    """One side of a pairing said how useful it was, or something else than before."""
    said = {} if before is None else {f"{LOOKED_BACK}{before}": -1}
    return together((said, {f"{LOOKED_BACK}{useful}": 1}))


def said(kind: str, before: Said | None, after: Said | None, other: Said | None) -> Counts:
    """One side said how an appointment of a kind was, or something else than before (R28).

    It was held where at least one side says so: that counts once, whatever the `other` said.
    """
    known = bool(other and other.held)
    was, now_is = (known or bool(one and one.held) for one in (before, after))
    return together((
        {f"{HELD}{kind}": now_is - was},
        back(_usefulness(before)),
        _usefulness(after),
    ))  # fmt: skip


def said_in(impression: Impression | None) -> Said | None:
    """What is counted of what somebody said of an appointment."""
    if impression is None:
        return None
    return Said(impression.happened is Happened.YES, impression.useful)


def _usefulness(of: Said | None) -> Counts:
    return {f"{USEFUL}{of.useful}": 1} if of and of.held and of.useful else {}


def _outcome(request: Request) -> Counts:
    if request.question or request.ended_at is None:
        return {}
    if request.state is RequestState.CLOSED:
        return {CLOSED: 1}
    if request.state in {RequestState.WITHDRAWN, RequestState.RELEASED}:
        return {TAKEN_BACK: 1}
    return heard(request, request.ended_at)


def _way(pairing: Pairing) -> str:
    if pairing.state is PairingState.COMPLETED:
        return COMPLETED
    if pairing.ended_by is None:
        return BY_COORDINATOR
    return f"unpaired by {pairing.ended_by.value}"


def _reason(pairing: Pairing) -> Counts:
    names = (one.name for one in UnpairReason if one.value == pairing.reason)
    return {f"{REASON}{name}": 1 for name in names}
