"""What the search page tells of a search that found nobody: little, once, and of nobody."""

from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.past import Past
from tests.browser.visit import Visit, Visiting

pytestmark = pytest.mark.xdist_group("browser")

ROUTE = "/api/unmet-searches"
LONGER_THAN_IT_RESTS = 5_000


def search(page: Page, words: str) -> None:
    """Type, and wait for the answer."""
    page.get_by_label("Search in your own words").fill(words)
    expect(page.get_by_role("status")).to_contain_text("found")


def told(visit: Visit) -> list[Request]:
    """The calls that tell of a search, as they are made from now on."""
    found: list[Request] = []
    visit.page.on("request", lambda one: found.append(one) if ROUTE in one.url else None)
    return found


def test_a_search_that_found_nobody_is_counted_once_and_says_nothing_of_the_searcher(
    visiting: Visiting, past: Past
) -> None:
    visit = visiting(storage_state=past.people["dee"].cookies)
    calls = told(visit)
    page = visit.open("/")
    page.get_by_label("Spot session").check()
    search(page, "Zzyzx my mentor")
    expect(page.get_by_role("status")).to_have_text("0 mentors found")
    page.wait_for_timeout(LONGER_THAN_IT_RESTS)
    search(page, "confidence")
    search(page, "Zzyzx my mentor")
    page.wait_for_timeout(LONGER_THAN_IT_RESTS)
    (call,) = calls
    assert parse_qs(call.post_data or "", keep_blank_values=True) == {
        "words": ["zzyzx"],
        "filters": ["offers:spot-session"],
    }
    headers = call.all_headers()
    assert not headers.keys() & {"cookie", "referer", "authorization"}
    answer = call.response()
    assert answer is not None
    assert (answer.status, "set-cookie" in answer.all_headers()) == (204, False)


def test_what_is_still_typed_was_found_or_looks_like_somebody_is_not_told(
    visiting: Visiting,
) -> None:
    visit = visiting()
    calls = told(visit)
    page = visit.open("/?q=zzyzx")  # an address that somebody sent is nobody's wish
    expect(page.get_by_role("status")).to_have_text("0 mentors found")
    page.wait_for_timeout(LONGER_THAN_IT_RESTS)
    for words in ("jane.doe@gov.example", "confidence"):
        search(page, words)
        page.wait_for_timeout(LONGER_THAN_IT_RESTS)
    search(page, "qqqq")
    search(page, "confidence")
    page.wait_for_timeout(LONGER_THAN_IT_RESTS)
    assert calls == []


def test_where_counting_fails_the_search_goes_on(visiting: Visiting) -> None:
    visit = visiting(refusals=(500,))
    visit.page.route(f"**{ROUTE}", lambda route: route.fulfill(status=500))
    page = visit.open("/")
    search(page, "zzyzx")
    page.wait_for_timeout(LONGER_THAN_IT_RESTS)
    search(page, "photograph")
    expect(page.get_by_role("link", name="Amara Okafor", exact=True)).to_be_visible()
