"""R11, R23, R24: with whom a call can be booked, at which times, and how many before choosing."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from mentoring.domain import call_booking, slot_moving
from mentoring.domain.appointment import Appointment, AppointmentKind, AppointmentOver
from mentoring.domain.booking import SlotTaken
from mentoring.domain.call_booking import Booked
from mentoring.domain.call_form import Wanted, mentors_in, wanted_in
from mentoring.domain.calls import (
    CallAhead,
    Caller,
    NoCalls,
    TooManyCalls,
    free_slots,
    has_times,
    modes,
    most_more,
    require_may_call,
)
from mentoring.domain.diary import Diary, HeldMonth
from mentoring.domain.eligibility import AlreadyAsked, AlreadyPaired, OutsideScheme
from mentoring.domain.enrolment import Role
from mentoring.domain.identity import AppointmentId
from mentoring.domain.people import Mentor
from mentoring.domain.refusals import Incomplete
from mentoring.domain.reliability import Reliability
from mentoring.domain.room import MentorFull
from mentoring.domain.scheme import ChemistryCalls
from mentoring.domain.slot import months_ahead
from mentoring.domain.times import OwnTimes
from tests.domain.examples import PRIYA, a_mentor, an_enrolment, at
from tests.world import NOW, PROGRAMME

OFFERS = ("pairing", "chemistry call", "spot session")
NOON, QUARTER = at("2026-12-01", "12:00"), at("2026-12-01", "12:15")
THURSDAY = at("2026-12-03", "16:00")
CAREER = PROGRAMME.schemes["career"]
QUARTER_HOUR = timedelta(minutes=15)


def caller(*had: Appointment, **changed: Any) -> Caller:
    """Priya in the career programme, with the calls she has."""
    diary = Diary("priya", {str(one.id): one for one in had})
    return replace(Caller(PRIYA, an_enrolment(), had, diary), **changed)


def mentor(mentor_id: str = "amara-okafor", **changed: Any) -> Mentor:
    """Somebody who has calls."""
    return a_mentor(mentor_id, **{"offers": OFFERS, **changed})


def a_call(mentor_id: str = "amara-okafor", starts_at: datetime = NOON, **more: Any) -> Appointment:
    """A call that Priya has booked."""
    call = Appointment(
        AppointmentId("priya", mentor_id, f"{starts_at:%Y-%m}", "form"),
        AppointmentKind.CHEMISTRY_CALL, f"person-{mentor_id}", mentor_id.replace("-", " ").title(),
        "Priya Raghunathan", "Career programme", "video", starts_at, starts_at + QUARTER_HOUR,
        "Europe/London", scheme="career",
    )  # fmt: skip
    return replace(call, **more)


def months(mentor_id: str = "amara-okafor", *held: Appointment) -> dict[str, HeldMonth]:
    """A mentor's months, with what they hold in December."""
    empty = {name: HeldMonth(mentor_id, name) for name in months_ahead(PROGRAMME, NOW)}
    december = replace(empty["2026-12"], held={str(one.id): one for one in held})
    return empty | {"2026-12": december}


def book(who: Caller, *wanted: Wanted, taken: tuple[Appointment, ...] = ()) -> Booked:
    """Book with Amara, Ben and others, all of whom have calls; `taken` is Amara's."""
    ids = [one.mentor_id for one in wanted]
    held = {one: months(one, *(taken if one == "amara-okafor" else ())) for one in ids}
    return call_booking.book(
        who, wanted, {one: mentor(one) for one in ids}, held, PROGRAMME, "form", NOW
    )


def wish(mentor_id: str, starts_at: datetime | None = NOON, mode: str = "video") -> Wanted:
    """What the form says of one of them."""
    return Wanted(mentor_id, starts_at, mode)


def test_r11_calls_with_several_are_decided_upon_together() -> None:
    booked = book(caller(), wish("amara-okafor"), wish("ben-hughes", QUARTER))
    diary, *rest = booked.values
    assert isinstance(diary, Diary)
    assert [one.mentor_name for one in diary.open.values()] == ["Amara Okafor", "Ben Hughes"]
    calls = [one for one in rest if isinstance(one, Appointment)]
    assert [(one.minutes, one.kind, one.scheme) for one in calls] == [
        (15, AppointmentKind.CHEMISTRY_CALL, "career")
    ] * 2
    assert sum(isinstance(one, HeldMonth) for one in rest) == 2
    assert len(booked.letters) == 4
    assert calls[0].page.startswith("/my/chemistry-calls/priya.")


def test_r11_a_call_is_as_long_as_the_scheme_says() -> None:
    long = replace(CAREER, chemistry_calls=ChemistryCalls(minutes=30))
    programme = replace(PROGRAMME, schemes={**PROGRAMME.schemes, "career": long})
    found = free_slots(mentor(), Diary("priya"), months(), programme, 30, NOW)
    assert QUARTER not in found
    booked = call_booking.book(
        caller(), [wish("amara-okafor")], {"amara-okafor": mentor()},
        {"amara-okafor": months()}, programme, "form", NOW,
    )  # fmt: skip
    assert booked.calls[0].appointment.minutes == 30


def test_r23_all_problems_are_named_in_the_order_of_the_page_and_nothing_is_decided() -> None:
    with pytest.raises(Incomplete) as raised:
        book(
            caller(), wish("amara-okafor"), wish("ben-hughes", None, ""), wish("mei-lin"),
            taken=(a_call(id=AppointmentId("otto", "amara-okafor", "2026-12", "x")),),
        )  # fmt: skip
    assert raised.value.errors == {
        "time-amara-okafor": f"Amara Okafor: {SlotTaken.sentence}",
        "mode-ben-hughes": "Choose how to meet Ben Hughes",
        "time-ben-hughes": "Choose a time with Ben Hughes, or no call",
    }


