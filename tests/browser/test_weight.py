"""No kind of page weighs more than a phone on a poor line can carry."""

import pytest
from playwright.sync_api import Browser

from laptop.spare import Laptop
from tests.bench.weight import weigh
from tests.browser.scenes import STATIC

pytestmark = pytest.mark.xdist_group("browser")

MOST_OF_A_PAGE = 200_000
MOST_OF_A_SEARCH = 450_000
PATHS = sorted({one.path for one in STATIC if one.status == 200})


@pytest.mark.parametrize("path", [*PATHS, "/my/sign-in"])
def test_a_page_is_light_before_any_search_begins(
    path: str, chromium: Browser, laptop: Laptop
) -> None:
    page, search = weigh(chromium, laptop.base_url, path)
    assert 5_000 < page < MOST_OF_A_PAGE
    assert search < MOST_OF_A_SEARCH
    assert bool(search) == (path.partition("?")[0] == "/")


def test_opening_the_front_page_loads_one_part_of_the_index(
    chromium: Browser, laptop: Laptop
) -> None:
    """Asked for no word, the engine would load all parts, which grow with the pool."""
    page = chromium.new_page()
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    page.goto(laptop.base_url)
    page.locator("#results li").first.wait_for()
    page.close()
    assert len([one for one in asked if one.endswith(".pf_index")]) == 1
    assert [one for one in asked if one.endswith(".pf_filter")] == []
