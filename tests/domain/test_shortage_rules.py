"""Where mentors are short: what is asked for over what is free, and nothing of fewer than five."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mentoring.domain.census import Census, add, census
from mentoring.domain.people import Mentor, Queued
from mentoring.domain.shortage import Demand, Needed, grades, needed, topics
from tests.domain.examples import TODAY, a_mentor
from tests.world import NOW, PROGRAMME


def test_places_are_free_by_topic_and_grade_and_a_mentor_counts_with_each_topic() -> None:
    found = census("career", [a_mentor(places=3, taken=1), a_mentor("mei-lin", grade="pc")], TODAY)
    assert (found.free, found.on) == (3, TODAY)
    assert found.topics == {"part-time working": 3, "leading a team": 3}
    assert found.grades == {"director": 2, "pc": 1}


@pytest.mark.parametrize(
    "mentor",
    [
        replace(a_mentor(), withdrawn=True),
        replace(a_mentor(), person_id=None),
        replace(a_mentor(), paused_until=TODAY + timedelta(days=1)),
        replace(a_mentor(), queue=(Queued("kofi", "career", NOW),)),
        a_mentor(offers=("spot session",)),
        a_mentor(taken=1),
    ],
    ids=["withdrawn", "without address", "paused", "waited for", "no pairings", "full"],
)
def test_r7_who_can_not_be_asked_has_no_place(mentor: Mentor) -> None:
    assert census("career", [mentor], TODAY) == Census("career", TODAY)


def test_a_census_in_two_parts_is_the_same() -> None:
    one, other = a_mentor(places=2), a_mentor("mei-lin", places=1)
    parts = (census("career", [each], TODAY) for each in (one, other))
    assert add(*parts) == census("career", [one, other], TODAY)


def test_r32_a_topic_that_fewer_than_five_asked_for_is_not_told() -> None:
    nothing_free = Census("", TODAY)
    counts = {"asked topic leading a team": 4, "asked grade pc": 4}
    assert needed(counts, nothing_free, PROGRAMME) == Needed(TODAY)
    counts = {"asked topic leading a team": 5, "asked grade pc": 5}
    told = Needed(TODAY, ("leading a team",), ("Police constable",))
    assert needed(counts, nothing_free, PROGRAMME) == told


def test_the_shortest_comes_first_and_what_has_room_is_not_needed() -> None:
    counts = {
        "asked topic leading a team": 12,
        "asked topic part-time working": 9,
        "asked topic moving department": 6,
    }
    free = Census("", TODAY, 30, {"leading a team": 4, "moving department": 7})
    assert topics(counts, free, PROGRAMME) == [
        Demand("part-time working", 9, 0),
        Demand("leading a team", 12, 4),
        Demand("moving department", 6, 7),
    ]
    assert needed(counts, free, PROGRAMME).topics == ("part-time working", "leading a team")


def test_what_the_programme_does_not_name_any_more_is_left_out() -> None:
    counts = {"asked topic steam engines": 50, "asked grade admiral": 50}
    none_free = Census("", date(2026, 12, 1))
    assert topics(counts, none_free, PROGRAMME) == []
    assert grades(counts, none_free, PROGRAMME) == []
