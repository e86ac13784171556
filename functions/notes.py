"""Agenda, notes and actions of pairing sessions, and all of them to keep: routes and no more."""

from collections.abc import Callable
from functools import partial
from typing import Any

from aws_lambda_powertools.event_handler import Response

from mentoring import pairing_session_pages as pages
from mentoring import web, wiring
from mentoring.actions import notes
from mentoring.domain.identity import appointment_id_from, request_id_from, whole_number
from mentoring.domain.refusals import Incomplete
from mentoring.pages.notes_file import notes_file

app = web.app()


@app.post("/my/pairing-sessions/<appointment_id>/agenda")
def write_agenda(appointment_id: str) -> Response[str]:
    """Keep what they want to talk about."""
    form = web.call(app).form
    text, number = form.get("agenda", ""), whole_number(form.get("number", ""))
    return _done(appointment_id, "agenda", partial(notes.write_agenda, text=text, number=number))


@app.post("/my/pairing-sessions/<appointment_id>/notes")
def write_notes(appointment_id: str) -> Response[str]:
    """Keep what they noted."""
    form = web.call(app).form
    text, number = form.get("text", ""), whole_number(form.get("number", ""))
    return _done(appointment_id, "notes", partial(notes.write_text, text=text, number=number))


@app.post("/my/pairing-sessions/<appointment_id>/actions")
def add_action(appointment_id: str) -> Response[str]:
    """Keep what somebody does until when."""
    call = web.call(app)
    act = partial(notes.add_action, programme=call.opening.programme, form=call.form)
    return _done(appointment_id, "actions", act)


@app.post("/my/pairing-sessions/<appointment_id>/done")
def mark(appointment_id: str) -> Response[str]:
    """Keep that an action is done, or open again, and go back to where it was ticked."""
    call = web.call(app)
    person, form = call.person(), call.form
    notes.mark(
        wiring.means(),
        call.opening.programme,
        appointment_id_from(appointment_id),
        person.id,
        form.get("action", ""),
        done=form.get("done") == "yes",
    )
    web.log("action marked", appointment=appointment_id)
    return web.go(f"{web.own_path(form.get('back'))}#actions")


@app.get("/my/pairings/<pairing_id>/notes")
def read(pairing_id: str) -> Response[str]:
    """All that the two wrote, on one page."""
    call = web.call(app)
    found = notes.read(wiring.means(), request_id_from(pairing_id), call.person().id)
    title = f"Notes: {found.pairing.mentee_name} and {found.pairing.mentor_name}"
    return web.show(call, "notes.html", title, found=found)


@app.get("/my/pairings/<pairing_id>/notes.txt")
def keep(pairing_id: str) -> Response[str]:
    """All that the two wrote, as a text file."""
    call = web.call(app)
    found = notes.read(wiring.means(), request_id_from(pairing_id), call.person().id)
    text = notes_file(found.pairing, found.entries, call.opening.programme.zone)
    web.log("notes kept", pairing=pairing_id)
    return web.file("notes.txt", text, "text/plain; charset=utf-8")


def _done(appointment_id: str, what: str, act: Callable[..., None]) -> Response[str]:
    call = web.call(app)
    person, one = call.person(), appointment_id_from(appointment_id)
    try:
        act(wiring.means(), appointment_id=one, person_id=person.id)
    except Incomplete as problem:
        return pages.see(call, appointment_id, call.form, problem.errors)
    web.log(f"{what} written", appointment=appointment_id)
    return web.go(f"/my/pairing-sessions/{appointment_id}#{what}")


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Answer one call of the HTTP API."""
    return app.resolve(event, context)
