"""Keeps in the table what only the form of a biography needs: the words, and the files' texts."""

from collections.abc import Sequence
from typing import Any

from mentoring.actions.batches import in_batches
from mentoring.adapters import keys
from mentoring.adapters.changes import Change, Put, Remove
from mentoring.domain.biography.published import Texts

AT_ONCE = 25
"""Texts written together: a transaction holds 4 MB, and one text may have 24 kB."""


def keep_texts(store: Any, texts: Texts, withdrawn: Sequence[str]) -> int:
    """Write what differs and remove what belongs to files that have gone; return how many.

    Nobody decides upon these, so the last publishing wins.
    """
    wanted = [texts.words, *texts.biographies]
    changes: list[Change] = [Remove(keys.biography(one)) for one in withdrawn]
    for some in in_batches(wanted, AT_ONCE):
        there = store.load(*map(keys.key_of, some))
        changes += [Put(one) for one, before in zip(some, there, strict=True) if one != before]
    for some_changes in in_batches(changes, AT_ONCE):
        store.save(some_changes)
    return len(changes)
