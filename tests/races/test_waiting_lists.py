"""Many who join, places that come free and people who ask, all at the same moment (R2, R7)."""

from functools import partial

from mentoring.actions import asking, pairings, pauses, waiting_lists
from mentoring.adapters import keys
from mentoring.adapters.changes import Put
from mentoring.domain.asking_form import Form
from mentoring.domain.identity import RequestId
from mentoring.domain.people import Mentor, Person
from mentoring.domain.room import MentorFull, MentorPaused
from mentoring.domain.waiting import WaitingRequest
from mentoring.domain.waiting_list import MOST_LISTS, TooManyLists
from tests.fakes import Scene
from tests.races.conftest import CLIENTS, ROUNDS, AtOnce
from tests.races.test_acceptances import accept, asked_by, mentee, mentor_with
from tests.world import AIMS


def full(scene: Scene, places: int) -> tuple[Mentor, list[RequestId]]:
    """A mentor whose places are all taken, and by which pairings."""
    mentor = mentor_with(scene, places)
    pairs = asked_by(scene, mentor, [mentee(scene) for _ in range(places)])
    for one in pairs:
        accept(scene, mentor, one)
    return mentor, pairs


def join(scene: Scene, mentor: Mentor, person: Person) -> None:
    """Join the list, from a client of one's own."""
    waiting_lists.join(scene.means, scene.programme, person, mentor.id, "career")


def ask(scene: Scene, mentor: Mentor, person: Person) -> object:
    """Ask, from a client of one's own."""
    programme = scene.programme
    return asking.ask(scene.means, programme, person, mentor.id, "career", Form(1), AIMS)


def unpair(scene: Scene, pairing: RequestId) -> None:
    """Let the mentee end a pairing."""
    person = Person(pairing.person_id, "everybody@gov.example")
    pairings.unpair(scene.means, scene.programme, pairing, person)


def test_r2_r7_many_join_while_places_come_free_and_others_ask(
    scene: Scene, at_once: AtOnce[object]
) -> None:
    """Whoever holds a place came before whoever does not, and what is free is what is held."""
    for _ in range(ROUNDS // 8):
        mentor, pairs = full(scene, 3)
        waiting = [mentee(scene) for _ in range(CLIENTS - 8)]
        asking_ = [mentee(scene) for _ in range(5)]
        at_once(
            [
                *(partial(join, scene, mentor, one) for one in waiting[:10]),
                *(partial(unpair, scene, one) for one in pairs[:2]),
                *(partial(ask, scene, mentor, one) for one in asking_),
                *(partial(join, scene, mentor, one) for one in waiting[10:]),
            ]
        )
        found = scene.mentor(mentor.id)
        held = [bool(one.held_until) for one in found.queue]
        assert (len(found.running), sum(held)) == (1, min(2, len(held)))
        assert held == sorted(held, reverse=True)
        turns = {one.person_id for one in found.queue}
        lists = {one.id for one in waiting if scene.store.load(keys.lists(one.id))[0]}
        assert turns == lists


def test_r2_r7_a_place_that_is_held_goes_to_its_holder_whoever_else_asks_and_answers(
    scene: Scene, at_once: AtOnce[object]
) -> None:
    for _ in range(ROUNDS // 8):
        mentor, (pairing,) = full(scene, 1)
        early = asked_by(scene, mentor, [mentee(scene)])  # when all was free
        waiting = [mentee(scene) for _ in range(3)]
        for one in waiting:
            join(scene, mentor, one)
        unpair(scene, pairing)
        first, *others = waiting
        answers = at_once(
            [
                partial(accept, scene, mentor, early[0]),
                partial(ask, scene, mentor, first),
                *(partial(ask, scene, mentor, one) for one in others),
                *(partial(ask, scene, mentor, mentee(scene)) for _ in range(6)),
            ]
        )
        assert isinstance(answers[0], MentorFull)
        assert isinstance(answers[1], RequestId)
        assert all(isinstance(one, MentorFull) for one in answers[2:]), answers
        accept(scene, mentor, answers[1])
        found = scene.mentor(mentor.id)
        assert found.running.keys() == {str(answers[1])}
        assert [one.person_id for one in found.queue] == [one.id for one in others]


def test_r7_nobody_is_on_more_lists_than_the_limit_however_many_they_join_at_once(
    scene: Scene, at_once: AtOnce[object]
) -> None:
    for _ in range(ROUNDS // 12):
        mentors, person = [full(scene, 1)[0] for _ in range(6)], mentee(scene)
        answers = at_once([partial(join, scene, one, person) for one in mentors])
        assert sum(isinstance(one, TooManyLists) for one in answers) == 6 - MOST_LISTS, answers
        queued = [one.id for one in mentors if scene.mentor(one.id).queue]
        (lists,) = scene.store.load(keys.lists(person.id))
        assert sorted(lists.on) == sorted(queued)


def test_r7_nobody_asks_a_mentor_who_pauses_at_the_same_moment_after_it(
    scene: Scene, at_once: AtOnce[object]
) -> None:
    """Every request that is there was asked before the pause, and all others were refused."""
    for _ in range(ROUNDS // 12):
        mentor = mentor_with(scene, 3)
        person = Person(str(mentor.person_id), "m@gov.example", mentor_id=mentor.id)
        scene.store.save([Put(person)])
        pause = partial(pauses.pause_until, scene.means, scene.programme, person, "2027-01-04")
        people = [mentee(scene) for _ in range(12)]
        asks = [partial(ask, scene, mentor, one) for one in people]
        _, *answers = at_once([pause, *asks])
        done = [one for one in answers if isinstance(one, RequestId)]
        refused = [one for one in answers if isinstance(one, MentorPaused)]
        assert len(done) + len(refused) == len(people), answers
        listed = scene.store.partition(f"MENTOR#{mentor.id}", "WAITING#")
        assert len([one for one in listed if isinstance(one, WaitingRequest)]) == len(done)
