"""An enrolment: a mentee's membership of a scheme, with all that limits what they may ask there."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from mentoring.domain.identity import RequestId


class RequestState(StrEnum):
    """What has become of a request."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"
    RELEASED = "released"


class Role(StrEnum):
    """On which side of a request, pairing or appointment somebody stands."""

    MENTEE = "mentee"
    MENTOR = "mentor"


@dataclass(frozen=True)
class Request:
    """A mentee asks a mentor for a pairing.

    What the scheme promised when it was asked stays with it.

    `call_minutes` is how long a chemistry call the mentee would like to begin with (R11), 0 for
    none.
    `key_hashes` are the fingerprints of the keys in letters that let the mentor answer without
    signing in. `due_on` is the next local date on which the clock does something to it.
    `question` is the one that the mentor may put (R9), `reply` the mentee's words to it.
    `introduction` is the id of the one that it came from (R12), empty for most.
    """

    id: RequestId
    mentor_person: str
    mentor_name: str
    mentee_name: str
    mentee_organisation: str
    mentee_grade: str
    scheme_title: str
    aims: str
    asked_at: datetime
    remind_on: date
    closes_on: date
    length_months: int
    call_minutes: int = 0
    key_hashes: tuple[str, ...] = ()
    reminded: bool = False
    state: RequestState = RequestState.ASKED
    ended_at: datetime | None = None
    reason: str = ""
    note: str = ""
    question: str = ""
    questioned_at: datetime | None = None
    reply: str = ""
    replied_at: datetime | None = None
    introduction: str = ""

    @property
    def is_questioned(self) -> bool:
        """R9: the mentor's question has no reply: it is the mentee's turn, or was at the end."""
        return bool(self.question and not self.reply)

    @property
    def waits_since(self) -> datetime:
        """Since when (UTC) the request waits for whoever's turn it is."""
        return self.replied_at or self.questioned_at or self.asked_at

    @property
    def due_on(self) -> date:
        """The local date of its reminder, or of its closing once it was reminded."""
        return self.closes_on if self.reminded else self.remind_on

    def with_key(self, fingerprint: str) -> "Request":
        """Return the request with one more key in a letter."""
        return replace(self, key_hashes=(*self.key_hashes, fingerprint))

    def ended(
        self, state: RequestState, now: datetime, reason: str = "", note: str = ""
    ) -> "Request":
        """Return the request in its final state; its letters' keys open only its page now."""
        return replace(self, state=state, ended_at=now, reason=reason, note=note)


@dataclass(frozen=True)
class Ending:
    """How a pairing of this enrolment ended: enough to judge R16 and R17."""

    pairing_id: str
    mentor_id: str
    ended_on: date
    ended_by: Role | None


@dataclass(frozen=True)
class Enrolment:
    """A mentee in a scheme. Open requests live here, ended ones by themselves.

    `open` maps mentors' ids to open requests (so one per mentor, R3); `running` is the id of the
    running pairing (so one, R1); `asked` counts all requests ever made, which numbers them.
    `on_roster` is set for people whom a coordinator enrolled. `introduction` is the id of the
    newest one (R12), `introduced` the mentors that may be chosen from it until a pairing starts.
    """

    person_id: str
    scheme: str
    started_on: date
    on_roster: bool = False
    asked: int = 0
    open: Mapping[str, Request] = field(default_factory=dict)
    running: str | None = None
    endings: tuple[Ending, ...] = ()
    introduction: str = ""
    introduced: tuple[str, ...] = ()
    version: int = 0

    @property
    def due_on(self) -> date | None:
        """The first local date on which the clock does something to an open request."""
        return min((request.due_on for request in self.open.values()), default=None)

    def request(self, request_id: RequestId) -> Request | None:
        """Return the open request with that id, if it is open."""
        found = self.open.get(request_id.mentor_id)
        return found if found and found.id == request_id else None

    def with_request(self, request: Request) -> "Enrolment":
        """Return the enrolment with a request that is new or has changed."""
        return replace(self, open={**self.open, request.id.mentor_id: request})

    def without_request(self, request: Request) -> "Enrolment":
        """Return the enrolment after the request has ended."""
        left = {key: other for key, other in self.open.items() if other.id != request.id}
        return replace(self, open=left)
