"""Brings mentors, schemes and contacts into the table, and leaves what people changed."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, TypeVar

from mentoring.actions.publishing_texts import keep_texts
from mentoring.actions.publishing_topics import keep_topics
from mentoring.adapters import keys
from mentoring.adapters.changes import Conflict, Put, Remove
from mentoring.domain.biography.published import Texts
from mentoring.domain.people import (
    Contact,
    Mentor,
    Person,
    PublishedMentor,
    address_hash,
    same_address,
)
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import Overtaken
from mentoring.domain.sign_in import AddressRecord
from mentoring.domain.waiting import listed

T = TypeVar("T")
AT_ONCE = 90
"""Items read or written together, under DynamoDB's 100 a call."""
MOST_ATTEMPTS = 5


@dataclass(frozen=True)
class Published:
    """What publishing found: mentors who can't be asked yet, and mentors whose file has gone."""

    without_contact: tuple[str, ...]
    withdrawn: tuple[str, ...]
    changed: int


def publish(
    store: Any,
    programme: Programme,
    mentors: Sequence[PublishedMentor],
    contacts: Sequence[Contact] | None,
    *,
    new_id: Callable[[], str],
    texts: Texts | None = None,
) -> Published:
    """Make the table say what the files say; safe to run again and to take up half way.

    Places that mentors changed, running pairings and people's details stay. With `contacts` None
    the addresses stay as they are; otherwise the people file is the whole truth about who is a
    mentor's or scheme's contact. `texts` is what only the form of a biography needs.
    """
    people = _people(store, contacts, new_id) if contacts is not None else None
    changed = _programme(store, programme, contacts, people)
    changed += sum(
        _persist(store, lambda some=some: _mentors_changed(store, some, contacts, people))  # type: ignore[misc]
        for some in _in_batches(mentors)
    )
    withdrawn = _lists(store, programme, mentors)
    changed += keep_topics(store, programme, mentors)
    changed += keep_texts(store, texts, withdrawn) if texts else 0
    found = _load(store, [keys.mentor(one.id) for one in mentors])
    without = tuple(one.id for one in found if one and not one.person_id)
    return Published(without, withdrawn, changed)


