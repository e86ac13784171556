"""R11: where a request may wish for a chemistry call, and where it is kept."""

from dataclasses import replace

import pytest

from mentoring.domain.asking_form import Form
from mentoring.domain.chemistry import call_minutes
from mentoring.domain.enrolment import Request
from mentoring.domain.people import Mentor
from mentoring.domain.request import ask
from mentoring.domain.request_letters import facts_of
from mentoring.domain.scheme import ChemistryCalls
from tests.domain.examples import KEY, PRIYA, a_mentor, an_enrolment
from tests.world import AIMS, NOW, PROGRAMME

CAREER = PROGRAMME.schemes["career"]
OFFERED = ("pairing", "chemistry call")


def asked(mentor: Mentor, *, wants_call: bool) -> Request:
    """Priya's request in the career programme."""
    form = Form(wants_call=wants_call)
    return ask(PRIYA, mentor, an_enrolment(), PROGRAMME, AIMS, KEY, NOW, form=form).request


@pytest.mark.parametrize(
    ("offers", "calls", "minutes"),
    [
        (OFFERED, ChemistryCalls(), 15),
        (OFFERED, ChemistryCalls(minutes=20), 20),
        (("pairing",), ChemistryCalls(), 0),
        (OFFERED, None, 0),
    ],
)
def test_r11_a_call_needs_a_scheme_that_has_them_and_a_mentor_who_offers_them(
    offers: tuple[str, ...], calls: ChemistryCalls | None, minutes: int
) -> None:
    assert call_minutes(offers, replace(CAREER, chemistry_calls=calls)) == minutes


def test_r11_the_wish_for_a_call_stays_with_the_request_and_its_letters() -> None:
    request = asked(a_mentor(offers=OFFERED), wants_call=True)
    assert request.call_minutes == 15
    assert facts_of(request)["call_minutes"] == "15"


def test_r11_who_wishes_for_no_call_or_for_one_that_is_not_offered_has_none() -> None:
    for one in (
        asked(a_mentor(offers=OFFERED), wants_call=False),
        asked(a_mentor(offers=("pairing",)), wants_call=True),
    ):
        assert one.call_minutes == 0
        assert facts_of(one)["call_minutes"] == ""
