"""Letters as facts: who is told what. How a letter reads is the business of its template."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from mentoring.domain.people import Person
from mentoring.domain.programme import Programme
from mentoring.domain.suggestion import Suggestion


class Kind(StrEnum):
    """What a letter reports; the name of its template."""

    SIGN_IN_CODE = "sign_in_code"
    REQUEST_RECEIVED = "request_received"
    REQUEST_REMINDER = "request_reminder"
    ACCEPTED = "accepted"
    PAIRING_STARTED = "pairing_started"
    DECLINED = "declined"
    CLOSED = "closed"
    QUESTION = "question"
    QUESTION_REMINDER = "question_reminder"
    ANSWER = "answer"
    NO_REPLY = "no_reply"
    NO_REPLY_MENTOR = "no_reply_mentor"
    INTRODUCTION = "introduction"
    RELEASED = "released"
    WITHDRAWN = "withdrawn"
    AGREEMENT_TO_CONFIRM = "agreement_to_confirm"
    EXPECTATIONS_AGREED = "expectations_agreed"
    AGREEMENT_LINE_MANAGER = "agreement_line_manager"
    AGREEMENT_ANSWERED = "agreement_answered"
    AGREEMENT_REFUSED_COORDINATOR = "agreement_refused_coordinator"
    ADDRESS_CODE = "address_code"
    ADDRESS_LEFT = "address_left"
    ADDRESS_CHANGED = "address_changed"
    ADDRESS_OF_OTHER = "address_of_other"
    UNPAIRED = "unpaired"
    UNPAIRED_COORDINATOR = "unpaired_coordinator"
    UNDONE = "undone"
    UNDONE_COORDINATOR = "undone_coordinator"
    UNPAIRED_UNRESPONSIVE = "unpaired_unresponsive"
    ENDING_IN_A_MONTH = "ending_in_a_month"
    COMPLETED = "completed"
    EXTENSION_ASKED = "extension_asked"
    EXTENDED = "extended"
    EXTENSION_DECLINED = "extension_declined"
    NUDGE = "nudge"
    SILENCE_REPORTED = "silence_reported"
    MESSAGE = "message"
    PHONE_A_FRIEND = "phone_a_friend"
    FRIEND_ANSWERED = "friend_answered"
    CHOICE_GRANTED = "choice_granted"
    COORDINATOR_WRITES = "coordinator_writes"
    LETTER_UNDELIVERABLE = "letter_undeliverable"
    BIOGRAPHY_PROPOSED = "biography_proposed"
    PLACE_FREE = "place_free"
    PLACE_GONE = "place_gone"
    LIST_CLOSED = "list_closed"
    APPOINTMENT_BOOKED = "appointment_booked"
    APPOINTMENT_MOVED = "appointment_moved"
    APPOINTMENT_CANCELLED = "appointment_cancelled"
    APPOINTMENT_REMINDER = "appointment_reminder"
    CALL_THANKED = "call_thanked"
    HOW_WAS_IT = "how_was_it"
    ERASED = "erased"
    MENTOR_ERASED = "mentor_erased"


@dataclass(frozen=True)
class Letter:
    """One letter to one person, complete in itself but for addresses.

    `to` is the reader's person id; where they have none yet (a first sign-in) `address` stands
    instead. `about` is the id of the one other person whose address this letter may show (R34).
    `facts` are plain values; dates and times are ISO 8601, times in UTC.
    """

    kind: Kind
    to: str = ""
    address: str = ""
    about: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)


class OutgoingState(StrEnum):
    """What has become of a letter in the outbox."""

    WRITTEN = "written"
    SENT = "sent"
    UNDELIVERABLE = "undeliverable"


@dataclass(frozen=True)
class Outgoing:
    """A letter in the outbox, written with what it reports and sent at least once from there.

    `day` is the UTC date it was written on, under which the daily sweep finds what is left over.
    Once sent, its text is gone: `letter` keeps the kind and the reader only.
    """

    id: str
    letter: Letter
    written_at: datetime
    state: OutgoingState = OutgoingState.WRITTEN
    tries: int = 0
    version: int = 0

    @property
    def day(self) -> str:
        """The UTC date it was written on, as `2026-12-01`."""
        return f"{self.written_at:%Y-%m-%d}"


@dataclass(frozen=True)
class Post:
    """A letter with all that its text needs: who reads it, whom it is about, whom it suggests.

    `suggested` is None for somebody who could ask nobody in that scheme now.
    """

    id: str
    letter: Letter
    address: str
    written_at: datetime
    programme: Programme
    about: Person | None = None
    suggested: Sequence[Suggestion] | None = ()


class Undeliverable(Exception):
    """The mail service says that this letter can never be delivered."""
