"""The one table: every key, and which question each answers.

| question                                        | pk           | sk                          |
|-------------------------------------------------|--------------|-----------------------------|
| what do all schemes share, and their rules      | PROGRAMME    | PROGRAMME                   |
| which words may a biography use                 | PROGRAMME    | WORDS                       |
| whose is this address, may it get another code  | ADDRESS#h    | ADDRESS                     |
| did this browser ask for a code                 | SIGNIN#h     | SIGNIN                      |
| all of a person on one page (one query)         | PERSON#p     | (everything below)          |
| - details                                       | PERSON#p     | PERSON                      |
| - is this browser signed in                     | PERSON#p     | SESSION#h                   |
| - what may they ask in a scheme, open requests  | PERSON#p     | ENROLMENT#scheme            |
| - an ended request                              | PERSON#p     | REQUEST#id                  |
| - a pairing                                     | PERSON#p     | PAIRING#id                  |
| - which appointments are open, as mentee        | PERSON#p     | DIARY                       |
| - an appointment                                | PERSON#p     | APPOINTMENT#id              |
| - what they wrote to the coordinators           | PERSON#p     | MESSAGE#form                |
| - which biographies they sent to git lately     | PERSON#p     | PROPOSALS                   |
| all of a mentor on one page (one query)         | MENTOR#m     | (everything below)          |
| - biography's facts, places, running pairings   | MENTOR#m     | MENTOR                      |
| - who waits for an answer                       | MENTOR#m     | WAITING#p                   |
| - which time is promised                        | MENTOR#m     | MONTH#2026-12               |
| - biography's text, for whoever changes it      | MENTOR#m     | BIOGRAPHY                   |
| who else is there in this scheme                | SCHEME#s     | MENTOR#m                    |
| what happened in this scheme lately             | SCHEME#s     | NOTICE#time#pairing#kind    |
| a letter to send                                | OUTBOX#id    | LETTER                      |
| which days are done                             | DAILY        | DAILY                       |

Index `due` (sparse): what the clock must look at on a date (due_pk DUE#date), and letters not yet
sent by the date they were written on (due_pk UNSENT#date).

Ids hold no `#`, so no key can be mistaken for another. `version` guards every item that anyone
decides upon: it was read with a version and is written only if that is still the one.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Generic, TypeVar

from mentoring.adapters.values import build, plain
from mentoring.domain.appointment import Appointment
from mentoring.domain.biography.proposal import REMEMBERED, Proposals
from mentoring.domain.biography.published import Words, WrittenBiography
from mentoring.domain.diary import Diary, HeldMonth
from mentoring.domain.enrolment import Enrolment, Request
from mentoring.domain.identity import AppointmentId, RequestId
from mentoring.domain.letter import Outgoing, OutgoingState
from mentoring.domain.message import Message
from mentoring.domain.notice import Notice
from mentoring.domain.pairing import Pairing
from mentoring.domain.people import Mentor, Person
from mentoring.domain.programme import Programme
from mentoring.domain.sign_in import AddressRecord, Session, SignInAttempt
from mentoring.domain.waiting import DaysDone, ListedMentor, WaitingRequest

T = TypeVar("T")
LETTERS_KEPT = timedelta(days=30)


@dataclass(frozen=True)
class Key(Generic[T]):
    """Where an item is, and what it is."""

    pk: str
    sk: str
    kind: type[T]


def programme() -> Key[Programme]:
    """Where the programme is."""
    return Key("PROGRAMME", "PROGRAMME", Programme)


def words() -> Key[Words]:
    """Where the words that only biographies use are."""
    return Key("PROGRAMME", "WORDS", Words)


def address(address_hash: str) -> Key[AddressRecord]:
    """Where an address is known."""
    return Key(f"ADDRESS#{address_hash}", "ADDRESS", AddressRecord)


def sign_in(token_hash: str) -> Key[SignInAttempt]:
    """Where a browser's attempt to sign in is."""
    return Key(f"SIGNIN#{token_hash}", "SIGNIN", SignInAttempt)


def person(person_id: str) -> Key[Person]:
    """Where a person is."""
    return Key(f"PERSON#{person_id}", "PERSON", Person)


def session(person_id: str, secret_hash: str) -> Key[Session]:
    """Where a signed-in browser's session is."""
    return Key(f"PERSON#{person_id}", f"SESSION#{secret_hash}", Session)


def enrolment(person_id: str, scheme: str) -> Key[Enrolment]:
    """Where a mentee's enrolment and open requests are."""
    return Key(f"PERSON#{person_id}", f"ENROLMENT#{scheme}", Enrolment)


def request(request_id: RequestId) -> Key[Request]:
    """Where an ended request is."""
    return Key(f"PERSON#{request_id.person_id}", f"REQUEST#{request_id}", Request)


def pairing(pairing_id: RequestId) -> Key[Pairing]:
    """Where a pairing is."""
    return Key(f"PERSON#{pairing_id.person_id}", f"PAIRING#{pairing_id}", Pairing)


def diary(person_id: str) -> Key[Diary]:
    """Where a mentee's open appointments are."""
    return Key(f"PERSON#{person_id}", "DIARY", Diary)


def appointment(appointment_id: AppointmentId) -> Key[Appointment]:
    """Where an appointment is."""
    return Key(f"PERSON#{appointment_id.person_id}", f"APPOINTMENT#{appointment_id}", Appointment)


def message(person_id: str, form: str) -> Key[Message]:
    """Where a message to the coordinators is."""
    return Key(f"PERSON#{person_id}", f"MESSAGE#{form}", Message)


def proposals(person_id: str) -> Key[Proposals]:
    """Where the biographies are that a person sent to git lately."""
    return Key(f"PERSON#{person_id}", "PROPOSALS", Proposals)


