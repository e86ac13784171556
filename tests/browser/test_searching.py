"""The search of the front page, compared with the mentors' files themselves."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from directory.facets import Value, values
from directory.load import load
from tests.browser.visit import Visiting

pytestmark = pytest.mark.xdist_group("browser")

ROOT = Path(__file__).parents[2]
STEP = 20
"""How many are shown at a time."""
LONGER_THAN_SLOW = 900
"""Milliseconds; after 600 the page says that it is searching."""
Chosen = Mapping[str, Iterable[str]]


@cache
def who_has() -> dict[str, dict[str, frozenset[str]]]:
    """Facet, value, and the mentors who have it."""
    pool, problems = load(ROOT)
    assert pool, problems
    return {facet: {one.slug: ids(one) for one in found} for facet, found in values(pool).items()}


def ids(value: Value) -> frozenset[str]:
    return frozenset(one.id for one in value.mentors)


def expected(chosen: Chosen) -> frozenset[str]:
    """Any of the values inside a facet, and all facets at once."""
    everybody = frozenset().union(*who_has()["offers"].values())
    for facet, wanted in chosen.items():
        everybody &= frozenset().union(*(who_has()[facet][one] for one in wanted))
    return everybody


def address(chosen: Chosen) -> str:
    return "/?" + "&".join(f"{facet}={one}" for facet, wanted in chosen.items() for one in wanted)


def shown_counts(page: Page) -> dict[str, dict[str, int]]:
    boxes: list[list[str]] = page.eval_on_selector_all(
        "#filters input[type=checkbox]",
        """(all) => all.map((one) => [
             one.name, one.value, one.labels[0].querySelector('[data-count]').textContent])""",
    )
    found: dict[str, dict[str, int]] = {}
    for facet, value, count in boxes:
        found.setdefault(facet, {})[value] = int(count)
    return found


def all_results(page: Page, count: int) -> set[str]:
    """The mentors in the list, after asking for more until all are there."""
    rows = page.locator("#results li")
    for shown in range(STEP, count, STEP):
        expect(rows).to_have_count(shown)
        page.get_by_role("button", name=f"Show more ({count - shown} left)").click()
    expect(rows).to_have_count(count)
    links = page.locator("#results .pool-row-name").evaluate_all(
        "(all) => all.map((one) => one.pathname)"
    )
    return {link.split("/")[2] for link in links}


CHOICES = [
    {},
    {"offers": ["spot-session"]},
    {"topic": ["part-time-working", "moving-department"]},
    {"topic": ["confidence", "starting-out"], "meets": ["in-person"]},
    {"scheme": ["career-programme"], "offers": ["pairing", "chemistry-call"], "meets": ["video"]},
]


@pytest.mark.parametrize("chosen", CHOICES, ids=address)
def test_filters_find_whom_the_files_name(chosen: Chosen, visiting: Visiting) -> None:
    """Either value inside a facet, all facets across; the number beside each is what it brings."""
    page = visiting().open(address(chosen))
    count = len(expected(chosen))
    people = f"{count} mentors found" if chosen else f"{count} mentors"
    expect(page.get_by_role("status")).to_have_text(people)
    assert all_results(page, count) == expected(chosen)
    assert shown_counts(page) == {
        facet: {value: len(expected({**chosen, facet: [value]})) for value in known}
        for facet, known in who_has().items()
    }


def test_a_count_stays_while_the_cards_are_still_on_their_way(visiting: Visiting) -> None:
    visit = visiting()
    visit.page.route("**/*.pf_fragment", slowly)
    page = visit.open("/?offers=spot-session")
    expect(page.locator("#results li").first).to_be_visible()
    count = len(expected({"offers": ["spot-session"]}))
    expect(page.get_by_role("status")).to_have_text(f"{count} mentors found")
    page.wait_for_timeout(LONGER_THAN_SLOW)
    assert page.get_by_role("status").inner_text() == f"{count} mentors found"


def slowly(route: Route) -> None:
    """Let a card take longer than a search may before the page says that it is slow."""
    route.request.frame.page.wait_for_timeout(LONGER_THAN_SLOW)
    route.continue_()


def test_typing_shows_results_and_the_passage_that_matched(visiting: Visiting) -> None:
    page = visiting().open("/")
    field = page.get_by_label("Search in your own words")
    expect(field).to_be_visible()  # typing does not wait for that by itself
    field.press_sequentially("photograph")
    expect(page.get_by_role("link", name="Amara Okafor", exact=True)).to_be_visible()
    expect(page.locator("#results mark").first).to_have_text(
        re.compile("photograph", re.IGNORECASE)
    )
    expect(page).to_have_url(f"{page.url.partition('?')[0]}?q=photograph")


def test_a_passage_ends_with_what_the_mentor_wrote(visiting: Visiting) -> None:
    """The index goes on with topics, role and place, which the card says already."""
    page = visiting().open("/")
    page.get_by_label("Search in your own words").fill("coffee")
    card = page.locator("#results li").filter(has_text="Amara Okafor")
    expect(card.locator("p:has(mark)")).to_have_text(re.compile("I'll bring the coffee\\.$"))


def test_the_address_holds_the_search_and_back_goes_back(visiting: Visiting) -> None:
    visit = visiting()
    page = visit.open("/")
    status = page.get_by_role("status")
    page.get_by_label("Spot session").check()
    expect(status).to_have_text(f"{len(expected({'offers': ['spot-session']}))} mentors found")
    visit.unfold("Meets")
    page.get_by_label("Phone").check()
    both = {"offers": ["spot-session"], "meets": ["phone"]}
    expect(status).to_have_text(f"{len(expected(both))} mentors found")
    kept = page.url
    page.get_by_role("link", name="Aisha Bello").click()
    page.go_back()
    expect(page).to_have_url(kept)
    expect(status).to_have_text(f"{len(expected(both))} mentors found")
    page.go_back()
    expect(page.get_by_label("Phone")).not_to_be_checked()
    expect(status).to_have_text(f"{len(expected({'offers': ['spot-session']}))} mentors found")
    other = visiting().open(kept)
    expect(other.get_by_label("Phone")).to_be_checked()
    expect(other.get_by_role("status")).to_have_text(f"{len(expected(both))} mentors found")


def test_where_nobody_is_found_it_says_what_to_loosen(visiting: Visiting) -> None:
    """And what that would give; pressing it gives just that."""
    alone = {"organisation": ["eastmere-council"]}
    page = visiting().open(address({"grade": ["chief-constable"], **alone}))
    expect(page.get_by_role("status")).to_have_text("0 mentors found")
    expect(page.get_by_role("heading", name="Nobody has all of that")).to_be_visible()
    way = page.get_by_role(
        "button", name=f"Without Chief constable: {len(expected(alone))} mentors"
    )
    way.click()
    expect(page.get_by_role("status")).to_have_text(f"{len(expected(alone))} mentors found")
    expect(page.get_by_label("Search in your own words")).to_be_focused()
    page.get_by_role("button", name="Clear everything").click()
    expect(page.get_by_role("status")).to_have_text(f"{len(expected({}))} mentors")


def test_a_letter_of_the_alphabet_that_is_code_stays_text(visiting: Visiting) -> None:
    """What is typed is never read as HTML."""
    page = visiting().open("/?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E")
    expect(page.get_by_role("status")).to_contain_text("found")
    assert page.locator("#finder img").count() == 0
