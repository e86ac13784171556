"""A browser that somebody uses, and everything that must not happen meanwhile."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Page,
    Request,
    Response,
    StorageState,
    ViewportSize,
)

MAY_MILLISECONDS = 30_000
TELL_VIOLATIONS = """addEventListener('securitypolicyviolation', (seen) =>
  console.error(`policy violated: ${seen.effectiveDirective} ${seen.blockedURI}`));"""
"""Chromium reports most violations of the policy itself; this names every one."""

PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1280, "height": 900}

Visiting = Callable[..., "Visit"]


class Visit:
    """A context of its own with one page; faults are kept until the end.

    `refusals` are the statuses that this visit brings about on purpose.
    """

    def __init__(
        self,
        browser: Browser,
        base_url: str,
        *,
        refusals: tuple[int, ...] = (),
        javascript: bool = True,
        **options: Any,
    ) -> None:
        """Open an empty page."""
        self.faults: list[str] = []
        self.statuses: list[int] = []
        self._base_url = base_url
        self._refusals = refusals
        self._context = browser.new_context(
            **{"viewport": DESK, "locale": "en-GB", **options},
            base_url=base_url,
            java_script_enabled=javascript,
        )
        self._context.set_default_timeout(MAY_MILLISECONDS)
        self._context.add_init_script(TELL_VIOLATIONS)
        self._context.on("console", self._heard)
        self._context.on("weberror", lambda error: self.faults.append(f"script: {error.error}"))
        self._context.on("request", self._asked)
        self._context.on("response", self._answered)
        self.page: Page = self._context.new_page()

    def begin_anew(
        self, cookies: StorageState | None = None, refusals: tuple[int, ...] = ()
    ) -> None:
        """Be somebody else, as in a fresh context but much quicker; what was seen is forgotten."""
        if self.page.url.startswith(self._base_url):
            self.page.evaluate("localStorage.clear()")
        self.page.goto("about:blank")
        self._context.clear_cookies()
        self._context.add_cookies(cookies["cookies"] if cookies else [])  # type: ignore[arg-type]
        self._refusals = refusals
        self.faults, self.statuses = [], []

    def open(self, path: str) -> Page:
        """Go to a page of the pool."""
        self.page.goto(path)
        return self.page

    def press(self, name: str) -> Page:
        """Press the one button of this name, and wait for the page it leads to."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name, exact=True).click()
        return self.page

    def unfold(self, name: str) -> Page:
        """Open a folded part of the page."""
        self.page.locator("summary").get_by_text(name, exact=True).click()
        return self.page

    def follow(self, name: str) -> Page:
        """Follow the first link of this name, and wait for the page it leads to."""
        with self.page.expect_navigation():
            self.page.get_by_role("link", name=name, exact=True).first.click()
        return self.page

    @property
    def path(self) -> str:
        """Where the visitor is, without what stands after the question mark."""
        return urlsplit(self.page.url).path

    @property
    def heading(self) -> str:
        """What the page is about."""
        return self.page.locator("h1").inner_text()

    def end(self) -> None:
        """Close everything."""
        self._context.close()

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type not in {"error", "warning"}:
            return
        told = [f"the server responded with a status of {one}" for one in self._refusals]
        if not any(one in message.text for one in told):
            self.faults.append(f"console at {self.page.url}: {message.text}")

    def _asked(self, request: Request) -> None:
        own = (self._base_url + "/", "data:", "blob:")
        if not request.url.startswith(own):
            self.faults.append(f"left the origin: {request.url}")

    def _answered(self, response: Response) -> None:
        self.statuses.append(response.status)
        if response.status >= 400 and response.status not in self._refusals:
            self.faults.append(f"{response.status}: {response.url}")
