"""Finding people of one's own schemes by name or address: no scan, and nothing of other schemes."""

from collections.abc import Iterable
from dataclasses import dataclass

from mentoring.actions.means import Means
from mentoring.adapters import keys
from mentoring.adapters.changes import Change, Put, Remove
from mentoring.domain.name_entry import NameEntry, entries_of_mentor, entries_of_person, folded
from mentoring.domain.people import Person, address_hash
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import NotFound
from mentoring.domain.waiting import ListedMentor

MOST_FOUND = 30
"""People of one scheme in one answer: more than that is a reason to type another letter."""


@dataclass(frozen=True)
class Found:
    """Somebody who was found: a mentee, or a mentor as the directory names them."""

    name: str
    schemes: tuple[str, ...]
    person_id: str = ""
    mentor_id: str = ""


@dataclass(frozen=True)
class Answer:
    """Who was found, by name; `cut` where there are more than are shown."""

    people: list[Found]
    cut: bool = False


def find(means: Means, programme: Programme, by: Person, text: str) -> Answer:
    """Whoever has this address, or a name of which a word begins so, in one's own schemes.

    Case and accents don't matter. Raises NotFound for who coordinates nothing.
    """
    own = [one for one in by.coordinates if one in programme.schemes]
    if not own:
        raise NotFound
    if "@" in text:
        return _by_address(means, own, text)
    beginning = folded(text)
    if not beginning:
        return Answer([])
    found = [
        means.store.page(f"SCHEME#{scheme}", f"NAME#{beginning}", "", MOST_FOUND + 1)
        for scheme in own
    ]
    cut = any(len(some) > MOST_FOUND for some in found)
    return Answer(_each_once(one for some in found for one in some[:MOST_FOUND]), cut)


def entries_changed(before: Person | None, after: Person, schemes: Iterable[str]) -> list[Change]:
    """What to write so that a mentee is found by their name as it is now, and by no older one.

    `before` is None where they have just come to these schemes.
    """
    return [
        change
        for scheme in schemes
        for change in _changed(
            entries_of_person(before, scheme) if before else (), entries_of_person(after, scheme)
        )
    ]


def mentor_entries_changed(before: ListedMentor | None, after: ListedMentor | None) -> list[Change]:
    """As `entries_changed`, for a mentor in one scheme; None where it does not list them."""
    return _changed(
        entries_of_mentor(before) if before else (), entries_of_mentor(after) if after else ()
    )


def _changed(before: Iterable[NameEntry], after: Iterable[NameEntry]) -> list[Change]:
    new = {keys.name_entry(one): one for one in after}
    old = {keys.name_entry(one): one for one in before}
    removed = [Remove(key) for key in old if key not in new]
    return [*removed, *(Put(one) for key, one in new.items() if old.get(key) != one)]


def _by_address(means: Means, own: list[str], address: str) -> Answer:
    (record,) = means.load(keys.address(address_hash(address)))
    if record is None or record.person_id is None:
        return Answer([])
    person, *enrolments = means.load(
        keys.person(record.person_id), *(keys.enrolment(record.person_id, one) for one in own)
    )
    if person is None:
        return Answer([])
    people = []
    if any(enrolments):
        schemes = tuple(one.scheme for one in enrolments if one)
        people.append(Found(person.name or address.strip(), schemes, person_id=person.id))
    return Answer([*people, *_as_mentor(means, own, person)])


def _as_mentor(means: Means, own: list[str], person: Person) -> list[Found]:
    if not person.mentor_id:
        return []
    (mentor,) = means.load(keys.mentor(person.mentor_id))
    shared = tuple(one for one in own if mentor and one in mentor.published.schemes)
    return [Found(mentor.name, shared, mentor_id=mentor.id)] if shared else []


def _each_once(entries: Iterable[NameEntry]) -> list[Found]:
    """One answer for each person, whichever of their words and schemes were found."""
    found: dict[tuple[str, str], Found] = {}
    for one in entries:
        at = (one.person_id, one.mentor_id)
        known = found.get(at, Found(one.name, (), one.person_id, one.mentor_id))
        schemes = tuple(dict.fromkeys((*known.schemes, one.scheme)))
        found[at] = Found(one.name, schemes, one.person_id, one.mentor_id)
    return sorted(found.values(), key=lambda one: (folded(one.name), one.person_id))
