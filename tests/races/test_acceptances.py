"""Many mentees' requests accepted at the same moment: exactly as many start as there are places."""

from functools import partial

import pytest

from mentoring.actions import answering, pairings
from mentoring.actions.answering import Reader
from mentoring.adapters import keys
from mentoring.adapters.changes import Put
from mentoring.domain import request
from mentoring.domain.eligibility import AlreadyPaired
from mentoring.domain.enrolment import Enrolment
from mentoring.domain.identity import RequestId
from mentoring.domain.pairing import Pairing
from mentoring.domain.people import Mentor, Person
from mentoring.domain.request import RequestEnded
from mentoring.domain.room import MentorFull
from mentoring.domain.waiting import waiting
from tests.fakes import Scene
from tests.races.conftest import CLIENTS, ROUNDS, AtOnce
from tests.world import AIMS, published

ADDRESS = "everybody@gov.example"


def mentor_with(scene: Scene, places: int) -> Mentor:
    """A mentor nobody has asked yet."""
    mentor = Mentor(published(f"m-{scene.new_id()}", places=places), person_id=scene.new_id())
    scene.store.save([Put(mentor)])
    return scene.mentor(mentor.id)


def mentee(scene: Scene) -> Person:
    """Somebody who can ask; nothing of them is in the table but what they asked."""
    return Person(scene.new_id(), ADDRESS, "Dee Example", "Examples", "g7", "lee@gov.example")


def asked_by(scene: Scene, mentor: Mentor, people: list[Person]) -> list[RequestId]:
    """Open requests of all these people to the mentor, written in one go."""
    changes, ids = [], []
    for person in people:
        enrolment = Enrolment(person.id, "career", scene.clock().date())
        asked = request.ask(
            person, mentor, enrolment, scene.programme, AIMS, scene.means.new_key(), scene.clock()
        )
        changes += [Put(asked.enrolment), Put(waiting(asked.request))]
        ids.append(asked.request.id)
    scene.store.save(changes)
    return ids


def accept(scene: Scene, mentor: Mentor, asked: RequestId) -> object:
    """The mentor's yes, from a client of its own."""
    reader = Reader(mentor.person_id)
    return answering.accept(scene.means, scene.programme, asked, reader, outside_line=True)


@pytest.mark.parametrize("places", [1, 2, 3])
def test_r2_as_many_start_as_there_are_places_however_many_ask(
    scene: Scene, at_once: AtOnce[object], places: int
) -> None:
    for _ in range(ROUNDS // 3 + (places <= ROUNDS % 3)):
        mentor = mentor_with(scene, places)
        ids = asked_by(scene, mentor, [mentee(scene) for _ in range(CLIENTS)])
        answers = at_once([partial(accept, scene, mentor, one) for one in ids])
        started = [one for one in answers if isinstance(one, Pairing)]
        refused = [one for one in answers if isinstance(one, MentorFull)]
        assert (len(started), len(refused)) == (places, CLIENTS - places), answers
        assert scene.mentor(mentor.id).running.keys() == {str(one.id) for one in started}


def test_r1_a_mentee_accepted_by_three_at_once_has_one_mentor(
    scene: Scene, at_once: AtOnce[object]
) -> None:
    for _ in range(20):
        person, enrolment = mentee(scene), None
        mentors = [mentor_with(scene, 1) for _ in range(3)]
        ids = []
        for mentor in mentors:
            enrolment = enrolment or Enrolment(person.id, "career", scene.clock().date())
            asked = request.ask(
                person,
                mentor,
                enrolment,
                scene.programme,
                AIMS,
                scene.means.new_key(),
                scene.clock(),
            )
            enrolment = asked.enrolment
            ids.append(asked.request.id)
        scene.store.save([Put(enrolment)])
        answers = at_once(
            [partial(accept, scene, mentor, one) for mentor, one in zip(mentors, ids, strict=True)]
        )
        assert sum(isinstance(one, Pairing) for one in answers) == 1
        taken = sum(len(scene.mentor(mentor.id).running) for mentor in mentors)
        assert taken == 1


def test_r14_undoing_against_a_competing_acceptance_never_fills_a_place_twice(
    scene: Scene, at_once: AtOnce[object]
) -> None:
    for _ in range(ROUNDS // 4):
        mentor, first, rival = mentor_with(scene, 1), mentee(scene), mentee(scene)
        (mine,) = asked_by(scene, mentor, [first])
        accept(scene, mentor, mine)
        pairings.unpair(scene.means, scene.programme, mine, first)
        (theirs,) = asked_by(scene, scene.mentor(mentor.id), [rival])
        undone, accepted = at_once(
            [
                partial(pairings.undo, scene.means, scene.programme, mine, first),
                partial(accept, scene, mentor, theirs),
            ]
        )
        assert isinstance(undone, MentorFull) != isinstance(accepted, MentorFull)
        won = mine if undone is None else theirs
        assert scene.mentor(mentor.id).running.keys() == {str(won)}


def test_r14_unpairing_while_another_is_accepted_leaves_one_at_most(
    scene: Scene, at_once: AtOnce[object]
) -> None:
    for _ in range(ROUNDS // 4):
        mentor, first, rival = mentor_with(scene, 1), mentee(scene), mentee(scene)
        (mine, theirs) = asked_by(scene, mentor, [first, rival])
        accept(scene, mentor, mine)
        _, accepted = at_once(
            [
                partial(pairings.unpair, scene.means, scene.programme, mine, first),
                partial(accept, scene, mentor, theirs),
            ]
        )
        running = scene.mentor(mentor.id).running.keys()
        assert running == ({str(theirs)} if isinstance(accepted, Pairing) else set())
        (enrolment,) = scene.store.load(keys.enrolment(first.id, "career"))
        assert enrolment.running is None


def test_r1_undoing_against_an_acceptance_elsewhere_leaves_one_mentor(
    scene: Scene, at_once: AtOnce[object]
) -> None:
    for _ in range(ROUNDS // 8):
        first, other, person = mentor_with(scene, 1), mentor_with(scene, 1), mentee(scene)
        (mine,) = asked_by(scene, first, [person])
        accept(scene, first, mine)
        pairings.unpair(
            scene.means, scene.programme, mine, Person(str(first.person_id), "m@gov.example")
        )
        (enrolment,) = scene.store.load(keys.enrolment(person.id, "career"))
        asked = request.ask(
            person, other, enrolment, scene.programme, AIMS, scene.means.new_key(), scene.clock()
        )
        scene.store.save([Put(asked.enrolment)])
        undone, accepted = at_once(
            [
                partial(
                    pairings.undo,
                    scene.means,
                    scene.programme,
                    mine,
                    Person(str(first.person_id), "m@gov.example"),
                ),
                partial(accept, scene, other, asked.request.id),
            ]
        )
        too_late = isinstance(accepted, AlreadyPaired | RequestEnded)
        assert isinstance(undone, AlreadyPaired) != too_late
