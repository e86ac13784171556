"""People of a journey: they come from nowhere, sign in, and do what the scheme's page lets them."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Playwright

from laptop.spare import Laptop
from tests.browser.caller import Caller
from tests.browser.letterbox import Letterbox
from tests.browser.visit import Visit, Visiting

YES = {"answer": "yes", "outside_line": "yes"}
REFUSED = (403, 404, 409, 422)


@dataclass(frozen=True)
class Ways:
    """Whoever takes part, without a browser where nothing is to be seen."""

    laptop: Laptop
    playwright: Playwright
    letterbox: Letterbox
    visiting: Visiting
    signed_in: dict[str, Caller]

    def somebody(self, address: str) -> Caller:
        """Whoever has the address, signed in; once, as an address gets few codes (R30)."""
        if address not in self.signed_in:
            caller = Caller(self.playwright.request, self.laptop.base_url, address)
            caller.ask_for_code()
            caller.enter_code(self.letterbox)
            self.signed_in[address] = caller
        return self.signed_in[address]

    def mentee(
        self, name: str, organisation: str = "Office of Samples", grade: str = "seo",
        line_manager: str = "morgan@gov.example",
    ) -> Caller:  # fmt: skip
        """Somebody new, who has said who they are."""
        caller = self.somebody(f"{name.replace(' ', '.').lower()}@gov.example")
        caller.post(
            "/my/details", name=name, organisation=organisation, grade=grade,
            line_manager=line_manager,
        )  # fmt: skip
        return caller

    def visit(self, caller: Caller | None = None) -> Visit:
        """A browser in which somebody is signed in, or nobody; refusals are part of the way."""
        cookies = {"storage_state": caller.cookies} if caller else {}
        return self.visiting(refusals=REFUSED, **cookies)

    def letter(self, mentor: str, name: str) -> Visit:
        """What a mentor sees who opens the letter of a request, signed in nowhere."""
        visit = self.visit()
        visit.open(self.letterbox.link(mentor, f"{name} asks you to be their mentor"))
        return visit

    def says_yes(self, mentor: str, name: str, request: str) -> str:
        """The mentor accepts from the letter; the pairing's path."""
        visit = self.letter(mentor, name)
        visit.page.get_by_label("Yes, I will be").check()
        visit.page.get_by_label("line of management").check()
        visit.press("Continue")
        assert visit.heading == f"You said yes to {name}"
        return request.replace("/requests/", "/pairings/")


def text(visit: Visit) -> str:
    """What the page says, in one line."""
    return " ".join(visit.page.inner_text("main").split())


@pytest.fixture(scope="module")
def signed_in() -> dict[str, Caller]:
    """Who has signed in so far, by address: journeys share a coordinator."""
    return {}


@pytest.fixture
def ways(
    laptop: Laptop,
    playwright: Playwright,
    letterbox: Letterbox,
    visiting: Visiting,
    signed_in: dict[str, Caller],
) -> Ways:
    """A pool with the repository's own schemes and mentors."""
    return Ways(laptop, playwright, letterbox, visiting, signed_in)