def _people(store: Any, contacts: Sequence[Contact], new_id: Callable[[], str]) -> dict[str, str]:
    """Return person ids by address, making persons for addresses that are new."""
    ids: dict[str, str] = {}
    _persist(store, lambda: _named_no_more(store, contacts))
    addresses = sorted({same_address(one.address) for one in contacts})
    for some in _in_batches(addresses, AT_ONCE // 3):
        _persist(store, lambda some=some: _people_changed(store, some, contacts, ids, new_id))  # type: ignore[misc]
    return ids


def _people_changed(
    store: Any,
    addresses: Sequence[str],
    contacts: Sequence[Contact],
    ids: dict[str, str],
    new_id: Callable[[], str],
) -> list[Any]:
    records = store.load(*(keys.address(address_hash(one)) for one in addresses))
    changed: list[Any] = []
    for address, known in zip(addresses, records, strict=True):
        record = known or AddressRecord(address_hash(address))
        if record.person_id is None:
            record = replace(record, person_id=new_id())
            changed += [record, Person(record.person_id or "", address)]
        ids[address] = record.person_id or ""
    persons = store.load(*(keys.person(ids[one]) for one in addresses))
    new = {one.id: one for one in changed if isinstance(one, Person)}
    for address, known in zip(addresses, persons, strict=True):
        person = known or new.get(ids[address]) or Person(ids[address], address)
        named = _named(person, address, contacts)
        changed = [one for one in changed if not (isinstance(one, Person) and one.id == person.id)]
        if named != known:
            changed.append(named)
    return changed


def _named(person: Person, address: str, contacts: Sequence[Contact]) -> Person:
    own = [one for one in contacts if same_address(one.address) == address]
    return replace(
        person,
        mentor_id=next((one.id for one in own if one.kind == "mentor"), None),
        coordinates=tuple(sorted(one.id for one in own if one.kind == "coordinator")),
    )


def _named_no_more(store: Any, contacts: Sequence[Contact]) -> list[Person]:
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
    mentors = _load(store, [keys.mentor(one) for one in sorted(listed_ids)])
    known = {one.person_id for one in mentors if one and one.person_id}
    known |= {one for some in programme.coordinators.values() for one in some}
    named = {same_address(one.address) for one in contacts}
    return [
        replace(one, mentor_id=None, coordinates=())
        for one in _load(store, [keys.person(one) for one in sorted(known)])
        if one and same_address(one.address) not in named and (one.mentor_id or one.coordinates)
    ]


def _programme(
    store: Any,
    programme: Programme,
    contacts: Sequence[Contact] | None,
    people: dict[str, str] | None,
) -> int:
    (before,) = store.load(keys.programme())
    if contacts is None or people is None:
        coordinators = before.coordinators if before else {}
    else:
        coordinators = {
            scheme: tuple(
                sorted(
                    people[same_address(one.address)]
                    for one in contacts
                    if _coordinates(one, scheme)
                )
            )
            for scheme in programme.schemes
        }
    after = replace(programme, coordinators=coordinators)
    if after == before:
        return 0
    store.save([Put(after)])
    return 1


def _coordinates(contact: Contact, scheme: str) -> bool:
    return contact.kind == "coordinator" and contact.id == scheme


def _mentors_changed(
    store: Any,
    mentors: Sequence[PublishedMentor],
    contacts: Sequence[Contact] | None,
    people: dict[str, str] | None,
) -> list[Any]:
    found = store.load(*(keys.mentor(one.id) for one in mentors))
    changed = []
    for published, before in zip(mentors, found, strict=True):
        after = replace(before or Mentor(published), published=published, withdrawn=False)
        if contacts is not None and people is not None:
            after = _with_contact(after, contacts, people)
        if after != before:
            changed.append(after)
    return changed


def _with_contact(mentor: Mentor, contacts: Sequence[Contact], people: dict[str, str]) -> Mentor:
    address = next(
        (one.address for one in contacts if one.kind == "mentor" and one.id == mentor.id), None
    )
    if address is None:
        return replace(mentor, person_id=None, address_hash=None)
    return replace(
        mentor, person_id=people[same_address(address)], address_hash=address_hash(address)
    )


def _lists(store: Any, programme: Programme, mentors: Sequence[PublishedMentor]) -> tuple[str, ...]:
    """Make the schemes' lists right; return the mentors whose files have gone."""
    wanted = {(scheme, one.id): listed(scheme, one) for one in mentors for scheme in one.schemes}
    there = {
        (one.scheme, one.mentor_id): one
        for scheme in programme.schemes
        for one in store.partition(f"SCHEME#{scheme}", "MENTOR#")
    }
    changes: list[Any] = [Put(one) for key, one in wanted.items() if there.get(key) != one]
    gone = [one for key, one in there.items() if key not in wanted]
    changes += [Remove(keys.listed(one.scheme, one.mentor_id)) for one in gone]
    withdrawn = sorted({one.mentor_id for one in gone} - {one.id for one in mentors})
    _persist(store, lambda: _unlisted(store, withdrawn))
    for some in _in_batches(changes):
        store.save(list(some))
    return tuple(withdrawn)


def _unlisted(store: Any, withdrawn: Sequence[str]) -> list[Any]:
    found: list[Mentor | None] = _load(store, [keys.mentor(one) for one in withdrawn])
    return [replace(one, withdrawn=True) for one in found if one and not one.withdrawn]


def _persist(store: Any, changed: Callable[[], list[Any]]) -> int:
    """Write what differs, deciding anew where somebody acted meanwhile.

    Raises Overtaken after some tries.
    """
    for _ in range(MOST_ATTEMPTS):
        values = changed()
        try:
            for some in _in_batches(values):
                store.save([Put(one) for one in some])
        except Conflict:
            continue
        return len(values)
    raise Overtaken


def _load(store: Any, wanted: Sequence[Any]) -> list[Any]:
    return [one for some in _in_batches(wanted) for one in store.load(*some)]


def _in_batches(values: Iterable[T], size: int = AT_ONCE) -> Iterator[tuple[T, ...]]:
    rest = iter(values)
    while some := tuple(islice(rest, size)):
        yield some
