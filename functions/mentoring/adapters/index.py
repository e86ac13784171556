"""The index `due` and the time to live: what the clock looks at on a date, and what it forgets."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zlib import crc32

from mentoring.domain import turns
from mentoring.domain.address_change import AddressChange
from mentoring.domain.appointment import Appointment
from mentoring.domain.biography.proposal import REMEMBERED, Proposals
from mentoring.domain.concern import Concern
from mentoring.domain.enrolment import Enrolment
from mentoring.domain.erasure import LEDGER_KEPT, Erased, Erasing
from mentoring.domain.letter import Outgoing, OutgoingState
from mentoring.domain.notice import Notice
from mentoring.domain.pairing import Pairing
from mentoring.domain.people import Mentor
from mentoring.domain.retention import kept_until
from mentoring.domain.sign_in import Session, SignInAttempt
from mentoring.domain.turns import Leaving
from mentoring.domain.unmet_search import Counts

LETTERS_KEPT = timedelta(days=30)
PARTS = 8
"""Over how many partitions of the index a day is spread: DynamoDB writes 1,000 a second into one,
and everything that is asked on a day is due on the same later one."""
CONCERNS, NOTICES = "1", "2"
"""A scheme's concerns stand before its notices, so that one query finds the first page of both."""
FAR_AWAY = 10**11
"""Seconds since 1970 that nobody lives to see: counted down from it, the newest comes first."""


def due_on(day: str) -> tuple[str, ...]:
    """Where the index keeps what the clock must look at on a local date, part by part."""
    return _parts(f"DUE#{day}")


def unsent_from(day: str) -> tuple[str, ...]:
    """Where the index keeps letters of a UTC date that were not sent yet, part by part."""
    return _parts(f"UNSENT#{day}")


def for_coordinators(scheme: str) -> str:
    """Where the index keeps what a scheme's coordinators look at: concerns, then notices."""
    return f"COORDINATE#{scheme}"


def due(one: Any, pk: str, sk: str) -> dict[str, str]:
    """The place in the index of a value that lies at this key; nothing for most."""
    match one:
        case Outgoing():
            unsent = one.state is OutgoingState.WRITTEN
            return {"due_pk": _part(unsent_from(one.day), pk), "due_sk": pk} if unsent else {}
        case Concern() if one.is_open:
            when = f"{one.turns_up_at.astimezone(UTC):%Y-%m-%dT%H:%M:%S}"
            return {"due_pk": for_coordinators(one.scheme), "due_sk": f"{CONCERNS}#{when}#{sk}"}
        case Notice():
            backwards = f"{FAR_AWAY - _epoch(one.at):012}"
            return {"due_pk": for_coordinators(one.scheme), "due_sk": f"{NOTICES}#{backwards}#{sk}"}
    day = _due_on(one)
    return {"due_pk": _part(due_on(day.isoformat()), pk), "due_sk": f"{pk}#{sk}"} if day else {}


def _due_on(one: Any) -> date | None:
    match one:
        case Enrolment() | Pairing() | Appointment():
            return one.due_on
        case Mentor():
            return turns.due_on(one)
        case Leaving() | Erasing():
            return turns.AT_ONCE
    return None


def _parts(name: str) -> tuple[str, ...]:
    return tuple(f"{name}#{part}" for part in range(PARTS))


def _part(parts: tuple[str, ...], pk: str) -> str:
    return parts[crc32(pk.encode()) % PARTS]


def expiry(one: Any) -> dict[str, int]:
    """When the table may forget a value, in seconds since 1970; nothing for most."""
    if isinstance(one, SignInAttempt | Session | AddressChange):
        return {"expires_at": _epoch(one.expires_at)}
    if isinstance(one, Outgoing) and one.state is OutgoingState.SENT:
        return {"expires_at": _epoch(one.written_at + LETTERS_KEPT)}
    if isinstance(one, Proposals) and one.opened:
        return {"expires_at": _epoch(max(each.at for each in one.opened.values()) + REMEMBERED)}
    if isinstance(one, Counts):
        return {"expires_at": _epoch(datetime.combine(one.forget_on, time.min, tzinfo=UTC))}
    if isinstance(one, Erased):
        return {"expires_at": _epoch(one.asked_at + LEDGER_KEPT)}
    until = kept_until(one)
    return {"expires_at": _epoch(until)} if until else {}


def _epoch(moment: datetime) -> int:
    return int(moment.timestamp())