def test_r23_nobody_is_at_two_calls_at_once() -> None:
    with pytest.raises(Incomplete) as raised:
        book(caller(), wish("amara-okafor"), wish("ben-hughes"))
    assert (
        "You have a chemistry call with Amara Okafor then" in raised.value.errors["time-ben-hughes"]
    )


def test_r24_a_time_that_is_no_slot_is_refused() -> None:
    for outside in (
        at("2026-11-24", "12:00"),
        at("2026-12-01", "14:00"),
        at("2026-12-01", "12:05"),
    ):
        with pytest.raises(Incomplete):
            book(caller(), wish("amara-okafor", outside))


def test_r11_nothing_wanted_is_said_so() -> None:
    with pytest.raises(Incomplete) as raised:
        book(caller())
    assert list(raised.value.errors) == ["calls"]


def test_r11_at_most_three_calls_wait_for_a_choice() -> None:
    had = [a_call(f"mentor-{count}", at(f"2026-11-{20 + count}", "09:00")) for count in range(2)]
    assert most_more(caller(*had), CAREER, NOW) == 1
    with pytest.raises(Incomplete) as raised:
        book(caller(*had), wish("amara-okafor"), wish("ben-hughes", QUARTER))
    assert raised.value.errors == {
        "time-ben-hughes": "One more call is possible before you choose: take no call with "
        "Ben Hughes, or with another"
    }
    with pytest.raises(TooManyCalls):
        most_more(caller(*had, a_call("mentor-3")), CAREER, NOW)
    settled = [replace(one, settled=True) for one in had]
    assert most_more(caller(*settled), CAREER, NOW) == 3
    long_ago = [replace(one, ends_at=NOW - timedelta(days=61)) for one in had]
    assert most_more(caller(*long_ago), CAREER, NOW) == 3


def test_r11_one_call_for_each_pair_until_it_is_over() -> None:
    with pytest.raises(CallAhead):
        require_may_call(caller(a_call()), mentor(), PROGRAMME, NOW)
    over = a_call(starts_at=at("2026-11-20", "09:00"))
    assert require_may_call(caller(over), mentor(), PROGRAMME, NOW) == 15


def test_r11_whoever_may_not_ask_has_no_call() -> None:
    for who, whom, refusal in (
        (caller(enrolment=an_enrolment(running="x")), mentor(), AlreadyPaired),
        (caller(waits=frozenset({"amara-okafor"})), mentor(), AlreadyAsked),
        (caller(), a_mentor(offers=OFFERS, taken=1), MentorFull),
        (caller(), mentor(offers=("pairing",)), NoCalls),
        (caller(enrolment=an_enrolment("peers")), mentor(), OutsideScheme),
    ):
        with pytest.raises(refusal):
            require_may_call(who, whom, PROGRAMME, NOW)


def test_r11_nobody_travels_for_a_call_unless_there_is_no_other_way() -> None:
    assert modes(mentor(meets=("in person", "phone"))) == ("phone",)
    assert modes(mentor(meets=("in person",))) == ("in person",)
    booked = book(caller(), wish("amara-okafor", mode="video"))
    assert booked.calls[0].appointment.mode == "video"


def test_r24_whoever_gave_no_times_is_known() -> None:
    assert has_times(mentor())
    assert not has_times(mentor(spot=None))
    assert not has_times(replace(mentor(), own_times=OwnTimes(weekly=())))


def test_r24_the_months_limit_does_not_keep_calls_away_and_the_gap_does() -> None:
    gapped = replace(mentor(), own_times=OwnTimes(most_a_month=0, gap_minutes=15))
    found = free_slots(gapped, Diary("priya"), months("amara-okafor", a_call()), PROGRAMME, 15, NOW)
    assert NOON not in found
    assert QUARTER not in found
    assert QUARTER + QUARTER_HOUR in found


def test_r26_the_mentee_moves_a_call_to_another_slot() -> None:
    call = a_call()
    before = Diary("priya", {str(call.id): call})
    record = Reliability("priya")

    def move(to: datetime | None, by: Role = Role.MENTEE, now: datetime = NOW) -> Any:
        return slot_moving.move(
            call, mentor(), to, before, months("amara-okafor", call), record, PROGRAMME, by, now
        )

    assert move(THURSDAY).appointment.ends_at == THURSDAY + QUARTER_HOUR
    for to, refusal in (
        (None, Incomplete),
        (NOON, Incomplete),
        (at("2026-12-01", "18:00"), SlotTaken),
    ):
        with pytest.raises(refusal):
            move(to)
    with pytest.raises(slot_moving.MenteeMoves):
        move(THURSDAY, Role.MENTOR)
    with pytest.raises(AppointmentOver):
        move(THURSDAY, now=THURSDAY)


def test_r26_a_mentor_who_has_no_more_calls_keeps_the_one_that_is_booked() -> None:
    call = a_call()
    with pytest.raises(NoCalls):
        slot_moving.times_to_move_to(
            call, mentor(offers=("pairing",)), Diary("priya"), months(), PROGRAMME, Role.MENTEE, NOW
        )


def test_r11_the_form_names_mentors_and_says_no_call_with_some() -> None:
    assert mentors_in("mei-lin.ben-hughes.mei-lin.<x>.a.b") == ("mei-lin", "ben-hughes", "a")
    form = {"time-a": NOON.isoformat(), "time-b": "none", "mode-a": "phone", "time-c": "noon"}
    assert wanted_in(form, ("a", "b", "c")) == (
        Wanted("a", NOON, "phone"),
        Wanted("c", None, ""),
    )
