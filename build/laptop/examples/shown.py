"""What the plays show: every letter as it was written for its reader, and what had happened."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

from laptop.examples.plays import PLAYS, Play
from laptop.examples.stage import Stage
from mentoring.domain.letter import Kind, Post

FreshStore = Callable[[], AbstractContextManager[Any]]
"""Gives an empty store for as long as a play takes."""


@dataclass(frozen=True)
class Example:
    """A letter as it waits to be worded: what happened before, and who reads it, in words."""

    happened: str
    post: Post

    @property
    def kind(self) -> Kind:
        """What it reports."""
        return self.post.letter.kind


def examples(fresh_store: FreshStore) -> list[Example]:
    """Perform all plays; the letters in the order of their kinds."""
    kinds = list(Kind)
    found = [one for play in PLAYS for one in _perform(play, fresh_store)]
    return sorted(found, key=lambda one: kinds.index(one.kind))


def _perform(play: Play, fresh_store: FreshStore) -> Iterator[Example]:
    with fresh_store() as store:
        stage = Stage(store)
        happened = ""
        for coming in play(stage):
            yield from _written(happened, stage.collect())
            happened = coming
        yield from _written(happened, stage.collect())


def _written(happened: str, posts: list[Post]) -> Iterator[Example]:
    if happened:
        yield from (Example(happened, one) for one in posts)
