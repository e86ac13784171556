"""The shortlist: three at most, kept in this browser, and compared on one page."""

import re

import pytest
from playwright.sync_api import Page, expect

from mentoring.domain.slug import slug
from tests.browser.past import Past
from tests.browser.visit import Visit, Visiting

pytestmark = pytest.mark.xdist_group("browser")

NAMES = ("Amara Okafor", "Ben Hughes", "Mei Lin")


def put(page: Page, *names: str) -> None:
    """Tick the boxes beside these people on their own pages."""
    for name in names:
        page.goto(f"/mentors/{slug(name)}/")
        page.get_by_label(f"Shortlist: {name}").check()


def listed(visit: Visit) -> str:
    """What the bar at the foot of the window says."""
    return visit.page.get_by_role("complementary", name="Shortlist").locator("bdi").inner_text()


def test_three_are_kept_and_a_fourth_is_told_why_not(visiting: Visiting) -> None:
    visit = visiting()
    put(visit.page, *NAMES)
    page = visit.open("/mentors/aisha-bello/")
    assert listed(visit) == "Amara Okafor, Ben Hughes, Mei Lin"
    page.get_by_label("Shortlist: Aisha Bello").click()
    expect(page.get_by_text("Three at most")).to_be_visible()
    expect(page.get_by_label("Shortlist: Aisha Bello")).not_to_be_checked()
    page.get_by_role("button", name="Clear").click()
    expect(page.get_by_role("complementary", name="Shortlist")).to_be_hidden()
    page.get_by_label("Shortlist: Aisha Bello").check()
    assert listed(visit) == "Aisha Bello"


def test_boxes_in_the_search_know_who_is_on_the_list(visiting: Visiting) -> None:
    visit = visiting()
    put(visit.page, "Amara Okafor")
    page = visit.open("/?q=photograph")
    box = page.get_by_label("Shortlist: Amara Okafor")
    expect(box).to_be_checked()
    box.uncheck()
    expect(page.get_by_role("complementary", name="Shortlist")).to_be_hidden()


def test_the_three_stand_side_by_side_and_lead_to_asking(visiting: Visiting) -> None:
    visit = visiting()
    put(visit.page, *NAMES)
    visit.follow("Compare")
    page = visit.page
    assert visit.heading == "Compare"
    expect(page.get_by_role("heading", level=2)).to_have_text(list(NAMES))
    for name in NAMES:
        column = page.get_by_role("region", name=name)
        expect(column.get_by_text("Topics", exact=True)).to_be_visible()
        expect(column.locator(".pool-room .pool-status")).to_be_visible()
        first = name.partition(" ")[0]
        expect(column.get_by_role("link", name=f"Ask {first} to be your mentor")).to_be_visible()
    page.get_by_role("button", name="Take Ben Hughes off the list").click()
    expect(page.get_by_role("heading", level=2)).to_have_text(["Amara Okafor", "Mei Lin"])
    visit.follow("Ask Mei to be your mentor")
    assert visit.heading == "Sign in"


def test_r11_calls_with_those_who_have_them_are_booked_from_the_comparison(
    past: Past, visiting: Visiting
) -> None:
    somebody = past.newcomer("vic")
    somebody.give_details("Vic Sorensen")
    visit = visiting(storage_state=somebody.cookies)
    put(visit.page, "Angharad ferch Gruffudd", "Linh Phạm", "Rosalind Peverell")
    visit.follow("Compare")
    page = visit.page
    page.get_by_role("button", name="Take Rosalind Peverell off the list").click()
    visit.follow("Book chemistry calls with both")
    assert visit.heading == "Chemistry calls with Angharad ferch Gruffudd and Linh Phạm"
    for section in page.locator(".pool-call").all():
        if section.get_by_text("How to meet").count():
            section.locator("[name^=mode-]").first.check()
        section.locator(".pool-times label").first.click()
    visit.press("Book the calls")
    assert visit.heading == "My mentoring"
    booked = page.get_by_role("link", name=re.compile("^Chemistry call with"))
    expect(booked).to_have_count(2)


def test_somebody_who_has_left_the_directory_can_still_be_taken_off(visiting: Visiting) -> None:
    visit = visiting(refusals=(404,))
    page = visit.open("/compare/")
    expect(page.get_by_text("Nobody is on your shortlist here")).to_be_visible()
    page.evaluate(
        "localStorage.setItem('shortlist', JSON.stringify([{id: 'gone-away', name: 'Gone'}]))"
    )
    page.reload()
    expect(page.get_by_text("Not in the directory any more")).to_be_visible()
    page.get_by_role("button", name="Take Gone off the list").click()
    expect(page.get_by_text("Nobody is on your shortlist here")).to_be_visible()


@pytest.mark.parametrize(
    "kept",
    [
        "not json", "null", "{}", "[1]", '[{"id": "../x", "name": "X"}]', '[{"id": "x"}]', "[null]",
        '[{"id": "x", "name": "<img src=x onerror=alert(1)>"}]',
    ],
)  # fmt: skip
def test_whatever_lies_in_the_browser_the_page_works(visiting: Visiting, kept: str) -> None:
    visit = visiting(refusals=(404,))
    page = visit.open("/cookies/")
    page.evaluate("(kept) => localStorage.setItem('shortlist', kept)", kept)
    page.goto("/compare/")
    expect(page.get_by_role("heading", name="Compare")).to_be_visible()
    assert page.locator("#content img").count() == 0
    page.goto("/mentors/mei-lin/")
    page.get_by_label("Shortlist: Mei Lin").check()
    assert "Mei Lin" in listed(visit)
