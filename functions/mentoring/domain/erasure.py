"""Erasing a person: who may be, what is written down of it, and what stays without a name (R31)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from mentoring.domain.act import Act
from mentoring.domain.appointment import Appointment
from mentoring.domain.concern import Concern, ConcernKind
from mentoring.domain.diary import Diary
from mentoring.domain.enrolment import Request, Role
from mentoring.domain.friend import Talk
from mentoring.domain.introduction import IntroducedMentor, Introduction
from mentoring.domain.letter import Kind, Letter
from mentoring.domain.naming import FORMER_MENTOR
from mentoring.domain.notice import Notice
from mentoring.domain.pairing import Pairing
from mentoring.domain.people import Contact, Mentor, Person, PublishedMentor
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import Incomplete, Refusal, WayOn

SOMEBODY = "somebody"
"""What stands for an erased name in a sentence about two people."""
LEDGER_KEPT = timedelta(days=400)
"""How long an erasure is remembered, to be done again after a backup was restored. Point-in-time
recovery reaches 35 days back; backups that somebody keeps for more than a year do not fit this."""

ENDS_A_PAIRING = frozenset({Kind.UNPAIRED, Kind.UNPAIRED_COORDINATOR})
Told = Notice | Concern
NamesMentor = Request | Pairing | Appointment | Introduction | Talk | Diary


@dataclass(frozen=True)
class Erasing:
    """Somebody is being erased: written first and removed last, so that a crash ends nothing.

    The daily round takes it up where it was left. It needs no version: it never changes.
    """

    person_id: str
    asked_at: datetime


@dataclass(frozen=True)
class Erased:
    """A line of the ledger, which lies outside the table: whom to erase again after a restore.

    No name and no address: the person's random id, and the id of the mentor they were, if any.
    """

    person_id: str
    mentor_id: str
    asked_at: datetime


class StillCoordinates(Refusal):
    """The schemes of somebody who coordinates them would have nobody."""

    code = "still_coordinates"
    ways_on = (WayOn.MY_MENTORING,)


def require_may_erase(person: Person, programme: Programme) -> None:
    """R31: everybody may, but coordinators hand their schemes over first. Raises Refusal."""
    own = (one for one in person.coordinates if one in programme.schemes)
    titles = [programme.schemes[one].title for one in own]
    if titles:
        raise StillCoordinates(
            f"You coordinate {', '.join(titles)}: letters and people in need of help reach you. "
            "Ask the administrator to take you out of the people file and to publish; then erase "
            "yourself here."
        )


def require_confirmed(confirmed: str) -> None:
    """The box is ticked. Raises Incomplete."""
    if confirmed != "yes":
        raise Incomplete({"confirmed": "Tick the box if you want everything about you erased"})


def ledger_line(person: Person, asked_at: datetime) -> Erased:
    """What the ledger keeps of an erasure."""
    return Erased(person.id, person.mentor_id or "", asked_at)


def emptied(mentor: Mentor) -> Mentor:
    """The mentor without anything about them: what stays says that nobody can be asked there."""
    nobody = PublishedMentor(mentor.id, FORMER_MENTOR, "", "", "", "", (), (), (), ())
    return Mentor(nobody, withdrawn=True, version=mentor.version)


def without_mentor(one: NamesMentor, mentor_id: str) -> NamesMentor:
    """What a mentee keeps of a mentor who was erased: their own part, without name and words."""
    match one:
        case Request():
            return replace(
                one, mentor_name=FORMER_MENTOR, mentor_person="", note="", question="",
                key_hashes=(),
            )  # fmt: skip
        case Pairing():
            note = "" if one.ended_by is Role.MENTOR else one.note
            return replace(one, mentor_name=FORMER_MENTOR, mentor_person="", note=note)
        case Appointment():
            line = "" if one.cancelled_by is Role.MENTOR else one.line
            return replace(one, mentor_name=FORMER_MENTOR, mentor_person="", line=line)
        case Talk():
            return replace(one, other_name=FORMER_MENTOR, other_id="")
        case Diary():
            return replace(one, open=_open_without(one.open, mentor_id))
        case Introduction():
            named = tuple(
                IntroducedMentor(each.id, FORMER_MENTOR) if each.id == mentor_id else each
                for each in one.mentors
            )
            return replace(one, mentors=named)


def _open_without(open_: Mapping[str, Appointment], mentor_id: str) -> dict[str, Appointment]:
    own = {key: one for key, one in open_.items() if one.id.mentor_id == mentor_id}
    gone = {
        key: replace(one, mentor_name=FORMER_MENTOR, mentor_person="") for key, one in own.items()
    }
    return {**open_, **gone}


def without_names(act: Act, names: Iterable[str]) -> Act:
    """The act without names in it; acts are written for the others whom they concern as well."""
    return replace(act, about=_unnamed(act.about, names), why=_unnamed(act.why, names))


def unnamed(one: Told, names: Iterable[str]) -> Told:
    """What coordinators were told about others, without these names in it."""
    text = _unnamed(one.text, names)
    if isinstance(one, Notice):
        return replace(one, text=text, note=_unnamed(one.note, names))
    return replace(one, text=text)


def _unnamed(text: str, names: Iterable[str]) -> str:
    for name in filter(None, names):
        text = text.replace(name, SOMEBODY)
    return text


def goes_with(one: Told, person: Person) -> bool:
    """What coordinators were told is about the erased person, so that it goes with them.

    R33: a mentee's call for help stays when the mentor goes; with the mentee's pairing goes both's.
    """
    about = one.pairing_id if isinstance(one, Notice) else one.about
    if isinstance(one, Concern) and one.kind is ConcernKind.FRIEND:
        return person.id in about.split(".")
    return names(about, person.id, person.mentor_id or "")


def erased_mentors(ledger: Iterable[Erased]) -> frozenset[str]:
    """The ids of mentors whom neither a file nor a line of the people file must bring back.

    Whoever wants to be a mentor again begins with a file of another name.
    """
    return frozenset(one.mentor_id for one in ledger if one.mentor_id)


def still_reachable(contacts: Iterable[Contact], gone: frozenset[str]) -> list[Contact]:
    """The lines of the people file without those of erased mentors."""
    return [one for one in contacts if one.kind != "mentor" or one.id not in gone]


def names(about: str, person_id: str, mentor_id: str) -> bool:
    """An id of a request, pairing, talk, appointment, person or mentor has that person in it."""
    parts = about.split(".")
    return person_id in parts or (bool(mentor_id) and mentor_id in parts)


def letters_of_leaving(letters: Iterable[Letter], person: Person) -> list[Letter]:
    """Letters about what ends because somebody is erased, as all of them can still be read.

    To the person go only those that take appointments out of their diary, by address, as they are
    gone when letters are sent; the others read that there is nothing to undo.
    """
    told = []
    for one in letters:
        if one.to != person.id:
            facts = {**one.facts, "left": "yes"} if one.kind in ENDS_A_PAIRING else one.facts
            told.append(replace(one, facts=facts))
        elif one.kind is Kind.APPOINTMENT_CANCELLED:
            told.append(replace(one, to="", address=person.address))
    return told


def last_letters(
    person: Person, mentor: Mentor | None, programme: Programme, at: datetime
) -> list[Letter]:
    """Tell the person that it is done, and coordinators which file a mentor has left in git."""
    facts = {"mentor": person.mentor_id or "", "at": at.isoformat()}
    goodbye = Letter(Kind.ERASED, address=person.address, facts=facts)
    schemes = mentor.published.schemes if mentor else ()
    told = {one for scheme in schemes for one in programme.coordinators.get(scheme, ())}
    return [goodbye, *(Letter(Kind.MENTOR_ERASED, to=one, facts=facts) for one in sorted(told))]
