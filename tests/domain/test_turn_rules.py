"""R2, R7: who is told when a place is free, how long it is held, and who may have it meanwhile."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.domain import acceptance, pairing, unpairing
from mentoring.domain.enrolment import Role
from mentoring.domain.letter import Kind
from mentoring.domain.people import Mentor, Queued
from mentoring.domain.room import MentorFull, has_turn, held, is_paused, room, standing
from mentoring.domain.turns import AT_ONCE, Leaving, due_on, settle
from tests.domain.examples import PRIYA, TODAY, a_mentor, an_enrolment, an_open_request, asked, at
from tests.domain.queues import WEDNESDAY, freed, held_for, settled, with_queue
from tests.world import NOW, PROGRAMME

KOFI = replace(PRIYA, id="kofi", address="kofi@gov.example")


def test_r7_a_free_place_is_held_for_the_first_who_gets_a_letter() -> None:
    found = settle(freed(with_queue("kofi", "lowri")), PROGRAMME, NOW)
    assert held_for(found.mentor) == {"kofi": WEDNESDAY}
    (letter,) = found.letters
    assert (letter.kind, letter.to) == (Kind.PLACE_FREE, "kofi")
    assert letter.facts["held_until"] == "2026-11-25"
    assert found.leaving == ()


def test_r7_looking_again_changes_nothing_and_tells_nobody() -> None:
    once = settled(freed(with_queue("kofi", "lowri")))
    again = settle(once, PROGRAMME, NOW + timedelta(days=2))
    assert (again.mentor, again.letters) == (once, ())


@pytest.mark.parametrize(
    ("now", "last"),
    [
        (at("2026-11-23", "00:01"), date(2026, 11, 25)),
        (at("2026-11-23", "23:59"), date(2026, 11, 25)),
        (at("2026-11-27"), date(2026, 12, 1)),
        (at("2026-11-28"), date(2026, 12, 1)),
        (at("2026-12-24"), date(2026, 12, 30)),  # the 25th and the 28th are closed
        (at("2027-07-05", "23:30"), date(2027, 7, 8)),  # Tuesday already, where the pool is
    ],
)
def test_r7_a_place_is_held_for_two_whole_working_days(now: datetime, last: date) -> None:
    assert held_for(settled(freed(with_queue("kofi")), now)) == {"kofi": last}


def test_r7_others_are_told_that_the_mentor_is_full_while_a_place_is_held() -> None:
    mentor = settled(freed(with_queue("kofi")))
    assert mentor.places_free == 1
    assert room(mentor, TODAY) == 0
    with pytest.raises(MentorFull):
        asked(mentor, an_enrolment())
    assert has_turn(mentor, "kofi", "career", TODAY)


def test_r7_a_place_that_lapses_goes_to_the_next_and_after_the_last_to_everybody() -> None:
    mentor = settled(freed(with_queue("kofi", "lowri")))
    thursday = at("2026-11-26", "06:00")
    assert not has_turn(mentor, "kofi", "career", thursday.date())
    assert has_turn(mentor, "lowri", "career", thursday.date())  # even before she is told
    found = settle(mentor, PROGRAMME, thursday)
    assert held_for(found.mentor) == {"lowri": date(2026, 11, 30)}
    assert found.leaving == (Leaving("kofi", "amara-okafor"),)
    assert [(one.kind, one.to) for one in found.letters] == [(Kind.PLACE_FREE, "lowri")]
    after = settled(found.mentor, at("2026-12-01"))
    assert (after.queue, room(after, date(2026, 12, 1))) == ((), 1)


def test_r7_the_clock_counts_even_where_nobody_has_looked() -> None:
    mentor = settled(freed(with_queue("kofi")))
    assert room(mentor, WEDNESDAY) == 0
    assert room(mentor, WEDNESDAY + timedelta(days=1)) == 1
    assert standing(mentor, WEDNESDAY + timedelta(days=1)) == ()


def test_r7_two_places_are_held_for_two() -> None:
    mentor = with_queue("kofi", "lowri", "dee", mentor=a_mentor(places=2, taken=2))
    assert held_for(settled(freed(mentor, 2))) == {"kofi": WEDNESDAY, "lowri": WEDNESDAY}


def test_r7_a_turn_is_for_the_scheme_that_was_named() -> None:
    mentor = settled(freed(with_queue("kofi", scheme="open")))
    assert has_turn(mentor, "kofi", "open", TODAY)
    assert not has_turn(mentor, "kofi", "career", TODAY)


def test_r7_who_asks_in_turn_keeps_the_place_while_the_request_is_open() -> None:
    mentor = settled(freed(with_queue("kofi", "lowri")))
    found = asked(mentor, replace(an_enrolment(), person_id="kofi"), KOFI)
    assert held_for(found.mentor) == {"kofi": found.request.closes_on}
    later = settle(found.mentor, PROGRAMME, at("2026-12-04"))
    assert (later.mentor, later.letters) == (found.mentor, ())
    accepted = acceptance.accept(
        found.request, found.enrolment, found.mentor, PROGRAMME, at("2026-12-04"),
        outside_line=True,
    )  # fmt: skip
    assert [one.person_id for one in accepted.mentor.queue] == ["lowri"]
    assert (accepted.mentor.places_free, held(accepted.mentor, TODAY)) == (0, 0)


def test_r2_a_place_that_is_held_is_not_given_to_somebody_else() -> None:
    request, enrolment = an_open_request(a_mentor())
    mentor = settled(freed(with_queue("kofi")))
    with pytest.raises(MentorFull, match="held for somebody on your waiting list"):
        acceptance.accept(request, enrolment, mentor, PROGRAMME, NOW, outside_line=True)
    two = replace(mentor, own_places=2)
    assert acceptance.accept(request, enrolment, two, PROGRAMME, NOW, outside_line=True)


def test_r2_r14_unpairing_cannot_be_undone_once_the_place_is_held_for_another() -> None:
    request, enrolment = an_open_request(a_mentor())
    found = acceptance.accept(request, enrolment, a_mentor(), PROGRAMME, NOW, outside_line=True)
    ended = replace(
        found.pairing, state=pairing.PairingState.UNPAIRED, ended_at=NOW, ended_by=Role.MENTEE
    )
    free = replace(found.enrolment, running=None)
    waited = settled(with_queue("kofi", mentor=a_mentor()))
    with pytest.raises(MentorFull):
        unpairing.undo(ended, free, waited, PROGRAMME, Role.MENTEE, NOW)
    lapsed = NOW + timedelta(days=3)
    undone = unpairing.undo(ended, free, waited, PROGRAMME, Role.MENTEE, lapsed)
    assert str(ended.id) in undone.mentor.running


def test_r7_a_pause_puts_a_held_place_off_and_the_turn_is_kept() -> None:
    mentor = settled(freed(with_queue("kofi", "lowri")))
    found = settle(replace(mentor, paused_until=date(2026, 12, 7)), PROGRAMME, NOW)
    assert held_for(found.mentor) == {}
    assert [one.person_id for one in found.mentor.queue] == ["kofi", "lowri"]
    (letter,) = found.letters
    assert (letter.kind, letter.to) == (Kind.PLACE_GONE, "kofi")
    assert letter.facts["paused_until"] == "2026-12-07"
    back = settle(found.mentor, PROGRAMME, at("2026-12-07", "06:00"))
    assert held_for(back.mentor) == {"kofi": date(2026, 12, 9)}
    assert back.mentor.paused_until is None


def test_r7_fewer_places_put_a_held_place_off() -> None:
    mentor = settled(freed(with_queue("kofi")))
    found = settle(replace(mentor, own_places=0), PROGRAMME, NOW)
    assert (held_for(found.mentor), len(found.mentor.queue)) == ({}, 1)
    assert [one.kind for one in found.letters] == [Kind.PLACE_GONE]
    assert found.letters[0].facts["paused_until"] == ""


def test_r7_a_request_in_turn_without_a_place_any_more_is_one_like_any_other() -> None:
    mentor = settled(freed(with_queue("kofi")))
    used = asked(mentor, replace(an_enrolment(), person_id="kofi"), KOFI).mentor
    found = settle(replace(used, own_places=0), PROGRAMME, NOW)
    assert (found.mentor.queue, found.letters) == ((), ())
    assert found.leaving == (Leaving("kofi", "amara-okafor"),)


@pytest.mark.parametrize(
    "mentor",
    [
        replace(a_mentor(taken=1), withdrawn=True),
        a_mentor(taken=1, schemes=("open",)),
        a_mentor(taken=1, offers=("spot session",)),
    ],
)
def test_r7_the_list_of_a_mentor_who_has_left_closes_and_everybody_is_told(mentor: Mentor) -> None:
    closing = with_queue("kofi", "lowri", mentor=mentor)
    assert due_on(closing) == AT_ONCE
    found = settle(closing, PROGRAMME, NOW)
    assert found.mentor.queue == ()
    assert [(one.kind, one.to) for one in found.letters] == [
        (Kind.LIST_CLOSED, "kofi"),
        (Kind.LIST_CLOSED, "lowri"),
    ]


def test_r7_the_clock_looks_on_the_day_on_which_something_changes() -> None:
    waiting = with_queue("kofi", "lowri")
    assert due_on(a_mentor()) is None
    assert due_on(waiting) is None
    assert due_on(freed(waiting)) == AT_ONCE
    assert due_on(settled(freed(waiting))) == date(2026, 11, 26)
    away = replace(waiting, paused_until=date(2026, 12, 7))
    assert due_on(away) == date(2026, 12, 7)
    assert due_on(replace(settled(freed(waiting)), own_places=0)) == AT_ONCE


DAYS = st.integers(-2, 20).map(lambda days: TODAY + timedelta(days=days))
PEOPLE = st.lists(
    st.tuples(st.none() | DAYS, st.booleans()).map(lambda one: (one[0], one[1] and bool(one[0]))),
    max_size=6,
)


@given(
    PEOPLE,
    st.integers(0, 3),
    st.integers(0, 3),
    st.none() | DAYS,
    st.integers(0, 20),
)
def test_r2_r7_after_looking_exactly_what_is_free_is_held_for_the_first(
    people: list[tuple[date | None, bool]], places: int, taken: int, back: date | None, later: int
) -> None:
    """Whatever the list was: never more than is free, never less, and in turn."""
    queue = tuple(
        Queued(f"p{count}", "career", NOW, held_until, is_asked)
        for count, (held_until, is_asked) in enumerate(people)
    )
    now = NOW + timedelta(days=later)
    today = now.date()
    before = replace(a_mentor(places=places, taken=taken), queue=queue, paused_until=back)
    found = settle(before, PROGRAMME, now)
    after = found.mentor
    assert held(after, today) <= after.places_free
    if not is_paused(after, today):
        told = [bool(one.held_until) for one in after.queue]
        assert sum(told) == min(after.places_free, len(told))
        assert told == sorted(told, reverse=True)
    order = [one.person_id for one in standing(before, today)]
    assert [one.person_id for one in after.queue] == [
        one for one in order if one in {other.person_id for other in after.queue}
    ]
    assert settle(after, PROGRAMME, now).mentor == after
    due = due_on(after)
    assert due is None or due > today
