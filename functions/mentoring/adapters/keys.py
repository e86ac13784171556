"""The one table: every key, and which question each answers.

| question                                        | pk           | sk                          |
|-------------------------------------------------|--------------|-----------------------------|
| what do all schemes share, and their rules      | PROGRAMME    | PROGRAMME                   |
| which words may a biography use                 | PROGRAMME    | WORDS                       |
| whose is this address, may it get another code  | ADDRESS#h    | ADDRESS                     |
| did this browser ask for a code                 | SIGNIN#h     | SIGNIN                      |
| all of a person on one page (one query)         | PERSON#p     | (everything below)          |
| - details                                       | PERSON#p     | PERSON                      |
| - which new address waits for its code         | PERSON#p     | NEW-ADDRESS                 |
| - is this browser signed in                     | PERSON#p     | SESSION#h                   |
| - what may they ask in a scheme, open requests  | PERSON#p     | ENROLMENT#scheme            |
| - an ended request                              | PERSON#p     | REQUEST#id                  |
| - a pairing                                     | PERSON#p     | PAIRING#id                  |
| - what they tried in a pairing without answer   | PERSON#p     | SILENCE#pairing             |
| - what they said of a pairing at its end        | PERSON#p     | FEEDBACK#pairing            |
| - what the two of a pairing agreed to expect   | PERSON#p     | EXPECTATIONS#id             |
| - what the line manager answered to it         | PERSON#p     | AGREEMENT#id                |
| - which appointments are open, as mentee        | PERSON#p     | DIARY                       |
| - an appointment                                | PERSON#p     | APPOINTMENT#id              |
| - what opens their calendar feed                | PERSON#p     | FEED                        |
| - agenda, notes and actions of the two of it    | PERSON#p     | NOTES#pairing#appointment   |
| - how an appointment was, as they said          | PERSON#p     | IMPRESSION#appointment      |
| - what is counted of their coming               | PERSON#p     | RELIABILITY                 |
| - what they wrote to the coordinators           | PERSON#p     | MESSAGE#form                |
| - the same of a pairing, with the answers       | PERSON#p     | FRIEND#pairing              |
| - which biographies they sent to git lately     | PERSON#p     | PROPOSALS                   |
| - which waiting lists are they on               | PERSON#p     | LISTS                       |
| - a list they left that must still follow       | PERSON#p     | LEAVING#m                   |
| - whom coordinators introduced to them          | PERSON#p     | INTRODUCTION#id             |
| - that they are being erased                    | PERSON#p     | ERASING                     |
| - what coordinators did about them (mentors: MENTOR#m) | PERSON#p | ACT#scheme#form          |
| all of a mentor on one page (one query)         | MENTOR#m     | (everything below)          |
| - biography's facts, places, who has and waits  | MENTOR#m     | MENTOR                      |
| - who waits for an answer                       | MENTOR#m     | WAITING#p                   |
| - which time is promised                        | MENTOR#m     | MONTH#2026-12               |
| - biography's text, for whoever changes it      | MENTOR#m     | BIOGRAPHY                   |
| whose records name this mentor                  | TRACES#m     | TRACE#id                    |
| who else is there in this scheme                | SCHEME#s     | MENTOR#m                    |
| what happened in this scheme lately             | SCHEME#s     | NOTICE#time#pairing#kind    |
| what needs a person in this scheme              | SCHEME#s     | CONCERN#kind#about          |
| who has a name that begins so (mentees, mentors)| SCHEME#s     | NAME#folded#person or mentor|
| who is on this scheme's roster, by start date   | SCHEME#s     | ROSTER#2026-11-23#p         |
| who offers spot sessions on a topic             | TOPIC#slug   | OFFERED                     |
| a letter to send                                | OUTBOX#id    | LETTER                      |
| what did people look for in vain in a month     | UNMET#month  | PART#07                     |
| what happened, not yet added up, in parts       | FACTS#s#part | FACT#day#id                 |
| what a scheme's facts of a month add up to      | NUMBERS#s    | COUNTED#2026-12             |
| how many places were free this morning          | NUMBERS#s    | CENSUS                      |
| whom are mentors wanted for most, in public     | NEEDED       | NEEDED                      |
| whom to erase again after a restore (ledger)    | LEDGER       | ERASED#time#p               |
| which days are done                             | DAILY        | DAILY                       |

Index `due` (sparse): what the clock must look at on a date (due_pk DUE#date#part, or the first of
all dates for what is due already), what waits for a scheme's coordinators (due_pk COORDINATE#s:
first what needs a person, oldest first, then what happened, newest first), and letters not yet sent
by the date they were written on (due_pk UNSENT#date#part). `adapters.index` says which, and why a
day has parts.

Ids hold no `#`, so no key can be mistaken for another. `version` guards every item that anyone
decides upon: it was read with a version and is written only if that is still the one.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from zlib import crc32

from mentoring.domain.act import Act
from mentoring.domain.address_change import AddressChange
from mentoring.domain.agreement import Agreement
from mentoring.domain.appointment import Appointment
from mentoring.domain.biography.proposal import Proposals
from mentoring.domain.biography.published import Words, WrittenBiography
from mentoring.domain.calendar_feed import CalendarFeed
from mentoring.domain.census import Census
from mentoring.domain.concern import Concern, ConcernKind
from mentoring.domain.diary import Diary, HeldMonth
from mentoring.domain.enrolling import Rostered
from mentoring.domain.enrolment import Enrolment, Request
from mentoring.domain.erasure import Erased, Erasing
from mentoring.domain.expectations import Expectations
from mentoring.domain.fact import Counted, Fact
from mentoring.domain.feedback import Feedback
from mentoring.domain.friend import Talk
from mentoring.domain.identity import AppointmentId, FriendId, IntroductionId, RequestId
from mentoring.domain.impression import Impression
from mentoring.domain.introduction import Introduction
from mentoring.domain.letter import Outgoing
from mentoring.domain.message import Message
from mentoring.domain.name_entry import NameEntry
from mentoring.domain.notes import Notes
from mentoring.domain.notice import Notice
from mentoring.domain.pairing import Pairing
from mentoring.domain.people import Mentor, Person
from mentoring.domain.programme import Programme
from mentoring.domain.reliability import Reliability
from mentoring.domain.shortage import Needed
from mentoring.domain.sign_in import AddressRecord, Session, SignInAttempt
from mentoring.domain.silence import SilenceLog
from mentoring.domain.slug import slug
from mentoring.domain.soonest import Offered
from mentoring.domain.trace import Trace
from mentoring.domain.turns import Leaving
from mentoring.domain.unmet_search import Counts
from mentoring.domain.waiting import DaysDone, ListedMentor, WaitingRequest
from mentoring.domain.waiting_list import Lists

T = TypeVar("T")
LEDGER = "LEDGER"
"""The one partition of the ledger of erasures."""
FACT_PARTS = 4
"""Over how many partitions a scheme's facts are spread: each takes 1,000 writes a second."""


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


