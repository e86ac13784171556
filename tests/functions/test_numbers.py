"""A scheme in numbers, its file, and what is needed most, as people get them (R32)."""

import csv
import io
from dataclasses import replace

from mentoring import wiring
from mentoring.actions.publishing import publish
from mentoring.domain.fact import Fact
from tests.functions.lived import Lived, table
from tests.functions.markup import Page
from tests.functions.test_pages import look
from tests.world import MENTORS, PROGRAMME

NUMBERS = "/coordinate/numbers?scheme=career"
FILE = "/coordinate/numbers/file?scheme=career"
NEEDED = "/become-a-mentor/needed"
YEAR = {
    "heard": 34, "heard in 2": 20, "heard in 9": 14, "closed": 6, "taken back": 2, "running": 22,
    "completed": 9, "unpaired by mentee": 5, "unpaired by mentor": 6, "reason NO_TIME": 7,
    "useful 5": 20, "useful 4": 8, "useful 1": 1, "held pairing session": 31,
    "asked topic leading a team": 8, "asked grade director": 8,
}  # fmt: skip


def happened(past: Lived, counts: dict[str, int], scheme: str = "career") -> None:
    """Let all of this have happened today."""
    means = wiring.means()
    means.save((Fact(means.new_id(), scheme, past.pool.clock.now.date(), counts),))


def morning(past: Lived) -> None:
    """Let the daily round run."""
    past.pool.day(past.pool.clock.now.date())


def facts(page: Page) -> dict[str, str]:
    """The single numbers of the page."""
    names, texts = page.all("dt"), page.all("dd")
    return {name.text: text.text for name, text in zip(names, texts, strict=True)}


def test_r32_a_small_scheme_shows_no_group_under_five(past: Lived) -> None:
    page = look(past.cora, NUMBERS, "Numbers of Career programme", "Too few to be shown")
    told = facts(page)
    assert told["Requests waiting now"] == told["Pairings running now"] == "fewer than five"
    assert told["Requests answered in time"] == "not shown"
    cells = [one.text for one in page.all("td")]
    assert not {"1", "2", "3", "4"} & {*told.values(), *cells}


def test_numbers_are_the_same_before_and_after_they_are_added_up(past: Lived) -> None:
    happened(past, YEAR)
    before = facts(look(past.cora, NUMBERS))
    morning(past)
    assert "FACTS#" not in " ".join(table(past.pool))
    after = facts(look(past.cora, NUMBERS, "Free places were counted on"))
    assert before | {"Places free": after["Places free"]} == after
    assert after["Requests answered in time"] == "35"
    assert after["Half of the answers came within"] == "2 days"
    assert after["Pairings ended early"] == "11"
    assert after["Pairings running now"] == "23"
    assert after["Sessions held in pairings"] == "31"


def test_charts_stand_beside_their_tables_under_what_they_say(past: Lived) -> None:
    happened(past, YEAR)
    page = look(past.cora, NUMBERS, "The reason given most often for an early end: There was no")
    charts = page.all("svg")
    assert len(charts) >= 4
    titles = {one.get("id") for one in page.all("h2")}
    assert {one.get("aria-labelledby") for one in charts} <= titles
    assert page.all("script", "style") == [one for one in page.all("script") if one.get("src")]
    assert not [one for one in page.elements if one.get("style")]
    assert len(page.all("table")) >= len(charts)


def test_the_page_reads_a_bounded_number_of_times_and_writes_nothing(past: Lived) -> None:
    for _ in range(30):
        happened(past, {"waiting": 1})
    before = table(past.pool)
    page = look(past.cora, NUMBERS)
    assert facts(page)["Requests waiting now"] == "31"
    assert table(past.pool) == before


def test_the_file_says_the_same_and_nothing_in_it_runs(past: Lived) -> None:
    happened(past, YEAR)
    schemes = {**PROGRAMME.schemes, "career": replace(PROGRAMME.schemes["career"], title="=1+1")}
    means = wiring.means()
    publish(means.store, replace(PROGRAMME, schemes=schemes), MENTORS, None, new_id=means.new_id)
    answer = past.cora.get(FILE)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"] == (
        'attachment; filename="numbers-career-2026-11-23.csv"'
    )
    lines = list(csv.reader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert lines[:2] == [["About", "What", "Number"], ["Scheme", "'=1+1", ""]]
    assert [cell for line in lines for cell in line if cell[:1] in set("=+-@\t\r")] == []
    told = {what: number for about, what, number in lines if about == "Single numbers"}
    assert told == facts(look(past.cora, NUMBERS))


def test_other_schemes_and_other_people_have_no_numbers_here(past: Lived) -> None:
    for path in (NUMBERS, FILE):
        assert past.priya.get(path).status_code == 404
        assert past.cora.get(path.replace("career", "leadership")).status_code == 404
        assert past.pool.visitor().get(path).status_code == 303
    assert "/coordinate/numbers" in " ".join(Page(past.cora.get("/coordinate/").text).links)


def test_r32_what_is_needed_most_names_topics_without_numbers_for_everybody(past: Lived) -> None:
    answer = past.pool.visitor().get(NEEDED)
    page = Page(answer.text)
    assert (answer.status_code, page.faults) == (200, [])
    assert "has not been counted yet" in page.text
    assert answer.headers["Cache-Control"] == "public, max-age=3600"
    assert "Set-Cookie" not in answer.headers
    happened(past, {"asked topic leading a team": 11})
    morning(past)
    page = Page(past.pool.visitor().get(NEEDED).text)
    assert [one.text for one in page.all("li") if one.text in PROGRAMME.topics] == [
        "leading a team"
    ]
    assert "11" not in page.text
    assert past.priya.get(NEEDED).text == past.pool.visitor().get(NEEDED).text


def test_where_nothing_is_short_that_is_said(past: Lived) -> None:
    morning(past)
    assert "nothing is short of places" in Page(past.pool.visitor().get(NEEDED).text).text
