"""What waits in a coordinator's other schemes: as much as a look there would show."""

from dataclasses import replace

from mentoring.actions import work_list
from mentoring.domain.concern import Concern, ConcernKind, put_off, settled
from mentoring.domain.enrolment import Role
from mentoring.domain.friend import Talk
from mentoring.domain.identity import FriendId, RequestId
from mentoring.domain.people import Person
from tests.fakes import Scene, published_scene
from tests.world import NOW

CORA = Person("cora", "cora@gov.example", "Cora", coordinates=("career", "open", "peers"))


def raised(scene: Scene, scheme: str, about: str) -> Concern:
    """A letter came back: it stays on the list as long as there is somebody of that id."""
    one = Concern(scheme, ConcernKind.LETTER, about, "A letter came back.", scene.clock())
    scene.means.save((one,))
    return replace(one, version=1)


def in_words(scene: Scene, scheme: str = "career") -> dict[str, str]:
    """What stands beside the other schemes while Cora looks at one."""
    found = work_list.look(scene.means, CORA, scheme, "").elsewhere
    return {name: one.in_words for name, one in found.items()}


def test_what_waits_in_other_schemes_is_what_a_look_there_would_show() -> None:
    scene = published_scene()
    people = [scene.mentee(f"somebody{number}").id for number in range(60)]
    for about in people[:3]:
        raised(scene, "open", about)
    raised(scene, "leadership", people[0])
    scene.means.save((put_off(raised(scene, "open", people[3]), NOW),))
    scene.means.save((settled(raised(scene, "open", people[4]), "Cora", NOW),))
    raised(scene, "open", "erased-meanwhile")
    assert in_words(scene) == {"open": "3", "peers": "nothing waits"}
    assert in_words(scene, "open") == {"career": "nothing waits", "peers": "nothing waits"}
    scene.clock.on(seconds=1)
    for about in people[5:]:
        raised(scene, "open", about)
    assert in_words(scene)["open"] == "49 or more"


def test_r33_what_the_other_one_of_a_pairing_wrote_is_not_even_counted() -> None:
    scene = published_scene()
    for other, mentee in (("cora", "priya"), ("amara", "otto")):
        named = FriendId(mentee, RequestId(mentee, "open", "amara-okafor", 1))
        talk = Talk(named, Role.MENTEE, "Priya", "Amara", other, "Open mentoring", ())
        asks = Concern("open", ConcernKind.FRIEND, str(named), "Asks for help.", NOW)
        scene.means.save((talk, asks))
    assert in_words(scene)["open"] == "1"


def test_a_full_page_of_what_has_settled_itself_does_not_say_that_nothing_waits() -> None:
    scene = published_scene()
    for number in range(60):
        raised(scene, "open", f"erased{number}")
        scene.clock.on(seconds=1)
    assert in_words(scene)["open"] == "some may wait"
