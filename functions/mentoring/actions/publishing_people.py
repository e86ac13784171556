"""Whom the people file names: a person for each address, whoever has moved since (R19)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from mentoring.actions.batches import in_batches, load, persist
from mentoring.adapters import keys
from mentoring.domain import address_change
from mentoring.domain.people import Contact, Mentor, Person, address_hash, same_address
from mentoring.domain.programme import Programme
from mentoring.domain.sign_in import AddressRecord

Named = Mapping[str, Person]
"""The persons whom the addresses of the people file stand for."""
AT_ONCE = 30
"""Addresses looked at together: each is up to three items."""


def persons_named(store: Any, contacts: Sequence[Contact], new_id: Callable[[], str]) -> Named:
    """Return the person of each address, made for those that are new, with their roles.

    Somebody who has changed their address themselves is still who the file's older line names. A
    mentor whose line has another address than before, which is nobody's yet, has moved: they stay
    the same person, with all that is running.
    """
    for one in _with_another_address(store, contacts):
        persist(store, lambda one=one: _moved_by_the_file(store, one, contacts))  # type: ignore[misc]
    addresses = sorted({same_address(one.address) for one in contacts})
    for some in in_batches(addresses, AT_ONCE):
        persist(store, lambda some=some: _newcomers(store, some, contacts, new_id))  # type: ignore[misc]
    found = _whose(store, addresses, contacts)
    persist(store, lambda: _named_no_more(store, {one.id for one in found.values()}))
    ids = sorted({one.id for one in found.values()})
    for some in in_batches(ids):
        persist(store, lambda some=some: _roles_changed(store, some, found, contacts))  # type: ignore[misc]
    return _whose(store, addresses, contacts)


def _with_another_address(store: Any, contacts: Sequence[Contact]) -> list[Contact]:
    """The lines of mentors that have another address than the table."""
    lines = [one for one in contacts if one.kind == "mentor"]
    mentors = load(store, [keys.mentor(one.id) for one in lines])
    return [
        line
        for line, known in zip(lines, mentors, strict=True)
        if known and known.person_id and known.address_hash != address_hash(line.address)
    ]


def _moved_by_the_file(
    store: Any, contact: Contact, contacts: Sequence[Contact]
) -> list[Mentor | Person | AddressRecord]:
    """A mentor whose address in the file is another one now, with all that knows the address.

    Nothing stays at the old one: where the file goes back to it, so does the mentor.
    """
    address = same_address(contact.address)
    mentor, new = store.load(keys.mentor(contact.id), keys.address(address_hash(address)))
    new = new or AddressRecord(address_hash(address))
    person, old = store.load(keys.person(mentor.person_id), keys.address(mentor.address_hash))
    named = {same_address(one.address) for one in contacts}
    taken = new.person_id or new.moved_to == mentor.person_id
    if person is None or old is None or taken or same_address(person.address) in named:
        return []
    moved = address_change.move(person, address, old, new, mentor)
    left, joined = moved.records
    return [moved.person, replace(left, moved_to=None), joined, *filter(None, [moved.mentor])]


def _newcomers(
    store: Any, addresses: Sequence[str], contacts: Sequence[Contact], new_id: Callable[[], str]
) -> list[Person | AddressRecord]:
    """Persons for the addresses that are nobody's."""
    known = _whose(store, addresses, contacts)
    new = [one for one in addresses if one not in known]
    records = load(store, [keys.address(address_hash(one)) for one in new])
    changed: list[Person | AddressRecord] = []
    for address, record in zip(new, records, strict=True):
        person = Person(new_id(), address)
        new_record = record or AddressRecord(address_hash(address))
        changed += [replace(new_record, person_id=person.id), person]
    return changed


def _whose(store: Any, addresses: Sequence[str], contacts: Sequence[Contact]) -> dict[str, Person]:
    """Whom the addresses stand for, as far as they are anybody's."""
    records = load(store, [keys.address(address_hash(one)) for one in addresses])
    ids = {one for each in records if each for one in (each.person_id, each.moved_to) if one}
    persons = {one.id: one for one in load(store, [keys.person(one) for one in sorted(ids)]) if one}
    found = {}
    for address, record in zip(addresses, records, strict=True):
        left = persons.get(record.moved_to or "") if record else None
        owner = persons.get(record.person_id or "") if record else None
        person = left if left and _has_role(left, address, contacts) else owner
        if person:
            found[address] = person
    return found


def _has_role(person: Person, address: str, contacts: Sequence[Contact]) -> bool:
    """One of the lines with this address says what the person is already."""
    own = [one for one in contacts if same_address(one.address) == address]
    return any(
        one.id == person.mentor_id if one.kind == "mentor" else one.id in person.coordinates
        for one in own
    )


def _roles_changed(
    store: Any, ids: Sequence[str], found: Named, contacts: Sequence[Contact]
) -> list[Person]:
    persons = store.load(*(keys.person(one) for one in ids))
    changed = []
    for person in persons:
        own = [one for one in contacts if found[same_address(one.address)].id == person.id]
        named = replace(
            person,
            mentor_id=next((one.id for one in own if one.kind == "mentor"), None),
            coordinates=tuple(sorted(one.id for one in own if one.kind == "coordinator")),
        )
        if named != person:
            changed.append(named)
    return changed


def _named_no_more(store: Any, named: set[str]) -> list[Person]:
    """Whoever is known as a mentor or coordinator and is not in the people file any more."""
    programme: Programme | None
    (programme,) = store.load(keys.programme())
    if programme is None:
        return []
    listed_ids = {
        one.mentor_id
        for scheme in programme.schemes
        for one in store.partition(f"SCHEME#{scheme}", "MENTOR#")
    }
    mentors = load(store, [keys.mentor(one) for one in sorted(listed_ids)])
    known = {one.person_id for one in mentors if one and one.person_id}
    known |= {one for some in programme.coordinators.values() for one in some}
    return [
        replace(one, mentor_id=None, coordinates=())
        for one in load(store, [keys.person(one) for one in sorted(known - named)])
        if one and (one.mentor_id or one.coordinates)
    ]
