"""R29: what a change of times touches before it takes effect, and what is cancelled with it."""

from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

import pytest

from mentoring.domain.appointment import Appointment, AppointmentState
from mentoring.domain.diary import Diary, HeldMonth
from mentoring.domain.enrolment import Role
from mentoring.domain.letter import Kind
from mentoring.domain.people import Mentor
from mentoring.domain.refusals import Incomplete
from mentoring.domain.reliability import Reliability
from mentoring.domain.times import DaysOff, ExtraTimes, OwnTimes
from mentoring.domain.times_change import (
    MOST_CANCELLED,
    Change,
    Changed,
    TimesChanged,
    change,
    decide,
    lies_in,
)
from mentoring.domain.weekly_times import weekly_times_from
from tests.domain.examples import a_mentor, an_appointment, at
from tests.world import NOW, PROGRAMME

DEC_1 = date(2026, 12, 1)
TUESDAY = an_appointment(at("2026-12-01", "12:30"), form="tuesday")
THURSDAY = an_appointment(at("2026-12-03", "16:00"), form="thursday")
BY_HAND = an_appointment(at("2026-12-02", "09:00"), form="byhand")
BOOKED = (THURSDAY, TUESDAY, BY_HAND)
MONTH = HeldMonth("amara-okafor", "2026-12", {str(one.id): one for one in BOOKED}, version=3)
DIARY = Diary("priya", dict(MONTH.held))
RECORD = Reliability("person-amara-okafor")


def own(**said: Any) -> Mentor:
    """The mentor after saying something of their times."""
    return replace(a_mentor(), own_times=OwnTimes(**said))


def changing(after: Mentor, *held: Appointment, now: datetime = NOW) -> Change:
    """A change from the file's times."""
    return change(a_mentor(), after, held or BOOKED, PROGRAMME, now)


def decided(wanted: Change, *ticked: Appointment, stamp: str = "", now: datetime = NOW) -> Changed:
    """The change with some appointments ticked."""
    names = [str(one.id) for one in ticked]
    return decide(
        wanted, stamp or wanted.stamp, names, {"priya": DIARY}, [MONTH], RECORD, PROGRAMME, now
    )


def test_r29_a_change_touches_what_lies_in_the_times_now_and_not_after_it() -> None:
    tuesdays = own(weekly=(weekly_times_from("Tue 12:00-13:30"),))
    assert changing(tuesdays).touched == (THURSDAY,)
    assert changing(own(weekly=())).touched == (TUESDAY, THURSDAY)
    assert changing(own(off=(DaysOff(DEC_1, DEC_1),))).touched == (TUESDAY,)
    assert changing(own(minutes=60, gap_minutes=60, notice_days=9, most_a_month=1)).touched == ()


def test_r29_what_has_begun_or_lay_outside_before_is_not_touched() -> None:
    gone = own(weekly=())
    assert changing(gone, now=TUESDAY.starts_at).touched == (THURSDAY,)
    assert BY_HAND not in changing(gone).touched


@pytest.mark.parametrize(
    ("windows", "lies"),
    [
        (("Tue 12:30-13:00",), True),
        (("Tue 12:00-12:45", "Tue 12:45-14:00"), True),
        (("Tue 12:00-12:45", "Tue 12:50-14:00"), False),
        (("Tue 12:31-14:00",), False),
        (("Tue 12:00-12:59",), False),
        (("Wed 12:00-14:00",), False),
    ],
)
def test_r29_an_appointment_lies_in_windows_that_hold_all_of_it(
    windows: tuple[str, ...], *, lies: bool
) -> None:
    mentor = own(weekly=tuple(map(weekly_times_from, windows)))
    assert lies_in(mentor.times, TUESDAY, PROGRAMME) is lies


def test_r29_an_extra_day_holds_appointments_too() -> None:
    extra = ExtraTimes(DEC_1, time(12), time(13))
    assert changing(own(weekly=(), extra=(extra,))).touched == (THURSDAY,)


def test_r29_the_local_hour_counts_after_a_clock_change() -> None:
    summer = an_appointment(at("2027-03-30", "11:30"))
    assert lies_in(a_mentor().times, summer, PROGRAMME)
    assert not lies_in(a_mentor().times, an_appointment(at("2027-03-30", "13:00")), PROGRAMME)


