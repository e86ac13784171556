"""What publishing left in the table."""

from mentoring.actions import addresses
from mentoring.domain.people import Person
from tests.fakes import Scene
from tests.world import CONTACTS

AMARA, CORA = "amara@police.example", "cora@gov.example"


OTHERS = tuple(one for one in CONTACTS if one.id != "amara-okafor")


def person(scene: Scene, address: str) -> Person:
    """Whoever has this address."""
    return scene.person(address)


def listed_in(scene: Scene, scheme: str) -> list[str]:
    """The mentors on a scheme's list."""
    return [one.mentor_id for one in scene.store.partition(f"SCHEME#{scheme}", "MENTOR#")]


def change_address(scene: Scene, who: Person, address: str) -> None:
    """Let somebody ask for another address and confirm it by the code."""
    form = scene.new_id()
    addresses.ask(scene.means, scene.programme, who, address, form, "secret")
    addresses.confirm(scene.means, who, "secret", "123456")
