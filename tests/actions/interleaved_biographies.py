"""Two biographies that one person sends at the same moment."""

from mentoring.actions import biographies
from mentoring.adapters import keys
from mentoring.domain.biography.proposal import MOST_A_DAY, Proposal, Proposals
from tests.actions.gaps import between, too_late
from tests.fakes import Scene


def two_first_biographies(scene: Scene) -> bool:
    """Both are noted."""
    opened: list[int] = []
    between(scene, Proposals, lambda: _send(scene, opened, 2))
    _send(scene, opened, 1)
    (noted,) = scene.store.load(keys.proposals(scene.mentee().id))
    return len(noted.opened) == len(opened)


def a_sixth_biography(scene: Scene) -> bool:
    """A day allows no more than it allows, however many are sent at once."""
    opened: list[int] = []
    for number in range(1, MOST_A_DAY):
        _send(scene, opened, number)
    between(scene, Proposals, lambda: _send(scene, opened, MOST_A_DAY))
    with too_late():
        _send(scene, opened, MOST_A_DAY + 1)
    return len(opened) <= MOST_A_DAY


def _send(scene: Scene, opened: list[int], number: int) -> None:
    fields = {"name": "Nia Prosser", "schemes": ["career"]}
    proposal = Proposal("nia-prosser", fields, f"role: {number}\n", is_new=True)

    def opens(_: Proposal) -> int:
        opened.append(number)
        return number

    biographies.send(scene.means, scene.programme, scene.mentee(), proposal, opens, str)
