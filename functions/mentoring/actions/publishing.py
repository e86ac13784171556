"""Brings mentors, schemes and contacts into the table, and leaves what people changed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from mentoring.actions.batches import in_batches, load, persist
from mentoring.actions.people_search import mentor_entries_changed
from mentoring.actions.publishing_people import Named, persons_named
from mentoring.actions.publishing_texts import keep_texts
from mentoring.actions.publishing_topics import keep_topics
from mentoring.adapters import keys
from mentoring.adapters.changes import Put, Remove
from mentoring.domain.biography.published import Texts
from mentoring.domain.people import (
    Contact,
    Mentor,
    PublishedMentor,
    address_hash,
    same_address,
)
from mentoring.domain.programme import Programme
from mentoring.domain.waiting import listed


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
    people = persons_named(store, contacts, new_id) if contacts is not None else None
    changed = _programme(store, programme, contacts, people)
    changed += sum(
        persist(store, lambda some=some: _mentors_changed(store, some, contacts, people))  # type: ignore[misc]
        for some in in_batches(mentors)
    )
    withdrawn = _lists(store, programme, mentors)
    changed += keep_topics(store, programme, mentors)
    changed += keep_texts(store, texts, withdrawn) if texts else 0
    found = load(store, [keys.mentor(one.id) for one in mentors])
    without = tuple(one.id for one in found if one and not one.person_id)
    return Published(without, withdrawn, changed)


def _programme(
    store: Any,
    programme: Programme,
    contacts: Sequence[Contact] | None,
    people: Named | None,
) -> int:
    (before,) = store.load(keys.programme())
    if contacts is None or people is None:
        coordinators = before.coordinators if before else {}
    else:
        coordinators = {
            scheme: tuple(
                sorted(
                    people[same_address(one.address)].id
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
    people: Named | None,
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


def _with_contact(mentor: Mentor, contacts: Sequence[Contact], people: Named) -> Mentor:
    address = next(
        (one.address for one in contacts if one.kind == "mentor" and one.id == mentor.id), None
    )
    if address is None:
        return replace(mentor, person_id=None, address_hash=None)
    person = people[same_address(address)]
    return replace(mentor, person_id=person.id, address_hash=address_hash(person.address))


def _lists(store: Any, programme: Programme, mentors: Sequence[PublishedMentor]) -> tuple[str, ...]:
    """Make the schemes' lists right; return the mentors whose files have gone."""
    wanted = {(scheme, one.id): listed(scheme, one) for one in mentors for scheme in one.schemes}
    there = {
        (one.scheme, one.mentor_id): one
        for scheme in programme.schemes
        for one in store.partition(f"SCHEME#{scheme}", "MENTOR#")
    }
    changes: list[Any] = [
        change
        for key, one in wanted.items()
        if there.get(key) != one
        for change in (*mentor_entries_changed(there.get(key), one), Put(one))
    ]
    gone = [one for key, one in there.items() if key not in wanted]
    changes += [
        change
        for one in gone
        for change in (
            *mentor_entries_changed(one, None),
            Remove(keys.listed(one.scheme, one.mentor_id)),
        )
    ]
    withdrawn = sorted({one.mentor_id for one in gone} - {one.id for one in mentors})
    persist(store, lambda: _unlisted(store, withdrawn))
    for some in in_batches(changes):
        store.save(list(some))
    return tuple(withdrawn)


def _unlisted(store: Any, withdrawn: Sequence[str]) -> list[Any]:
    found: list[Mentor | None] = load(store, [keys.mentor(one) for one in withdrawn])
    return [replace(one, withdrawn=True) for one in found if one and not one.withdrawn]
