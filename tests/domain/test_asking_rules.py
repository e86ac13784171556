"""R1, R3 to R7, R16, R17: who may ask whom."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.domain.eligibility import (
    AlreadyAsked,
    AlreadyPaired,
    CannotBeAsked,
    LineManager,
    NotOneself,
    OutsideScheme,
    TooManyOpen,
    refusal_of,
    require_eligible,
)
from mentoring.domain.enrolment import Enrolment
from mentoring.domain.people import Mentor, Person
from mentoring.domain.refusals import DetailsMissing, Incomplete
from mentoring.domain.request import LEAST_AIMS, ask, require_aims
from mentoring.domain.room import MentorFull
from tests.domain.asked_whom import an_ending, refusal
from tests.domain.examples import KEY, PRIYA, a_mentor, an_enrolment, asked
from tests.world import AIMS, NOW, PROGRAMME

DIRECTOR = replace(PRIYA, grade="director")


def without(detail: str) -> Person:
    """Priya before she gave one of her details."""
    nothing: dict[str, Any] = {detail: ""}
    return replace(PRIYA, **nothing)


def test_somebody_with_details_can_ask_a_mentor_with_room() -> None:
    assert refusal(a_mentor()) is None


def test_r1_a_mentee_with_a_running_pairing_in_the_scheme_cannot_ask_there() -> None:
    assert refusal(a_mentor(), an_enrolment(running="priya.career.mei-lin.1")) is AlreadyPaired


def test_r1_a_running_pairing_in_one_scheme_leaves_the_other_open() -> None:
    assert refusal(a_mentor(), an_enrolment("open")) is None


def test_r3_as_many_requests_can_be_open_as_the_scheme_allows_and_no_more() -> None:
    enrolment = an_enrolment()
    for name in ("one", "two", "three"):
        assert refusal(a_mentor(name), enrolment) is None
        enrolment = asked(a_mentor(name), enrolment).enrolment
    assert refusal(a_mentor("four"), enrolment) is TooManyOpen
    assert sorted(enrolment.open) == ["one", "three", "two"]


def test_r3_a_scheme_says_itself_how_many_requests_can_be_open() -> None:
    scheme = replace(PROGRAMME.schemes["career"], ask_up_to=1)
    programme = replace(PROGRAMME, schemes={"career": scheme})
    enrolment = asked(a_mentor("one"), an_enrolment()).enrolment
    with pytest.raises(TooManyOpen):
        require_eligible(PRIYA, a_mentor("two"), enrolment, programme, NOW.date())


def test_r3_one_request_to_the_same_mentor_can_be_open() -> None:
    enrolment = asked(a_mentor(), an_enrolment()).enrolment
    assert refusal(a_mentor(), enrolment) is AlreadyAsked


def test_r3_requests_in_another_scheme_do_not_count() -> None:
    assert refusal(a_mentor(), an_enrolment("open")) is None


@pytest.mark.parametrize(
    "aims",
    ["", "x" * (LEAST_AIMS - 1), " " * 60, f"  {'x' * 39}  ", "\n" * 50 + "x", "\u200b" * 50],
)
def test_r4_aims_of_less_than_40_characters_are_refused_with_how_many_are_missing(
    aims: str,
) -> None:
    with pytest.raises(Incomplete) as refused:
        require_aims(aims)
    assert "at least 40 characters" in refused.value.errors["aims"]


def test_r4_the_message_counts_what_is_still_missing() -> None:
    with pytest.raises(Incomplete) as refused:
        require_aims("x" * 33)
    assert refused.value.errors["aims"].endswith(": 7 more to go")


def test_r4_40_characters_are_enough_and_are_kept_as_written() -> None:
    assert require_aims(f" {'x' * LEAST_AIMS}\r\n") == "x" * LEAST_AIMS
    assert asked(a_mentor(), an_enrolment()).request.aims == AIMS


@given(st.text())
def test_r4_kept_aims_never_hold_control_or_direction_marks(text: str) -> None:
    kept = require_aims(text + "x" * LEAST_AIMS)
    assert len(kept) >= LEAST_AIMS
    assert not set(kept) & set("\r\t\x00\u202e\u2066\u200f\u200b\u2028")


def test_r4_the_aims_are_judged_after_everything_else_holds() -> None:
    with pytest.raises(MentorFull):
        ask(PRIYA, a_mentor(taken=1), an_enrolment(), PROGRAMME, "", KEY, NOW)


@pytest.mark.parametrize(
    "address",
    [
        "amara-okafor@police.example",
        " Amara-Okafor@POLICE.example ",
    ],
)
def test_r5_the_line_manager_cannot_be_asked_however_the_address_is_written(address: str) -> None:
    assert refusal(a_mentor(), person=replace(PRIYA, line_manager=address)) is LineManager


def test_r5_nobody_asks_themselves_by_person_or_by_address() -> None:
    assert refusal(a_mentor(), person=replace(PRIYA, id="person-amara-okafor")) is NotOneself
    own = replace(PRIYA, address="Amara-Okafor@police.example")
    assert refusal(a_mentor(), person=own) is NotOneself


@pytest.mark.parametrize(
    ("scheme", "mentor", "person"),
    [
        ("leadership", a_mentor(grade="g7"), PRIYA),
        ("leadership", a_mentor(trained=False), PRIYA),
        ("leadership", a_mentor(), replace(PRIYA, organisation=" northshire CONSTABULARY")),
        ("reverse", a_mentor(grade="director", schemes=("reverse",)), DIRECTOR),
        ("reverse", a_mentor(grade="pc", schemes=("reverse",)), PRIYA),
        ("roster", a_mentor(), PRIYA),
        ("peers", a_mentor(), PRIYA),
    ],
    ids=[
        "mentor's grade",
        "training",
        "same organisation",
        "mentor's grade, swapped",
        "mentee's grade, swapped",
        "not on the roster",
        "unlisted",
    ],
)
def test_r6_the_schemes_own_limits_refuse(scheme: str, mentor: Mentor, person: Person) -> None:
    assert refusal(mentor, an_enrolment(scheme), person) is OutsideScheme


@pytest.mark.parametrize(
    ("enrolment", "mentor", "person"),
    [
        (an_enrolment("leadership"), a_mentor(), PRIYA),
        (an_enrolment("reverse"), a_mentor(grade="pc", schemes=("reverse",)), DIRECTOR),
        (an_enrolment("roster", on_roster=True), a_mentor(), PRIYA),
    ],
    ids=["leadership", "reverse is only the grades swapped", "on the roster"],
)
def test_r6_whoever_fits_the_limits_can_ask(
    enrolment: Enrolment, mentor: Mentor, person: Person
) -> None:
    assert refusal(mentor, enrolment, person) is None


@pytest.mark.parametrize(
    "mentor",
    [
        a_mentor(schemes=("open",)),
        a_mentor(offers=("spot session",)),
        replace(a_mentor(), withdrawn=True),
        replace(a_mentor(), person_id=None, address_hash=None),
    ],
    ids=["another scheme", "spot sessions only", "file gone", "no address yet"],
)
def test_r6_a_mentor_who_takes_no_requests_in_the_scheme_cannot_be_asked(mentor: Mentor) -> None:
    assert refusal(mentor) is CannotBeAsked


@pytest.mark.parametrize(("places", "taken"), [(1, 1), (2, 2), (3, 3), (0, 0)])
def test_r7_a_full_mentor_cannot_be_asked(places: int, taken: int) -> None:
    assert refusal(a_mentor(places=places, taken=taken)) is MentorFull


def test_r7_the_mentors_own_places_count_before_the_files() -> None:
    assert refusal(replace(a_mentor(taken=1), own_places=2)) is None
    assert refusal(replace(a_mentor(places=3), own_places=0)) is MentorFull
    assert refusal(replace(a_mentor(places=3, taken=2), own_places=1)) is MentorFull


def test_asking_needs_the_persons_details_first() -> None:
    for missing in ("name", "organisation", "grade", "line_manager"):
        with pytest.raises(DetailsMissing):
            refusal(a_mentor(), person=without(missing))


@pytest.mark.parametrize("taken", [0, 1])
def test_every_refusal_tells_what_can_be_done_next(taken: int) -> None:
    enrolments = (
        an_enrolment(running="x"),
        an_enrolment(endings=(an_ending("amara-okafor"),)),
        an_enrolment("peers"),
    )
    for enrolment in enrolments:
        found = refusal_of(PRIYA, a_mentor(taken=taken), enrolment, PROGRAMME, NOW.date())
        assert found is not None
        assert found.ways_on
        assert found.sentence.endswith(".")
