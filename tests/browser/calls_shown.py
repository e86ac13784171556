"""Chemistry calls as they are looked at: booking several, and choosing after them."""

import re

from tests.browser.calling import THREE, page_for
from tests.browser.past import Past
from tests.browser.scenes import FAULTY, MISSING, REFUSED, Scene, pressing
from tests.browser.visit import Visit

CHOOSE = "/my/chemistry-calls/choose?scheme=career"


def seeing_a_call(visit: Visit, _: Past) -> None:
    """From My mentoring to the first call that is booked."""
    visit.page.get_by_role("link", name=re.compile("^Chemistry call with")).first.click()


def moving_a_call(visit: Visit, _: Past) -> None:
    """And on to its other times."""
    seeing_a_call(visit, _)
    visit.follow("Move to another time")


CALLS = (
    Scene("calls-three", page_for(*THREE), "kim", says="15 minutes with each"),
    Scene("calls-errors", page_for(*THREE), "kim", pressing("Book the calls"), says=FAULTY),
    Scene("calls-one", page_for(THREE[0]), "kim", says="15 minutes to find out"),
    Scene("calls-where", "/my/chemistry-calls/new?mentors=dele-akinwande", "kim", says="Which one"),
    Scene("calls-refused", page_for("vikram-sodhi"), "kim", says=REFUSED),
    Scene("calls-of-nobody", page_for("nobody-here"), "kim", status=MISSING),
    Scene("booked-call", "/my/", "una", seeing_a_call, says="Chemistry call with"),
    Scene("move-call", "/my/", "una", moving_a_call, says="Move the chemistry call"),
    Scene("my-choosing", "/my/", "cai", says="Choose between"),
    Scene("decide", CHOOSE, "cai", says="Whom do you ask?"),
    Scene("decide-errors", CHOOSE, "cai", pressing("Ask, and thank the others"), says=FAULTY),
    Scene("decide-early", CHOOSE, "una", says="still ahead"),
    Scene("decide-nobody", CHOOSE, "kim", says="Nobody is left to choose between"),
)
