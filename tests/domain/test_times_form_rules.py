"""R24: the form of a mentor's times, read and written, and what it says of each field."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.domain.refusals import Incomplete
from mentoring.domain.times import DaysOff, ExtraTimes, Times
from mentoring.domain.times_form import MOST_ROWS, as_in_file, form_of, rows_to_show, times_from
from mentoring.domain.weekly_times import weekly_times_from
from tests.domain.examples import TODAY, a_mentor
from tests.world import PROGRAMME

DEC_1 = date(2026, 12, 1)
FORM = form_of(a_mentor().times)


def read(**typed: str) -> Times:
    """The times of the form with some fields typed over; `__` stands for a hyphen."""
    changed = {name.replace("__", "-"): text for name, text in typed.items()}
    return times_from(FORM | changed, PROGRAMME, TODAY)


def errors(**typed: str) -> dict[str, str]:
    """What the form says where it can't be read."""
    with pytest.raises(Incomplete) as refused:
        read(**typed)
    return refused.value.errors


def test_r24_the_form_as_it_is_filled_in_is_what_is_in_force() -> None:
    assert FORM == {
        "weekly-1-day": "Tue", "weekly-1-from": "12:00", "weekly-1-to": "13:30",
        "weekly-2-day": "Thu", "weekly-2-from": "16:00", "weekly-2-to": "17:00",
        "minutes": "30", "notice_days": "2", "most_a_month": "4", "gap_minutes": "0",
    }  # fmt: skip
    assert read() == a_mentor().times


@given(
    weekly=st.sets(st.integers(0, 23), max_size=8),
    days=st.sets(st.integers(0, 366), max_size=6),
    gap=st.integers(0, 240),
)
def test_r24_what_is_written_into_the_form_is_read_from_it(
    weekly: set[int], days: set[int], gap: int
) -> None:
    some = [TODAY + timedelta(days=count) for count in days]
    times = Times(
        tuple(sorted(weekly_times_from(f"Wed {one:02}:00-{one:02}:40") for one in weekly)),
        gap_minutes=gap,
        extra=tuple(sorted(ExtraTimes(one, time(23, 40), time(23, 55)) for one in some)),
        off=tuple(sorted(DaysOff(one, one) for one in some)),
    )
    programme = replace(PROGRAMME, closed_days=frozenset())
    assert times_from(form_of(times), programme, TODAY) == times


def test_r24_rows_are_added_anywhere_and_removed_by_emptying_them() -> None:
    times = read(weekly__1__from="", weekly__1__to="", weekly__7__day="Fri",
                 weekly__7__from="9.15", weekly__7__to="10")  # fmt: skip
    assert [str(one) for one in times.weekly] == ["Thu 16:00-17:00", "Fri 09:15-10:00"]
    assert read(off__2__first="2026-12-01").off == (DaysOff(DEC_1, DEC_1),)


def test_r24_a_form_shows_what_is_filled_in_and_some_empty_rows() -> None:
    assert rows_to_show(FORM, "weekly") == [1, 2, 3, 4]
    assert rows_to_show(FORM, "off") == [1, 2]
    assert rows_to_show({"weekly-30-to": "12:00"}, "weekly") == list(range(1, MOST_ROWS + 1))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"weekly__1__day": ""}, {"weekly-1-day": "Choose a day"}),
        ({"weekly__1__day": "Caturday"}, {"weekly-1-day": "Choose a day"}),
        ({"weekly__1__from": ""}, {"weekly-1-from": "Enter when it begins, like 12:00"}),
        ({"weekly__1__to": "noon"}, {"weekly-1-to": "Enter when it ends, like 13:30"}),
        ({"weekly__1__to": "25:00"}, {"weekly-1-to": "Enter when it ends, like 13:30"}),
        (
            {"weekly__1__to": "12:00"},
            {"weekly-1-to": "Let the end come after the start, on the same day"},
        ),
        (
            {"weekly__3__day": "Tue", "weekly__3__from": "13:00", "weekly__3__to": "14:00"},
            {"weekly-3-from": "Tuesday's times overlap"},
        ),
        ({"off__1__last": "2026-12-01"}, {"off-1-first": "Enter the first day off"}),
        (
            {"off__1__first": "2026-12-02", "off__1__last": "2026-12-01"},
            {"off-1-last": "Let the last day come after the first"},
        ),
        ({"off__1__first": "2026-11-22"}, {"off-1-last": "Enter a day to come"}),
        ({"off__1__first": "2028-01-01"}, {"off-1-first": "Enter a day within a year"}),
        ({"extra__1__on": "2026-12-02"}, {
            "extra-1-from": "Enter when it begins, like 12:00",
            "extra-1-to": "Enter when it ends, like 13:30",
        }),
        (
            {"extra__1__from": "9:00", "extra__1__to": "10:00"},
            {"extra-1-on": "Enter the day"},
        ),
        (
            {"extra__1__on": "2026-12-25", "extra__1__from": "9:00", "extra__1__to": "10:00"},
            {"extra-1-on": "Choose another day: nobody works on Friday 25 December"},
        ),
        (
            {"extra__1__on": "2026-12-01", "extra__1__from": "13:00", "extra__1__to": "14:00"},
            {"extra-1-from": "The times of Tuesday 1 December overlap"},
        ),
        ({"minutes": "5"}, {"minutes": "Enter a whole number from 10 to 240"}),
        ({"notice_days": "-1"}, {"notice_days": "Enter a whole number from 0 to 30"}),
        ({"most_a_month": ""}, {"most_a_month": "Enter a whole number from 1 to 60"}),
        ({"gap_minutes": "1.5"}, {"gap_minutes": "Enter a whole number from 0 to 240"}),
    ],
)  # fmt: skip
def test_r24_each_field_says_what_to_put_right(typed: dict[str, str], said: dict[str, str]) -> None:
    assert errors(**typed) == said


def test_r24_all_problems_are_said_at_once_in_the_order_of_the_form() -> None:
    said = errors(weekly__1__to="", off__1__last="x", minutes="many")
    assert list(said) == ["weekly-1-to", "off-1-first", "minutes"]


def test_r24_an_extra_time_on_a_day_off_does_not_overlap_with_weekly_times() -> None:
    times = read(off__1__first="2026-12-01", extra__1__on="2026-12-01", extra__1__from="13:00",
                 extra__1__to="14:00")  # fmt: skip
    assert times.windows_on(DEC_1) == ((time(13), time(14)),)


def test_r24_the_files_words_replace_what_the_file_says_and_nothing_else() -> None:
    typed = FORM | {"weekly-1-day": "Mon", "minutes": "90", "gap_minutes": "5",
                    "off-1-first": "2026-12-01", "weekly-9-day": "Sun"}  # fmt: skip
    back = times_from(as_in_file(typed, a_mentor().published.times), PROGRAMME, TODAY)
    assert back == replace(a_mentor().times, gap_minutes=5, off=(DaysOff(DEC_1, DEC_1),))
