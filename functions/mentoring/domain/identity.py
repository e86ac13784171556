"""Ids that carry the keys of what they name, so that one read finds everything about it."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from mentoring.domain.refusals import NotFound

PART = r"[a-z0-9][a-z0-9-]{0,79}"
REQUEST = re.compile(rf"({PART})\.({PART})\.({PART})\.(\d{{1,4}})")
INTRODUCTION = re.compile(rf"({PART})\.({PART})\.({PART})")
FRIEND = re.compile(rf"({PART})\.({PART}\.{PART}\.{PART}\.\d{{1,4}})")
APPOINTMENT = re.compile(rf"({PART})\.({PART})\.(\d{{4}}-\d{{2}})\.({PART})")
SAFE_PART = re.compile(PART)
NUMBER = re.compile(r"[0-9]{1,4}")


@dataclass(frozen=True)
class RequestId:
    """Names a request and the pairing that comes of it: whose, where, to whom, and its number."""

    person_id: str
    scheme: str
    mentor_id: str
    number: int

    def __str__(self) -> str:
        """Write the id as it stands in addresses."""
        return f"{self.person_id}.{self.scheme}.{self.mentor_id}.{self.number}"


@dataclass(frozen=True)
class FriendId:
    """Names what one side of a pairing and the coordinators write to each other: whose, of which.

    Each side has its own, so neither name leads to the other's.
    """

    person_id: str
    pairing: RequestId

    def __str__(self) -> str:
        """Write the id as it stands in addresses."""
        return f"{self.person_id}.{self.pairing}"


@dataclass(frozen=True)
class IntroductionId:
    """Names an introduction: the mentee, the scheme, the coordinator's form."""

    person_id: str
    scheme: str
    form: str

    def __str__(self) -> str:
        """Write the id as it stands in addresses."""
        return f"{self.person_id}.{self.scheme}.{self.form}"


@dataclass(frozen=True)
class AppointmentId:
    """Names an appointment: mentee, mentor, the local month that holds it, its form."""

    person_id: str
    mentor_id: str
    month: str
    form: str

    def __str__(self) -> str:
        """Write the id as it stands in addresses."""
        return f"{self.person_id}.{self.mentor_id}.{self.month}.{self.form}"


def request_id_from(text: str) -> RequestId:
    """Read a request's or a pairing's id. Raises NotFound."""
    match = REQUEST.fullmatch(text)
    if not match:
        raise NotFound
    person_id, scheme, mentor_id, number = match.groups()
    return RequestId(person_id, scheme, mentor_id, int(number))


def friend_id_from(text: str) -> FriendId:
    """Read the id of what one of a pairing wrote to the coordinators. Raises NotFound."""
    match = FRIEND.fullmatch(text)
    if not match:
        raise NotFound
    return FriendId(match[1], request_id_from(match[2]))


def introduction_id_from(text: str) -> IntroductionId:
    """Read an introduction's id. Raises NotFound."""
    match = INTRODUCTION.fullmatch(text)
    if not match:
        raise NotFound
    return IntroductionId(*match.groups())


def appointment_id_from(text: str) -> AppointmentId:
    """Read an appointment's id. Raises NotFound."""
    match = APPOINTMENT.fullmatch(text)
    if not match:
        raise NotFound
    return AppointmentId(*match.groups())


def is_id(text: str) -> bool:
    """The text can stand as one part of an id: lower-case letters, digits and hyphens."""
    return bool(SAFE_PART.fullmatch(text))


def whole_number(text: str) -> int | None:
    """The number that a form holds, of at most four digits; None for anything else."""
    return int(text) if NUMBER.fullmatch(text) else None


def month_of(moment: date | datetime) -> str:
    """The month a local date or time falls in, as `2026-12`."""
    return f"{moment:%Y-%m}"
