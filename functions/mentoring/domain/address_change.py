"""A person's address changes, and nothing ends by it (R19): asked for, proved, and carried over.

Who asks is signed in, so the old mailbox has shown within twelve hours that it is theirs; the new
one shows it by a code. Where the old one is out of reach already, a session that is still open is
enough, and the old address is told in any case.
"""

import hmac
from dataclasses import dataclass, replace
from datetime import datetime

from mentoring.domain.letter import Kind, Letter
from mentoring.domain.people import Mentor, Person, address_hash, same_address
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import Incomplete, Refusal, WayOn
from mentoring.domain.sign_in import (
    CODE_LIFETIME,
    MOST_TRIES,
    NO_CODE,
    AddressRecord,
    code_mac,
    require_address,
    with_letter,
)


@dataclass(frozen=True)
class AddressChange:
    """A new address that waits for its code; one for each person.

    `form` is the random name of the form it came from. The code is not kept: `code_mac` can only
    be checked with the secret of the session that asked.
    """

    person_id: str
    form: str
    address: str
    code_mac: str
    started_at: datetime
    tries: int = 0
    used: bool = False
    version: int = 0

    @property
    def expires_at(self) -> datetime:
        """When the code stops working (UTC)."""
        return self.started_at + CODE_LIFETIME

    def is_open(self, now: datetime) -> bool:
        """The code can still be typed in."""
        return now < self.expires_at and self.tries < MOST_TRIES


@dataclass(frozen=True)
class Asked:
    """A change to keep, the new address's record, and its letter where one may be sent."""

    change: AddressChange
    record: AddressRecord
    letters: tuple[Letter, ...]


@dataclass(frozen=True)
class Moved:
    """A person at a new address, with all that knows the address: to be written in one go."""

    person: Person
    records: tuple[AddressRecord, AddressRecord]
    mentor: Mentor | None


class AddressTaken(Refusal):
    """The new address belongs to another person here; said only to whoever reads its letters."""

    code = "address_taken"
    sentence = (
        "This address has an account of its own here, with requests, pairings or a biography, so "
        "it can't become the address of this one. Write to the coordinators about which to keep."
    )
    ways_on = (WayOn.COORDINATORS, WayOn.MY_MENTORING)


def ask(
    person: Person,
    before: AddressChange | None,
    record: AddressRecord,
    typed: str,
    form: str,
    secret: str,
    code: str,
    programme: Programme,
    now: datetime,
) -> Asked:
    """Send a code to the new address, if its domain is allowed (R30) and it has letters left.

    Whether somebody has that address already is not said here. Raises Incomplete.
    """
    address = require_address(typed)
    if problem := _problem(person, address, programme):
        raise Incomplete({"address": problem})
    version = before.version if before else 0
    change = AddressChange(person.id, form, address, code_mac(secret, code), now, version=version)
    told = with_letter(record, now)
    if told is None:
        return Asked(replace(change, code_mac=NO_CODE), record, ())
    letter = Letter(Kind.ADDRESS_CODE, address=address, facts={"code": code})
    return Asked(change, told, (letter,))


def try_code(change: AddressChange, secret: str, code: str) -> tuple[AddressChange, bool]:
    """Check a code; return the change with the try counted, and whether it was right."""
    right = hmac.compare_digest(code_mac(secret, code), change.code_mac)
    return replace(change, tries=change.tries + (not right), used=change.used or right), right


def move(
    person: Person,
    address: str,
    old: AddressRecord,
    new: AddressRecord,
    mentor: Mentor | None,
) -> Moved:
    """Put the person at the new address. The old one opens nothing any more, and says who left it.

    Line managers are compared with the new address from now on (R5).
    """
    hashed = address_hash(address)
    return Moved(
        replace(person, address=same_address(address)),
        (
            replace(old, person_id=None, moved_to=person.id),
            replace(new, person_id=person.id, moved_to=None),
        ),
        replace(mentor, address_hash=hashed) if mentor else None,
    )


def emptied(newcomer: Person) -> Person:
    """What stays of somebody who only ever signed in with the address that is another's now."""
    return Person(newcomer.id, "", version=newcomer.version)


def letters_about(person: Person, old: str, others: dict[str, str], now: datetime) -> list[Letter]:
    """Tell the old and the new address, and each running pairing's other side where to write now.

    `others` maps persons to the pairing in which they are.
    """
    facts = {"name": person.name, "at": now.isoformat()}
    return [
        Letter(Kind.ADDRESS_LEFT, address=old, facts=facts),
        Letter(Kind.ADDRESS_CHANGED, to=person.id, facts=facts),
        *(
            Letter(Kind.ADDRESS_OF_OTHER, to=one, about=person.id, facts=facts | {"pairing": each})
            for one, each in others.items()
        ),
    ]


def _problem(person: Person, address: str, programme: Programme) -> str:
    if address == same_address(person.address):
        return "Enter the new address: this one is yours already"
    if not programme.may_sign_in(address):
        return "Enter a work address of an organisation that takes part: this one does not"
    if address == same_address(person.line_manager):
        return "Enter your own address: you gave this one as your line manager's"
    return ""
