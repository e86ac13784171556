"""Somebody who calls pages without looking at them: what tests build on, done quickly."""

import re
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import APIRequest, StorageState

from tests.browser.letterbox import Letterbox

HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')
SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin"}
NOTHING_TO_SAY = 204
TIMES = re.compile(r'name="time" value="([^"]+)"')
DETAILS = {
    "organisation": "Office of Samples",
    "grade": "seo",
    "line_manager": "morgan@gov.example",
}
AIMS = (
    "I lead a team of four and would like to lead a larger one in two years. I want to hear how "
    "others got there without losing their evenings, and to practise what I have not done yet."
)


class Caller:
    """A person with cookies of their own; `cookies` lets a browser go on as this person."""

    def __init__(self, requests: APIRequest, base_url: str, address: str = "") -> None:
        """Nobody has signed in yet."""
        self.address = address
        self._requests = requests.new_context(
            base_url=base_url, extra_http_headers=SAME_ORIGIN, timeout=60_000
        )

    @property
    def cookies(self) -> StorageState:
        """What a browser needs to be this person."""
        return self._requests.storage_state()

    def ask_for_code(self) -> None:
        """The first half of signing in."""
        self.post("/my/sign-in", address=self.address, next="/my/")

    def enter_code(self, letterbox: Letterbox) -> None:
        """The second half."""
        assert self.post("/my/sign-in/code", code=letterbox.code(self.address)) == "/my/"

    def give_details(self, name: str) -> None:
        """Say who they are."""
        self.post("/my/details", **DETAILS, name=name)

    def get(self, path: str) -> str:
        """A page's HTML."""
        answer = self._requests.get(path)
        assert answer.ok, f"{path}: {answer.status}"
        return answer.text()

    def post(self, path: str, **form: Any) -> str:
        """Send a form that has to succeed; the path it leads to."""
        answer = self._requests.post(path, form=form, max_redirects=0)
        assert answer.status == 303, f"{path}: {answer.status} {answer.text()}"
        return str(answer.headers["location"])

    def tell_of_a_search(self, words: str) -> None:
        """What the search page does where nobody was found."""
        form: dict[str, str | float | bool] = {"words": words, "filters": ""}
        assert self._requests.post("/api/unmet-searches", form=form).status == NOTHING_TO_SAY

    def fill(self, page: str, **form: str) -> str:
        """Open a form's page and send it with its hidden fields."""
        parts = urlsplit(page)
        hidden = {name: unescape(value) for name, value in HIDDEN.findall(self.get(page))}
        return self.post(parts.path, **hidden | form)

    def ask(self, mentor: str, scheme: str, **more: str) -> str:
        """Ask a mentor; the request's path."""
        return self.fill(f"/my/requests/new?mentor={mentor}", scheme=scheme, aims=AIMS, **more)

    def book(self, mentor: str, topic: str, mode: str, number: int = 0) -> str:
        """Book a spot session at the first free time or a later one; the appointment's path."""
        page = f"/my/spot-sessions/new?mentor={mentor}"
        return self.fill(page, topic=topic, mode=mode, time=self.times(page)[number])

    def times(self, page: str) -> list[str]:
        """The times that a page offers."""
        return [unescape(time) for time in TIMES.findall(self.get(page))]
