"""A letter in the outbox, and what can go wrong with it."""

from collections.abc import Sequence

from mentoring.adapters.changes import Change
from mentoring.domain.letter import Outgoing
from tests.fakes import Scene, published_scene


class Crash(Exception):
    """The function stopped here."""


def written() -> tuple[Scene, str]:
    """A scene with one letter in the outbox."""
    scene = published_scene()
    scene.ask(scene.mentee())
    (letter,) = scene.store.all(Outgoing)
    return scene, letter.id


def state(scene: Scene, letter_id: str) -> Outgoing:
    """The letter as the table has it."""
    letters: list[Outgoing] = scene.store.all(Outgoing)
    return next(one for one in letters if one.id == letter_id)


def fail_saving(scene: Scene, error: Exception, times: int = 1) -> None:
    """Let the next writes fail."""
    left = [error] * times

    def fail(_: Sequence[Change]) -> None:
        if left:
            raise left.pop()

    scene.store.before_save = fail
