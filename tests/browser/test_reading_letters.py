"""Letters as a phone shows them."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from mentoring.domain import request
from mentoring.domain.biography.proposal import Proposal, Proposals, begin, tell
from mentoring.domain.biography.writing import file_of
from mentoring.domain.letter import Kind, Letter, Post
from mentoring.domain.turns import settle
from mentoring.pages.letters import write
from tests.browser.looking import faults_of, picture, sideways
from tests.browser.past import SIGNED_IN, Past
from tests.browser.visit import PHONE, Visit, Visiting
from tests.domain.asked_back import SECOND, put, replied
from tests.domain.biographies import FIELDS
from tests.domain.examples import PRIYA
from tests.domain.queues import with_queue
from tests.world import NOW, PROGRAMME

pytestmark = pytest.mark.xdist_group("browser")

DEE, KWABENA, OTTO, NERYS, TAM = (
    SIGNED_IN[name] for name in ("dee", "kwabena", "otto", "nerys", "tam")
)
SUBJECTS = {
    Kind.SIGN_IN_CODE: ("lucy@gov.example", "is your code"),
    Kind.REQUEST_RECEIVED: (KWABENA, "asks you to be their mentor"),
    Kind.REQUEST_REMINDER: ("linh.pham@gov.example", "is still waiting for your answer"),
    Kind.ACCEPTED: (DEE, "says yes: you have a mentor"),
    Kind.PAIRING_STARTED: (KWABENA, "You are now Otto Lindqvist's mentor"),
    Kind.DECLINED: (DEE, "can't be your mentor this time"),
    Kind.CLOSED: (DEE, "your request is closed"),
    Kind.QUESTION: (DEE, "asks you something first"),
    Kind.INTRODUCTION: (SIGNED_IN["kim"], "introduce you to"),
    Kind.RELEASED: ("ibrahim.el.khoury@gov.example", "has found a mentor"),
    Kind.WITHDRAWN: ("eilidh.macaskill@gov.example", "has taken the request back"),
    Kind.UNPAIRED: (KWABENA, "has ended your pairing"),
    Kind.UNPAIRED_COORDINATOR: (NERYS, "has ended a pairing in"),
    Kind.UNDONE: (OTTO, "runs on"),
    Kind.UNDONE_COORDINATOR: (NERYS, "runs on after all"),
    Kind.MESSAGE: (NERYS, "writes to the coordinators"),
    Kind.PLACE_FREE: (TAM, "A place with Rosalind Peverell is free"),
    Kind.PLACE_GONE: (TAM, "The place with Halina Brzezicka has to wait"),
    Kind.APPOINTMENT_BOOKED: (KWABENA, "spot session with"),
    Kind.APPOINTMENT_CANCELLED: (DEE, "Cancelled:"),
}


def list_closed() -> Letter:
    """To somebody who waits for a mentor who has left the pool."""
    (letter,) = settle(replace(with_queue("kofi"), withdrawn=True), PROGRAMME, NOW).letters
    return letter


def biography_proposed() -> Letter:
    """To the coordinator of a pool whose form opens pull requests."""
    led = replace(PROGRAMME, coordinators={"career": ("cora",)})
    proposal = Proposal("nia-prosser", FIELDS, file_of(FIELDS), is_new=True)
    page = "https://git.example/mentors/pull/7"
    _, (letter,) = tell(begin(Proposals("priya"), proposal, NOW), proposal, 7, page, PRIYA, led)
    return letter


def about_a_question(kind: Kind) -> Callable[[], Letter]:
    """A letter of those that a question brings about when time passes."""

    def made() -> Letter:
        asked, again = put(), replied()
        letters = (
            *again.letters,
            *request.remind(asked.request, asked.enrolment, SECOND).letters,
            *request.close(asked.request, asked.enrolment, asked.mentor, NOW).letters,
        )
        return next(one for one in letters if one.kind is kind)

    return made


NOT_IN_THE_PAST = {
    Kind.ANSWER: about_a_question(Kind.ANSWER),
    Kind.QUESTION_REMINDER: about_a_question(Kind.QUESTION_REMINDER),
    Kind.NO_REPLY: about_a_question(Kind.NO_REPLY),
    Kind.NO_REPLY_MENTOR: about_a_question(Kind.NO_REPLY_MENTOR),
    Kind.LIST_CLOSED: list_closed,
    Kind.BIOGRAPHY_PROPOSED: biography_proposed,
}


def letter_of(kind: Kind, past: Past) -> str:
    """A letter's HTML as it was sent; where that never happened, as it would be."""
    if kind in SUBJECTS:
        return past.letterbox.newest(*SUBJECTS[kind]).body("html") or ""
    letter = NOT_IN_THE_PAST[kind]()
    assert letter.kind is kind
    return write(Post("id", letter, "kofi@gov.example", NOW, PROGRAMME), past.base_url).html


@pytest.mark.parametrize("kind", Kind)
def test_a_letter_fits_a_phone(kind: Kind, past: Past, onlooker: Visit) -> None:
    """Nothing sideways, one link, no picture, nothing for axe to find in what letters can have."""
    html = letter_of(kind, past)
    onlooker.begin_anew()
    page = onlooker.page
    page.set_viewport_size(PHONE)
    page.set_content(html)
    picture(page, f"letter-{kind}")
    assert sideways(page) == []
    assert page.get_by_role("link").count() == 1
    assert page.locator("img, svg, picture, object, iframe, [background]").count() == 0
    assert "background-image" not in html
    landmarks = {"region", "landmark-one-main", "page-has-heading-one"}
    assert [one for one in faults_of(page) if one.partition(":")[0] not in landmarks] == []
    assert onlooker.faults == []


def test_the_inbox_shows_a_letter_with_links_that_work(past: Past, visiting: Visiting) -> None:
    """On the laptop: a list, and the newest letter to somebody with its HTML part in a frame."""
    visit = visiting()
    visit.open("/inbox/")
    assert visit.page.locator("#content li").count() >= len(past.paths)
    visit.open(f"/inbox/latest?to={SIGNED_IN['rosalind']}")
    link = visit.page.frame_locator("iframe").get_by_role("link")
    link.click()
    visit.page.wait_for_url("**/my/**")
