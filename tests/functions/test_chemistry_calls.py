"""R11: the wish for a chemistry call, from the mentor's page to the mentor's answer."""

import re

from mentoring import wiring
from mentoring.actions.publishing import publish
from tests.functions.lived import OTTO_AIMS, Lived
from tests.functions.markup import Page
from tests.played import Visitor, letter_text, link_in
from tests.world import CONTACTS, MENTORS, PROGRAMME, published

ASK = "/my/requests/new?mentor=sian-rees"
BOX = re.compile(r'<input type="checkbox" id="call" name="call" value="yes"( checked)?>')
OFFERED = 'I would like to begin with a 15-minute chemistry call<span class="pool-hint">'
WISH = "would like to begin with a 15-minute chemistry call"


def let_sian_offer_calls() -> None:
    """Publish the pool with one mentor who has calls before people choose."""
    sian = published("sian-rees", spot=None, offers=("pairing", "chemistry call"))
    mentors = [sian if one.id == "sian-rees" else one for one in MENTORS]
    publish(wiring.means().store, PROGRAMME, mentors, CONTACTS, new_id=wiring.new_id)


def box(visitor: Visitor, path: str) -> str | None:
    """What the box on the form is: checked, empty, or None where there is none."""
    page = visitor.get(path).text
    assert Page(page).faults == []
    assert (OFFERED in page) == bool(BOX.search(page))
    found = BOX.search(page)
    return found and (found[1] or "").strip()


def test_r11_the_form_offers_a_call_where_the_mentor_does(past: Lived) -> None:
    assert box(past.otto, f"{ASK}&call=yes") is None
    let_sian_offer_calls()
    assert box(past.otto, ASK) == ""
    assert box(past.otto, f"{ASK}&call=yes") == "checked"
    assert box(past.otto, f"{ASK}&call=%22%3E") == ""


def test_r11_the_wish_reaches_the_mentor_and_stays_with_the_request(past: Lived) -> None:
    let_sian_offer_calls()
    answer = past.otto.fill(ASK, scheme="open", aims=OTTO_AIMS, call="yes")
    path = answer.headers["Location"]
    assert f"Your request says that you {WISH}" in past.otto.get(path).text
    past.pool.deliver()
    letter = past.pool.letters("sian@gov.example")[-1]
    assert f"Otto {WISH}" in letter_text(letter)
    opened = past.pool.visitor().get(link_in(letter))
    assert Page(opened.text).faults == []
    assert f"Otto {WISH}" in opened.text


def test_r11_without_the_wish_nobody_speaks_of_a_call(past: Lived) -> None:
    let_sian_offer_calls()
    path = past.otto.fill(ASK, scheme="open", aims=OTTO_AIMS).headers["Location"]
    past.pool.deliver()
    letter = past.pool.letters("sian@gov.example")[-1]
    opened = past.pool.visitor().get(link_in(letter))
    for said in (past.otto.get(path).text, letter_text(letter), opened.text):
        assert WISH not in said


def test_r11_a_mistake_on_the_form_keeps_the_wish(past: Lived) -> None:
    let_sian_offer_calls()
    again = past.otto.fill(ASK, scheme="open", aims="Too short", call="yes").text
    found = BOX.search(again)
    assert found
    assert found[1]
    again = past.otto.fill(f"{ASK}&call=yes", scheme="open", aims="Too short", call="no").text
    found = BOX.search(again)
    assert found
    assert not found[1]
