"""A mentor's page: with and without a photo, on paper, on a phone, and with what is free."""

import json
import re
from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Page, Route, ViewportSize, expect

from tests.browser.looking import faults_in_every_look
from tests.browser.visit import DESK, PHONE, Visiting

pytestmark = pytest.mark.xdist_group("browser")

AMARA = "/mentors/amara-okafor/"
TOLD = "[data-times], [data-calls], [data-room]"
"""Where something is told that the site itself doesn't know."""
LONGEST = 400
A_PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")
LENGTHEN = """(words) => {
  const headings = [...document.querySelectorAll('h2')];
  const heading = headings.find((one) => one.innerText.startsWith('About'));
  while (!heading.nextElementSibling.matches('h2')) heading.nextElementSibling.remove();
  for (let left = words; left > 0; left -= 50) {
    const paragraph = document.createElement('p');
    paragraph.textContent = Array(50).fill('mentor').join(' ');
    heading.after(paragraph);
  }
}"""
"""Puts a biography of so many words, longer than usual ones, in the place of what is there."""
ASKING_IN_SIGHT = """() => {
  const asking = [...document.querySelectorAll('a[href^="/my/requests/new"]')];
  return asking.map((one) => one.getBoundingClientRect()).some(
    ({ top, bottom }) => bottom > 0 && top < innerHeight);
}"""
WHERE_THINGS_ARE = """() => [...document.querySelectorAll('main :is(a, input, h2)')]
  .filter((one) => one.checkVisibility())
  .map((one) => [one.innerText || one.type, one.getBoundingClientRect().top])"""


def shown(page: Page, selector: str) -> bool:
    """Whether any such element can be seen."""
    return any(one.is_visible() for one in page.locator(selector).all())


def test_photos_are_shown_wherever_the_mentor_is(visiting: Visiting) -> None:
    page = visiting().open(AMARA)
    assert page.evaluate("document.querySelector('.pool-person img').naturalWidth") == 320
    assert not shown(page, ".pool-person .pool-initials")
    for path in ("/?q=amara", "/browse/organisation/northshire-constabulary/"):
        page.goto(path)
        row = page.locator(".pool-row", has=page.locator(f'a[href="{AMARA}"]'))
        row.scroll_into_view_if_needed()
        expect(row.locator("img.pool-photo")).to_have_js_property("naturalWidth", 96)
        assert row.locator(".pool-initials").count() == 0
    page.goto(AMARA)
    page.get_by_label("Shortlist").first.check()
    page.goto("/compare/")
    expect(page.locator(".pool-compared img.pool-photo")).to_have_js_property("naturalWidth", 320)
    assert faults_in_every_look(page, "compare-with-a-photo") == []


def test_r24_the_next_times_stand_beside_the_spot_session(visiting: Visiting) -> None:
    page = visiting().open(AMARA)
    offer = page.locator(".pool-offer", has_text="Book a spot session")
    expect(offer).to_contain_text(
        re.compile(r"Next: \w{3} \d+ \w{3}, \d\d:\d\d[^(]*, \d\d:\d\d[^(]* \(London\)")
    )


def test_without_an_answer_or_a_script_nothing_is_said_of_times(visiting: Visiting) -> None:
    page = visiting(javascript=False).open(AMARA)
    assert page.locator(TOLD).all_inner_texts() == [""] * 6
    refused = visiting(refusals=(500,)).page
    refused.route("**/api/availability*", lambda route: route.fulfill(status=500, body="{}"))
    refused.goto(AMARA)
    refused.wait_for_load_state("networkidle")
    assert set(refused.locator(TOLD).all_inner_texts()) == {""}
    for offered in ("Book a spot session", "Book a chemistry call"):
        expect(refused.get_by_role("link", name=offered)).to_be_visible()


