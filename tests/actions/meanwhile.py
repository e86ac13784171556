"""Somebody who acts while somebody else decides, on the store in memory."""

from collections.abc import Callable, Sequence

from mentoring.adapters.changes import Change
from tests.fakes import Scene


def at_the_same_moment(scene: Scene, act: Callable[[], object]) -> None:
    """Let something else be done just before the next write."""
    waits = [act]

    def meanwhile(_: Sequence[Change]) -> None:
        if waits:
            waits.pop()()

    scene.store.before_save = meanwhile
