"""What a card says of a mentor, and how it is learnt how soon they answer."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from mentoring.domain import request
from mentoring.domain.acceptance import accept
from mentoring.domain.availability import Availability, availability, is_public
from mentoring.domain.pace import ENOUGH, KEPT, UNANSWERED, usual_days
from mentoring.domain.people import Mentor
from mentoring.domain.slot import TOLD
from mentoring.domain.wording import moments
from tests.domain.booking import EMPTY
from tests.domain.examples import a_mentor, an_appointment, an_open_request, at
from tests.world import NOW, PROGRAMME

FIRST = at("2026-11-26", "16:00")


def seen(mentor: Mentor) -> Availability:
    """What the mentor's card says."""
    return availability(mentor, EMPTY, PROGRAMME, NOW)


def test_r2_a_card_says_how_many_places_are_free() -> None:
    assert seen(a_mentor(places=3, taken=1)).places == 2
    assert seen(a_mentor(places=1, taken=2)).places == 0


def test_a_mentor_who_takes_no_pairings_or_has_no_address_yet_has_no_room_to_speak_of() -> None:
    assert seen(a_mentor(offers=("spot session",))).places is None
    assert seen(replace(a_mentor(), person_id=None)) == Availability("amara-okafor", None, (), None)


def test_r24_a_card_names_the_soonest_slot() -> None:
    first = seen(a_mentor()).next_slot
    assert first is not None
    taken = EMPTY["2026-11"].with_appointment(an_appointment(first))
    second = availability(a_mentor(), {**EMPTY, "2026-11": taken}, PROGRAMME, NOW).next_slot
    assert second is not None
    assert first < second
    assert availability(a_mentor(), {}, PROGRAMME, NOW).next_slot is None
    assert seen(a_mentor(offers=("pairing",))).next_slot is None


def test_r24_a_page_tells_the_soonest_slots_in_order_each_day_once() -> None:
    slots = seen(a_mentor()).next_slots
    assert slots[0] == FIRST
    assert list(slots) == sorted(set(slots))
    assert len(slots) == TOLD
    said = "Thu 26 Nov, 16:00, 16:30; Tue 1 Dec, 12:00 (London)"
    assert moments(slots, PROGRAMME.zone) == said
    assert moments((), PROGRAMME.zone) == ""


def test_a_mentor_in_unlisted_schemes_only_is_not_public() -> None:
    schemes = {
        name: replace(scheme, listed=name != "career") for name, scheme in PROGRAMME.schemes.items()
    }
    programme = replace(PROGRAMME, schemes=schemes)
    assert not is_public(a_mentor(schemes=("career",)), programme)
    assert not is_public(a_mentor(schemes=("gone",)), programme)
    assert is_public(a_mentor(schemes=("career", "open")), programme)
    assert is_public(a_mentor(schemes=()), programme)
    assert not is_public(replace(a_mentor(), withdrawn=True), programme)


@pytest.mark.parametrize(
    ("waited", "days"),
    [
        (timedelta(minutes=5), 1),
        (timedelta(hours=24), 1),
        (timedelta(hours=25), 2),
        (timedelta(days=6, hours=1), 7),
    ],
)
def test_an_answer_counts_in_days_begun_whether_yes_or_no(waited: timedelta, days: int) -> None:
    mentor = a_mentor()
    one, enrolment = an_open_request(mentor)
    now: datetime = one.asked_at + waited
    declined = request.decline(one, enrolment, mentor, "AWAY", "", now)
    accepted = accept(one, enrolment, mentor, PROGRAMME, now, outside_line=True)
    assert declined.mentor == replace(mentor, answer_days=(days,))
    assert accepted.mentor.answer_days == (days,)


def test_r8_a_request_that_closed_counts_as_never_answered_and_a_withdrawn_one_not_at_all() -> None:
    mentor = a_mentor()
    one, enrolment = an_open_request(mentor)
    closed = request.close(one, enrolment, mentor, NOW)
    assert closed.mentor == replace(mentor, answer_days=(UNANSWERED,))
    assert request.withdraw(one, enrolment, NOW).mentor is None


@pytest.mark.parametrize(
    ("waited", "usual"),
    [
        ((), None),
        ((1,) * (ENOUGH - 1), None),
        ((1, 2, 3, 4, 9), 3),
        ((2, 2, 5, 5, 5, 9), 5),
        ((1, 1, 1, 1, UNANSWERED), None),
        ((1, 1, 1, 1, 1, *[UNANSWERED] * 4), 1),
        ((1, 1, 1, 1, 1, *[UNANSWERED] * 5), None),
    ],
)
def test_usual_is_what_half_of_the_requests_had_with_five_answers_at_least(
    waited: tuple[int, ...], usual: int | None
) -> None:
    mentor = replace(a_mentor(), answer_days=waited)
    assert usual_days(mentor) == usual
    assert seen(mentor).answers_in_days == usual


def test_only_the_newest_requests_count() -> None:
    mentor = replace(a_mentor(), answer_days=tuple(range(1, KEPT + 1)))
    one, enrolment = an_open_request(mentor)
    after = request.close(one, enrolment, mentor, NOW).mentor
    assert after is not None
    assert after.answer_days == (*range(2, KEPT + 1), UNANSWERED)
