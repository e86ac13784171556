"""Where the search can't be loaded the page says so and leads to the plain pages."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looking import faults_in_every_look, picture
from tests.browser.visit import PHONE, Visit, Visiting

pytestmark = pytest.mark.xdist_group("browser")

SENTENCE = "The search doesn't answer just now."
PARTS = {
    "its script": "**/pagefind/pagefind.js",
    "its program": "**/pagefind/*.pagefind",
    "its list of files": "**/pagefind/pagefind-entry.json*",
    "all of it": "**/pagefind/**",
}


def without(visit: Visit, part: str) -> Page:
    """The front page where a part of the search can't be reached."""
    visit.page.route(part, lambda route: route.abort("internetdisconnected"))
    return visit.open("/")


def leads_to_everyone(page: Page) -> None:
    """The sentence stands there, and the links below it lead to everyone."""
    expect(page.get_by_role("alert")).to_contain_text(SENTENCE)
    expect(page.get_by_role("heading", name="Browse")).to_be_visible()
    expect(page.locator("#plain a[href='/browse/topic/']")).to_be_visible()


@pytest.mark.parametrize("part", PARTS)
def test_without_a_part_of_the_search_the_page_leads_to_everyone(
    visiting: Visiting, part: str
) -> None:
    visit = visiting()
    page = without(visit, PARTS[part])
    leads_to_everyone(page)
    visit.faults.clear()  # the browser tells that nothing came
    assert faults_in_every_look(page, f"home-without-{part.replace(' ', '-')}") == []
    visit.faults.clear()


def test_a_search_that_fails_is_told_and_the_page_loaded_again_searches(visiting: Visiting) -> None:
    visit = visiting(viewport=PHONE)
    page = visit.open("/")
    expect(page.locator("#results li").first).to_be_visible()
    page.route("**/pagefind/**", lambda route: route.abort("internetdisconnected"))
    page.get_by_label("Search in your own words").fill("photograph")
    leads_to_everyone(page)
    picture(page, "home-search-failed")
    page.unroute("**/pagefind/**")
    visit.faults.clear()  # the browser tells that nothing came
    page.reload()
    page.get_by_label("Search in your own words").fill("photographs")
    expect(page.get_by_role("status").first).to_contain_text("found")
    expect(page.get_by_role("alert")).to_be_hidden()
    expect(page.locator("#plain")).to_be_hidden()
