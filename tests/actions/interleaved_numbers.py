"""Facts are added up while somebody else does the same, or says something else (R32)."""

from mentoring.actions import endings, folding, pairings
from mentoring.adapters import keys
from mentoring.domain.fact import EVER, Counted
from mentoring.domain.feedback import Feedback
from mentoring.domain.identity import RequestId
from mentoring.domain.people import Person
from tests.actions.gaps import between
from tests.fakes import Scene


def add_up(scene: Scene) -> None:
    """What the daily round does in the scheme of these tests."""
    folding.add_up(scene.means, "career", lambda: False)


def waiting(scene: Scene) -> int:
    """How many requests are counted as waiting."""
    (ever,) = scene.store.load(keys.counted("career", EVER))
    return int(ever.counts.get("waiting", 0))


def two_first_mornings(scene: Scene) -> bool:
    """A round adds up what it read before another one added that, and more: all counts once."""
    scene.ask(scene.mentee())
    between(scene, Counted, lambda: _one_more(scene, "kofi"))
    add_up(scene)
    return waiting(scene) == 2


def two_more_mornings(scene: Scene) -> bool:
    """As before, on counts that were there already."""
    scene.ask(scene.mentee())
    add_up(scene)
    scene.ask(scene.mentee("lowri"))
    between(scene, Counted, lambda: _one_more(scene, "kofi"))
    add_up(scene)
    return waiting(scene) == 3


def two_windows_look_back_first(scene: Scene) -> bool:
    """One person says from two windows how a pairing was; one answer is counted."""
    pairing, mentee = _ended(scene)
    between(scene, Feedback, lambda: _look_back(scene, pairing, mentee, "2"))
    _look_back(scene, pairing, mentee, "5")
    return _looked_back(scene) == {"looked back 5": 1}


def two_windows_look_back_again(scene: Scene) -> bool:
    """As before, where they had said something already."""
    pairing, mentee = _ended(scene)
    _look_back(scene, pairing, mentee, "1")
    between(scene, Feedback, lambda: _look_back(scene, pairing, mentee, "2"))
    _look_back(scene, pairing, mentee, "5")
    return _looked_back(scene) == {"looked back 5": 1}


def _one_more(scene: Scene, name: str) -> None:
    scene.ask(scene.mentee(name))
    add_up(scene)


def _ended(scene: Scene) -> tuple[RequestId, Person]:
    mentee = scene.mentee()
    pairing = scene.pair(mentee)
    pairings.unpair(scene.means, scene.programme, pairing, mentee)
    return pairing, mentee


def _look_back(scene: Scene, pairing: RequestId, mentee: Person, useful: str) -> None:
    endings.give_feedback(scene.means, pairing, mentee, {"useful": useful})


def _looked_back(scene: Scene) -> dict[str, int]:
    add_up(scene)
    (ever,) = scene.store.load(keys.counted("career", EVER))
    return {name: count for name, count in ever.counts.items() if name.startswith("looked back")}
