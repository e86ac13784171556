"""R23, R25, R26: booking and cancelling spot sessions."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.domain.appointment import (
    AppointmentKind,
)
from mentoring.domain.booking import SlotTaken
from mentoring.domain.diary import HeldMonth
from mentoring.domain.eligibility import CannotBeAsked, NotOneself
from mentoring.domain.letter import Kind
from mentoring.domain.people import Mentor, Person
from mentoring.domain.refusals import DetailsMissing, Incomplete, Refusal
from mentoring.domain.spot_session import (
    NoSpotSessions,
    TooManySpotSessions,
    choice_from,
)
from tests.domain.booking import AMARA, EMPTY, NOON, book, choice, diary_with
from tests.domain.examples import PRIYA, a_mentor, an_appointment, at
from tests.world import NOW


def test_r25_a_booking_is_in_the_diary_and_in_the_mentors_month_and_both_are_told() -> None:
    booked = book()
    one = booked.appointment
    assert (one.kind, one.topic, one.mode) == (
        AppointmentKind.SPOT_SESSION,
        "leading a team",
        "video",
    )
    assert (one.starts_at, one.ends_at, one.minutes) == (NOON, NOON + timedelta(minutes=30), 30)
    assert str(one.id) == "priya.amara-okafor.2026-12.form"
    assert booked.diary.open == {str(one.id): one}
    (month,) = booked.months
    assert (month.month, month.held) == ("2026-12", {str(one.id): one})
    assert [(letter.kind, letter.to, letter.about) for letter in booked.letters] == [
        (Kind.APPOINTMENT_BOOKED, "priya", AMARA),
        (Kind.APPOINTMENT_BOOKED, AMARA, "priya"),
    ]


@pytest.mark.parametrize(
    ("changed", "fields"),
    [
        ({"topic": "moving department"}, ["topic"]),
        ({"topic": ""}, ["topic"]),
        ({"mode": "in person"}, ["mode"]),
        ({"starts_at": None}, ["time"]),
        ({"topic": "", "mode": "", "starts_at": None}, ["topic", "mode", "time"]),
    ],
)
def test_r25_topic_and_mode_are_of_those_the_mentor_offers(
    changed: dict[str, Any], fields: list[str]
) -> None:
    with pytest.raises(Incomplete) as refused:
        book(chosen=choice(**changed))
    assert list(refused.value.errors) == fields


def test_r25_one_open_spot_session_for_the_same_two() -> None:
    with pytest.raises(TooManySpotSessions):
        book(diary=diary_with(an_appointment(at("2026-12-10", "16:00"))))


def test_r25_three_open_spot_sessions_for_one_mentee() -> None:
    others = [
        an_appointment(at("2026-12-10", f"1{count}:00"), mentor_id=f"mentor{count}")
        for count in range(3)
    ]
    assert book(diary=diary_with(*others[:2])).diary.ahead(NOW)[0].starts_at == NOON
    with pytest.raises(TooManySpotSessions):
        book(diary=diary_with(*others))


def test_r25_past_ones_and_appointments_of_a_pairing_do_not_count() -> None:
    past = an_appointment(at("2026-11-17", "12:00"), form="past")
    sessions = [
        an_appointment(
            at("2026-12-10", f"1{count}:00"),
            form=f"session{count}",
            kind=AppointmentKind.PAIRING_SESSION,
        )
        for count in range(4)
    ]
    booked = book(diary=diary_with(past, *sessions))
    assert str(past.id) not in booked.diary.open
    assert len(booked.diary.open) == 5


@pytest.mark.parametrize(
    ("person", "mentor", "why"),
    [
        (replace(PRIYA, grade=""), a_mentor(), DetailsMissing),
        (PRIYA, a_mentor(spot=None), NoSpotSessions),
        (PRIYA, a_mentor(offers=("pairing",)), NoSpotSessions),
        (PRIYA, replace(a_mentor(), withdrawn=True), NoSpotSessions),
        (replace(PRIYA, id=AMARA), a_mentor(), NotOneself),
        (PRIYA, replace(a_mentor(), person_id=None, address_hash=None), CannotBeAsked),
    ],
    ids=["details", "none offered", "no longer offered", "file gone", "oneself", "no address"],
)
def test_r25_who_can_be_booked_by_whom(person: Person, mentor: Mentor, why: type[Refusal]) -> None:
    with pytest.raises(why):
        book(person=person, mentor=mentor)


def test_r25_a_full_mentor_can_still_be_booked_and_so_can_ones_own() -> None:
    assert book(mentor=a_mentor(taken=1)).appointment.starts_at == NOON


@pytest.mark.parametrize(
    "starts_at",
    [
        at("2026-12-01", "12:10"),
        at("2026-12-01", "13:30"),
        at("2026-12-02", "12:00"),
        at("2026-11-24", "12:00"),
        at("2027-12-07", "12:00"),
    ],
    ids=["between", "after the end", "another day", "too soon", "too far"],
)
def test_r24_a_time_that_is_no_slot_cannot_be_booked(starts_at: datetime) -> None:
    with pytest.raises(SlotTaken):
        book(chosen=choice(starts_at))


@pytest.mark.parametrize("kind", list(AppointmentKind))
@pytest.mark.parametrize(
    ("begins", "minutes", "free"),
    [
        ("12:00", 30, False),
        ("11:45", 30, False),
        ("12:15", 15, False),
        ("11:00", 180, False),
        ("12:10", 5, False),
        ("11:30", 30, True),
        ("12:30", 60, True),
    ],
)
def test_r23_no_time_is_promised_twice_whatever_the_length_and_kind(
    kind: AppointmentKind, begins: str, minutes: int, *, free: bool
) -> None:
    held = an_appointment(at("2026-12-01", begins), minutes, form="held", kind=kind)
    month = EMPTY["2026-12"].with_appointment(held)
    if free:
        assert len(book(months={**EMPTY, "2026-12": month}).months[0].held) == 2
    else:
        with pytest.raises(SlotTaken):
            book(months={**EMPTY, "2026-12": month})


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(5, 120)), max_size=8))
def test_r23_a_time_is_free_exactly_if_no_minute_of_it_is_promised(
    wishes: list[tuple[int, int]],
) -> None:
    month, promised = HeldMonth("amara-okafor", "2026-12"), set[int]()
    for number, (begin, minutes) in enumerate(wishes):
        starts_at = NOON + timedelta(minutes=begin)
        wanted = set(range(begin, begin + minutes))
        free = month.is_free(starts_at, starts_at + timedelta(minutes=minutes))
        assert free is promised.isdisjoint(wanted)
        if free:
            promised |= wanted
            month = month.with_appointment(an_appointment(starts_at, minutes, form=f"f{number}"))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2026-12-01T12:00:00+00:00", NOON),
        ("2026-12-01T13:00:00+01:00", NOON),
        ("2026-12-01T12:00:00", None),
        ("2026-12-01", None),
        ("noon", None),
        ("", None),
        ("0001-01-01T00:00:00+14:00", None),
        ("9999-12-31T23:59:59-14:00", None),
    ],
)
def test_a_time_in_a_form_is_read_only_with_its_offset(typed: str, read: datetime | None) -> None:
    assert choice_from({"time": typed}).starts_at == read


@given(st.dictionaries(st.sampled_from(["topic", "mode", "time", "form"]), st.text()))
def test_no_form_breaks_the_reader(form: dict[str, str]) -> None:
    assert choice_from(form).topic == form.get("topic", "")
