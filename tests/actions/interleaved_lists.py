"""Promises about pauses and waiting lists, each played with somebody who acts in between."""

from mentoring.actions import pauses, waiting_lists
from mentoring.adapters import keys
from mentoring.adapters.changes import Put
from mentoring.domain.appointment import Appointment
from mentoring.domain.people import Mentor
from mentoring.domain.waiting import WaitingRequest
from mentoring.domain.waiting_list import Lists
from tests.actions.gaps import between, too_late
from tests.fakes import Scene
from tests.world import published

BACK = "2027-01-04"
OTHERS = ("fourth", "fifth")
"""Mentors without a place, on whose lists anybody may be."""


def asked_and_booked_while_pausing(scene: Scene) -> bool:
    """R7, R24: two mentors pause while somebody asks the one and books the other: neither is done.

    Asking and booking write nothing of the mentor, so they check that nothing of them changed.
    """
    mentee = scene.mentee()
    slot = scene.slots("ben-hughes")[0]
    between(scene, WaitingRequest, lambda: pause(scene, "amara-okafor"))
    with too_late():
        scene.ask(mentee)
    between(scene, Appointment, lambda: pause(scene, "ben-hughes"))
    with too_late():
        scene.book(mentee, "ben-hughes", slot)
    return not (scene.store.all(WaitingRequest) or scene.store.all(Appointment))


def joined_while_paired(scene: Scene) -> bool:
    """R7: somebody is accepted while they join another list; they wait for nobody then."""
    mentee = scene.mentee()
    request = scene.ask(mentee, "ben-hughes")
    scene.pair(scene.mentee("kofi"))
    between(scene, Lists, lambda: scene.accept(request))
    with too_late():
        join(scene, mentee.id, "amara-okafor")
    return not scene.mentor().queue


def two_first_lists(scene: Scene) -> bool:
    """R7: somebody joins two lists from two windows; they are known to be on both."""
    return _both_known(scene, ())


def two_more_lists(scene: Scene) -> bool:
    """R7: the same with somebody who is on a list already."""
    return _both_known(scene, ("mei-lin",))


def _both_known(scene: Scene, on: tuple[str, ...]) -> bool:
    contact = scene.mentor().person_id
    for name in OTHERS:
        mentor = Mentor(published(name, places=0), person_id=contact, address_hash="x")
        scene.store.save([Put(mentor)])
    mentee = scene.mentee()
    for name in on:
        pause(scene, name)
        join(scene, mentee.id, name)
    between(scene, Lists, lambda: join(scene, mentee.id, OTHERS[0]))
    with too_late():
        join(scene, mentee.id, OTHERS[1])
    (lists,) = scene.store.all(Lists)
    queued = [one for one in scene.store.all(Mentor) if one.queue]
    return len(lists.on) == len(queued)


def pause(scene: Scene, mentor_id: str) -> None:
    """Let a mentor pause."""
    (person,) = scene.store.load(keys.person(scene.mentor(mentor_id).person_id or ""))
    pauses.pause_until(scene.means, scene.programme, person, BACK)


def join(scene: Scene, person_id: str, mentor_id: str) -> None:
    """Let somebody join a list."""
    (person,) = scene.store.load(keys.person(person_id))
    waiting_lists.join(scene.means, scene.programme, person, mentor_id, "career")
