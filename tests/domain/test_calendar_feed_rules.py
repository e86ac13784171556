"""R27: a private calendar feed: who opens it, how it ends, and what it tells."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from mentoring.domain import calendar_feed as rules
from mentoring.domain.appointment import AppointmentState
from mentoring.domain.calendar_feed import CalendarFeed, name_parts, shown
from mentoring.domain.diary import MOST_CANCELLED, HeldMonth
from mentoring.domain.enrolment import Role
from mentoring.domain.refusals import NotFound
from tests.domain.examples import an_appointment
from tests.world import NOW

OFF = CalendarFeed("priya")
ON = CalendarFeed("priya", "secret", NOW, version=1)


def after(days: float) -> datetime:
    """So many days from now (UTC)."""
    return NOW + timedelta(days=days)


def test_r27_a_feed_is_off_until_it_is_given_an_address() -> None:
    assert OFF.path == ""
    made = rules.anew(OFF, 0, "secret", NOW)
    assert made == replace(ON, version=0)
    assert ON.path == "/my/calendar/priya.secret.ics"
    assert name_parts(ON.path.rpartition("/")[2]) == ("priya", "secret")


def test_r27_a_new_address_takes_the_old_one_away() -> None:
    made = rules.anew(ON, 1, "other", NOW)
    assert made is not None
    assert (made.opens_with("other"), made.opens_with("secret")) == (True, False)


def test_r27_a_feed_that_is_off_opens_with_nothing() -> None:
    gone = rules.turned_off(ON, 1)
    assert gone is not None
    for secret in ("", "secret", "é"):
        assert not gone.opens_with(secret)
    assert ON.opens_with("secret")
    assert not ON.opens_with("secre")


@pytest.mark.parametrize("number", [0, 2, None])
def test_r27_a_form_from_before_changes_nothing(number: int | None) -> None:
    assert rules.anew(ON, number, "other", NOW) is None
    assert rules.turned_off(ON, number) is None


def test_r27_what_is_off_is_not_turned_off_again() -> None:
    assert rules.turned_off(OFF, 0) is None


@pytest.mark.parametrize(
    "name",
    [
        "", "priya", "priya.ics", "priya..ics", "priya.secret", "PRIYA.secret.ics",
        "priya.sec ret.ics", "priya.sécret.ics", "priya.secret.ics\n", f"priya.{'x' * 87}.ics",
    ],
)  # fmt: skip
def test_r27_other_addresses_name_nothing(name: str) -> None:
    with pytest.raises(NotFound):
        name_parts(name)


def test_r27_a_feed_tells_what_is_ahead_and_half_a_year_of_what_is_over() -> None:
    ones = [an_appointment(after(days), form=f"f{days}") for days in (400, 1, -1, -180, -190)]
    assert shown(ones, "priya", NOW) == (ones[3], ones[2], ones[1], ones[0])


def test_r27_what_was_cancelled_is_told_for_a_month_after_its_time() -> None:
    ones = [an_appointment(after(days), form=f"f{days}") for days in (60, -20, -31)]
    gone = [replace(one, state=AppointmentState.CANCELLED, sequence=1) for one in ones]
    assert shown(gone, "priya", NOW) == (gone[1], gone[0])


def test_r27_each_appointment_is_told_once_as_it_was_changed_last() -> None:
    one = an_appointment(after(1))
    moved = replace(one, starts_at=after(2), ends_at=after(2.1), sequence=1)
    assert shown([moved, one], "priya", NOW) == shown([one, moved], "priya", NOW) == (moved,)


def test_r27_of_very_many_those_ahead_and_the_newest_are_told() -> None:
    ahead = [an_appointment(after(1 + count), form=f"a{count}") for count in range(390)]
    over = [an_appointment(after(-1 - count), form=f"o{count}") for count in range(100)]
    told = shown([*over, *ahead], "priya", NOW)
    assert told == (*reversed(over[:10]), *ahead)


def test_r27_a_month_remembers_what_it_held_and_was_cancelled() -> None:
    one, other = (an_appointment(after(days), form=f"f{days}") for days in (1, 2))
    gone = one.cancelled(Role.MENTOR, NOW)
    month = HeldMonth("amara-okafor", "2026-11").with_appointment(one).with_appointment(other)
    left = month.with_cancelled([gone])
    assert list(left.held.values()) == [other]
    assert list(left.cancelled.values()) == [gone]
    assert left.is_free(one.starts_at, one.ends_at)
    elsewhere = HeldMonth("amara-okafor", "2027-01")
    assert elsewhere.with_cancelled([gone]) == elsewhere


def test_r27_a_month_remembers_the_latest_cancelled_only() -> None:
    month = HeldMonth("amara-okafor", "2026-11")
    for count in range(MOST_CANCELLED + 5):
        one = an_appointment(after(count), form=f"f{count:02}")
        month = month.with_appointment(one).with_cancelled(
            [one.cancelled(None, NOW - timedelta(1))]
        )
    assert sorted(one.id.form for one in month.cancelled.values()) == [
        f"f{count:02}" for count in range(5, MOST_CANCELLED + 5)
    ]


def test_r34_what_somebody_else_promised_under_the_mentors_name_is_not_told() -> None:
    one = an_appointment(after(1))
    before = replace(one, mentor_person="who-had-the-name-before")
    assert shown([one], "person-amara-okafor", NOW) == (one,)
    assert shown([before], "person-amara-okafor", NOW) == ()
