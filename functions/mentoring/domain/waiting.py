"""What stands beside an aggregate so that one look at a partition shows a whole page."""

from dataclasses import dataclass
from datetime import date, datetime

from mentoring.domain.enrolment import Request
from mentoring.domain.people import PublishedMentor


@dataclass(frozen=True)
class WaitingRequest:
    """An open request as its mentor's page lists it; written and removed with the request.

    There is one at most for a mentee and a mentor, over all schemes: that keeps R3. While
    `is_questioned` it waits for the mentee (R9); `is_replied` is set from their reply on.
    """

    request_id: str
    mentor_id: str
    person_id: str
    mentee_name: str
    scheme_title: str
    asked_at: datetime
    closes_on: date
    is_questioned: bool = False
    is_replied: bool = False
    version: int = 0


@dataclass(frozen=True)
class ListedMentor:
    """A mentor as their scheme lists them, for suggestions (R8)."""

    scheme: str
    mentor_id: str
    name: str
    role: str
    organisation: str
    topics: tuple[str, ...]


@dataclass(frozen=True)
class DaysDone:
    """Up to which local date the daily function has done everything.

    It needs no version: should it fall back, days are looked at again, and nothing is done twice.
    """

    last: date


def waiting(request: Request) -> WaitingRequest:
    """How the mentor's page lists the request."""
    return WaitingRequest(
        str(request.id),
        request.id.mentor_id,
        request.id.person_id,
        request.mentee_name,
        request.scheme_title,
        request.asked_at,
        request.closes_on,
        request.is_questioned,
        bool(request.reply),
    )


def listed(scheme: str, mentor: PublishedMentor) -> ListedMentor:
    """How the scheme lists the mentor."""
    return ListedMentor(
        scheme, mentor.id, mentor.name, mentor.role, mentor.organisation, mentor.topics
    )
