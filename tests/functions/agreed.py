"""Two people who agree what to expect, and the line manager, through the pages."""

from dataclasses import dataclass

from werkzeug.test import TestResponse

from tests.functions.lived import PRIYA_AIMS, Lived, ask
from tests.functions.markup import Page
from tests.played import Played, Visitor, link_in

MANAGER = "vera@police.example"
"""Otto's line manager."""


@dataclass
class Two:
    """Otto's and Mei's running pairing in the scheme with a line manager, and their browsers."""

    pool: Played
    mentee: Visitor
    mentor: Visitor
    pairing: str

    @property
    def page(self) -> str:
        """Where their expectations are."""
        return f"{self.pairing}/expectations"

    def agree(self, who: Visitor) -> None:
        """Press the button as it stands on the page."""
        self.pool.clock.on(seconds=1)
        form = next(one for one in Page(who.get(self.page).text).forms if "agree" in one.action)
        assert who.send(form.action, form.fields).status_code == 303

    def change(self, who: Visitor, **parts: str) -> None:
        """Write another text, from the newest."""
        self.pool.clock.on(seconds=1)
        form = Page(who.get(f"{self.page}/change").text).forms[0]
        sent = who.send(form.action, form.fields | parts)
        assert (sent.status_code, sent.headers["Location"]) == (303, self.page)

    def both_agree(self) -> None:
        """First the mentee, then the mentor."""
        self.agree(self.mentee)
        self.agree(self.mentor)

    def link(self, manager: str = MANAGER) -> str:
        """The link in the newest letter to the line manager."""
        return link_in(self.pool.letters(manager)[-1])

    def says(self, who: Visitor, path: str = "") -> str:
        """The words of a page, which has to be sound."""
        page = Page(who.get(path or self.page).text)
        assert page.faults == []
        return page.text


def two(past: Lived, scheme: str = "leadership") -> Two:
    """Let Otto ask Mei in a scheme, and Mei say yes."""
    past.pool.clock.on(seconds=1)
    request = ask(past.otto, "mei-lin", scheme, PRIYA_AIMS)
    past.pool.clock.on(seconds=1)
    assert past.mei.post(request, answer="yes", outside_line="yes").status_code == 303
    return Two(past.pool, past.otto, past.mei, request.replace("requests", "pairings"))


def move(pool: Played, who: Visitor, address: str) -> TestResponse:
    """Ask for another address and type in the code that came to it."""
    pool.clock.on(seconds=1)
    asked = who.fill("/my/address", address=address)
    assert (asked.status_code, asked.headers["Location"]) == (303, "/my/address/code")
    pool.clock.on(seconds=1)
    moved = who.post("/my/address/code", code=pool.code_for(address))
    pool.clock.on(seconds=1)
    return moved
