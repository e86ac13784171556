"""R32: no number in a report shows a group under five, or lets one be computed."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentoring.domain.small_groups import HIDDEN, LEAST, shown, shown_together

COUNTS = st.dictionaries(st.sampled_from("abcd"), st.integers(0, 9), max_size=4)


@pytest.mark.parametrize(("count", "said"), [(0, "0"), (1, HIDDEN), (4, HIDDEN), (5, "5")])
def test_r32_a_count_under_five_is_not_shown(count: int, said: str) -> None:
    assert shown(count) == said


def test_r32_a_single_hidden_count_takes_the_smallest_other_with_it() -> None:
    found = shown_together({"a": 3, "b": 9, "c": 6})
    assert (found.counts, found.total) == ({"a": None, "b": 9, "c": None}, 18)


def test_r32_ones_that_add_up_to_how_many_they_are_are_hidden_with_another() -> None:
    found = shown_together({"a": 1, "b": 1, "c": 8})
    assert (found.counts, found.total) == ({"a": None, "b": None, "c": None}, 10)


def test_r32_with_nothing_to_hide_among_the_total_goes() -> None:
    assert shown_together({"a": 3, "b": 0}).total is None
    assert shown_together({"a": 7, "b": 0}).total == 7
    assert shown_together({}).total == 0


@settings(deadline=None)
@given(COUNTS)
def test_r32_no_small_group_follows_from_what_is_shown(counts: dict[str, int]) -> None:
    found = shown_together(counts)
    hidden = [name for name, count in found.counts.items() if count is None]
    small = [name for name in hidden if counts[name] < LEAST]
    assert all(count == 0 or count >= LEAST for count in found.counts.values() if count is not None)
    if found.total is None or not small:
        return
    rest = found.total - sum(count for count in found.counts.values() if count is not None)
    for name in small:
        others = [range(1, rest) for one in hidden if one != name]
        possible = {rest - sum(one) for one in product(*others) if rest - sum(one) > 0}
        assert len(possible) > 1
