"""R24, R29: a mentor's times on a phone, without a script and by keyboard; a reader elsewhere."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from directory.load import load_programme
from mentoring.domain.programme import Programme
from tests.browser.past import Past
from tests.browser.visit import PHONE, Visiting

pytestmark = pytest.mark.xdist_group("browser")

MOST_STOPS = 80
ROOT = Path(__file__).parents[2]


def test_r29_times_are_changed_on_a_phone_without_a_script_by_keyboard(
    visiting: Visiting, past: Past
) -> None:
    visit = visiting(javascript=False, viewport=PHONE, storage_state=past.people["yetunde"].cookies)
    page = visit.open("/my/times")
    page.locator("#extra-1-on").fill(_open_day(past.paths["back"]))
    page.locator("#extra-1-from").fill("18:00")
    page.locator("#extra-1-to").fill("19:00")
    page.locator("#minutes").fill("")
    page.keyboard.type("30")
    page.keyboard.press("Enter")
    page.wait_for_url("**/my/times/preview")
    expect(page.get_by_role("heading", name="This is what changes")).to_be_visible()
    expect(page.get_by_text("Nothing is saved yet")).to_be_visible()
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if page.locator(":focus").inner_text() == "Save these times":
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/my/#times")
    expect(page.get_by_text("18:00 to 19:00")).to_be_visible()
    expect(page.get_by_text("30 minutes,")).to_be_visible()


def _open_day(first: str) -> str:
    """The first day from then on that is not closed for the programme."""
    programme, _ = load_programme(ROOT) or (Programme("Mentoring"), None)
    days = (date.fromisoformat(first) + timedelta(days=count) for count in range(10))
    return next(one for one in days if one not in programme.closed_days).isoformat()


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("Europe/Paris", r"\d\d:\d\d \(London\) · \d\d:\d\d your time \(Paris\)"),
        ("Asia/Kathmandu", r"\d\d:\d\d \(London\) · \d\d:[14]5 your time \(Kath?mandu\)"),
        ("Pacific/Auckland", r"\(London\) · \w{3},? \d\d:\d\d your time \(Auckland\)"),
    ],
)
def test_a_reader_elsewhere_sees_their_own_time_beside(
    visiting: Visiting, past: Past, zone: str, said: str
) -> None:
    cookies = past.people["dee"].cookies
    page = visiting(timezone_id=zone, storage_state=cookies).open(past.paths["booked"])
    expect(page.locator("dd").first).to_contain_text(re.compile(said))
    page.goto("/mentors/amara-okafor/")
    expect(page.locator("[data-times]")).to_contain_text(
        re.compile(r"\(London\) · \w{3},? \d\d:\d\d.* your time \(\w+\)")
    )


def test_a_reader_in_the_programmes_zone_or_without_a_script_sees_it_alone(
    visiting: Visiting, past: Past
) -> None:
    cookies = past.people["dee"].cookies
    for options in (
        {"timezone_id": "Europe/London"},
        {"timezone_id": "Asia/Tokyo", "javascript": False},
    ):
        page = visiting(storage_state=cookies, **options).open(past.paths["booked"])
        expect(page.locator("dd").first).to_contain_text("(London)")
        expect(page.locator(".pool-own-time")).to_have_count(0)
