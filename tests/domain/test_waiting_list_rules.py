"""R7: who may join a waiting list, how many at once, and how one leaves it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from mentoring.domain.choosing_again import NotAgain
from mentoring.domain.eligibility import (
    AlreadyAsked,
    AlreadyPaired,
    CannotBeAsked,
    LineManager,
    NotOneself,
    OutsideScheme,
)
from mentoring.domain.enrolment import Enrolment
from mentoring.domain.letter import Kind
from mentoring.domain.people import Mentor, Person, address_hash
from mentoring.domain.refusals import DetailsMissing, Refusal
from mentoring.domain.turns import Leaving
from mentoring.domain.waiting_list import (
    MOST_LISTS,
    MOST_QUEUED,
    Joined,
    ListFull,
    Lists,
    OnList,
    RoomNow,
    TooManyLists,
    join,
    left,
    paired,
    place_of,
)
from tests.domain.asked_whom import an_ending
from tests.domain.examples import PRIYA, TODAY, a_mentor, an_enrolment, at
from tests.domain.queues import WEDNESDAY, freed, held_for, settled, with_queue
from tests.world import NOW, PROGRAMME

FULL = a_mentor(taken=1)


def joined(
    mentor: Mentor = FULL,
    person: Person = PRIYA,
    enrolment: Enrolment | None = None,
    lists: Lists | None = None,
) -> Joined:
    """Let Priya join a list."""
    lists = lists or Lists(person.id)
    return join(person, mentor, lists, enrolment or an_enrolment(), PROGRAMME, NOW)


def test_r7_whoever_joins_stands_last_on_both_sides() -> None:
    found = joined(with_queue("kofi"))
    assert [one.person_id for one in found.settled.mentor.queue] == ["kofi", "priya"]
    assert found.lists.on == {"amara-okafor": OnList("Amara Okafor", "career", NOW)}
    assert found.settled.letters == ()


def test_r7_a_full_mentors_list_and_a_paused_ones_can_be_joined() -> None:
    away = replace(a_mentor(), paused_until=WEDNESDAY)
    for mentor in (FULL, away, settled(freed(with_queue("kofi")))):
        assert place_of(joined(mentor).settled.mentor, "priya", TODAY)


def test_r7_where_there_is_room_there_is_nothing_to_wait_for() -> None:
    with pytest.raises(RoomNow):
        joined(a_mentor())


@pytest.mark.parametrize(
    ("mentor", "refused"),
    [
        (replace(FULL, withdrawn=True), CannotBeAsked),
        (a_mentor(taken=1, offers=("spot session",)), CannotBeAsked),
        (replace(FULL, person_id=None), CannotBeAsked),
        (a_mentor(taken=1, schemes=("open",)), CannotBeAsked),
        (replace(FULL, person_id="priya"), NotOneself),
        (replace(FULL, address_hash=address_hash(PRIYA.line_manager)), LineManager),
    ],
)
def test_r5_r6_r7_whoever_could_never_be_asked_is_not_waited_for(
    mentor: Mentor, refused: type[Refusal]
) -> None:
    with pytest.raises(refused):
        joined(mentor)


def test_r1_r6_r7_r17_whoever_could_never_ask_does_not_wait() -> None:
    with pytest.raises(DetailsMissing):
        joined(person=replace(PRIYA, grade=""))
    with pytest.raises(OutsideScheme):
        joined(enrolment=an_enrolment("roster"))
    with pytest.raises(OutsideScheme):
        joined(enrolment=an_enrolment("peers"))
    with pytest.raises(AlreadyPaired):
        joined(enrolment=an_enrolment(running="priya.career.mei-lin.1"))
    with pytest.raises(NotAgain):
        joined(enrolment=an_enrolment(endings=(an_ending("amara-okafor"),)))
    with pytest.raises(AlreadyAsked):
        join(PRIYA, FULL, Lists("priya"), an_enrolment(), PROGRAMME, NOW, waits=True)


def on_lists(count: int) -> Lists:
    """Priya on so many lists."""
    return Lists("priya", {f"m{one}": OnList("M", "career", NOW) for one in range(count)})


def test_r7_nobody_is_on_more_than_three_lists_at_once() -> None:
    assert len(joined(lists=on_lists(MOST_LISTS - 1)).lists.on) == MOST_LISTS
    with pytest.raises(TooManyLists):
        joined(lists=on_lists(MOST_LISTS))


def test_r7_a_list_has_an_end() -> None:
    names = [f"p{count}" for count in range(MOST_QUEUED)]
    assert joined(with_queue(*names[1:]))
    with pytest.raises(ListFull):
        joined(with_queue(*names))


def test_r7_whose_place_has_lapsed_joins_again_at_the_end() -> None:
    mentor = settled(freed(with_queue("priya", "kofi")))
    thursday = at("2026-11-26")
    again = join(PRIYA, mentor, Lists("priya"), an_enrolment(), PROGRAMME, thursday)
    assert [one.person_id for one in again.settled.mentor.queue] == ["kofi", "priya"]
    assert held_for(again.settled.mentor).keys() == {"kofi"}


def test_r7_leaving_with_a_place_held_lets_it_go_on_at_once() -> None:
    mentor = settled(freed(with_queue("priya", "kofi")))
    found = left(mentor, "priya", PROGRAMME, NOW + timedelta(hours=1))
    assert held_for(found.mentor) == {"kofi": WEDNESDAY}
    assert [(one.kind, one.to) for one in found.letters] == [(Kind.PLACE_FREE, "kofi")]
    assert found.leaving == (Leaving("priya", "amara-okafor"),)


def test_r7_leaving_a_list_one_is_not_on_changes_nothing() -> None:
    mentor = with_queue("kofi")
    found = left(mentor, "priya", PROGRAMME, NOW)
    assert (found.mentor, found.letters, found.leaving) == (mentor, (), ())


def test_r7_who_is_paired_waits_for_nobody_in_that_scheme() -> None:
    lists = Lists(
        "priya",
        {
            "amara-okafor": OnList("A", "open", NOW),
            "ben-hughes": OnList("B", "career", NOW),
            "mei-lin": OnList("M", "open", NOW),
        },
    )
    fewer, leaving = paired(lists, "amara-okafor", "career")
    assert fewer.on.keys() == {"mei-lin"}
    assert leaving == (Leaving("priya", "ben-hughes"),)
