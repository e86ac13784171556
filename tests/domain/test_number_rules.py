"""R32: what coordinators read in numbers, and that no group under five is among it."""

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from mentoring.domain import number_tables
from mentoring.domain.census import Census
from mentoring.domain.fact import Counts, together
from mentoring.domain.number_tables import ENDINGS, MARKS, REASONS, REQUESTS, Table
from mentoring.domain.numbers import Numbers, Sums, lines_of, median_days, months_shown, numbers
from tests.world import PROGRAMME

TODAY = date(2026, 11, 23)
MONTHS = [f"{one:%Y-%m}" for one in months_shown(TODAY)]
NAMES = (
    "waiting", "running", *REQUESTS, *ENDINGS, *REASONS, *(f"useful {one}" for one in MARKS),
    *(f"looked back {one}" for one in MARKS), *(f"heard in {day}" for day in range(1, 15)),
    "held pairing session", "held chemistry call", "asked topic leading a team", "asked grade pc",
)  # fmt: skip
COUNTS = st.dictionaries(st.sampled_from(NAMES), st.integers(0, 12))


def told(
    months: dict[str, Counts], ever: Counts | None = None, census: Census | None = None
) -> Numbers:
    """What is read of these months, before which nothing happened."""
    sums = Sums(together(months.values()) if ever is None else ever, months, {})
    return numbers(sums, census, PROGRAMME, TODAY)


def table(name: str, counts: Counts) -> Table:
    """One of the tables, where all happened this month."""
    (found,) = [one for one in told({"2026-11": counts}).tables if one.name == name]
    return found


@given(st.dictionaries(st.sampled_from(MONTHS), COUNTS), st.integers(0, 12))
def test_r32_no_number_from_one_to_four_is_ever_told(months: dict[str, Counts], free: int) -> None:
    census = Census("career", TODAY, free, {"leading a team": free}, {"pc": free})
    found = told(months, census=census)
    waits = found.facts["Half of the answers came within"]
    numbers_told = [text for _, _, text in lines_of(found) if text != waits]
    assert [one for one in numbers_told if one in {"1", "2", "3", "4"}] == []
    titles = " ".join(one.title for one in found.tables)
    titles = re.sub(r"\(4 or 5\)", "", titles)
    assert re.findall(r"(?<!\d)[1-4](?!\d)", titles) == []


@given(COUNTS)
def test_r32_what_is_hidden_can_not_be_worked_out_from_a_table_and_its_title(
    counts: Counts,
) -> None:
    for one in told({"2026-11": counts}).tables:
        hidden = [row for row in one.rows if row.count is None]
        total = re.search(r" of (\d+) ", one.title)
        if hidden and total:
            left = int(total[1]) - sum(row.count or 0 for row in one.rows)
            assert len(hidden) > 1, one
            assert left >= 5, one


def test_titles_say_what_the_tables_say() -> None:
    requests = {"heard": 34, "closed": 6, "taken back": 0}
    assert table("requests", requests).title == "34 of 40 requests were answered in time"
    endings = {"completed": 12, "unpaired by mentee": 5}
    assert table("endings", endings).title == (
        "12 of 17 pairings that ended ran their whole length"
    )
    reasons = {"reason NO_TIME": 9, "reason NO_FIT": 5}
    assert table("reasons", reasons).title == (
        "The reason given most often for an early end: There was no time for it"
    )
    useful = {"useful 5": 20, "useful 4": 8, "useful 1": 6}
    assert table("useful", useful).title == "28 of 34 answers call appointments useful (4 or 5)"


def test_a_table_without_anything_says_so_and_one_that_hides_says_that() -> None:
    assert (table("requests", {}).is_empty, table("requests", {}).hides) == (True, False)
    few = table("requests", {"heard": 3})
    assert (few.is_empty, few.hides, few.title) == (True, True, "What became of requests")
    assert [row.text for row in few.rows].count("not shown") >= 1


def test_running_pairings_are_counted_back_from_now() -> None:
    found = told(
        {"2026-11": {"running": 6}, "2026-10": {"running": -2}, "2026-01": {"running": 1}},
        ever={"running": 20},
    )
    (running,) = [one for one in found.tables if one.name == "running"]
    rows = {row.label: row.count for row in running.rows}
    assert (len(rows), rows["Nov 2026"], rows["Oct 2026"], rows["Sep 2026"]) == (12, 20, 14, 16)
    assert (rows["Jan 2026"], rows["Dec 2025"]) == (16, 15)
    assert running.title == "20 pairings are running; 15 were in December 2025"


def test_half_of_the_answers_came_within_so_many_days() -> None:
    assert median_days({}) == "no answers yet"
    assert median_days({"heard in 1": 4}) == "not shown"
    assert median_days({"heard in 1": 3, "heard in 2": 2}) == "1 day"
    assert median_days({"heard in 2": 3, "heard in 10": 4}) == "10 days"
    assert median_days({"heard in 2": 3, "heard in 10": 3}) == "2 days"


def test_early_ends_are_told_together_where_each_is_hidden() -> None:
    facts = told({"2026-11": {"completed": 20, "unpaired by mentee": 3, "unpaired by mentor": 4}})
    assert facts.facts["Pairings ended early"] == "7"
    facts = told({"2026-11": {"completed": 20, "unpaired by mentee": 3}})
    assert facts.facts["Pairings ended early"] == "not shown"


def test_a_year_is_the_running_month_and_eleven_before_it() -> None:
    assert (MONTHS[0], MONTHS[-1], len(MONTHS)) == ("2025-12", "2026-11", 12)
    older = told({"2025-11": {"heard": 50}})
    assert older.facts["Requests answered in time"] == "0"


def test_before_the_first_morning_free_places_are_not_told() -> None:
    found = told({})
    assert (found.counted_on, found.facts["Places free"]) == (None, "counted tomorrow morning")
    assert number_tables.NOT_SHOWN not in found.facts.values()
