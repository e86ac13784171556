"""The main story from finding a mentor to signing out, with and without JavaScript."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import expect

from tests.browser.caller import AIMS
from tests.browser.letterbox import Letterbox
from tests.browser.visit import Visit, Visiting

pytestmark = pytest.mark.xdist_group("browser")


@dataclass(frozen=True)
class Way:
    """How a mentee goes about it, and whom they ask."""

    find: Callable[[Visit], None]
    mentee: str
    mentor: str
    mentor_address: str
    javascript: bool = True

    @property
    def first(self) -> str:
        """The mentor's first name."""
        return self.mentor.partition(" ")[0]

    @property
    def address(self) -> str:
        """The mentee's address."""
        return f"{self.mentee.partition(' ')[0].lower()}@gov.example"


def searching(visit: Visit) -> None:
    """Words, then a filter, on the front page."""
    page = visit.open("/")
    page.get_by_label("Search in your own words").fill("part-time working in a senior role")
    expect(page.get_by_role("status")).to_contain_text("found")
    visit.unfold("Topic")
    page.get_by_label("part-time working").check()
    expect(page.get_by_role("link", name="Amara Okafor", exact=True)).to_be_visible()


def browsing(visit: Visit) -> None:
    """Lists of links, from the front page on."""
    visit.open("/")
    visit.follow("Topic")
    visit.follow("part-time working")


WAYS = (
    Way(searching, "Gwen Hale", "Amara Okafor", "amara.okafor@northshire.police.example"),
    Way(browsing, "Hugo Marsh", "Ben Hughes", "ben.hughes@gov.example", javascript=False),
)


@pytest.mark.parametrize("way", WAYS, ids=["with-javascript", "without-javascript"])
def test_a_mentee_lives_through_the_whole_story(
    way: Way, visiting: Visiting, letterbox: Letterbox
) -> None:
    """Find, sign in, ask; the mentor answers by letter; book, cancel, unpair, undo, say why."""
    visit = visiting(javascript=way.javascript)
    way.find(visit)
    visit.follow(way.mentor)
    assert visit.heading == way.mentor
    visit.follow(f"Ask {way.first} to be your mentor")
    sign_in(visit, way, letterbox)
    give_details(visit, way)
    ask(visit, way)
    answer(visiting(javascript=way.javascript), way, letterbox)
    visit.follow("My mentoring")
    visit.follow(way.mentor)
    assert visit.heading == f"You and {way.mentor}"
    assert visit.page.get_by_role("link", name=way.mentor_address).is_visible()
    book_and_cancel(visit, way, letterbox)
    part(visit, way)
    visit.follow("My mentoring")
    visit.press("Sign out")
    assert visit.path == "/"
    visit.open("/my/")
    assert visit.path == "/my/sign-in"


def sign_in(visit: Visit, way: Way, letterbox: Letterbox) -> None:
    assert visit.heading == "Sign in"
    visit.page.get_by_label("Your work e-mail address").fill(way.address)
    visit.press("Send the code")
    visit.page.get_by_label("The six digits").fill(letterbox.code(way.address))
    visit.press("Sign in")


def give_details(visit: Visit, way: Way) -> None:
    assert visit.heading == "About you"
    page = visit.page
    page.get_by_label("Your name").fill(way.mentee)
    page.get_by_label("Your organisation").fill("Office of Samples")
    page.get_by_label("Your grade").select_option("Senior executive officer")
    page.get_by_label("Your line manager's work e-mail address").fill("morgan@gov.example")
    visit.press("Continue")


def ask(visit: Visit, way: Way) -> None:
    assert visit.heading == f"Ask {way.mentor}"
    page = visit.page
    if page.get_by_label("Career programme").count():
        page.get_by_label("Career programme").check()
    page.get_by_label("What do you want to achieve?").fill(AIMS)
    visit.press(f"Ask {way.first}")
    assert visit.heading == f"You have asked {way.mentor}"


def answer(mentor: Visit, way: Way, letterbox: Letterbox) -> None:
    letter = f"{way.mentee} asks you to be their mentor"
    mentor.open(letterbox.link(way.mentor_address, letter))
    assert mentor.heading == letter
    assert mentor.page.locator("input:checked").count() == 0
    mentor.page.get_by_label("Yes, I will be").check()
    mentor.page.get_by_label("line of management").check()
    mentor.press("Continue")
    assert mentor.heading == f"You said yes to {way.mentee}"


def book_and_cancel(visit: Visit, way: Way, letterbox: Letterbox) -> None:
    visit.follow("Find a mentor")
    way.find(visit)
    visit.follow(way.mentor)
    visit.follow("Book a spot session")
    page = visit.page
    page.get_by_label("Part-time working").check()
    page.get_by_label("Phone").check()
    page.get_by_role("group", name="When?").get_by_role("radio").first.check()
    visit.press("Book the session")
    assert visit.heading == f"Spot session with {way.mentor}"
    booked = letterbox.newest(way.address, f"spot session with {way.mentor}")
    assert [file.content_type for file in booked.attachments()][-1] == "application/ics"
    visit.press("Cancel the appointment")
    assert page.get_by_text("You cancelled it").is_visible()


def part(visit: Visit, way: Way) -> None:
    visit.follow("My mentoring")
    visit.press(f"Unpair from {way.mentor}")
    assert visit.heading == f"You have unpaired from {way.mentor}"
    visit.press(visit.page.get_by_role("button", name="Undo until").inner_text())
    assert visit.heading == f"You and {way.mentor}"
    visit.press(f"Unpair from {way.mentor}")
    visit.page.get_by_label("I reached what I wanted").check()
    visit.page.get_by_label("A note to the coordinators only").fill("With thanks.")
    visit.press("Tell the coordinators")
    assert visit.page.get_by_text("You told the coordinators").is_visible()
