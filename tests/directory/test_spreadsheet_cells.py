"""Cells: what Excel makes of a text is undone, lists come back exactly, nothing runs."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.spreadsheet_cell import (
    A_DATE,
    Unreadable,
    folded,
    items_of,
    joined,
    one_line,
    quoted,
    quoted_again,
    text_of,
    unquoted,
)
from directory.spreadsheet_words import times

TRICKY = st.text("'=+-@;, \t\r\nab\"", max_size=12)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        (2.0, "2"),
        (2.5, "2.5"),
        (2021, "2021"),
        (True, "TRUE"),
        (" Nia\u00a0Prosser ", "Nia Prosser"),
        ("one\r\ntwo\rthree_x000D_\nfour", "one\ntwo\nthree\nfour"),
        ("O’Neil said “no”", "O’Neil said “no”"),
        ("'=1+1", "=1+1"),
        ("'tis", "'tis"),
        (date(2026, 3, 12), Unreadable(A_DATE)),
        (time(12, 30), Unreadable(A_DATE)),
    ],
)
def test_a_cell_is_read_as_its_writer_saw_it(cell: object, text: object) -> None:
    assert text_of(cell) == text


@given(TRICKY)
def test_quoting_for_csv_is_undone_exactly(text: str) -> None:
    assert unquoted(quoted(text)) == text


@given(TRICKY)
def test_quoting_for_workbooks_is_undone_exactly(text: str) -> None:
    assert unquoted(quoted_again(text)) == text


@given(TRICKY)
def test_no_quoted_cell_begins_as_a_formula_even_where_semicolons_part_cells(text: str) -> None:
    begun = (cell.lstrip(" ")[:1] for cell in quoted(text).split(";"))
    assert not set(begun) & set("=+-@\t\r")


@given(st.lists(TRICKY.map(one_line).filter(bool), max_size=4))
def test_a_list_comes_back_from_its_cell(items: list[str]) -> None:
    assert items_of(joined(items)) == items


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("a; b;c ;", ["a", "b", "c"]),
        ("a\nb, c\n", ["a", "b, c"]),
        ("a, b", ["a", "b"]),
        ("race, faith and belonging, confidence", ["race, faith and belonging", "confidence"]),
        ('"a, b"', ["a, b"]),
        ('"a;b"; c', ["a;b", "c"]),
        ("“a, b”; c", ["a, b", "c"]),
        ("; ;\n", []),
    ],
)
def test_lists_are_read_between_semicolons_lines_or_commas(cell: str, items: list[str]) -> None:
    assert items_of(cell, {folded("Race, faith and belonging")}) == items


@pytest.mark.parametrize(
    "said", ["tuesday 9.00 – 10.30", "Tue. 9:00-10:30", "TUES 09:00 to 10:30", "Tue 09:00-10:30"]
)
def test_weekly_times_are_read_as_people_write_them(said: str) -> None:
    assert times(said) == "Tue 09:00-10:30"


def test_what_is_no_weekly_time_stays_for_the_check_to_name() -> None:
    assert times("whenever  you like") == "whenever you like"
