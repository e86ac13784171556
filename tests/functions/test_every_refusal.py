"""Every refusal there is: what it says to do next, and the page that says it."""

import re

import pytest

from mentoring.domain.refusals import Refusal, WayOn
from mentoring.pages.render import ADDRESSES, refused
from tests.functions.markup import Page
from tests.functions.refusals_said import NEVER_SHOWN, kinds, said
from tests.world import NOW, PROGRAMME

TO_DO = re.compile(
    r"\b(answer|ask|book|cancel|choose|compare|download|find|give|go back|leave|look|open|see|send|"
    r"try|withdraw|write|come back|have room now|another scheme may fit|are open to you)\b",
    re.IGNORECASE,
)
NOTHING_TO_DO = re.compile(r"\b(nothing (is )?(left|to)|there is nothing)\b")
NOT_OUR_WORDS = re.compile(r"\b(please|sorry|invalid|unfortunately|error)\b", re.IGNORECASE)
every_refusal = pytest.mark.parametrize("refusal", said(), ids=lambda one: one.sentence[:70])


def test_every_kind_of_refusal_is_among_them() -> None:
    assert kinds() - {type(one) for one in said()} == set(NEVER_SHOWN) - {Refusal}


@every_refusal
def test_a_refusal_says_what_to_do_next_and_leads_there(refusal: Refusal) -> None:
    assert refusal.sentence != Refusal.sentence
    assert refusal.sentence.endswith(".")
    assert TO_DO.search(refusal.sentence) or NOTHING_TO_DO.search(refusal.sentence)
    assert NOT_OUR_WORDS.search(refusal.sentence) is None
    assert refusal.code not in {"", "refused"}
    assert refusal.ways_on
    assert set(refusal.ways_on) <= set(ADDRESSES)


@every_refusal
def test_a_refusal_is_a_page_with_ways_on(refusal: Refusal) -> None:
    page = Page(refused(refusal, PROGRAMME, NOW))
    assert page.faults == []
    assert refusal.sentence in page.text
    own = [one for one in page.all("a") if "pool-button" in one.get("class")]
    assert len(own) == len(refusal.ways_on)
    assert "secondary" not in own[0].get("class")
    assert all("{" not in one.get("href") for one in own)


def test_every_way_on_has_an_address() -> None:
    assert set(ADDRESSES) == set(WayOn)
