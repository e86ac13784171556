"""Gathering everything held about a person (R31)."""

from typing import Any

from mentoring.actions.batches import load
from mentoring.actions.forgetting import records_of
from mentoring.actions.means import Means
from mentoring.adapters import keys
from mentoring.domain.disclosed import Chapter, chapters
from mentoring.domain.disclosure import Part, is_part_of, parts_of
from mentoring.domain.pairing import Pairing
from mentoring.domain.people import Person, address_hash
from mentoring.domain.programme import Programme


def everything(means: Means, person: Person) -> list[Part]:
    """Return what is held about somebody, to take along."""
    return parts_of(person, _held(means, person))


def readable(means: Means, programme: Programme, person: Person) -> list[Chapter]:
    """Return the same in words, without what only machines need."""
    return chapters(person, programme, _held(means, person))


def _held(means: Means, person: Person) -> list[Any]:
    """Their own pages, a mentor's, and others' about them."""
    found: list[Any] = means.store.partition(f"PERSON#{person.id}")
    found += means.load(keys.address(address_hash(person.address)))
    if person.mentor_id:
        found += means.store.partition(f"MENTOR#{person.mentor_id}")
        traces = means.store.partition(keys.traces_of(person.mentor_id))
        theirs = [
            one
            for one in load(means.store, [key for one in traces for key in records_of(one.about)])
            if is_part_of(person, one)
        ]
        found += theirs
        for pairing in (one for one in theirs if isinstance(one, Pairing)):
            found += means.load(keys.expectations(pairing.id), keys.agreement(pairing.id))
            found += means.store.partition(*keys.notes_of(pairing.id))
    return [one for one in found if one]
