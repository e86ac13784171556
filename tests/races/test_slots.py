"""Many mentees at one time of one mentor, and many guesses at one code: one, and at most five."""

from datetime import datetime
from functools import partial

from mentoring.actions import signing_in, spot_sessions
from mentoring.adapters import keys
from mentoring.adapters.changes import Put
from mentoring.domain.booking import SlotTaken
from mentoring.domain.diary import HeldMonth
from mentoring.domain.identity import AppointmentId
from mentoring.domain.people import Mentor, Person
from mentoring.domain.refusals import Incomplete
from mentoring.domain.sign_in import MOST_TRIES, CodeOver, fingerprint
from mentoring.domain.spot_session import Choice
from tests.fakes import Scene
from tests.races.conftest import CLIENTS, ROUNDS, AtOnce
from tests.races.test_acceptances import mentee
from tests.world import published


def bookable(scene: Scene) -> Mentor:
    """A mentor whose time nobody has yet."""
    mentor = Mentor(published(f"m-{scene.new_id()}"), person_id=scene.new_id())
    scene.store.save([Put(mentor)])
    return mentor


def book(scene: Scene, mentor: Mentor, person: Person, at: datetime) -> AppointmentId:
    """Book a time, from a client of its own."""
    choice = Choice("leading a team", "video", at, scene.new_id())
    return spot_sessions.book(scene.means, scene.programme, person, mentor.id, choice)


def held(scene: Scene, mentor: Mentor) -> set[str]:
    """The ids of all appointments that hold the mentor's time."""
    months = scene.store.partition(f"MENTOR#{mentor.id}", "MONTH#")
    return {key for month in months if isinstance(month, HeldMonth) for key in month.held}


def test_r23_one_slot_is_given_to_exactly_one_of_many(
    scene: Scene, at_once: AtOnce[object]
) -> None:
    for _ in range(ROUNDS):
        mentor, people = bookable(scene), [mentee(scene) for _ in range(CLIENTS)]
        first = scene.slots(mentor.id)[0]
        answers = at_once([partial(book, scene, mentor, one, first) for one in people])
        booked = [str(one) for one in answers if isinstance(one, AppointmentId)]
        assert sum(isinstance(one, SlotTaken) for one in answers) == CLIENTS - 1, answers
        assert held(scene, mentor) == set(booked)


def test_r25_a_mentee_who_books_five_mentors_at_once_has_three(
    scene: Scene, at_once: AtOnce[object]
) -> None:
    for _ in range(ROUNDS // 4):
        person, mentors = mentee(scene), [bookable(scene) for _ in range(5)]
        apart = scene.slots(mentors[0].id)[:5]
        pairs = zip(mentors, apart, strict=True)
        answers = at_once([partial(book, scene, one, person, at) for one, at in pairs])
        booked = {str(one) for one in answers if isinstance(one, AppointmentId)}
        assert len(booked) == 3
        assert {key for one in mentors for key in held(scene, one)} == booked


def test_r24_the_limit_of_a_month_holds_for_different_times_at_once(
    scene: Scene, at_once: AtOnce[object]
) -> None:
    for _ in range(ROUNDS // 4):
        mentor, people = bookable(scene), [mentee(scene) for _ in range(8)]
        december = [one for one in scene.slots(mentor.id) if one.month == 12]
        answers = at_once(
            [
                partial(book, scene, mentor, one, at)
                for one, at in zip(people, december, strict=False)
            ]
        )
        assert sum(isinstance(one, AppointmentId) for one in answers) == 4
        assert len(held(scene, mentor)) == 4


def test_r30_many_guesses_at_once_are_five_guesses(scene: Scene, at_once: AtOnce[object]) -> None:
    token = signing_in.ask_for_code(scene.means, scene.programme, "dee@gov.example", "/my/")
    guesses = [
        partial(signing_in.enter_code, scene.means, token, f"{guess:06}")
        for guess in range(CLIENTS)
    ]
    answers = at_once(guesses)
    assert sum(isinstance(one, Incomplete) for one in answers) <= MOST_TRIES
    assert all(isinstance(one, Incomplete | CodeOver) or one for one in answers)
    (attempt,) = scene.store.load(keys.sign_in(fingerprint(token)))
    assert attempt.tries == MOST_TRIES
