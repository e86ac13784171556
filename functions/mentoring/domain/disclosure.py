"""Everything held about a person, for that person to read and take along (R31)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, datetime, time
from enum import Enum
from typing import Any

from mentoring.domain.act import Act
from mentoring.domain.address_change import AddressChange
from mentoring.domain.agreement import Agreement
from mentoring.domain.appointment import Appointment
from mentoring.domain.biography.proposal import Proposals
from mentoring.domain.biography.published import WrittenBiography
from mentoring.domain.calendar_feed import CalendarFeed
from mentoring.domain.diary import Diary, HeldMonth
from mentoring.domain.enrolment import Enrolment, Request, Role
from mentoring.domain.erasure import Erasing
from mentoring.domain.expectations import Expectations
from mentoring.domain.feedback import Feedback
from mentoring.domain.friend import Talk
from mentoring.domain.impression import Impression
from mentoring.domain.introduction import Introduction
from mentoring.domain.message import Message
from mentoring.domain.notes import Notes
from mentoring.domain.pairing import Pairing
from mentoring.domain.people import Mentor, Person
from mentoring.domain.reliability import Reliability
from mentoring.domain.sign_in import AddressRecord, Session
from mentoring.domain.silence import SilenceLog
from mentoring.domain.turns import Leaving
from mentoring.domain.waiting import WaitingRequest
from mentoring.domain.waiting_list import Lists

PARTS: Mapping[type, str] = {
    Person: "You",
    AddressRecord: "Codes sent to your address",
    AddressChange: "A change of your address",
    CalendarFeed: "Your calendar's address",
    Session: "Browsers in which you are signed in",
    Enrolment: "Schemes you take part in, and open requests",
    Request: "Requests that are over",
    Introduction: "Introductions",
    Pairing: "Pairings",
    Expectations: "Expectations of your pairings",
    Agreement: "What line managers answered",
    SilenceLog: "Attempts to reach the other",
    Feedback: "What you said of a pairing at its end",
    Diary: "Appointments ahead of you",
    Appointment: "Appointments",
    Notes: "Agendas, notes and actions of your pairings",
    Impression: "How appointments were, as you said",
    Reliability: "Late changes and absences",
    Lists: "Waiting lists you are on",
    Leaving: "Waiting lists you have just left",
    Message: "Messages to the coordinators",
    Talk: "What you and the coordinators wrote about a pairing",
    Proposals: "Biographies you sent to be published",
    Act: "What coordinators did about you",
    Mentor: "You as a mentor",
    WrittenBiography: "Your biography",
    WaitingRequest: "Who waits for your answer",
    HeldMonth: "Your months as a mentor",
    Erasing: "That you are being erased",
}
"""What is held about somebody, in the order in which they read it."""
LEFT_OUT = frozenset({
    "version", "key_hashes", "key_hash", "secret_hash", "code_mac", "hash", "address_hash", "form",
    "kept", "queue", "by", "absences",
})  # fmt: skip
"""Fingerprints of secrets, what only machines need, ids of others, and what others said (R28)."""
OTHERS = frozenset({"person_id", "mentor_person", "other_id"})
"""Ids of people; each stays out where it isn't the reader's own."""


@dataclass(frozen=True)
class Part:
    """One kind of what is held: its title, and each of them as plain words, numbers and lists."""

    title: str
    entries: tuple[Mapping[str, Any], ...]


def is_part_of(person: Person, one: object) -> bool:
    """A mentee's record is the mentor's as well: a request, pairing or appointment of the two.

    R33: what the mentee and the coordinators wrote about it is not, nor whom else they were
    introduced to; and a file's name may have been another mentor's before.
    """
    return isinstance(one, Request | Pairing | Appointment) and one.mentor_person == person.id


def parts_of(person: Person, found: Iterable[object]) -> list[Part]:
    """Sort what was found about a person into parts, without what R15 keeps from them."""
    by_title: dict[str, list[Mapping[str, Any]]] = {title: [] for title in PARTS.values()}
    for one in found:
        shown = seen_by(person, one)
        by_title[PARTS[type(one)]].append(_plain(shown, person.id))
    return [Part(title, tuple(entries)) for title, entries in by_title.items() if entries]


def seen_by(person: Person, one: object) -> object:
    """R15: the reason and the note are for the coordinators and for the one who wrote them."""
    if not isinstance(one, Pairing):
        return one
    own = Role.MENTEE if one.id.person_id == person.id else Role.MENTOR
    if one.ended_by is own:
        return one
    return replace(one, note="", reason=one.reason if one.coordinator else "")


def _plain(value: Any, reader: str) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return _fields(value, reader)
    if isinstance(value, Mapping):
        return {str(key): _plain(one, reader) for key, one in value.items()}
    if isinstance(value, tuple | list | frozenset):
        return [_plain(one, reader) for one in value]
    return value


def _fields(value: Any, reader: str) -> dict[str, Any]:
    if type(value).__name__.endswith("Id"):
        return str(value)  # type: ignore[return-value]
    named = ((one.name, getattr(value, one.name)) for one in fields(value))
    return {
        name: _plain(one, reader)
        for name, one in named
        if name not in LEFT_OUT and one not in (None, "", (), {}) and _is_own(name, one, reader)
    }


def _is_own(name: str, value: object, reader: str) -> bool:
    return name not in OTHERS or value == reader
