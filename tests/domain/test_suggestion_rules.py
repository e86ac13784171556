"""R7 to R9: whom to suggest to somebody who is left without, and what is said of why."""

from dataclasses import replace
from datetime import date

import pytest

from mentoring.domain.enrolment import Enrolment, RequestState, Role
from mentoring.domain.people import Mentor, Person, Queued
from mentoring.domain.programme import Programme
from mentoring.domain.suggestion import Suggestion, could_ask, is_due, nearest, with_room
from mentoring.domain.waiting import listed
from tests.domain.asked_whom import an_ending
from tests.domain.examples import PRIYA, TODAY, a_mentor, an_enrolment, an_open_request, asked
from tests.world import NOW, PROGRAMME, published

TOPICS = ("part-time working", "leading a team")


def suggested(
    *others: Mentor,
    person: Person = PRIYA,
    enrolment: Enrolment | None = None,
    programme: Programme = PROGRAMME,
) -> list[Suggestion]:
    """Who of these is suggested to somebody who asked a mentor of these topics."""
    enrolment = enrolment or an_enrolment()
    return with_room(others, person, enrolment, programme, TODAY, TOPICS)


def test_r8_suggested_are_up_to_three_others_with_room_the_most_alike_first() -> None:
    others = [
        a_mentor("alike", topics=TOPICS),
        a_mentor("less", topics=TOPICS[:1]),
        a_mentor("full", topics=TOPICS, taken=1),
        a_mentor("manager", topics=TOPICS),
        a_mentor("elsewhere", topics=TOPICS, schemes=("open",)),
        a_mentor("gone", topics=TOPICS),
        a_mentor("sessions-only", topics=TOPICS, offers=("spot session",)),
        a_mentor("zero", topics=()),
        a_mentor("zz-fourth", topics=()),
        replace(a_mentor("away", topics=TOPICS), paused_until=date(2026, 12, 7)),
        replace(a_mentor("awaited", topics=TOPICS), queue=(Queued("kofi", "career", NOW),)),
    ]
    others[5] = replace(others[5], withdrawn=True)
    person = replace(PRIYA, line_manager="manager@police.example")
    lists = [listed("career", one.published) for one in others]
    known = {one.id: one for one in others}
    near = nearest(lists, TOPICS, an_enrolment(), "amara-okafor")
    chosen = suggested(*(known[one.mentor_id] for one in near), person=person)
    assert [one.mentor.id for one in chosen] == ["alike", "less", "zero"]


def test_r8_with_as_many_topics_in_common_who_has_more_room_comes_first() -> None:
    chosen = suggested(a_mentor("one"), a_mentor("three", places=3), a_mentor("two", places=2))
    assert [one.mentor.id for one in chosen] == ["three", "two", "one"]


def test_r8_nobody_is_suggested_who_was_asked_or_paired_before_or_has_just_declined() -> None:
    enrolment = asked(a_mentor("asked-now"), an_enrolment()).enrolment
    lists = [listed("career", published(name)) for name in ("asked-now", "declined", "other")]
    assert [one.mentor_id for one in nearest(lists, (), enrolment, "declined")] == ["other"]


@pytest.mark.parametrize(
    ("topics", "places", "why"),
    [
        (TOPICS[:1], 1, "Also knows about part-time working; room now"),
        (
            (*TOPICS, "pensions"),
            3,
            "Also knows about part-time working and leading a team; room for 3 now",
        ),
        (("pensions",), 1, "In the same scheme; room now"),
    ],
)
def test_r8_the_reason_says_what_decided(topics: tuple[str, ...], places: int, why: str) -> None:
    (one,) = suggested(a_mentor(topics=topics, places=places))
    assert one.why == why


def test_r8_the_schemes_own_limits_are_part_of_the_reason() -> None:
    person = replace(PRIYA, organisation="Department")
    (one,) = suggested(a_mentor(), person=person, enrolment=an_enrolment("leadership"))
    assert one.why == (
        "Also knows about part-time working and leading a team; room now; "
        "from another organisation; grade: Director; trained as a mentor"
    )


@pytest.mark.parametrize(
    ("state", "reader", "due"),
    [
        (RequestState.DECLINED, Role.MENTEE, True),
        (RequestState.CLOSED, Role.MENTEE, True),
        (RequestState.RELEASED, Role.MENTEE, True),
        (RequestState.ASKED, Role.MENTEE, False),
        (RequestState.ACCEPTED, Role.MENTEE, False),
        (RequestState.WITHDRAWN, Role.MENTEE, False),
        (RequestState.DECLINED, Role.MENTOR, False),
        (RequestState.RELEASED, Role.MENTOR, False),
    ],
)
def test_r8_r9_others_are_for_the_mentee_who_was_turned_down_closed_or_released(
    state: RequestState, reader: Role, *, due: bool
) -> None:
    one, _ = an_open_request(a_mentor())
    assert is_due(one.ended(state, NOW), reader) is due


def test_r1_r16_who_has_a_mentor_or_may_not_choose_again_is_suggested_nobody() -> None:
    career, peers = PROGRAMME.schemes["career"], PROGRAMME.schemes["peers"]
    assert could_ask(an_enrolment(), career)
    assert not could_ask(an_enrolment(running="priya.career.mei-lin.1"), career)
    assert could_ask(an_enrolment(endings=(an_ending(by=Role.MENTOR),)), career)
    assert not could_ask(an_enrolment(endings=(an_ending(by=Role.MENTEE),)), career)
    assert not could_ask(an_enrolment("peers"), peers)
