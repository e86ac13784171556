"""R7, R24: a mentor's pause, from now until a day they choose."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mentoring.domain import pause
from mentoring.domain.availability import availability
from mentoring.domain.booking import SlotTaken
from mentoring.domain.people import Mentor
from mentoring.domain.refusals import Incomplete, WayOn
from mentoring.domain.room import MentorPaused, is_paused, room
from mentoring.domain.slot import slots
from tests.domain.asked_whom import refusal
from tests.domain.booking import EMPTY, book, choice
from tests.domain.examples import TODAY, a_mentor, an_open_request, asked, at
from tests.domain.test_answering_rules import accept
from tests.world import NOW, PROGRAMME

BACK = date(2026, 12, 7)


def away(mentor: Mentor | None = None) -> Mentor:
    """A mentor with room who is back in two weeks."""
    return pause.paused(mentor or a_mentor(places=2), BACK)


def test_r7_a_paused_mentor_cannot_be_asked_and_the_refusal_says_when_they_return() -> None:
    assert refusal(away()) is MentorPaused
    with pytest.raises(MentorPaused, match="back on Monday 7 December 2026") as refused:
        asked(away(), an_open_request(a_mentor("other"))[1])
    assert refused.value.ways_on[0] is WayOn.WAITING_LIST
    assert refused.value.about == "amara-okafor"


@pytest.mark.parametrize(
    ("day", "is_away"),
    [(TODAY, True), (BACK - timedelta(days=1), True), (BACK, False), (date(2027, 3, 1), False)],
)
def test_r7_a_pause_ends_by_itself_on_the_day_they_are_back(day: date, *, is_away: bool) -> None:
    assert is_paused(away(), day) is is_away
    assert room(away(), day) == (0 if is_away else 2)


def test_r7_a_pause_is_ended_at_once_and_ending_none_changes_nothing() -> None:
    assert pause.ended(away(), PROGRAMME, NOW) == a_mentor(places=2)
    assert pause.ended(a_mentor(), PROGRAMME, NOW) == a_mentor()


def test_r7_what_was_asked_before_can_be_answered_in_a_pause() -> None:
    request, enrolment = an_open_request(a_mentor())
    assert len(accept(request, enrolment, away(a_mentor())).mentor.running) == 1


def test_r24_slots_skip_a_pause() -> None:
    days = [one.date() for one in slots(away(), EMPTY, PROGRAMME, NOW)]
    assert days[0] == date(2026, 12, 8)
    over = pause.paused(a_mentor(), TODAY)
    assert slots(over, EMPTY, PROGRAMME, NOW) == slots(a_mentor(), EMPTY, PROGRAMME, NOW)


def test_r24_nobody_books_inside_a_pause_and_after_it_everybody_may() -> None:
    inside, after = at("2026-12-01", "12:00"), at("2026-12-08", "12:00")
    with pytest.raises(SlotTaken):
        book(mentor=away(), chosen=choice(inside))
    assert book(mentor=away(), chosen=choice(after)).appointment.starts_at == after


def test_r7_a_card_says_when_a_mentor_is_back() -> None:
    seen = availability(away(), EMPTY, PROGRAMME, NOW)
    assert (seen.places, seen.paused_until) == (0, BACK)
    assert seen.next_slot == at("2026-12-08", "12:00")
    over = availability(away(), EMPTY, PROGRAMME, at("2026-12-07"))
    assert (over.places, over.paused_until) == (2, None)


@pytest.mark.parametrize("text", ["", "soon", "2026-13-01", "07/12/2026", "2026-12-07T09:00"])
def test_r7_a_day_that_is_no_day_is_asked_for_again(text: str) -> None:
    with pytest.raises(Incomplete) as asked_again:
        pause.day_from(text, PROGRAMME, NOW)
    assert asked_again.value.errors == {"until": "Enter the day you are back"}


@pytest.mark.parametrize("days", [-1, 0, 367, 4000])
def test_r7_a_pause_ends_tomorrow_at_the_earliest_and_within_a_year(days: int) -> None:
    with pytest.raises(Incomplete):
        pause.day_from((TODAY + timedelta(days=days)).isoformat(), PROGRAMME, NOW)


def test_r7_the_first_and_the_last_day_of_the_form_are_taken() -> None:
    for day in pause.days_to_choose(PROGRAMME, NOW):
        assert pause.day_from(day.isoformat(), PROGRAMME, NOW) == day


def test_r7_a_new_day_moves_the_end() -> None:
    longer = pause.paused(away(), date(2027, 1, 4))
    assert longer == replace(away(), paused_until=date(2027, 1, 4))
