"""What is counted of a search that found nobody, and what of the counts is ever shown (R32)."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from directory.facets import values
from directory.load import load
from mentoring.domain.unmet_search import (
    MOST_FILTERS,
    MOST_LETTERS,
    MOST_WORDS,
    PARTS,
    Counts,
    Month,
    Row,
    counts_for,
    filter_values,
    month_from,
    months_shown,
    name_of,
)
from tests.world import PROGRAMME

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("words", "filters", "name"),
    [
        ("Parental LEAVE", "", "parental leave|"),
        ("parental   leave!", "topic:part-time-working", "parental leave|topic:part-time-working"),
        ("", "meets:video topic:leading-a-team", "|meets:video,topic:leading-a-team"),
        ("one two three four five six", "", "one two three four|"),
        ("Ynys Môn, café", "", "ynys môn café|"),
        ("o'brien part-time", "", "brien part time|"),
        ("x" * 50 + " flood", "", "flood|"),
        ("jane.doe@gov.example", "", ""),
        ("jane doe 1984", "", ""),
        ("call 07700 900123", "topic:leading-a-team", "|topic:leading-a-team"),
        ("!?", "", ""),
        ("a b c", "", ""),
        ("flood", "topic:jane-doe location:york grade:<b>", "flood|"),
        (
            "flood",
            "grade:director scheme:peers",
            "flood|grade:director",
        ),
        ("flood", "meets:video meets:video", "flood|meets:video"),
    ],
)
def test_a_search_is_a_few_plain_words_and_filters_that_the_programme_names(
    words: str, filters: str, name: str
) -> None:
    assert name_of(words, filters, PROGRAMME) == name


@example("A\u1369", "")  # an Ethiopic one, a digit that patterns take for a letter
@given(st.text(max_size=300), st.text(max_size=300))
def test_whatever_is_sent_little_is_kept_and_no_digit_or_at_sign(words: str, filters: str) -> None:
    kept, _, chosen = name_of(words, filters, PROGRAMME).partition("|")
    assert len(kept) <= MOST_LETTERS
    assert len(kept.split()) <= MOST_WORDS
    assert all(one.isalpha() for one in kept.split())
    assert len(chosen.split(",")) <= MOST_FILTERS
    assert set(chosen.split(",")) <= {"", *filter_values(PROGRAMME)}


def test_the_filters_are_called_as_the_search_page_calls_them() -> None:
    pool, problems = load(ROOT)
    assert pool, problems
    sent = {
        f"{facet}:{one.slug}"
        for facet, found in values(pool).items()
        for one in found
        if facet in {"offers", "topic", "scheme", "grade", "meets"}
    }
    assert len(sent) > 30
    assert sent - filter_values(pool.programme).keys() == set()


def test_counts_are_kept_by_the_month_in_a_few_parts_and_forgotten() -> None:
    found = {counts_for(f"word {count}|", TODAY).part for count in range(300)}
    assert found == set(range(PARTS))
    assert counts_for("flood|", TODAY) == counts_for("flood|", date(2026, 11, 1))
    assert counts_for("flood|", TODAY).month == "2026-11"
    assert counts_for("flood|", TODAY).forget_on == date(2027, 3, 1)
    assert counts_for("flood|", date(2026, 12, 1)).month == "2026-12"


def test_four_months_are_shown_and_all_of_them_are_still_kept() -> None:
    months = months_shown(date(2027, 2, 28))
    assert months == [date(2027, 2, 1), date(2027, 1, 1), date(2026, 12, 1), date(2026, 11, 1)]
    assert all(counts_for("x|", one).forget_on > date(2027, 2, 28) for one in months)


def month(**counts: int) -> Month:
    """A month in which these were counted, in two parts."""
    parts = [
        Counts("2026-11", part, date(2027, 3, 1), dict(list(counts.items())[part::2]))
        for part in (0, 1)
    ]
    return month_from(date(2026, 11, 1), parts, PROGRAMME)


def test_r32_words_are_shown_from_five_searches_on_and_below_that_only_the_count() -> None:
    seen = month(**{"flood|": 5, "jane doe|": 4, "moon|topic:leading-a-team": 9, "rare|": 1})
    assert seen.rows == (Row("moon", ("leading a team",), 9), Row("flood", (), 5))
    assert seen.others == 5
    assert "jane" not in repr(seen)


def test_a_filter_that_the_programme_has_lost_is_not_shown() -> None:
    assert month(**{"flood|topic:gone": 6}).rows == (Row("flood", (), 6),)


def test_a_month_without_searches_is_empty() -> None:
    assert month() == Month(date(2026, 11, 1), (), 0)
