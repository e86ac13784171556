"""All that is looked at, and at which template each scene looks."""

from tests.browser import scenes, states
from tests.browser.scenes import Scene

SCENES: tuple[Scene, ...] = (
    *scenes.STATIC,
    *scenes.SIGNING_IN,
    *scenes.ASKING,
    *states.ASKING,
    *scenes.ANSWERING,
    *scenes.PAIRING,
    *scenes.BOOKING,
    *scenes.OWN,
    *scenes.INTRODUCING,
    *scenes.WAITING,
    *scenes.WRITING,
    *scenes.TIMES,
    *states.OVER,
    *states.SHOWN,
    *states.LAPTOP,
)
BEGINNINGS = {
    "appointment.html": "booked-",
    "ask.html": "ask-",
    "biography.html": "biography-errors",
    "biography_preview.html": "biography-preview",
    "biography_sent.html": "biography-sent",
    "choose_time.html": "choose-",
    "code.html": "code-",
    "coordinate.html": "coordinate-nothing",
    "details.html": "details-",
    "introduce.html": "introduce",
    "introduce_mentor.html": "introduce-mentor",
    "introduction.html": "introduction",
    "my.html": "my-",
    "pairing_running.html": "pairing-",
    "pairing_completed.html": "completed-",
    "pairing_unpaired.html": "unpaired-",
    "pause.html": "pause-",
    "refusal.html": "refusal-",
    "request_mentee.html": "request-",
    "request_mentor.html": "answer-",
    "searches.html": "coordinate-searches",
    "sign_in.html": "sign-in",
    "times.html": "times",
    "waiting_list.html": "list-",
    "write.html": "write-",
}
"""How the names of the scenes of every template of the personal pages begin."""
