"""R16, R17: asking again after a pairing has ended."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.domain.choosing_again import ChooseAgain, NotAgain, may_choose_again
from mentoring.domain.eligibility import refusal_of
from mentoring.domain.enrolment import Role
from mentoring.domain.months import months_after
from tests.domain.asked_whom import an_ending, refusal
from tests.domain.examples import PRIYA, a_mentor, an_enrolment
from tests.world import NOW, PROGRAMME


@pytest.mark.parametrize(
    ("by", "on", "may"),
    [
        (Role.MENTOR, date(2026, 12, 1), True),
        (Role.MENTOR, date(2027, 5, 22), True),
        (Role.MENTOR, date(2027, 5, 23), False),
        (Role.MENTOR, date(2027, 9, 1), False),
        (Role.MENTEE, date(2026, 12, 1), False),
        (None, date(2026, 12, 1), False),
    ],
    ids=["early", "last day", "six months on", "late", "the mentee ended it", "it completed"],
)
def test_r16_one_may_choose_again_if_the_mentor_left_within_six_months_of_enrolment(
    by: Role | None, on: date, *, may: bool
) -> None:
    enrolment = an_enrolment(endings=(an_ending(by=by, on=on),))
    assert may_choose_again(enrolment, PROGRAMME.schemes["career"]) is may
    assert refusal(a_mentor(), enrolment) is (None if may else ChooseAgain)


def test_r16_the_refusal_says_whom_to_write_to() -> None:
    enrolment = an_enrolment(endings=(an_ending(by=Role.MENTEE),))
    found = refusal_of(PRIYA, a_mentor(), enrolment, PROGRAMME, NOW.date())
    assert "coordinators" in str(found)


def test_r16_the_newest_ending_decides() -> None:
    early, late = an_ending("mei-lin"), an_ending(by=Role.MENTEE, on=date(2026, 12, 1))
    assert refusal(a_mentor(), an_enrolment(endings=(early, late))) is ChooseAgain
    assert refusal(a_mentor(), an_enrolment(endings=(late, early))) is None


def test_r16_the_scheme_says_how_many_months() -> None:
    scheme = replace(PROGRAMME.schemes["career"], choose_again_months=1)
    ending = an_ending(on=date(2026, 12, 23))
    assert not may_choose_again(an_enrolment(endings=(ending,)), scheme)
    assert may_choose_again(
        an_enrolment(endings=(replace(ending, ended_on=date(2026, 12, 22)),)), scheme
    )


def test_r17_the_same_two_are_not_paired_again_in_the_scheme() -> None:
    enrolment = an_enrolment(endings=(an_ending("amara-okafor"),))
    assert refusal(a_mentor("amara-okafor"), enrolment) is NotAgain
    assert refusal(a_mentor("mei-lin"), enrolment) is None


def test_r17_a_scheme_may_pair_the_same_two_again() -> None:
    enrolment = an_enrolment("open", endings=(an_ending("amara-okafor"),))
    assert refusal(a_mentor("amara-okafor"), enrolment) is None


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 10, 31), 1, date(2026, 11, 30)),
        (date(2026, 12, 15), 12, date(2027, 12, 15)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 1, 1), 0, date(2026, 1, 1)),
    ],
)
def test_months_later_is_the_same_day_or_the_months_last(
    day: date, months: int, later: date
) -> None:
    assert months_after(day, months) == later


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(0, 60))
def test_months_later_is_always_in_the_right_month(day: date, months: int) -> None:
    later = months_after(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day
