"""Keeps in the table who offers spot sessions on a topic."""

from collections.abc import Sequence
from typing import Any

from mentoring.actions.batches import in_batches
from mentoring.adapters import keys
from mentoring.adapters.changes import Put
from mentoring.domain.people import PublishedMentor
from mentoring.domain.programme import Programme
from mentoring.domain.soonest import Offered, offered

AT_ONCE = 10
"""Topics written together: a transaction holds 4 MB, and ten thousand mentors take 250 kB."""


def keep_topics(store: Any, programme: Programme, mentors: Sequence[PublishedMentor]) -> int:
    """Write what differs; return how many. A topic that nobody offers any more has nobody."""
    found = offered(mentors, programme)
    topics = sorted({*programme.topics, *found})
    changed = 0
    for some in in_batches(topics, AT_ONCE):
        wanted = [found.get(one) or Offered(one, ()) for one in some]
        there = store.load(*map(keys.key_of, wanted))
        changes = [
            Put(one)
            for one, before in zip(wanted, there, strict=True)
            if one != (before or Offered(one.topic, ()))
        ]
        if changes:
            store.save(changes)
        changed += len(changes)
    return changed
