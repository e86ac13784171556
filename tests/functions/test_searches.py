"""Searches that found nobody: counted without the searcher, shown to coordinators from five on."""

import json
from datetime import timedelta

import pytest

from tests.functions.lived import Lived, changed, table
from tests.functions.markup import Page
from tests.played import Visitor

ROUTE = "/api/unmet-searches"
SEARCHES = "/coordinate/searches"


def search(visitor: Visitor, words: str, filters: str = "", times: int = 1) -> None:
    """Let the search page tell of a search."""
    for _ in range(times):
        answer = visitor.send(ROUTE, {"words": words, "filters": filters})
        assert (answer.status_code, answer.text) == (204, "")
        assert "Set-Cookie" not in answer.headers


def test_a_search_adds_to_one_count_and_nothing_says_who(past: Lived) -> None:
    before = table(past.pool)
    search(past.priya, "Parental leave", "topic:leading-a-team organisation:northshire")
    search(past.pool.visitor(), "parental leave", "topic:leading-a-team")
    after = table(past.pool)
    (key,) = changed(before, after)
    assert key.startswith("UNMET#2026-11 PART#")
    assert "parental leave|topic:leading-a-team" in after[key]
    assert json.loads(after[key])["Attributes"]["counts"] == {
        "M": {"parental leave|topic:leading-a-team": {"N": "2"}}
    }
    assert [one for one in ("priya", past.priya_id, "northshire") if one in after[key]] == []


@pytest.mark.parametrize(
    "words", ["", "priya@gov.example", "Priya 1984", "!", "\x00", "\ud800", "١٢"]
)
def test_what_may_name_somebody_leaves_no_trace(past: Lived, words: str) -> None:
    before = table(past.pool)
    search(past.pool.visitor(), words)
    assert table(past.pool) == before


def test_a_hostile_client_can_not_fill_the_table(past: Lived) -> None:
    before = table(past.pool)
    letters = "abcdefghijklmnopqrstuvwxyz"
    for one in letters:
        for other in letters:
            search(past.pool.visitor(), f"made {one}{other}")
    after = table(past.pool)
    keys = changed(before, after)
    assert len(keys) <= 16
    held = [len(json.loads(after[key])["Attributes"]["counts"]["M"]) for key in keys]
    assert max(held) <= 32


def test_another_site_can_not_count(past: Lived) -> None:
    before = table(past.pool)
    answer = past.pool.visitor().post(ROUTE, headers={"Sec-Fetch-Site": "cross-site"}, words="x y")
    assert answer.status_code == 400
    assert table(past.pool) == before


def test_r32_coordinators_see_words_from_five_searches_on_by_month(past: Lived) -> None:
    visitor = past.pool.visitor()
    search(visitor, "Flood defence", "topic:leading-a-team", times=5)
    search(visitor, "Jane Doe", times=4)
    page = Page(past.cora.get(SEARCHES).text)
    assert page.faults == []
    assert "flood defence" in page.text
    assert "leading a team" in page.text
    assert "jane" not in page.text
    assert "And 4 more searches that fewer than five made alike." in page.text
    past.pool.clock.now += timedelta(days=10)
    search(visitor, "moon landing", times=6)
    cora = past.pool.signed_in("cora@gov.example")
    text = Page(cora.get(SEARCHES).text).text
    assert text.index("December 2026") < text.index("moon landing") < text.index("November 2026")
    assert text.index("November 2026") < text.index("flood defence")
    assert SEARCHES in Page(cora.get("/coordinate/").text).links


def test_only_coordinators_see_them(past: Lived) -> None:
    assert past.priya.get(SEARCHES).status_code == 404
    assert past.pool.visitor().get(SEARCHES).status_code == 303