def address_change(person_id: str) -> Key[AddressChange]:
    """Where a new address waits for its code."""
    return Key(f"PERSON#{person_id}", "NEW-ADDRESS", AddressChange)


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


def silence(person_id: str, pairing_id: RequestId) -> Key[SilenceLog]:
    """Where it says what one side of a pairing tried without an answer."""
    return Key(f"PERSON#{person_id}", f"SILENCE#{pairing_id}", SilenceLog)


def feedback(person_id: str, pairing_id: RequestId) -> Key[Feedback]:
    """Where it says how one side of a pairing found it."""
    return Key(f"PERSON#{person_id}", f"FEEDBACK#{pairing_id}", Feedback)


def expectations(pairing_id: RequestId) -> Key[Expectations]:
    """Where the texts of a pairing's expectations are."""
    return Key(f"PERSON#{pairing_id.person_id}", f"EXPECTATIONS#{pairing_id}", Expectations)


def agreement(pairing_id: RequestId) -> Key[Agreement]:
    """Where the line manager's part in a pairing is."""
    return Key(f"PERSON#{pairing_id.person_id}", f"AGREEMENT#{pairing_id}", Agreement)


def diary(person_id: str) -> Key[Diary]:
    """Where a mentee's open appointments are."""
    return Key(f"PERSON#{person_id}", "DIARY", Diary)


def appointment(appointment_id: AppointmentId) -> Key[Appointment]:
    """Where an appointment is."""
    return Key(f"PERSON#{appointment_id.person_id}", f"APPOINTMENT#{appointment_id}", Appointment)


def calendar_feed(person_id: str) -> Key[CalendarFeed]:
    """Where it says what opens a person's calendar feed."""
    return Key(f"PERSON#{person_id}", "FEED", CalendarFeed)


def appointments_of(pairing_id: RequestId) -> tuple[str, str]:
    """The partition, and how the appointments of a pairing's two begin in it."""
    beginning = f"APPOINTMENT#{pairing_id.person_id}.{pairing_id.mentor_id}."
    return f"PERSON#{pairing_id.person_id}", beginning


