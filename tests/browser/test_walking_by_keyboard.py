"""From the front page to a sent request with Tab, Enter, Space and the arrows alone."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.caller import AIMS
from tests.browser.letterbox import Letterbox
from tests.browser.visit import Visiting

pytestmark = pytest.mark.xdist_group("browser")

MOST_STOPS = 60
"""More stops than any way between two things that are done one after the other."""
STOP = """() => {
  const look = (one) => getComputedStyle(one).outline + getComputedStyle(one).boxShadow;
  const here = document.activeElement;
  const left = globalThis.lastStop;
  globalThis.lastStop = here;
  const box = here.getBoundingClientRect();
  const text = here.labels?.[0] ?? here;
  return {
    name: text.innerText.trim().replace(/\\s+/g, ' '),
    id: here.id,
    html: here.outerHTML.slice(0, 120),
    look: look(here),
    inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    lookWithout: left && left !== here && left.isConnected ? look(left) : null,
  };
}"""


class Keys:
    """Somebody who has a keyboard and looks where they are at every stop."""

    def __init__(self, page: Page) -> None:
        """Start wherever the page starts."""
        self.page = page
        self.press = page.keyboard.press
        self.type = page.keyboard.type
        self._last: dict[str, Any] = {}

    def to(self, name: str, key: str = "Tab") -> None:
        """Press a key until the focus is on what has this name."""
        for _ in range(MOST_STOPS):
            self.press(key)
            if self.here()["name"].startswith(name):
                return
        raise AssertionError(f"{key} never leads to {name}")

    def here(self) -> dict[str, Any]:
        """Where the focus is: seen there, and looking unlike it does without the focus.

        Only the whole content, which the skip link leads to, need not show that it has it.
        """
        stop: dict[str, Any] = self.page.evaluate(STOP)
        assert stop["inside"], stop["html"]
        if stop["lookWithout"] is not None and self._last["id"] != "content":
            assert stop["lookWithout"] != self._last["look"], self._last["html"]
        self._last = stop
        return stop

    def follow(self, name: str) -> None:
        """Go to a link or button and press Enter; wait for the page it leads to."""
        self.to(name)
        with self.page.expect_navigation():
            self.press("Enter")


def test_a_request_is_sent_without_a_mouse(visiting: Visiting, letterbox: Letterbox) -> None:
    """Search, filter, profile, sign in, details with errors first, ask."""
    visit = visiting()
    keys = Keys(visit.open("/"))
    expect(keys.page.locator("#results li").first).to_be_visible()
    skip_to_the_content(keys)
    find_dele(keys)
    sign_in(keys, letterbox)
    give_details(keys)
    keys.to("Career programme")
    keys.press("ArrowDown")
    keys.press("ArrowUp")
    assert keys.page.get_by_label("Career programme").is_checked()
    keys.to("What do you want to achieve?")
    keys.type(AIMS)
    keys.to("Three short examples")
    keys.press("Enter")
    assert keys.page.get_by_text("I have led a team of four").is_visible()
    keys.follow("Ask Délé")
    assert visit.heading == "You have asked Délé Akínwándé"


def skip_to_the_content(keys: Keys) -> None:
    keys.to("Skip to content")
    keys.press("Enter")
    assert keys.here()["id"] == "content"
    keys.press("Tab")
    assert keys.here()["name"] == "Search in your own words"


def find_dele(keys: Keys) -> None:
    keys.type("promotion")
    expect(keys.page.get_by_role("status")).to_contain_text("found")
    keys.to("Spot session")
    keys.press("Space")
    expect(keys.page).to_have_url(
        f"{keys.page.url.partition('?')[0]}?q=promotion&offers=spot-session"
    )
    keys.to("Topic")
    keys.press("Enter")
    keys.to("investigations")
    keys.press("Space")
    expect(keys.page.get_by_role("link", name="Délé Akínwándé")).to_be_visible()
    keys.follow("Délé Akínwándé")
    keys.follow("Ask Délé to be your mentor")


def sign_in(keys: Keys, letterbox: Letterbox) -> None:
    keys.to("Your work e-mail address")
    keys.type("ines@gov.example")
    keys.follow("Send the code")
    keys.to("The six digits")
    keys.type(letterbox.code("ines@gov.example"))
    keys.follow("Sign in")


def give_details(keys: Keys) -> None:
    keys.follow("Continue")
    expect(keys.page.locator("#errors")).to_be_focused()
    keys.to("Enter your name")
    keys.press("Enter")
    assert keys.here()["name"] == "Your name"
    keys.type("Ines Duarte")
    keys.to("Your organisation")
    keys.type("Office of Samples")
    keys.to("Your grade")
    keys.press("ArrowDown")
    keys.to("Your line manager's work e-mail address")
    keys.type("morgan@gov.example")
    keys.follow("Continue")