def test_r29_what_is_touched_stays_unless_it_is_ticked() -> None:
    wanted = changing(own(weekly=()))
    kept = decided(wanted)
    assert (kept.mentor, kept.cancelled, kept.diaries, kept.months, kept.letters) == (
        own(weekly=()), (), (), (), (),
    )  # fmt: skip
    found = decided(wanted, THURSDAY)
    (cancelled,) = found.cancelled
    assert (cancelled.state, cancelled.cancelled_by, cancelled.late) == (
        AppointmentState.CANCELLED, Role.MENTOR, False,
    )  # fmt: skip
    assert [dict(one.held) for one in found.months] == [MONTH.without([THURSDAY]).held]
    assert [dict(one.open) for one in found.diaries] == [DIARY.without([THURSDAY]).open]
    assert [(one.kind, one.to) for one in found.letters] == [
        (Kind.APPOINTMENT_CANCELLED, "priya"), (Kind.APPOINTMENT_CANCELLED, "person-amara-okafor"),
    ]  # fmt: skip


def test_r29_only_what_is_touched_can_be_cancelled_with_a_change() -> None:
    wanted = changing(own(off=(DaysOff(DEC_1, DEC_1),)))
    assert decided(wanted, THURSDAY, BY_HAND).cancelled == ()


def test_r26_cancelling_late_with_a_change_is_counted() -> None:
    now = at("2026-11-30", "13:00")
    wanted = changing(own(weekly=()), now=now)
    found = decided(wanted, TUESDAY, THURSDAY, now=now)
    assert [one.late for one in found.cancelled] == [True, False]
    assert found.record == replace(RECORD, late={str(TUESDAY.id): date(2026, 11, 30)})
    assert found.record in found.values
    assert decided(wanted, THURSDAY, now=now).record is None


def test_r29_what_is_moved_meanwhile_is_shown_again_at_its_new_time() -> None:
    moved = replace(
        THURSDAY, starts_at=at("2026-12-10", "16:00"), ends_at=at("2026-12-10", "16:30")
    )
    before, after = (changing(own(weekly=()), TUESDAY, one) for one in (THURSDAY, moved))
    assert [str(one.id) for one in before.touched] == [str(one.id) for one in after.touched]
    with pytest.raises(TimesChanged):
        decided(after, moved, stamp=before.stamp)


def test_r26_r29_what_was_moved_into_another_month_is_cancelled_where_it_is_held() -> None:
    moved = replace(
        THURSDAY, starts_at=at("2027-01-07", "16:00"), ends_at=at("2027-01-07", "16:30"),
        held_in="2027-01", sequence=1,
    )  # fmt: skip
    month = HeldMonth("amara-okafor", "2027-01", {str(moved.id): moved})
    left = MONTH.without([THURSDAY])
    wanted = changing(own(weekly=()), TUESDAY, moved)
    diary = Diary("priya", {**left.held, str(moved.id): moved})
    found = decide(
        wanted, wanted.stamp, [str(moved.id)], {"priya": diary}, [left, month], RECORD, PROGRAMME,
        NOW,
    )  # fmt: skip
    assert [(one.month, dict(one.held)) for one in found.months] == [("2027-01", {})]
    assert [dict(one.open) for one in found.diaries] == [dict(left.held)]
    assert [(one.held_in, one.sequence) for one in found.cancelled] == [("2027-01", 2)]


def test_r29_several_of_one_month_and_one_mentee_are_all_given_back() -> None:
    found = decided(changing(own(weekly=())), TUESDAY, THURSDAY)
    assert [list(one.held) for one in found.months] == [[str(BY_HAND.id)]]
    assert [list(one.open) for one in found.diaries] == [[str(BY_HAND.id)]]


def test_r29_a_change_of_what_was_shown_is_shown_again_before_it_takes_effect() -> None:
    wanted, fewer = changing(own(weekly=())), changing(own(weekly=()), TUESDAY)
    other_file = replace(a_mentor(), published=replace(a_mentor().published, spot=None))
    changed = change(own(minutes=45), own(weekly=()), BOOKED, PROGRAMME, NOW)
    assert len({wanted.stamp, fewer.stamp, changed.stamp}) == 3
    assert change(other_file, own(weekly=()), (), PROGRAMME, NOW).stamp != fewer.stamp
    for stamp in (fewer.stamp, changed.stamp, "x"):
        with pytest.raises(TimesChanged):
            decided(wanted, stamp=stamp)
    assert changing(own(weekly=())).stamp == wanted.stamp


def test_r29_at_most_twenty_are_cancelled_with_one_change() -> None:
    many = [
        an_appointment(at("2026-12-01", "12:00"), form=f"f{n}") for n in range(MOST_CANCELLED + 1)
    ]
    wanted = changing(own(weekly=()), *many)
    with pytest.raises(Incomplete) as refused:
        decided(wanted, *many)
    assert refused.value.errors == {"cancel": "Tick 20 at most, and cancel the others later"}
    assert len(decided(wanted, *many[1:]).cancelled) == MOST_CANCELLED
