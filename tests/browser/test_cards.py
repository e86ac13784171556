"""What cards say beside what the files say: room, next slots, and other spellings."""

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.visit import Visiting

pytestmark = pytest.mark.xdist_group("browser")

SLIPS = [
    ("cofidence", "confidence"),
    ("Promtion", "promotion"),
    ("oncfidence", "confidence"),
    ("confidence", "confidence"),
    ("CONFIDENCE", "CONFIDENCE"),
    ("tean", "team"),
    ("zzzzzz", "zzzzzz"),
    ("", ""),
]


def rooms(page: Page) -> list[str]:
    """What the cards on the screen say of room, in their order."""
    expect(page.locator("#results .pool-room .pool-status").first).to_be_visible()
    return page.locator("#results .pool-room").all_inner_texts()


def only_with_room(*names: str) -> Callable[[Route], None]:
    """An answer of the API in which these mentors have room and nobody else has."""

    def answer(route: Route) -> None:
        asked = route.request.url.partition("mentors=")[2].split(",")
        said = {
            one: {
                "places": int(one in names),
                "next_slot": None,
                "next_times": None,
                "answers_in_days": 3,
                "paused_until": None,
            }
            for one in asked
        }
        route.fulfill(body=json.dumps(said), content_type="application/json")

    return answer


def looking_at_two(route: Route) -> None:
    """The script of the order, asking for the room of two mentors at once, not of a hundred."""
    script = route.fetch().text()
    assert "AT_ONCE = 100;" in script
    smaller = script.replace("AT_ONCE = 100;", "AT_ONCE = 2;").replace("LOOKS = 5;", "LOOKS = 2;")
    route.fulfill(body=smaller, content_type="text/javascript")


def test_a_card_says_room_and_the_next_slot_in_the_programmes_zone(visiting: Visiting) -> None:
    page = visiting().open("/?q=photograph")
    said = rooms(page)[0]
    first = page.locator("#results a").first
    name = first.inner_text()
    assert re.fullmatch(
        r"(Room now|Full · Waiting list\s+of [^\n]+)\n"
        r"Next spot session \w{3} \d+ \w{3}, \d\d:\d\d \(London\)",
        said,
    )
    first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    expect(page.locator("#content .pool-person .pool-room")).to_have_text(said.replace("\n", ""))


def test_a_browse_page_and_a_scheme_say_it_too(visiting: Visiting) -> None:
    visit = visiting()
    for path in ("/browse/topic/confidence/", "/schemes/career/"):
        page = visit.open(path)
        page.locator(".pool-row .pool-room").first.scroll_into_view_if_needed()
        expect(page.locator(".pool-row .pool-room .pool-status").first).to_be_visible()


def test_without_an_answer_a_card_says_nothing_of_room(visiting: Visiting) -> None:
    page = visiting(refusals=(500,)).page
    page.route("**/api/availability*", lambda route: route.fulfill(status=500, body="{}"))
    page.goto("/?q=photograph")
    expect(page.get_by_role("link", name="Amara Okafor", exact=True)).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert set(page.locator("#results .pool-room").all_inner_texts()) == {""}


def test_whoever_has_room_comes_first_and_the_address_says_so(visiting: Visiting) -> None:
    visit = visiting()
    visit.page.route("**/api/availability*", only_with_room("mei-lin", "ben-hughes"))
    page = visit.open("/")
    page.get_by_label("Order").select_option("Has room first")
    expect(page.locator("#results a").nth(0)).to_have_text("Ben Hughes")
    expect(page.locator("#results a").nth(1)).to_have_text("Mei Lin")
    assert page.url.endswith("/?order=room")
    assert rooms(page)[0] == "Room now \u00b7 answers in about 3 days"
    assert re.fullmatch(r"Full · Waiting list\s+of [^·]+ · answers in about 3 days", rooms(page)[2])
    page.get_by_label("Order").select_option("Name")
    expect(page.locator("#results a").nth(0)).to_have_text("Aisha Bello")
    page.go_back()
    expect(page.get_by_label("Order")).to_have_value("room")
    expect(page.locator("#results a").nth(0)).to_have_text("Ben Hughes")


def test_whoever_has_room_comes_first_however_many_there_are(visiting: Visiting) -> None:
    """In the page's own script, looking at two and at most four at a time."""
    visit = visiting()
    visit.page.route("**/assets/order.js", looking_at_two)
    visit.page.route("**/api/availability*", only_with_room("ben-hughes", "zainab-haidari"))
    page = visit.open("/?order=room")
    more, cards = page.locator("#more"), page.locator("#results .pool-row-name")
    expect(more).to_have_text(
        re.compile("^Nobody (else )?with room among the first 4: look further$")
    )
    everyone = page.locator("#finder").get_attribute("data-total") or ""
    while more.is_visible():
        before = more.inner_text()
        more.click()
        expect(more).not_to_have_text(before)
    assert cards.all_inner_texts()[:2] == ["Ben Hughes", "Zainab Haidari"]
    expect(cards).to_have_count(int(everyone))
    assert visit.faults == []


def test_where_nobody_knows_who_has_room_the_order_stays(visiting: Visiting) -> None:
    visit = visiting(refusals=(500,))
    cards = visit.open("/").locator("#results .pool-row-name")
    expect(cards).to_have_count(20)
    names = cards.all_inner_texts()
    visit.page.route("**/assets/order.js", looking_at_two)
    visit.page.route("**/api/availability*", lambda route: route.fulfill(status=500, body="{}"))
    page = visit.open("/?order=room")
    expect(cards).to_have_count(20)
    assert cards.all_inner_texts() == names
    expect(page.locator("#more")).to_have_text(re.compile("^Show more"))


def test_a_slow_answer_says_that_it_is_on_its_way(visiting: Visiting) -> None:
    """And what was typed last is what is shown at last."""
    visit = visiting()
    page = visit.open("/")
    expect(page.get_by_role("status")).to_contain_text("mentors")
    page.route("**/pagefind/**", lambda _: None)  # keeps it waiting
    page.get_by_label("Search in your own words").fill("photograph")
    expect(page.get_by_role("status")).to_have_text("Searching \u2026")
    page.unroute("**/pagefind/**")  # lets go what waited
    expect(page.get_by_role("status")).to_contain_text("found")


def test_a_slip_of_the_keyboard_is_offered_as_the_word_it_was_meant_for(
    visiting: Visiting,
) -> None:
    page = visiting().open("/?q=mdiwife")
    page.get_by_role("button", name=re.compile("Did you mean .midwife")).click()
    expect(page.get_by_role("status")).to_have_text("1 mentor found")
    expect(page.get_by_label("Search in your own words")).to_have_value("midwife")


def test_the_nearest_word_is_the_one_with_fewest_slips(visiting: Visiting) -> None:
    page = visiting().open("/cookies/")
    found = page.evaluate(
        """async (words) => {
             const { nearest } = await import("/assets/spelling.js");
             const known = ["team", "confidence", "promotion", "teams"];
             return words.map((word) => nearest(word, known));
           }""",
        [typed for typed, _ in SLIPS],
    )
    assert found == [meant for _, meant in SLIPS]
