"""A mentee with chemistry calls, ready to book, to move and to choose."""

from datetime import UTC, datetime

from mentoring.actions import chemistry_calls
from mentoring.domain.people import Person
from tests.fakes import Scene
from tests.world import AIMS, published

OFFERS = ("pairing", "chemistry call", "spot session")
NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
QUARTER = datetime(2026, 12, 1, 12, 15, tzinfo=UTC)
THREE = ("amara-okafor", "ben-hughes", "mei-lin")


def publish(scene: Scene) -> None:
    """Three mentors who have calls, with places for all who ask."""
    scene.publish([published(one, offers=OFFERS, places=3) for one in THREE])


def form_for_two(scene: Scene, form: str = "theform") -> tuple[Person, dict[str, str]]:
    """Priya, and the form that books Amara and Ben."""
    publish(scene)
    return scene.mentee(), {
        "mentors": "amara-okafor.ben-hughes",
        "scheme": "career",
        "form": form,
        "time-amara-okafor": NOON.isoformat(),
        "time-ben-hughes": QUARTER.isoformat(),
        "mode-amara-okafor": "video",
        "mode-ben-hughes": "video",
    }


def called_two(scene: Scene) -> tuple[Person, dict[str, str]]:
    """Priya with both calls booked, and the form that asks Amara."""
    mentee, form = form_for_two(scene)
    chemistry_calls.book(scene.means, scene.programme, mentee, form)
    return mentee, {"scheme": "career", "mentor": "amara-okafor", "number": "1", "aims": AIMS}
