"""What a page must look like to everybody: axe, nothing sideways; and pictures of it for us."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize

from tests.browser.visit import DESK, PHONE

PICTURES = Path(__file__).parents[2] / "screenshots"
TAKES_PICTURES = "POOL_SCREENSHOTS" in os.environ
FOUR_TIMES: ViewportSize = {"width": 320, "height": 256}
"""What is left of a screen of 1280 by 1024 when it is enlarged to 400 %."""
ALL_RULES: dict[str, Any] = {"rules": {"target-size": {"enabled": True}}}
COLOURS: dict[str, Any] = {"runOnly": ["color-contrast", "link-in-text-block"]}
"""Nothing but colours differs in the dark."""
RUN_AXE = """async (options) => {
  const { violations } = await axe.run(document, { resultTypes: ['violations'], ...options });
  return violations.flatMap(({ id, nodes }) => nodes.map(
    ({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} (${failureSummary})`));
}"""
SIDEWAYS = """() => {
  const { scrollWidth, clientWidth } = document.scrollingElement;
  if (scrollWidth <= clientWidth) return [];
  const wide = [...document.body.querySelectorAll('*')].filter(
    (one) => one.getBoundingClientRect().right > clientWidth + 1);
  return ['the page', ...wide.map((one) => one.outerHTML.slice(0, 120))];
}"""


@dataclass(frozen=True)
class Look:
    """A way to look at a page."""

    name: str
    size: ViewportSize
    scheme: Literal["light", "dark"]
    rules: dict[str, Any]
    forced: Literal["active", "none"] = "none"


LOOKS = (
    Look("phone", PHONE, "light", ALL_RULES),
    Look("desk", DESK, "light", ALL_RULES),
    Look("desk-dark", DESK, "dark", COLOURS),
)
FORCED = Look("desk-forced", DESK, "light", COLOURS, "active")


def faults_of(page: Page, rules: dict[str, Any] = ALL_RULES) -> list[str]:
    """What axe finds on the page as it is, one line for each."""
    if not page.evaluate("'axe' in globalThis"):
        page.evaluate(Axe().axe_script)
    return list(page.evaluate(RUN_AXE, rules))


def faults_in_every_look(page: Page, name: str) -> list[str]:
    """What is amiss on a phone, at a desk, in the dark and enlarged four times.

    Nothing may move meanwhile: a colour that is fading is none.
    """
    page.emulate_media(reduced_motion="reduce")
    faults = []
    for look in LOOKS:
        page.emulate_media(color_scheme=look.scheme)
        page.set_viewport_size(look.size)
        faults += [f"{look.name}: {one}" for one in faults_of(page, look.rules) + sideways(page)]
        picture(page, f"{name}-{look.name}")
    page.set_viewport_size(FOUR_TIMES)
    return faults + [f"enlarged: {one}" for one in sideways(page)]


def sideways(page: Page) -> list[str]:
    """What makes the page scroll sideways, if it does."""
    return [f"too wide: {one}" for one in page.evaluate(SIDEWAYS)]


def picture(page: Page, name: str) -> None:
    """Keep a picture where somebody asked for pictures."""
    if TAKES_PICTURES:
        page.screenshot(path=PICTURES / f"{name}.png", full_page=True)
