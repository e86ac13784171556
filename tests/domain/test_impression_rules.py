"""R28: how it was, who did not come, and what is counted of both."""

from dataclasses import replace
from datetime import timedelta

import pytest

from mentoring.domain import concern as concerns
from mentoring.domain import impression as rules
from mentoring.domain import reliability
from mentoring.domain.appointment import AppointmentCancelled
from mentoring.domain.concern import ConcernKind
from mentoring.domain.enrolment import Role
from mentoring.domain.impression import AnswerClosed, AppointmentAhead, Happened, Impression
from mentoring.domain.refusals import Incomplete
from mentoring.domain.reliability import Reliability, absence_concern
from tests.domain.booking import AMARA, NOON
from tests.domain.examples import a_mentor, an_appointment
from tests.world import NOW, PROGRAMME

ONE = an_appointment(NOON)
AFTER = NOON + timedelta(hours=6)
YES = {"happened": "yes", "useful": "4", "text": "A list of three people to meet."}


def say(form: dict[str, str], before: Impression | None = None, days: float = 0) -> Impression:
    """Let Priya say how it was."""
    return rules.answer(ONE, "priya", before, form, AFTER + timedelta(days=days))


def test_r28_one_question_has_an_answer_from_1_to_5_and_a_line() -> None:
    said = say(YES)
    assert (said.happened, said.useful, said.text) == (Happened.YES, 4, YES["text"])
    assert say({"happened": "no", "useful": "4"}).useful is None


@pytest.mark.parametrize(
    ("form", "fields"),
    [
        ({}, ["happened"]),
        ({"happened": "perhaps"}, ["happened"]),
        ({"happened": "yes"}, ["useful"]),
        ({"happened": "yes", "useful": "6"}, ["useful"]),
    ],
)
def test_r28_what_is_missing_is_named(form: dict[str, str], fields: list[str]) -> None:
    with pytest.raises(Incomplete) as problem:
        say(form)
    assert list(problem.value.errors) == fields


def test_r28_nothing_is_said_of_what_is_ahead_or_cancelled() -> None:
    with pytest.raises(AppointmentAhead):
        rules.answer(ONE, "priya", None, YES, NOON + timedelta(minutes=29))
    with pytest.raises(AppointmentCancelled):
        rules.answer(ONE.cancelled(Role.MENTOR, NOW), "priya", None, YES, AFTER)


def test_r28_an_answer_can_be_changed_for_a_week_from_the_first() -> None:
    first = say(YES)
    changed = say({**YES, "useful": "2"}, first, days=6.9)
    assert (changed.useful, changed.answered_at) == (2, first.answered_at)
    with pytest.raises(AnswerClosed):
        say(YES, changed, days=7)
    assert say(YES, first, days=3) == first


def test_only_the_other_side_says_that_somebody_was_absent() -> None:
    said = say({"happened": "other absent"})
    assert rules.absent(said, ONE, Role.MENTEE) == AMARA
    assert rules.absent(said, ONE, Role.MENTOR) == "priya"
    assert rules.absent(say({"happened": "absent"}), ONE, Role.MENTEE) == ""


def absences(*days_ago: int) -> Reliability:
    """A mentor who did not come on these days."""
    today, record = PROGRAMME.day_of(NOW), Reliability(AMARA)
    for number, days in enumerate(days_ago):
        record = record.with_absence(f"a{number}", today - timedelta(days=days), today)
    return record


@pytest.mark.parametrize(
    ("days_ago", "raised"),
    [((1, 2), False), ((1, 2, 364), True), ((1, 2, 365), False), ((1, 2, 3, 4), True)],
)
def test_coordinators_hear_at_the_third_absence_within_twelve_months(
    days_ago: tuple[int, ...], *, raised: bool
) -> None:
    found = absence_concern(
        absences(*days_ago), "Amara", "career", None, NOW, PROGRAMME.day_of(NOW)
    )
    assert bool(found) is raised
    if found:
        assert (found.kind, found.about) == (ConcernKind.ABSENT, AMARA)
        assert found.text == "Amara did not come to 3 appointments within twelve months."


def test_a_concern_is_raised_once_and_again_only_by_what_came_after_it_was_settled() -> None:
    today = PROGRAMME.day_of(NOW)
    first = absence_concern(absences(1, 2, 3), "Amara", "career", None, NOW, today)
    assert first is not None
    assert absence_concern(absences(1, 2, 3), "Amara", "career", first, NOW, today) is None
    done = replace(concerns.settled(first, "Cora", NOW - timedelta(days=10)), version=2)
    assert absence_concern(absences(1, 2, 20), "Amara", "career", done, NOW, today) is None
    again = absence_concern(absences(1, 2, 3), "Amara", "career", done, NOW, today)
    assert again is not None
    assert (again.is_open, again.version) == (True, 2)


def test_the_same_absence_counts_once_and_one_that_is_taken_back_not_at_all() -> None:
    today = PROGRAMME.day_of(NOW)
    record = absences(1, 2).with_absence("a0", today, today)
    assert len(record.absences) == 2
    assert list(record.without_absence("a0").absences) == ["a1"]
    assert record.without_absence("other") == record


def test_what_is_counted_of_somebody_is_forgotten_after_two_years() -> None:
    today = PROGRAMME.day_of(NOW)
    record = Reliability("priya").with_late("old", today - timedelta(days=731))
    assert list(record.with_late("new", today).late) == ["new"]


def test_an_absence_is_told_where_somebody_coordinates() -> None:
    programme = replace(PROGRAMME, coordinators={"open": ("cora",), "career": ()})
    assert reliability.told_in(a_mentor(), "", programme) == "open"
    assert reliability.told_in(None, "open", programme) == "open"
    assert reliability.told_in(a_mentor(), "", PROGRAMME) == ""