def answering(**known: object) -> Callable[[Route], None]:
    """An answer of the API that says the same of everybody."""
    nothing = dict.fromkeys(("next_slot", "next_times", "answers_in_days", "paused_until"))

    def answer(route: Route) -> None:
        asked = route.request.url.partition("mentors=")[2].split(",")
        said = {one: nothing | {"places": 0} | known for one in asked}
        route.fulfill(body=json.dumps(said), content_type="application/json")

    return answer


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_nothing_moves_away_from_under_a_finger_when_room_is_told(
    visiting: Visiting, size: ViewportSize
) -> None:
    tell = answering(
        places=1,
        answers_in_days=3,
        next_slot="Tue 1 Dec, 12:00 (London)",
        next_times="Tue 1 Dec, 12:00, Thu 3 Dec, 16:00 (London)",
        next_starts=["2026-12-01T12:00:00+00:00", "2026-12-03T16:00:00+00:00"],
        spot_minutes=30,
    )
    page = visiting(viewport=size).page
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    page.route("**/api/availability*", hold)
    with page.expect_request("**/api/availability*"):
        page.goto(AMARA)
    page.get_by_label("Shortlist: Amara Okafor").wait_for()
    before = page.evaluate(WHERE_THINGS_ARE)
    for route in waiting:
        tell(route)
    expect(page.locator(".pool-person .pool-room")).to_contain_text("Next spot session")
    expect(page.locator("[data-times]").first).to_contain_text("Next:")
    after = page.evaluate(WHERE_THINGS_ARE)
    assert [name for name, _ in after] == [name for name, _ in before]
    assert [now for now, was in zip(after, before, strict=True) if abs(now[1] - was[1]) > 2] == []


def test_r7_r24_what_would_be_refused_has_no_button(visiting: Visiting) -> None:
    page = visiting().page
    for known, said in (
        ({}, "Possible again once they have a place."),
        ({"paused_until": "Monday 4 January"}, "once they are back on Monday 4 January."),
        ({"places": None}, "They can't be asked yet."),
    ):
        page.route("**/api/availability*", answering(**known))
        page.goto(AMARA)
        call = page.locator(".pool-offer", has_text="No chemistry call just now")
        expect(call).to_contain_text(said)
        expect(page.get_by_role("link", name="Book a", exact=False)).to_have_count(0)
    spot = page.locator(".pool-offer", has_text="No spot session just now")
    expect(spot).to_contain_text("No time is free in the next 60 days.")
    assert faults_in_every_look(page, "profile-with-nothing-free") == []
    page.set_viewport_size(DESK)
    spot.get_by_role("link", name="See the soonest with others").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.unroute("**/api/availability*")
    page.route("**/api/availability*", answering(places=1))
    page.goto(AMARA)
    expect(page.get_by_text("No spot session just now")).to_be_visible()
    expect(page.get_by_role("link", name="Book a chemistry call")).to_be_visible()
    page.goto("/mentors/bethan-marged-lloyd/")
    expect(page.get_by_text("No spot session just now")).to_be_visible()
    expect(page.locator(".pool-ask-again")).to_have_count(0)


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_the_fullest_page_prints_on_one_sheet(
    visiting: Visiting, colours: Literal["light", "dark"]
) -> None:
    page = visiting().open(AMARA)
    expect(page.locator("[data-times]")).to_contain_text("Next")
    page.evaluate(LENGTHEN, LONGEST)
    page.emulate_media(media="print", color_scheme=colours)
    assert len(A_PAGE.findall(page.pdf(prefer_css_page_size=True))) == 1
    for gone in ("header", "footer", ".pool-button", ".pool-shortlist-choice"):
        assert not shown(page, gone), gone
    expect(page.get_by_text(f"This page: {AMARA} of Lantern Mentoring")).to_be_visible()
    expect(page.get_by_text("Ask Amara to be your mentor").locator("visible=true")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(36, 33, 29)"


def test_on_a_phone_asking_is_in_sight_wherever_one_reads(visiting: Visiting) -> None:
    page = visiting(viewport=PHONE).open(AMARA)
    end = page.evaluate("document.querySelector('.pool-reading').getBoundingClientRect().bottom")
    for place in range(0, int(end) - PHONE["height"], 200):
        page.evaluate("(place) => scrollTo(0, place)", place)
        assert page.evaluate(ASKING_IN_SIGHT), place


def test_a_desk_has_one_button_to_ask(visiting: Visiting) -> None:
    page = visiting().open(AMARA)
    asking = page.get_by_role("link", name="Ask Amara to be your mentor")
    expect(asking.locator("visible=true")).to_have_count(1)
