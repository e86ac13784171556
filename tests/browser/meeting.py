"""Sessions of a pairing, with agenda, notes and actions, as they are looked at."""

from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace

from mentoring.domain.appointment import AppointmentKind
from mentoring.domain.enrolment import Role
from mentoring.domain.notes import Action, Doer, Notes
from mentoring.domain.pairing_session_form import MODES, MOST_AHEAD
from mentoring.domain.rhythm import Rhythm
from mentoring.pages.render import page
from tests.browser.met import AGENDA
from tests.browser.past import Past
from tests.browser.scenes import FAULTY, Act, Scene, pressing
from tests.browser.visit import Visit
from tests.domain.examples import an_appointment, paired
from tests.world import NOW, PROGRAMME

CLASHES = "/sessions/dates?rhythm=own&weeks=3&count=4&at=09:00&mode=in+person&first="


def over() -> Act:
    """A session an hour ago, with all that can be written about one."""
    pairing = paired().pairing
    starts_at = NOW - timedelta(hours=2)
    one = replace(
        an_appointment(starts_at, 60, kind=AppointmentKind.PAIRING_SESSION), pairing=str(pairing.id)
    )
    today = PROGRAMME.day_of(NOW)
    actions = {
        "a": Action("Write to the chair of the third committee", Doer.MENTEE, today),
        "b": Action("Introduce Priya to Sol", Doer.MENTOR, today, done_on=today),
    }
    notes = Notes(pairing.id, one.id, agenda=AGENDA, text="Two by habit, one by choice.",
                  actions=actions)  # fmt: skip
    carried = [(notes, "c", Action("Read the report", Doer.BOTH, today - timedelta(days=7)))]
    seen = SimpleNamespace(notes=notes, carried=carried, impression=None)
    html = page(
        "pairing_session.html", "Pairing session with Amara Okafor", programme=PROGRAMME, now=NOW,
        seen=seen, appointment=one, pairing=pairing, role=Role.MENTEE, late=False, runs=True,
        own_actions=[(notes, *each) for each in notes.in_order], today=today, day_of=today,
        actions_until=pairing.ends_on, last_day=pairing.ends_on, doers=Doer, rhythms=Rhythm,
        modes=MODES, most=MOST_AHEAD, name="form",
    )  # fmt: skip

    def show(visit: Visit, _: Past) -> None:
        visit.page.route(
            "**/my/shown", lambda route: route.fulfill(body=html, content_type="text/html"), times=1
        )
        visit.open("/my/shown")

    return show


def moving_nowhere(visit: Visit, _: Past) -> None:
    """Somebody takes the day away."""
    visit.page.get_by_label("The day").fill("")
    visit.press("Move the session")


MEETING = (
    Scene("sessions-form", "{running}/sessions", "dee", says="When do you two meet?"),
    Scene("sessions-errors", "{running}/sessions", "dee", pressing("See the dates"), says=FAULTY),
    Scene("session-dates", "{running}" + CLASHES + "{first-session}", "dee", says="Instead"),
    Scene("session-booked", "{session}", "dee", says="Both of you have an invitation"),
    Scene("session-mentor", "{session}", "rosalind", says="Dee booked it"),
    Scene("session-move", "{session}/move", "rosalind", says="Move the session"),
    Scene("session-move-errors", "{session}/move", "dee", moving_nowhere, says=FAULTY),
    Scene("session-cancelled", "{session-off}", "dee", says="Choose another date"),
    Scene("session-over", "/my/", "dee", over(), says="Still open from before"),
    Scene("notes", "{running}/notes", "dee", says="Keep it as a text file"),
    Scene("notes-nothing", "{unpaired}/notes", "otto", says="Nothing is written yet"),
)