def biography(mentor_id: str) -> Key[WrittenBiography]:
    """Where the text of a mentor's file is."""
    return Key(f"MENTOR#{mentor_id}", "BIOGRAPHY", WrittenBiography)


def mentor(mentor_id: str) -> Key[Mentor]:
    """Where a mentor is."""
    return Key(f"MENTOR#{mentor_id}", "MENTOR", Mentor)


def waiting(mentor_id: str, person_id: str) -> Key[WaitingRequest]:
    """Where a mentor's page finds a mentee's open request; one place, so one request (R3)."""
    return Key(f"MENTOR#{mentor_id}", f"WAITING#{person_id}", WaitingRequest)


def month(mentor_id: str, month_name: str) -> Key[HeldMonth]:
    """Where a mentor's promised times in a local month are."""
    return Key(f"MENTOR#{mentor_id}", f"MONTH#{month_name}", HeldMonth)


def listed(scheme: str, mentor_id: str) -> Key[ListedMentor]:
    """Where a scheme lists a mentor."""
    return Key(f"SCHEME#{scheme}", f"MENTOR#{mentor_id}", ListedMentor)


def notice(one: Notice) -> Key[Notice]:
    """Where coordinators find what happened."""
    return Key(
        f"SCHEME#{one.scheme}", f"NOTICE#{one.at.isoformat()}#{one.pairing_id}#{one.kind}", Notice
    )


def outgoing(letter_id: str) -> Key[Outgoing]:
    """Where a letter waits to be sent."""
    return Key(f"OUTBOX#{letter_id}", "LETTER", Outgoing)


def days_done() -> Key[DaysDone]:
    """Where the daily function keeps its place."""
    return Key("DAILY", "DAILY", DaysDone)


KEY_OF: Mapping[type, Callable[[Any], Key[Any]]] = {
    Programme: lambda _: programme(),
    AddressRecord: lambda one: address(one.hash),
    SignInAttempt: lambda one: sign_in(one.token_hash),
    Person: lambda one: person(one.id),
    Session: lambda one: session(one.person_id, one.secret_hash),
    Enrolment: lambda one: enrolment(one.person_id, one.scheme),
    Request: lambda one: request(one.id),
    Pairing: lambda one: pairing(one.id),
    Diary: lambda one: diary(one.person_id),
    Appointment: lambda one: appointment(one.id),
    Message: lambda one: message(one.person_id, one.form),
    Proposals: lambda one: proposals(one.person_id),
    WrittenBiography: lambda one: biography(one.mentor_id),
    Words: lambda _: words(),
    Mentor: lambda one: mentor(one.id),
    WaitingRequest: lambda one: waiting(one.mentor_id, one.person_id),
    HeldMonth: lambda one: month(one.mentor_id, one.month),
    ListedMentor: lambda one: listed(one.scheme, one.mentor_id),
    Notice: notice,
    Outgoing: lambda one: outgoing(one.id),
    DaysDone: lambda _: days_done(),
}

KIND_OF: Mapping[str, type] = {
    "PERSON": Person,
    "SESSION": Session,
    "ENROLMENT": Enrolment,
    "REQUEST": Request,
    "PAIRING": Pairing,
    "DIARY": Diary,
    "APPOINTMENT": Appointment,
    "MESSAGE": Message,
    "PROPOSALS": Proposals,
    "BIOGRAPHY": WrittenBiography,
    "WORDS": Words,
    "WAITING": WaitingRequest,
    "MONTH": HeldMonth,
    "NOTICE": Notice,
    "LETTER": Outgoing,
}


def key_of(one: Any) -> Key[Any]:
    """Where a value belongs."""
    return KEY_OF[type(one)](one)


def kind_at(pk: str, sk: str) -> type:
    """What an item is, from where it lies."""
    name = sk.partition("#")[0]
    if name == "MENTOR":
        return Mentor if pk.startswith("MENTOR#") else ListedMentor
    return KIND_OF[name]


def to_item(one: Any) -> dict[str, Any]:
    """The item of a value, in plain types: fields, key, version, place in the index."""
    key = key_of(one)
    return {"pk": key.pk, "sk": key.sk, **plain(one), **_due(one, key), **_expiry(one)}


def from_item(kind: type[T], item: Mapping[str, Any]) -> T:
    """The value of an item."""
    return build(kind, item)


def due_on(day: str) -> str:
    """Where the index keeps what the clock must look at on a local date."""
    return f"DUE#{day}"


def unsent_from(day: str) -> str:
    """Where the index keeps letters of a UTC date that were not sent yet."""
    return f"UNSENT#{day}"


def _due(one: Any, key: Key[Any]) -> dict[str, str]:
    if isinstance(one, Enrolment) and one.due_on:
        return {"due_pk": due_on(one.due_on.isoformat()), "due_sk": f"{key.pk}#{key.sk}"}
    if isinstance(one, Outgoing) and one.state is OutgoingState.WRITTEN:
        return {"due_pk": unsent_from(one.day), "due_sk": key.pk}
    return {}


def _expiry(one: Any) -> dict[str, int]:
    if isinstance(one, SignInAttempt | Session):
        return {"expires_at": _epoch(one.expires_at)}
    if isinstance(one, Proposals) and one.opened:
        return {"expires_at": _epoch(max(each.at for each in one.opened.values()) + REMEMBERED)}
    if isinstance(one, Outgoing) and one.state is OutgoingState.SENT:
        return {"expires_at": _epoch(one.written_at + LETTERS_KEPT)}
    return {}


def _epoch(moment: datetime) -> int:
    return int(moment.timestamp())
