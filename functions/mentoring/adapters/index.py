"""The index `due` and the time to live: what the clock looks at on a date, and what it forgets."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

from mentoring.domain import turns
from mentoring.domain.appointment import Appointment
from mentoring.domain.biography.proposal import REMEMBERED, Proposals
from mentoring.domain.enrolment import Enrolment
from mentoring.domain.letter import Outgoing, OutgoingState
from mentoring.domain.people import Mentor
from mentoring.domain.sign_in import Session, SignInAttempt
from mentoring.domain.turns import Leaving
from mentoring.domain.unmet_search import Counts

LETTERS_KEPT = timedelta(days=30)


def due_on(day: str) -> str:
    """Where the index keeps what the clock must look at on a local date."""
    return f"DUE#{day}"


def unsent_from(day: str) -> str:
    """Where the index keeps letters of a UTC date that were not sent yet."""
    return f"UNSENT#{day}"


def due(one: Any, pk: str, sk: str) -> dict[str, str]:
    """The place in the index of a value that lies at this key; nothing for most."""
    if isinstance(one, Appointment | Enrolment) and one.due_on:
        return {"due_pk": due_on(one.due_on.isoformat()), "due_sk": f"{pk}#{sk}"}
    if isinstance(one, Mentor) and (day := turns.due_on(one)):
        return {"due_pk": due_on(day.isoformat()), "due_sk": f"{pk}#{sk}"}
    if isinstance(one, Leaving):
        return {"due_pk": due_on(turns.AT_ONCE.isoformat()), "due_sk": f"{pk}#{sk}"}
    if isinstance(one, Outgoing) and one.state is OutgoingState.WRITTEN:
        return {"due_pk": unsent_from(one.day), "due_sk": pk}
    return {}


def expiry(one: Any) -> dict[str, int]:
    """When the table may forget a value, in seconds since 1970; nothing for most."""
    if isinstance(one, SignInAttempt | Session):
        return {"expires_at": _epoch(one.expires_at)}
    if isinstance(one, Outgoing) and one.state is OutgoingState.SENT:
        return {"expires_at": _epoch(one.written_at + LETTERS_KEPT)}
    if isinstance(one, Proposals) and one.opened:
        return {"expires_at": _epoch(max(each.at for each in one.opened.values()) + REMEMBERED)}
    if isinstance(one, Counts):
        return {"expires_at": _epoch(datetime.combine(one.forget_on, time.min, tzinfo=UTC))}
    return {}


def _epoch(moment: datetime) -> int:
    return int(moment.timestamp())
