"""Tells coordinators which of their mentors nobody can ask, for want of an address."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from mentoring.actions.batches import in_batches, load
from mentoring.adapters import keys
from mentoring.adapters.changes import Conflict, Put
from mentoring.domain.concern import Concern, ConcernKind, raised
from mentoring.domain.people import Mentor
from mentoring.domain.programme import Programme


def report(store: Any, without: Sequence[str], now: datetime) -> int:
    """Put published mentors without a contact on their schemes' lists; how many lines are new.

    A line leaves the list by itself once a contact has come. Safe to repeat; whoever changes a line
    at the same moment leaves it to the next publishing.
    """
    (programme,) = store.load(keys.programme())
    wanted = [
        concern
        for mentor in load(store, [keys.mentor(one) for one in without])
        if mentor
        for concern in _concerns(mentor, programme, now)
    ]
    return sum(_raise(store, some) for some in in_batches(wanted))


def _concerns(mentor: Mentor, programme: Programme, now: datetime) -> list[Concern]:
    text = (
        f"{mentor.name} is in the directory, but can't be asked: the people file has no address "
        "for them. Give it to whoever publishes."
    )
    return [
        Concern(scheme, ConcernKind.NO_CONTACT, mentor.id, text, now)
        for scheme in mentor.published.schemes
        if programme.coordinators.get(scheme) and not mentor.person_id
    ]


def _raise(store: Any, some: Sequence[Concern]) -> int:
    before = store.load(*map(keys.key_of, some))
    after = [raised(was, one) for was, one in zip(before, some, strict=True)]
    changed = [Put(one) for was, one in zip(before, after, strict=True) if one != was]
    try:
        if changed:
            store.save(changed)
    except Conflict:
        return 0
    return len(changed)
