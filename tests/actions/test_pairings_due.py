"""R13, R14, R22: no pairing is lost to the clock, whatever was done to it on the day before."""

from dataclasses import replace
from datetime import date

from mentoring.actions import days, endings, pairings
from mentoring.adapters import keys
from mentoring.domain.enrolment import RequestState
from mentoring.domain.identity import RequestId
from mentoring.domain.letter import Kind
from mentoring.domain.pairing import Pairing, PairingState
from mentoring.domain.people import Person
from mentoring.domain.scheme import scheme_from
from mentoring.domain.waiting import WaitingRequest
from tests.fakes import Scene, published_scene
from tests.world import NOW, PROGRAMME

MONTH = scheme_from("career", {"title": "Career", "length_months": 1, "extend_months": 1})


def run_until(scene: Scene, last: date) -> None:
    """Let the clock go on to a date, and look on every day."""
    while scene.programme.day_of(scene.clock()) < last:
        scene.clock.on(days=1)
        days.run_day(scene.means, scene.programme.day_of(scene.clock()))


def short_pairing(scene: Scene, start: date) -> tuple[RequestId, Person]:
    """A pairing of one month, from a date on which the clock has looked already."""
    scene.publish(programme=replace(PROGRAMME, schemes={"career": MONTH}))
    run_until(scene, start)
    mentee = scene.mentee()
    return scene.pair(mentee), mentee


def found(scene: Scene, pairing_id: RequestId) -> Pairing:
    """The pairing as the table has it."""
    (one,) = scene.store.load(keys.pairing(pairing_id))
    assert isinstance(one, Pairing)
    return one


def test_r13_a_month_from_the_31st_is_told_of_and_completed() -> None:
    scene = Scene()
    pairing_id, _ = short_pairing(scene, date(2027, 1, 31))
    run_until(scene, date(2027, 3, 1))
    assert found(scene, pairing_id).state is PairingState.COMPLETED
    kinds = [kind for kind, _ in scene.told()]
    assert (kinds.count(Kind.ENDING_IN_A_MONTH), kinds.count(Kind.COMPLETED)) == (2, 2)


def test_r13_r14_a_pairing_whose_end_came_while_it_was_unpaired_completes_after_the_undo() -> None:
    scene = Scene()
    pairing_id, mentee = short_pairing(scene, date(2026, 12, 1))
    run_until(scene, date(2026, 12, 30))
    pairings.unpair(scene.means, scene.programme, pairing_id, mentee)
    run_until(scene, date(2027, 1, 4))
    pairings.undo(scene.means, scene.programme, pairing_id, mentee)
    run_until(scene, date(2027, 1, 5))
    assert found(scene, pairing_id).state is PairingState.COMPLETED
    assert scene.mentor().places_free == 1


def test_r22_another_end_less_than_a_month_ahead_is_told_of_too() -> None:
    scene = Scene()
    pairing_id, mentee = short_pairing(scene, date(2026, 12, 31))
    run_until(scene, date(2027, 1, 30))
    mentor = scene.person("amara@police.example")
    for person in (mentee, mentor):
        endings.extend(scene.means, scene.programme, pairing_id, person, "yes")
    run_until(scene, date(2027, 1, 31))
    assert [kind for kind, _ in scene.told()].count(Kind.ENDING_IN_A_MONTH) == 4
    run_until(scene, found(scene, pairing_id).completes_on)
    assert found(scene, pairing_id).state is PairingState.COMPLETED


def test_r10_r14_undoing_releases_what_was_asked_meanwhile() -> None:
    scene = published_scene()
    pairing_id, mentee = scene.pair(scene.mentee()), scene.mentee()
    mentor = scene.person("amara@police.example")
    pairings.unpair(scene.means, scene.programme, pairing_id, mentor)
    request = scene.ask(mentee, "mei-lin")
    pairings.undo(scene.means, scene.programme, pairing_id, mentor)
    (released,) = scene.store.load(keys.request(request))
    assert (released.state, released.ended_at) == (RequestState.RELEASED, NOW)
    assert scene.store.all(WaitingRequest) == []
    assert scene.told()[-1] == (Kind.RELEASED, "mei@gov.example")
