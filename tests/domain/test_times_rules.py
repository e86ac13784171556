"""R24: a mentor's own times: what is in force, and the slots that it gives."""

from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

import pytest

from mentoring.domain.appointment import Appointment, AppointmentKind
from mentoring.domain.people import Mentor
from mentoring.domain.slot import slots
from mentoring.domain.times import DaysOff, ExtraTimes, OwnTimes, Times
from mentoring.domain.times_change import with_times
from mentoring.domain.weekly_times import weekly_times_from
from tests.domain.booking import EMPTY, book, choice
from tests.domain.examples import a_mentor, an_appointment, at
from tests.world import NOW, PROGRAMME, SPOT

MONDAYS = (weekly_times_from("Mon 09:00-10:00"),)
DEC_1 = date(2026, 12, 1)


def own(**said: Any) -> Mentor:
    """A mentor who said something in My mentoring; the file says Tuesdays and Thursdays."""
    return replace(a_mentor(), own_times=OwnTimes(**said))


def found(
    mentor: Mentor,
    *held: Appointment,
    minutes: int | None = None,
    kind: AppointmentKind = AppointmentKind.SPOT_SESSION,
) -> list[str]:
    """The slots in November and in the first days of December, as London reads them."""
    months = dict(EMPTY)
    for one in held:
        months[one.id.month] = months[one.id.month].with_appointment(one)
    starts = slots(mentor, months, PROGRAMME, NOW, minutes=minutes, kind=kind)
    return [f"{one:%d %H:%M}" for one in starts if one < at("2026-12-04")]


AS_IN_FILE = ["26 16:00", "26 16:30", "01 12:00", "01 12:30", "01 13:00", "03 16:00", "03 16:30"]


def test_r24_where_the_mentor_said_nothing_the_file_is_in_force() -> None:
    assert a_mentor().times == Times(SPOT.times, 30, 2, 4)
    assert a_mentor().spot == SPOT
    assert found(a_mentor()) == AS_IN_FILE
    assert a_mentor(spot=None).times.weekly == ()
    assert a_mentor(spot=None).spot is None


def test_r24_the_mentors_own_weekly_times_go_before_the_files() -> None:
    assert found(own(weekly=MONDAYS)) == ["30 09:00", "30 09:30"]
    assert found(own(weekly=())) == []


def test_r24_a_day_off_takes_the_weekly_times_and_an_extra_day_gives_its_own() -> None:
    off = DaysOff(date(2026, 11, 26), DEC_1)
    assert found(own(off=(off,))) == AS_IN_FILE[-2:]
    extra = ExtraTimes(DEC_1, time(9), time(9, 30))
    assert found(own(off=(off,), extra=(extra,))) == ["01 09:00", *AS_IN_FILE[-2:]]
    assert "01 09:00" in found(own(extra=(extra,)))


def test_r24_nothing_is_given_on_closed_days_even_where_the_mentor_adds_one() -> None:
    extra = ExtraTimes(date(2026, 12, 25), time(9), time(10))
    starts = slots(own(weekly=(), extra=(extra,)), EMPTY, PROGRAMME, NOW)
    assert starts == ()


def test_r24_windows_that_overlap_give_each_start_once_and_in_order() -> None:
    extra = ExtraTimes(DEC_1, time(11, 30), time(13))
    starts = [one for one in found(own(extra=(extra,))) if one.startswith("01")]
    assert starts == ["01 11:30", "01 12:00", "01 12:30", "01 13:00"]


def test_r24_the_gap_stays_free_before_and_after_appointments_of_every_kind() -> None:
    session = an_appointment(at("2026-12-01", "12:30"), 30, kind=AppointmentKind.PAIRING_SESSION)
    on_the_day = [one for one in found(a_mentor(), session) if one.startswith("01")]
    assert on_the_day == ["01 12:00", "01 13:00"]
    assert not [one for one in found(own(gap_minutes=1), session) if one.startswith("01")]
    early = replace(session, ends_at=at("2026-12-01", "12:45"))
    later = [one for one in found(own(gap_minutes=15), early) if one.startswith("01")]
    assert later == ["01 13:00"]


def test_r24_the_gap_holds_over_the_end_of_a_month() -> None:
    late = an_appointment(at("2026-11-30", "23:30"), 30)
    early = own(extra=(ExtraTimes(DEC_1, time(0), time(1)),), gap_minutes=20)
    assert "01 00:00" not in found(early, late)
    assert "01 00:30" in found(early, late)


