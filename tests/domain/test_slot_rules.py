"""R24: slots, by examples and against a slow and obvious model."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from mentoring.domain.appointment import AppointmentKind
from mentoring.domain.diary import HeldMonth
from mentoring.domain.people import Mentor, SpotOffer
from mentoring.domain.programme import Programme
from mentoring.domain.slot import slots
from mentoring.domain.weekly_times import weekly_times_from
from tests.domain.examples import a_mentor, an_appointment, at
from tests.domain.months import free
from tests.world import NOW, PROGRAMME

AUCKLAND = replace(PROGRAMME, time_zone="Pacific/Auckland", closed_days=frozenset())


def offer(*times: str, minutes: int = 30, notice_days: int = 0, most: int = 99) -> Mentor:
    """A mentor with weekly times as in their file."""
    weekly = tuple(map(weekly_times_from, times))
    return a_mentor(spot=SpotOffer(("x",), minutes, weekly, notice_days, most))


def found(mentor: Mentor, now: datetime, programme: Programme = PROGRAMME) -> tuple[datetime, ...]:
    """The slots of a mentor with nothing promised."""
    return slots(mentor, free(programme, now), programme, now)


def local(starts: tuple[datetime, ...], programme: Programme = PROGRAMME) -> list[str]:
    """As people read them."""
    return [f"{one.astimezone(programme.zone):%Y-%m-%d %H:%M}" for one in starts]


def test_r24_slots_follow_the_weekly_times_in_steps_of_their_length() -> None:
    assert local(found(a_mentor(), NOW))[:7] == [
        "2026-11-26 16:00",
        "2026-11-26 16:30",
        "2026-12-01 12:00",
        "2026-12-01 12:30",
        "2026-12-01 13:00",
        "2026-12-03 16:00",
        "2026-12-03 16:30",
    ]


def test_r24_what_is_left_of_a_window_is_no_slot() -> None:
    assert local(found(offer("Tue 12:00-13:20", minutes=45), NOW))[:2] == [
        "2026-11-24 12:00",
        "2026-12-01 12:00",
    ]


@pytest.mark.parametrize(
    ("now", "notice", "first"),
    [
        (at("2026-11-23", "00:00"), 0, "2026-11-23 12:00"),
        (at("2026-11-23", "11:59"), 0, "2026-11-23 12:00"),
        (at("2026-11-23", "12:00"), 0, "2026-11-24 12:00"),
        (at("2026-11-23", "00:00"), 1, "2026-11-25 12:00"),
        (at("2026-11-23", "23:59"), 1, "2026-11-25 12:00"),
        (at("2026-11-23", "09:30"), 2, "2026-11-26 12:00"),
        (at("2026-11-27", "09:30"), 1, "2026-12-01 12:00"),
        (at("2026-11-28", "09:30"), 1, "2026-12-01 12:00"),
        (at("2026-11-27", "09:30"), 2, "2026-12-02 12:00"),
        (at("2026-11-25", "09:30"), 2, "2026-11-28 12:00"),
        (at("2026-12-24", "09:30"), 1, "2026-12-30 12:00"),
        (at("2026-12-25", "09:30"), 1, "2026-12-30 12:00"),
    ],
    ids=[
        "none",
        "none, a minute before",
        "none, to the minute",
        "one day, at midnight",
        "one day, at a minute to midnight",
        "two days",
        "one day over a weekend",
        "one day on a Saturday",
        "two days over a weekend",
        "a Saturday after two whole days",
        "over closed days",
        "on a closed day",
    ],
)
def test_r24_notice_is_in_whole_working_days(now: datetime, notice: int, first: str) -> None:
    daily = [f"{day} 12:00-12:30" for day in ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat")]
    assert local(found(offer(*daily, notice_days=notice), now))[0] == first


def test_r24_nothing_on_closed_days() -> None:
    starts = local(found(offer("Fri 12:00-12:30", "Mon 12:00-12:30"), NOW))
    assert "2026-12-18 12:00" in starts
    assert "2026-12-25 12:00" not in starts
    assert "2026-12-28 12:00" not in starts


def test_r24_a_mentors_own_saturdays_are_theirs_to_give() -> None:
    assert local(found(offer("Sat 10:00-10:30"), NOW))[0] == "2026-11-28 10:00"


def test_r24_at_most_60_days_ahead() -> None:
    starts = local(found(offer(*(f"{day} 00:00-23:30" for day in ("Fri", "Sat"))), NOW))
    assert starts[-1] == "2027-01-22 23:00"
    friday = at("2026-11-24", "09:30")
    assert local(found(offer("Sat 10:00-10:30"), friday))[-1] == "2027-01-23 10:00"


def test_r24_a_month_that_holds_as_many_spot_sessions_as_the_mentor_gives_has_no_slots() -> None:
    held = [an_appointment(at(f"2026-12-0{day}", "08:00"), form=f"f{day}") for day in (1, 2, 3, 4)]
    months = free(PROGRAMME, NOW)
    full = HeldMonth("amara-okafor", "2026-12", {str(one.id): one for one in held})
    starts = local(slots(a_mentor(), {**months, "2026-12": full}, PROGRAMME, NOW))
    assert {one[:7] for one in starts} == {"2026-11", "2027-01"}
    three = full.without(held[:1])
    starts = local(slots(a_mentor(), {**months, "2026-12": three}, PROGRAMME, NOW))
    assert {one[:7] for one in starts} == {"2026-11", "2026-12", "2027-01"}


def test_r24_appointments_of_other_kinds_do_not_use_up_the_months_limit() -> None:
    held = [
        an_appointment(
            at(f"2026-12-0{day}", "08:00"), form=f"f{day}", kind=AppointmentKind.PAIRING_SESSION
        )
        for day in (1, 2, 3, 4)
    ]
    full = HeldMonth("amara-okafor", "2026-12", {str(one.id): one for one in held})
    months = {**free(PROGRAMME, NOW), "2026-12": full}
    assert "2026-12-01 12:00" in local(slots(a_mentor(), months, PROGRAMME, NOW))


def test_r24_the_month_is_the_programmes_not_utcs() -> None:
    now = at("2026-11-28")
    starts = found(offer("Tue 09:00-09:30"), now, AUCKLAND)
    assert starts[0] == at("2026-11-30", "20:00")
    held = replace(an_appointment(starts[0]), kind=AppointmentKind.SPOT_SESSION)
    full = HeldMonth("amara-okafor", "2026-12", {"x": held})
    months = {**free(AUCKLAND, now), "2026-12": full}
    assert local(slots(offer("Tue 09:00-09:30", most=1), months, AUCKLAND, now), AUCKLAND) == [
        "2027-01-05 09:00",
        "2027-01-12 09:00",
        "2027-01-19 09:00",
        "2027-01-26 09:00",
    ]


@pytest.mark.parametrize(
    ("programme", "now", "before", "after"),
    [
        (PROGRAMME, at("2027-03-20"), at("2027-03-23", "16:00"), at("2027-03-30", "15:00")),
        (PROGRAMME, at("2026-10-17"), at("2026-10-20", "15:00"), at("2026-10-27", "16:00")),
        (AUCKLAND, at("2026-09-19"), at("2026-09-22", "04:00"), at("2026-09-29", "03:00")),
        (AUCKLAND, at("2027-03-27"), at("2027-03-30", "03:00"), at("2027-04-06", "04:00")),
    ],
    ids=["London forward", "London back", "Auckland forward", "Auckland back"],
)
def test_r24_the_local_hour_stays_when_the_clocks_change(
    programme: Programme, now: datetime, before: datetime, after: datetime
) -> None:
    starts = found(offer("Tue 16:00-16:30"), now, programme)
    assert starts[:2] == (before, after)


def test_r24_an_hour_that_is_skipped_gives_no_slot_and_none_runs_past_the_window() -> None:
    starts = found(offer("Sun 00:00-03:00", minutes=45), at("2027-03-22"))
    assert [one for one in local(starts) if one < "2027-03-29"] == [
        "2027-03-28 00:00",
        "2027-03-28 00:45",
        "2027-03-28 02:15",
    ]
    ends = found(offer("Sun 00:00-02:00", minutes=45), at("2027-03-22"))
    assert [one for one in local(ends) if one < "2027-03-29"] == ["2027-03-28 00:00"]


def test_r24_an_hour_that_comes_twice_is_given_once() -> None:
    starts = found(offer("Sun 00:30-02:30", minutes=30), at("2026-10-19"))
    on_the_day = [one for one in starts if one.date() < date(2026, 10, 26)]
    assert on_the_day == [
        at("2026-10-24", "23:30"),
        at("2026-10-25", "00:00"),
        at("2026-10-25", "00:30"),
        at("2026-10-25", "02:00"),
    ]
