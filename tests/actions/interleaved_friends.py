"""R33: one of a pairing writes to the coordinators and coordinators answer at the same moment."""

from mentoring.actions import friends
from mentoring.domain.friend import Talk
from mentoring.domain.identity import FriendId
from mentoring.domain.refusals import Incomplete
from tests.actions.gaps import between
from tests.actions.interleaved_silences import in_a_pairing
from tests.fakes import Scene


def two_coordinators_add_something(scene: Scene) -> bool:
    """Two coordinators add to an answer at once: neither is lost, and one reads the other first."""
    pairing, mentee = in_a_pairing(scene)
    friends.write(scene.means, scene.programme, pairing, mentee, "Can we talk?", "first")
    named = FriendId(mentee.id, pairing)
    _answer(scene, named, "second", "first")
    between(scene, Talk, lambda: _answer(scene, named, "third", "second"))
    try:
        _answer(scene, named, "fourth", "second")
    except Incomplete:
        return bool(scene.store.all(Talk)[0].last.form == "third")
    return False


def _answer(scene: Scene, named: FriendId, form: str, last: str) -> None:
    cora = scene.person("cora@gov.example")
    friends.answer(scene.means, cora, named, "Ring first.", form, last)