def test_r24_a_caller_may_ask_for_slots_of_another_length() -> None:
    assert found(a_mentor(), minutes=15)[:4] == ["26 16:00", "26 16:15", "26 16:30", "26 16:45"]
    assert found(a_mentor(), minutes=60) == ["26 16:00", "01 12:00", "03 16:00"]
    assert found(a_mentor(), minutes=90) == ["01 12:00"]
    assert found(own(minutes=45))[0:3] == ["26 16:00", "01 12:00", "01 12:45"]


def test_r24_the_months_limit_keeps_only_spot_sessions_away() -> None:
    held = [an_appointment(at(f"2026-12-0{day}", "08:00"), form=f"f{day}") for day in (1, 2)]
    limited = own(most_a_month=2)
    assert found(limited, *held) == AS_IN_FILE[:2]
    assert found(limited, *held, minutes=30) == AS_IN_FILE[:2]
    call = AppointmentKind.CHEMISTRY_CALL
    assert found(limited, *held, minutes=30, kind=call) == AS_IN_FILE


def test_r24_notice_is_the_mentors_to_change() -> None:
    assert found(own(notice_days=0))[0] == "24 12:00"
    assert found(own(notice_days=5))[0] == "01 12:00"


def test_r24_a_spot_session_has_the_length_in_force_and_a_time_that_was_withdrawn_is_taken() -> (
    None
):
    booked = book(mentor=own(minutes=45)).appointment
    assert (booked.starts_at, booked.ends_at) == (
        at("2026-12-01", "12:00"), at("2026-12-01", "12:45"),
    )  # fmt: skip
    with pytest.raises(Exception, match="just been taken"):
        book(mentor=own(off=(DaysOff(DEC_1, DEC_1),)), chosen=choice())


def test_r24_what_the_mentor_leaves_as_it_is_goes_on_following_the_file() -> None:
    changed = with_times(a_mentor(), replace(a_mentor().times, minutes=45))
    assert changed.own_times == OwnTimes(minutes=45)
    other = replace(SPOT, minutes=60, notice_days=3)
    later = replace(changed, published=replace(changed.published, spot=other))
    assert (later.times.minutes, later.times.notice_days) == (45, 3)
    again = with_times(later, replace(later.times, notice_days=3))
    assert again == later


def test_r24_back_to_the_file_keeps_what_the_file_says_nothing_of() -> None:
    off = (DaysOff(DEC_1, DEC_1),)
    mentor = own(weekly=MONDAYS, minutes=60, gap_minutes=10, off=off)
    back = with_times(mentor, mentor.times, from_file=True)
    assert back.own_times == OwnTimes(gap_minutes=10, off=off)
    assert back.own_times.follows_the_file
    assert not mentor.own_times.follows_the_file


def test_r29_a_day_that_has_passed_drops_out() -> None:
    times = own(
        off=(DaysOff(date(2026, 11, 1), DEC_1), DaysOff(date(2026, 11, 1), date(2026, 11, 30))),
        extra=tuple(ExtraTimes(one, time(9), time(10)) for one in (date(2026, 11, 30), DEC_1)),
    ).times
    left = times.from_day(DEC_1)
    assert left.off == (DaysOff(date(2026, 11, 1), DEC_1),)
    assert [one.on for one in left.extra] == [DEC_1]
    assert times.from_day(date(2026, 12, 2)).off == ()


def test_r24_a_whole_day_that_a_zone_leaves_out_gives_nothing() -> None:
    apia = replace(PROGRAMME, time_zone="Pacific/Apia", closed_days=frozenset())
    now = datetime.fromisoformat("2011-12-28T12:00+00:00")
    days = (weekly_times_from(f"{day} 12:00-12:30") for day in ("Thu", "Fri", "Sat"))
    mentor = own(weekly=tuple(days), notice_days=0)
    months = {name: replace(EMPTY["2026-12"], month=name) for name in ("2011-12", "2012-01")}
    starts = [one.astimezone(apia.zone) for one in slots(mentor, months, apia, now)]
    assert [f"{one:%a %d}" for one in starts[:3]] == ["Thu 29", "Sat 31", "Thu 05"]