def impressions_of(pairing_id: RequestId, person_id: str) -> tuple[str, str]:
    """The partition, and how what somebody said of appointments of a pairing's two begins in it."""
    beginning = f"IMPRESSION#{pairing_id.person_id}.{pairing_id.mentor_id}."
    return f"PERSON#{person_id}", beginning


def notes(pairing_id: RequestId, appointment_id: AppointmentId) -> Key[Notes]:
    """Where it is what the two of a pairing wrote about an appointment."""
    return Key(f"PERSON#{pairing_id.person_id}", f"NOTES#{pairing_id}#{appointment_id}", Notes)


def notes_of(pairing_id: RequestId) -> tuple[str, str]:
    """The partition, and how all that the two of a pairing wrote begins in it."""
    return f"PERSON#{pairing_id.person_id}", f"NOTES#{pairing_id}#"


def impression(appointment_id: AppointmentId, person_id: str) -> Key[Impression]:
    """Where it is what somebody said of an appointment."""
    return Key(f"PERSON#{person_id}", f"IMPRESSION#{appointment_id}", Impression)


def reliability(person_id: str) -> Key[Reliability]:
    """Where late changes and absences of a person are counted."""
    return Key(f"PERSON#{person_id}", "RELIABILITY", Reliability)


def offered(topic: str) -> Key[Offered]:
    """Where it says who offers spot sessions on a topic."""
    return Key(f"TOPIC#{slug(topic)}", "OFFERED", Offered)


def message(person_id: str, form: str) -> Key[Message]:
    """Where a message to the coordinators is."""
    return Key(f"PERSON#{person_id}", f"MESSAGE#{form}", Message)


def talk(friend_id: FriendId) -> Key[Talk]:
    """Where it is what one of a pairing and the coordinators wrote to each other."""
    return Key(f"PERSON#{friend_id.person_id}", f"FRIEND#{friend_id.pairing}", Talk)


def proposals(person_id: str) -> Key[Proposals]:
    """Where the biographies are that a person sent to git lately."""
    return Key(f"PERSON#{person_id}", "PROPOSALS", Proposals)


def biography(mentor_id: str) -> Key[WrittenBiography]:
    """Where the text of a mentor's file is."""
    return Key(f"MENTOR#{mentor_id}", "BIOGRAPHY", WrittenBiography)


def lists(person_id: str) -> Key[Lists]:
    """Where the waiting lists a person is on are."""
    return Key(f"PERSON#{person_id}", "LISTS", Lists)


def leaving(person_id: str, mentor_id: str) -> Key[Leaving]:
    """Where it says that somebody has left a mentor's list and one side has to follow."""
    return Key(f"PERSON#{person_id}", f"LEAVING#{mentor_id}", Leaving)


def introduction(introduction_id: IntroductionId) -> Key[Introduction]:
    """Where a coordinator's introduction is."""
    at = f"PERSON#{introduction_id.person_id}"
    return Key(at, f"INTRODUCTION#{introduction_id}", Introduction)


def erasing(person_id: str) -> Key[Erasing]:
    """Where it says that somebody is being erased."""
    return Key(f"PERSON#{person_id}", "ERASING", Erasing)


def erased(one: Erased) -> Key[Erased]:
    """Where the ledger, a table of its own, keeps an erasure."""
    return Key(LEDGER, f"ERASED#{one.asked_at.isoformat()}#{one.person_id}", Erased)


def trace(one: Trace) -> Key[Trace]:
    """Where it says that somebody's record names a mentor."""
    return Key(traces_of(one.mentor_id), f"TRACE#{one.about}", Trace)


def traces_of(mentor_id: str) -> str:
    """The partition of what names a mentor outside their own pages."""
    return f"TRACES#{mentor_id}"


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


def concern(scheme: str, kind: ConcernKind, about: str) -> Key[Concern]:
    """Where it says that something needs a person."""
    return Key(f"SCHEME#{scheme}", f"CONCERN#{kind.value}#{about}", Concern)


def act(one: Act) -> Key[Act]:
    """Where it says what a coordinator did about a person or a mentor."""
    pk = f"PERSON#{one.person_id}" if one.person_id else f"MENTOR#{one.mentor_id}"
    return Key(pk, f"ACT#{one.scheme}#{one.form}", Act)


def name_entry(one: NameEntry) -> Key[NameEntry]:
    """Where a scheme's coordinators find a name."""
    whose = f"P-{one.person_id}" if one.person_id else f"M-{one.mentor_id}"
    return Key(f"SCHEME#{one.scheme}", f"NAME#{one.folded}#{whose}", NameEntry)


