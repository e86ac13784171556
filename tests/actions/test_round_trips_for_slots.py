"""R24: slots cost one round trip to the table, wherever they are shown."""

from typing import Any

import pytest

from laptop.examples.memory_store import MemoryStore
from mentoring.actions import looking, spot_sessions, times
from mentoring.adapters.keys import Key
from tests.actions.interleaved_times import change_form, mentor_person
from tests.fakes import Scene
from tests.world import CONTACTS, published


class CountedStore(MemoryStore):
    """Counts the calls that a person would wait for."""

    def __init__(self) -> None:
        """Nothing was asked yet."""
        super().__init__()
        self.asked = 0

    def load(self, *wanted: Key[Any]) -> tuple[Any, ...]:
        """Count, and load."""
        self.asked += 1
        return super().load(*wanted)

    def partition(self, pk: str, beginning: str = "") -> list[Any]:
        """Count, and query."""
        self.asked += 1
        return super().partition(pk, beginning)


@pytest.fixture
def scene() -> Scene:
    """A pool with as many mentors as one screen of cards shows, some of them booked."""
    scene = Scene(store=CountedStore())
    many = [published(f"mentor-{count}") for count in range(looking.MOST_CARDS)]
    scene.publish([published("amara-okafor"), *many], CONTACTS)
    scene.book(scene.mentee())
    return scene


def test_r24_the_page_to_choose_a_time_reads_once(scene: Scene) -> None:
    mentee, programme = scene.mentee("otto"), scene.programme
    scene.store.asked = 0
    assert spot_sessions.prepare(scene.means, programme, mentee, "amara-okafor").slots
    assert scene.store.asked == 1


def test_r24_the_cards_of_a_whole_screen_read_once(scene: Scene) -> None:
    scene.store.asked = 0
    wanted = ["amara-okafor", *(f"mentor-{count}" for count in range(looking.MOST_CARDS - 1))]
    _, found = looking.availability(scene.means, wanted)
    assert len(found) == looking.MOST_CARDS
    assert found[0].next_slot
    assert scene.store.asked == 1


def test_r29_a_mentors_times_and_what_a_change_touches_are_read_at_once(scene: Scene) -> None:
    person, programme = mentor_person(scene), scene.programme
    form = change_form(scene, weekly__1__from="", weekly__1__to="")
    scene.store.asked = 0
    assert times.look(scene.means, programme, person)[1].slots
    assert scene.store.asked == 1
    times.save(scene.means, programme, person, form)
    assert scene.store.asked == 2
