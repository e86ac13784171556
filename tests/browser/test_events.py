"""Briefings and refreshers: what is over is folded by the reader's clock, nothing without it."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page

from tests.browser.visit import Visit, Visiting

pytestmark = pytest.mark.xdist_group("browser")

LONDON = ZoneInfo("Europe/London")
FIRST, DECEMBER = "first-mentors-last-year", "new-mentors-december"
NOTHING = "Nothing is planned at the moment."
AHEAD = "ol[data-events] > li"
PAST = "ol[data-events] + details li"


def opened(visiting: Visiting, path: str, *now: int) -> Visit:
    """A page as it is read at a time of day in London."""
    visit = visiting()
    visit.page.clock.set_fixed_time(datetime(*now, tzinfo=LONDON))  # type: ignore[arg-type,misc]
    visit.open(path)
    return visit


def rows(page: Page, which: str) -> list[str]:
    """The events that stand in a list, in order."""
    found: list[str] = page.eval_on_selector_all(which, "rows => rows.map(row => row.id)")
    return found


def test_an_event_is_folded_from_its_end_on_and_the_latest_comes_first(visiting: Visiting) -> None:
    running = opened(visiting, "/events/", 2026, 12, 8, 13, 29).page
    assert rows(running, PAST) == [FIRST]
    assert rows(running, AHEAD)[0] == DECEMBER
    over = opened(visiting, "/events/", 2026, 12, 8, 13, 30).page
    assert rows(over, PAST) == [DECEMBER, FIRST]
    assert DECEMBER not in rows(over, AHEAD)
    assert over.get_by_text("Past (2)").is_visible()
    assert not over.locator(f"#{DECEMBER}").is_visible()
    over.get_by_text("Past (2)").click()
    assert over.locator(f"#{DECEMBER}").is_visible()
    assert not over.get_by_text(NOTHING).is_visible()


def test_who_comes_for_an_event_that_is_over_finds_it_unfolded(visiting: Visiting) -> None:
    page = opened(visiting, f"/events/#{FIRST}", 2026, 12, 1).page
    assert page.locator(f"#{FIRST}").is_visible()
    assert page.locator(f"#{FIRST}").evaluate(
        "row => row.getBoundingClientRect().top < innerHeight"
    )


def test_when_all_is_over_the_page_says_so_and_a_scheme_page_has_no_list(
    visiting: Visiting,
) -> None:
    page = opened(visiting, "/events/", 2031, 1, 1).page
    assert page.get_by_text(NOTHING).is_visible()
    assert not page.locator("ol[data-events]").is_visible()
    scheme = opened(visiting, "/schemes/leadership/", 2031, 1, 1).page
    assert not scheme.get_by_role("heading", name="Briefings and refreshers").is_visible()
    now = opened(visiting, "/schemes/leadership/", 2026, 12, 9).page
    listed = now.locator("[data-events-section] li").all_inner_texts()
    assert any("Refresher for leadership mentors" in one for one in listed)
    assert not any("briefing for" in one.lower() for one in listed)


def test_without_the_script_everything_stands_in_its_order(visiting: Visiting) -> None:
    page = visiting(javascript=False).open("/events/")
    listed = rows(page, AHEAD)
    assert (listed[0], listed[1]) == (FIRST, DECEMBER)
    assert rows(page, PAST) == []
