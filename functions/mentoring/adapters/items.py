"""Values as items of the table, and back: what lies where, its place in the index, its end."""

from collections.abc import Mapping
from typing import Any, TypeVar

from mentoring.adapters.index import due, expiry
from mentoring.adapters.keys import key_of
from mentoring.adapters.values import build, plain
from mentoring.domain.act import Act
from mentoring.domain.address_change import AddressChange
from mentoring.domain.agreement import Agreement
from mentoring.domain.appointment import Appointment
from mentoring.domain.biography.proposal import Proposals
from mentoring.domain.biography.published import Words, WrittenBiography
from mentoring.domain.calendar_feed import CalendarFeed
from mentoring.domain.census import Census
from mentoring.domain.concern import Concern
from mentoring.domain.diary import Diary, HeldMonth
from mentoring.domain.enrolling import Rostered
from mentoring.domain.enrolment import Enrolment, Request
from mentoring.domain.erasure import Erased, Erasing
from mentoring.domain.expectations import Expectations
from mentoring.domain.fact import Counted, Fact
from mentoring.domain.feedback import Feedback
from mentoring.domain.friend import Talk
from mentoring.domain.impression import Impression
from mentoring.domain.introduction import Introduction
from mentoring.domain.letter import Outgoing
from mentoring.domain.message import Message
from mentoring.domain.name_entry import NameEntry
from mentoring.domain.notes import Notes
from mentoring.domain.notice import Notice
from mentoring.domain.pairing import Pairing
from mentoring.domain.people import Mentor, Person
from mentoring.domain.reliability import Reliability
from mentoring.domain.sign_in import Session
from mentoring.domain.silence import SilenceLog
from mentoring.domain.soonest import Offered
from mentoring.domain.trace import Trace
from mentoring.domain.turns import Leaving
from mentoring.domain.unmet_search import Counts
from mentoring.domain.waiting import ListedMentor, WaitingRequest
from mentoring.domain.waiting_list import Lists

T = TypeVar("T")

KIND_OF: Mapping[str, type] = {
    "PERSON": Person,
    "NEW-ADDRESS": AddressChange,
    "SESSION": Session,
    "ENROLMENT": Enrolment,
    "REQUEST": Request,
    "PAIRING": Pairing,
    "SILENCE": SilenceLog,
    "FEEDBACK": Feedback,
    "EXPECTATIONS": Expectations,
    "AGREEMENT": Agreement,
    "DIARY": Diary,
    "APPOINTMENT": Appointment,
    "FEED": CalendarFeed,
    "NOTES": Notes,
    "IMPRESSION": Impression,
    "RELIABILITY": Reliability,
    "OFFERED": Offered,
    "MESSAGE": Message,
    "FRIEND": Talk,
    "PROPOSALS": Proposals,
    "BIOGRAPHY": WrittenBiography,
    "WORDS": Words,
    "LISTS": Lists,
    "LEAVING": Leaving,
    "INTRODUCTION": Introduction,
    "ERASING": Erasing,
    "ERASED": Erased,
    "TRACE": Trace,
    "WAITING": WaitingRequest,
    "MONTH": HeldMonth,
    "NOTICE": Notice,
    "CONCERN": Concern,
    "ACT": Act,
    "NAME": NameEntry,
    "ROSTER": Rostered,
    "LETTER": Outgoing,
    "PART": Counts,
    "FACT": Fact,
    "COUNTED": Counted,
    "CENSUS": Census,
}


def kind_at(pk: str, sk: str) -> type:
    """What an item is, from where it lies."""
    name = sk.partition("#")[0]
    if name == "MENTOR":
        return Mentor if pk.startswith("MENTOR#") else ListedMentor
    return KIND_OF[name]


def to_item(one: Any) -> dict[str, Any]:
    """The item of a value, in plain types: fields, key, version, place in the index."""
    key = key_of(one)
    return {"pk": key.pk, "sk": key.sk, **plain(one), **due(one, key.pk, key.sk), **expiry(one)}


def from_item(kind: type[T], item: Mapping[str, Any]) -> T:
    """The value of an item."""
    return build(kind, item)
