"""One pool, one Chromium and one past for all tests here; a fresh context for each visit."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

from laptop.spare import Laptop
from tests.browser.letterbox import Letterbox
from tests.browser.past import Past, lived
from tests.browser.visit import MAY_MILLISECONDS, Visit, Visiting
from tests.chromium import find

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def laptop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Laptop]:
    """The whole pool with the repository's own mentors, its memory its own."""
    with Laptop(tmp_path_factory.mktemp("pool")) as running:
        yield running


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives the browser."""
    expect.set_options(timeout=MAY_MILLISECONDS)
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """The machine's own Chromium, told to call nobody of its own accord."""
    browser = playwright.chromium.launch(executable_path=find(), args=ARGUMENTS)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def letterbox(laptop: Laptop) -> Letterbox:
    """The letters as they arrive."""
    return Letterbox(laptop.inbox_dir)


@pytest.fixture(scope="session")
def past(laptop: Laptop, playwright: Playwright, letterbox: Letterbox) -> Past:
    """People who have asked, answered, paired, booked and ended things."""
    return lived(laptop, playwright.request, letterbox)


@pytest.fixture(scope="session")
def onlooker(chromium: Browser, laptop: Laptop) -> Iterator[Visit]:
    """Who looks at all pages one after the other, each time as somebody else."""
    visit = Visit(chromium, laptop.base_url)
    yield visit
    visit.end()


@pytest.fixture
def visiting(chromium: Browser, laptop: Laptop) -> Iterator[Visiting]:
    """Opens visits; when the test is over none of them may have seen anything amiss."""
    opened: list[Visit] = []

    def visit(**options: Any) -> Visit:
        opened.append(Visit(chromium, laptop.base_url, **options))
        return opened[-1]

    yield visit
    for one in opened:
        one.end()
    assert [fault for one in opened for fault in one.faults] == []
