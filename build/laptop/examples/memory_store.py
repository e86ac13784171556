"""A store in memory that behaves like the table's: for plays, and for tests."""

import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from math import inf
from typing import Any, TypeVar

from mentoring.adapters import items, keys
from mentoring.adapters.changes import Change, Check, Conflict, Put, Remove
from mentoring.adapters.keys import Key
from mentoring.domain.programme import Programme
from mentoring.domain.retention import is_gone
from mentoring.domain.shortage import Needed
from mentoring.domain.sign_in import AddressRecord, SignInAttempt
from mentoring.domain.waiting import DaysDone

T = TypeVar("T")
MOST_CHANGES = 100
"""DynamoDB's limits, kept here too, so that nothing passes that the table would refuse."""

Items = dict[tuple[str, str], dict[str, Any]]
ALONE: dict[str, type] = {
    "PROGRAMME": Programme,
    "ADDRESS": AddressRecord,
    "SIGNIN": SignInAttempt,
    "DAILY": DaysDone,
    "NEEDED": Needed,
}
"""What lies alone in its partition, so that the table itself never tells it by its key."""


class MemoryStore:
    """What `adapters.store.Store` promises, in memory and one at a time."""

    def __init__(self) -> None:
        """Start empty; `before_save` is called ahead of every write, outside the lock.

        `now` gives UTC.
        """
        self.now: Callable[[], datetime] = lambda: datetime.now(UTC)
        self.items: Items = {}
        self._read: dict[tuple[str, str], Any] = {}
        self.before_save: Callable[[Sequence[Change]], None] = lambda _: None
        self._lock = threading.Lock()

    def load(self, *wanted: Key[Any]) -> tuple[Any, ...]:
        """Return the values under the keys, None where there is none."""
        with self._lock:
            if not 0 < len(set(wanted)) <= MOST_CHANGES:
                raise ValueError("a read asks for 1 to 100 items")
            found = (self._read.get((key.pk, key.sk)) for key in wanted)
            return tuple(None if is_gone(one, self.now()) else one for one in found)

    def partition(self, pk: str, beginning: str = "") -> list[Any]:
        """Return all values of a partition, in key order, whose sk begins so."""
        return self._values(lambda item: item["pk"] == pk and item["sk"].startswith(beginning))

    def due(self, due_pks: Iterable[str]) -> Iterator[Any]:
        """Give what the index keeps there."""
        wanted = set(due_pks)
        found = self._values(lambda item: item.get("due_pk") in wanted)
        yield from sorted(found, key=lambda one: str(items.to_item(one)["due_sk"]))

    def due_page(self, due_pk: str, after: str, limit: int) -> list[tuple[str, Any]]:
        """Return the first so many of what the index keeps here after a place in its order."""
        found = [(str(items.to_item(one)["due_sk"]), one) for one in self.due((due_pk,))]
        return [(place, one) for place, one in found if place > after][:limit]

    def page(self, pk: str, beginning: str, after: str, limit: int) -> list[Any]:
        """Return the first so many of a partition whose sk begins so and lies after another."""
        found = self._values(
            lambda item: (
                item["pk"] == pk and item["sk"].startswith(beginning) and item["sk"] > after
            )
        )
        return found[:limit]

    def save(self, changes: Sequence[Change]) -> None:
        """Write all changes or none. Raises Conflict."""
        self.before_save(changes)
        with self._lock:
            places = Counter(map(_place, changes))
            if not 0 < places.total() <= MOST_CHANGES or max(places.values()) > 1:
                raise ValueError("a write changes 1 to 100 items, each of them once")
            if any(self._is_lost(one) for one in changes):
                raise Conflict
            for one in changes:
                self._write(one)

    def count(self, empty: Any, name: str, most: int) -> bool:
        """Add one to a name's count, unless it is new and there are `most` of them."""
        with self._lock:
            there = self._read.get(_place(Put(empty)), empty)
            if name in there.counts or len(there.counts) < most:
                counts = {**there.counts, name: there.counts.get(name, 0) + 1}
                self._write(Put(replace(there, counts=counts)))
            return name in there.counts or len(there.counts) < most

    def all(self, kind: type[T]) -> list[T]:
        """Return every value of a kind: the table has no such question."""
        with self._lock:
            found = [(at, one) for at, one in self._read.items() if type(one) is kind]
        return [one for _, one in sorted(found, key=lambda one: one[0])]

    def _values(self, wanted: Callable[[dict[str, Any]], bool]) -> list[Any]:
        with self._lock:
            places = sorted(at for at, item in self.items.items() if wanted(item))
            found = (self._read[at] for at in places)
            return [one for one in found if not is_gone(one, self.now())]

    def _is_lost(self, change: Change) -> bool:
        version = None if isinstance(change, Remove) else getattr(change.value, "version", None)
        if version is None:
            return False
        there = self.items.get(_place(change), {})
        is_over = there.get("expires_at", inf) <= self.now().timestamp()
        return bool(there) and not is_over if version == 0 else there.get("version") != version

    def _write(self, change: Change) -> None:
        if isinstance(change, Remove):
            self.items.pop(_place(change), None)
            self._read.pop(_place(change), None)
            return
        if isinstance(change, Check):
            return
        value = change.value
        if hasattr(value, "version"):
            value = replace(value, version=value.version + 1)
        item = items.to_item(value)
        self.items[_place(change)] = item
        self._read[_place(change)] = items.from_item(kind_of(item["pk"], item["sk"]), item)


def _place(change: Change) -> tuple[str, str]:
    key = change.key if isinstance(change, Remove) else keys.key_of(change.value)
    return key.pk, key.sk


def kind_of(pk: str, sk: str) -> type:
    """What lies at a key, wherever in the table it is."""
    return ALONE[sk] if sk in ALONE else items.kind_at(pk, sk)
