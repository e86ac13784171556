"""Changing the address that a person signs in with (R19, R30)."""

from dataclasses import dataclass
from typing import Any

from mentoring.actions.looking import as_mentee, as_mentor
from mentoring.actions.means import Means
from mentoring.adapters import keys
from mentoring.adapters.changes import Remove
from mentoring.domain import address_change as rules
from mentoring.domain.address_change import AddressChange, AddressTaken
from mentoring.domain.identity import request_id_from
from mentoring.domain.people import Person, address_hash
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import Incomplete
from mentoring.domain.sign_in import AddressRecord, Session, record_for, require_address

OVER = "That code does not work any more. Enter the new address again for another code"


@dataclass(frozen=True)
class Newcomer:
    """What is written of somebody who had the new address and did nothing yet but sign in."""

    values: tuple[Any, ...] = ()
    removed: tuple[Remove, ...] = ()


class CodeOver(Incomplete):
    """The code is too old, or was tried too often: the address has to be entered again."""

    def __init__(self) -> None:
        """Say so at the field of the address."""
        super().__init__({"address": OVER})


def waiting(means: Means, person: Person) -> AddressChange | None:
    """The change whose code can be typed in now."""
    (change,) = means.load(keys.address_change(person.id))
    return change if change and change.is_open(means.now()) and not change.used else None


def ask(
    means: Means, programme: Programme, person: Person, typed: str, form: str, secret: str
) -> None:
    """Send a code to the new address. The same form again sends none. Raises Incomplete."""
    address = require_address(typed)

    def attempt() -> None:
        before, record = means.load(
            keys.address_change(person.id), keys.address(address_hash(address))
        )
        if before and before.form == form:
            return
        asked = rules.ask(
            person, before, record or record_for(address), address, form, secret,
            means.new_code(), programme, means.now(),
        )  # fmt: skip
        means.save((asked.change, asked.record), asked.letters)

    means.settle(attempt)


def confirm(means: Means, person: Person, secret: str, code: str) -> None:
    """Put the person at the new address, if the code is right. Doing it again changes nothing.

    Raises CodeOver, Incomplete where the code is wrong (the try is counted), or AddressTaken.
    """

    def attempt() -> bool:
        change, current = means.load(keys.address_change(person.id), keys.person(person.id))
        if change is None or not change.is_open(means.now()):
            raise CodeOver
        tried, right = rules.try_code(change, secret, code)
        if right and change.used:
            return True
        if not right:
            means.save((tried,))
            return False
        _move(means, current, tried)
        return True

    if not means.settle(attempt):
        raise Incomplete({"code": "Enter the six digits of the newest letter: those were others"})


def _move(means: Means, person: Person, change: AddressChange) -> None:
    """Write a change whose code was right, with everybody who has to know. Raises AddressTaken."""
    old_hash, new_hash = address_hash(person.address), address_hash(change.address)
    old, new, mentor = means.load(
        keys.address(old_hash), keys.address(new_hash), keys.mentor(person.mentor_id or "-")
    )
    new = new or AddressRecord(new_hash)
    newcomer = _newcomer(means, person, new)
    moved = rules.move(person, change.address, old or AddressRecord(old_hash), new, mentor)
    mentors = (moved.mentor,) if moved.mentor else ()
    means.save(
        (moved.person, *moved.records, *mentors, change, *newcomer.values),
        rules.letters_about(moved.person, person.address, _others(means, person), means.now()),
        newcomer.removed,
    )


def _newcomer(means: Means, person: Person, record: AddressRecord) -> Newcomer:
    """Whoever has the new address, if they have done nothing but sign in with it.

    People who moved often try the new address first. Raises AddressTaken for everybody else.
    """
    if record.person_id in {None, person.id}:
        return Newcomer()
    found = means.store.partition(f"PERSON#{record.person_id}")
    sessions = [one for one in found if isinstance(one, Session)]
    persons = [one for one in found if isinstance(one, Person)]
    known = any(one.mentor_id or one.coordinates for one in persons)
    if known or len(sessions) + len(persons) < len(found):
        raise AddressTaken
    return Newcomer(
        tuple(rules.emptied(one) for one in persons),
        tuple(Remove(keys.key_of(one)) for one in sessions),
    )


def _others(means: Means, person: Person) -> dict[str, str]:
    """Who is in a running pairing with this person, and in which."""
    mine, as_guide = as_mentee(means, person), as_mentor(means, person)
    guided = as_guide.mentor.running if as_guide else {}
    return {one.mentor_person: str(one.id) for one in mine.running} | {
        request_id_from(one).person_id: one for one in guided
    }
