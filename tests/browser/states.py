"""States that pages have besides: with a call, long over, signed out meanwhile, and refusals."""

from dataclasses import replace
from typing import Any

from mentoring.domain.acceptance import accept
from mentoring.domain.appointment import AppointmentCancelled
from mentoring.domain.biography.proposal import Opened
from mentoring.domain.enrolment import Role
from mentoring.domain.feedback import USEFULNESS, Feedback
from mentoring.domain.pairing import PairingState
from mentoring.domain.people import Person
from mentoring.pages.render import page, refused
from tests.browser.past import SIGNED_IN, Past
from tests.browser.scenes import LIST, REFUSED, SPOT, Act, Scene
from tests.browser.visit import Visit
from tests.domain.examples import a_mentor, an_open_request
from tests.functions.refusals_said import said, with_different_ways
from tests.world import NOW, PROGRAMME


def being_signed_out_meanwhile(visit: Visit, _: Past) -> None:
    """The session ends while a form is open."""
    visit.page.get_by_label("What do you want to achieve?").fill("To lead a larger team. " * 3)
    visit.page.context.clear_cookies()
    visit.press("Ask Ben")


def being_signed_out_with_a_long_text(visit: Visit, _: Past) -> None:
    """The session ends while a text is open that is too long to be carried along."""
    visit.page.get_by_label("Your message").fill("שלום עליכם, ותודה מראש. " * 200)
    visit.page.context.clear_cookies()
    visit.press("Send")


def writing_too_much(visit: Visit, _: Past) -> None:
    """A message has more characters than there may be."""
    visit.page.get_by_label("Your message").fill("One thing after the other. " * 100)
    visit.press("Send")


def showing(html: str) -> Act:
    """A page that the functions render where there is a git host, or in a case hard to come by."""

    def show(visit: Visit, _: Past) -> None:
        visit.page.route(
            "**/my/shown", lambda route: route.fulfill(body=html, content_type="text/html"), times=1
        )
        visit.open("/my/shown")

    return show


ASKING = (
    Scene("details-given", "/my/details", "dee"),
    Scene(
        "signed-out-meanwhile",
        "/my/requests/new?mentor=ben-hughes",
        "kim",
        being_signed_out_meanwhile,
        says="What you wrote is kept",
    ),
    Scene(
        "signed-out-with-a-long-text",
        "/my/write",
        "kim",
        being_signed_out_with_a_long_text,
        says="copy it from here first",
    ),
    Scene("write-too-much", "/my/write", "kim", writing_too_much, says="it has 2,699"),
    Scene("ask-again-with-a-word", "/my/requests/new?mentor=linh-pham", "ola", says=REFUSED),
    Scene("asked-with-call", "{asked-with-call}", "otto", says="15-minute chemistry call"),
    Scene("answer-with-call", "{sunita-otto}", says="15-minute chemistry call"),
    Scene("list-asked", f"{LIST}sunita-bhattarai", "otto", says="The place is yours"),
)
OVER = (
    Scene("unpaired-long-ago", "{long-ago}", "ola", says="You have unpaired"),
    Scene("choose-none-free", f"{SPOT}eilidh-macaskill", "kim", says="no free time"),
    Scene("cancelled-mentor", "{cancelled}", "joao", says="Dee cancelled it"),
    Scene("appointment-over", "{over}", "ola", says="Past"),
    Scene("my-ended", "/my/", "otto", says="Earlier"),
    Scene("my-mentor-without-mentees", "/my/", "linh", says="0 of 1 place"),
    Scene("pause-nothing-touched", "/my/pause?until={back}", "linh", says="Nothing:"),
)
SENT = page(
    "biography_sent.html",
    "Your biography is on its way",
    programme=PROGRAMME,
    person=Person("nia", "nia@gov.example", "Nia Prosser"),
    now=NOW,
    sent=Opened("nia-prosser", NOW, 7),
    address="https://git.example/lantern/pull/7",
)
ENDED = accept(*an_open_request(a_mentor()), a_mentor(), PROGRAMME, NOW, outside_line=True).pairing
LOOKING_BACK: dict[str, Any] = {
    "other": None,
    "programme": PROGRAMME,
    "now": NOW,
    "pairing": replace(ENDED, state=PairingState.COMPLETED, ended_at=NOW),
    "usefulness": USEFULNESS,
    "errors": {},
    "values": {},
}


def completed(role: Role, said: Feedback | None, **more: Any) -> Act:
    """A pairing that has run its length, as one of the two sees it."""
    person = Person("p", "p@gov.example", "Priya Raghunathan")
    facts = LOOKING_BACK | {"role": role, "feedback": said, "person": person} | more
    return showing(page("pairing_completed.html", "Completed", **facts))


SAID = Feedback(str(ENDED.id), "priya", Role.MENTEE, 4, "Plain questions.", is_shared=True)
COMPLETED = (
    Scene(
        "completed-mentee", "/my/sign-in", act=completed(Role.MENTEE, None), says="Become a mentor"
    ),
    Scene("completed-mentor", "/my/sign-in", act=completed(Role.MENTOR, None), says="How was it?"),
    Scene(
        "completed-said", "/my/sign-in", act=completed(Role.MENTEE, SAID), says="You said 4 of 5"
    ),
)
SHOWN = (
    *COMPLETED,
    Scene(
        "refusal-with-ones-words",
        "/my/sign-in",
        act=showing(refused(AppointmentCancelled(), PROGRAMME, NOW, ["One point.\n\nAnother."])),
        says="What you wrote",
    ),
    Scene("biography-sent", "/my/sign-in", act=showing(SENT), says="on its way"),
    *(
        Scene(
            f"refusal-{at}",
            "/my/sign-in",
            act=showing(refused(refusal, PROGRAMME, NOW)),
            says=refusal.sentence,
        )
        for at, refusal in enumerate(with_different_ways(said()))
    ),
)
LAPTOP = (
    Scene("inbox", "/inbox/", says="Every letter"),
    Scene("inbox-letter", f"/inbox/latest?to={SIGNED_IN['rosalind']}", says="As text"),
    Scene("all-letters", "/inbox/all-letters/", says="Request received"),
)