def rostered(one: Rostered) -> Key[Rostered]:
    """Where a scheme's roster lists somebody."""
    return Key(f"SCHEME#{one.scheme}", f"ROSTER#{one.started_on}#{one.person_id}", Rostered)


def outgoing(letter_id: str) -> Key[Outgoing]:
    """Where a letter waits to be sent."""
    return Key(f"OUTBOX#{letter_id}", "LETTER", Outgoing)


def unmet(month_name: str, part: int) -> Key[Counts]:
    """Where one part of a month's unmet searches is counted."""
    return Key(f"UNMET#{month_name}", f"PART#{part:02}", Counts)


def facts_of(scheme: str) -> tuple[str, ...]:
    """The partitions in which a scheme's facts wait to be added up."""
    return tuple(f"FACTS#{scheme}#{part}" for part in range(FACT_PARTS))


def fact(one: Fact) -> Key[Fact]:
    """Where a fact waits to be added up."""
    part = facts_of(one.scheme)[crc32(one.id.encode()) % FACT_PARTS]
    return Key(part, f"FACT#{one.day.isoformat()}#{one.id}", Fact)


def counted(scheme: str, month_name: str) -> Key[Counted]:
    """Where it says what a scheme's facts of a month add up to."""
    return Key(f"NUMBERS#{scheme}", f"COUNTED#{month_name}", Counted)


def census(scheme: str) -> Key[Census]:
    """Where the newest census of a scheme is."""
    return Key(f"NUMBERS#{scheme}", "CENSUS", Census)


def needed() -> Key[Needed]:
    """Where it says in public what is needed most."""
    return Key("NEEDED", "NEEDED", Needed)


def days_done() -> Key[DaysDone]:
    """Where the daily function keeps its place."""
    return Key("DAILY", "DAILY", DaysDone)


KEY_OF: Mapping[type, Callable[[Any], Key[Any]]] = {
    Programme: lambda _: programme(),
    AddressRecord: lambda one: address(one.hash),
    SignInAttempt: lambda one: sign_in(one.token_hash),
    Person: lambda one: person(one.id),
    AddressChange: lambda one: address_change(one.person_id),
    Session: lambda one: session(one.person_id, one.secret_hash),
    Enrolment: lambda one: enrolment(one.person_id, one.scheme),
    Request: lambda one: request(one.id),
    Pairing: lambda one: pairing(one.id),
    SilenceLog: lambda one: silence(one.person_id, one.pairing_id),
    Feedback: lambda one: feedback(one.person_id, one.pairing_id),
    Expectations: lambda one: expectations(one.pairing_id),
    Agreement: lambda one: agreement(one.pairing_id),
    Diary: lambda one: diary(one.person_id),
    Appointment: lambda one: appointment(one.id),
    CalendarFeed: lambda one: calendar_feed(one.person_id),
    Notes: lambda one: notes(one.pairing, one.appointment),
    Impression: lambda one: impression(one.appointment, one.person_id),
    Reliability: lambda one: reliability(one.person_id),
    Offered: lambda one: offered(one.topic),
    Message: lambda one: message(one.person_id, one.form),
    Talk: lambda one: talk(one.id),
    Proposals: lambda one: proposals(one.person_id),
    WrittenBiography: lambda one: biography(one.mentor_id),
    Words: lambda _: words(),
    Lists: lambda one: lists(one.person_id),
    Leaving: lambda one: leaving(one.person_id, one.mentor_id),
    Introduction: lambda one: introduction(one.id),
    Erasing: lambda one: erasing(one.person_id),
    Erased: erased,
    Trace: trace,
    Mentor: lambda one: mentor(one.id),
    WaitingRequest: lambda one: waiting(one.mentor_id, one.person_id),
    HeldMonth: lambda one: month(one.mentor_id, one.month),
    ListedMentor: lambda one: listed(one.scheme, one.mentor_id),
    Notice: notice,
    Concern: lambda one: concern(one.scheme, one.kind, one.about),
    Act: act,
    NameEntry: name_entry,
    Rostered: rostered,
    Outgoing: lambda one: outgoing(one.id),
    Counts: lambda one: unmet(one.month, one.part),
    Fact: fact,
    Counted: lambda one: counted(one.scheme, one.month),
    Census: lambda one: census(one.scheme),
    Needed: lambda _: needed(),
    DaysDone: lambda _: days_done(),
}


def key_of(one: Any) -> Key[Any]:
    """Where a value belongs."""
    return KEY_OF[type(one)](one)
