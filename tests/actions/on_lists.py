"""People on waiting lists: what tests do with a scene in one word."""

from datetime import date

from mentoring.actions import days, pairings, pauses, waiting_lists
from mentoring.adapters import keys
from mentoring.domain.identity import RequestId
from mentoring.domain.people import Person
from mentoring.domain.waiting_list import Lists
from tests.fakes import Scene

AMARA = "amara-okafor"
BACK = date(2027, 1, 4)


def join(scene: Scene, person: Person, mentor_id: str = AMARA, scheme: str = "career") -> None:
    """Join a mentor's list."""
    waiting_lists.join(scene.means, scene.programme, person, mentor_id, scheme)


def leave(scene: Scene, person: Person, mentor_id: str = AMARA) -> None:
    """Leave a mentor's list."""
    waiting_lists.leave(scene.means, scene.programme, person.id, mentor_id)


def as_person(scene: Scene, mentor_id: str = AMARA) -> Person:
    """The mentor, as somebody who is signed in."""
    (person,) = scene.store.load(keys.person(scene.mentor(mentor_id).person_id or ""))
    assert isinstance(person, Person)
    return person


def pause(scene: Scene, mentor_id: str = AMARA, until: date = BACK) -> None:
    """Let a mentor pause."""
    person = as_person(scene, mentor_id)
    pauses.pause_until(scene.means, scene.programme, person, until.isoformat())


def end_pause(scene: Scene, mentor_id: str = AMARA) -> None:
    """Let a mentor be back."""
    pauses.end_pause(scene.means, scene.programme, as_person(scene, mentor_id))


def unpair(scene: Scene, pairing: RequestId) -> None:
    """Let the mentor end a pairing."""
    person = as_person(scene, pairing.mentor_id)
    pairings.unpair(scene.means, scene.programme, pairing, person)


def full(scene: Scene, mentor_id: str = AMARA) -> RequestId:
    """Let somebody take the mentor's one place."""
    return scene.pair(scene.mentee("otto"), mentor_id)


def run_day(scene: Scene) -> None:
    """Let the daily function look at the day that it is."""
    days.run_day(scene.means, scene.programme.day_of(scene.clock()))


def queue(scene: Scene, mentor_id: str = AMARA) -> list[tuple[str, date | None]]:
    """Who waits, and until when a place is held for each, by first name."""
    return [
        (scene.store.load(keys.person(one.person_id))[0].name.split()[0], one.held_until)
        for one in scene.mentor(mentor_id).queue
    ]


def lists(scene: Scene, person: Person) -> set[str]:
    """The lists that a person knows to be on."""
    (found,) = scene.store.load(keys.lists(person.id))
    return set(found.on) if isinstance(found, Lists) else set()
