"""The table with one condition taken out of its writes, and somebody who acts in between."""

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import chain, repeat
from typing import Any, TypeVar

import boto3

from laptop.examples.memory_store import kind_of
from mentoring.adapters import items as stored
from mentoring.adapters.attributes import unpacked
from mentoring.adapters.changes import Change, Check, Conflict, Put
from mentoring.adapters.store import Store
from mentoring.domain.people import Contact, PublishedMentor
from mentoring.domain.refusals import Refusal
from tests.fakes import Scene
from tests.world import CONTACTS, MENTORS, PROGRAMME, Clock

T = TypeVar("T")


CHECKED = "checked"
"""Names the gap in which a value that is only checked is not checked."""
CONDITION = ("ConditionExpression", "ExpressionAttributeNames", "ExpressionAttributeValues")


class Table(Store):
    """The table's store, with a moment before a write at which others act, and with a gap."""

    def __init__(self) -> None:
        """Start with every condition in place and nobody in between."""
        super().__init__(boto3.client("dynamodb"), "pool", Clock())
        self.gap: tuple[type, str] | None = None
        self.between: tuple[type, Callable[[], object]] | None = None

    def save(self, changes: Sequence[Change]) -> None:
        """Let the other act once, before the first write of the kind that was named."""
        if self.between and any(_is(one, self.between[0]) for one in changes):
            act, self.between = self.between[1], None
            act()
        super().save([one for one in changes if not self._is_left_out(one)])

    def all(self, kind: type[T]) -> list[T]:
        """Return every value of a kind: for tests only."""
        items = map(unpacked, self._client.scan(TableName="pool")["Items"])
        return [
            stored.from_item(kind, one) for one in items if kind_of(one["pk"], one["sk"]) is kind
        ]

    def _is_left_out(self, change: Change) -> bool:
        return isinstance(change, Check) and self.gap == (type(change.value), CHECKED)

    def _written(self, change: Change) -> dict[str, Any]:
        written = super()._written(change)
        put = written.get("Put", {})
        if self.gap and _is(change, self.gap[0]) and put.get(CONDITION[0]) == self.gap[1]:
            for name in CONDITION:
                put.pop(name, None)
        return written


def _is(change: Change, kind: type) -> bool:
    return isinstance(change, Put) and isinstance(change.value, kind)


def publish(scene: Scene, mentors: Sequence[PublishedMentor] = MENTORS[:3], *more: Contact) -> None:
    """Bring in three mentors, or others, and two schemes that one of the contacts coordinates."""
    schemes = {name: PROGRAMME.schemes[name] for name in ("career", "open")}
    known = [one for one in CONTACTS if one.id in {"career", *(named.id for named in MENTORS[:3])}]
    scene.publish(
        [replace(one, schemes=("career", "open")) for one in mentors],
        [*known, *more],
        replace(PROGRAMME, schemes=schemes),
    )


def between(scene: Scene, kind: type, act: Callable[[], object]) -> None:
    """Let B act when A is about to write a value of this kind."""
    scene.store.between = (kind, act)


def too_late() -> contextlib.AbstractContextManager[None]:
    """Let A be told that somebody was quicker: what then holds is looked at."""
    return contextlib.suppress(Refusal, Conflict)


def drawn_again(scene: Scene, name: str, *first: str) -> None:
    """Let chance repeat itself: the next ids or secrets are these, and only then new ones."""
    fresh = getattr(scene, name)
    drawn = chain(first, (fresh() for _ in repeat(None)))
    setattr(scene, name, lambda: next(drawn))
