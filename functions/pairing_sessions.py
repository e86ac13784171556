"""Pairing sessions: book one or a block, see it, move it, cancel it: routes and nothing else."""

from typing import Any

from aws_lambda_powertools.event_handler import Response

from mentoring import pairing_session_pages as pages
from mentoring import web, wiring
from mentoring.actions import appointments, pairing_sessions
from mentoring.domain.booking import TimeNotFree
from mentoring.domain.identity import (
    appointment_id_from,
    request_id_from,
    whole_number,
)
from mentoring.domain.pairing_session_form import chosen_times, names_a_block, other_time
from mentoring.domain.refusals import Incomplete, NotFound

app = web.app()


@app.get("/my/pairings/<pairing_id>/sessions")
def choose(pairing_id: str) -> Response[str]:
    """The form: how often, from when, how long."""
    call = web.call(app)
    return pages.form(call, pairing_id, call.typed)


@app.get("/my/pairings/<pairing_id>/sessions/dates")
def propose(pairing_id: str) -> Response[str]:
    """The dates that come of the form, with what clashes and what could be instead."""
    call = web.call(app)
    try:
        return pages.dates(call, pairing_id, call.typed)
    except Incomplete as problem:
        return pages.form(call, pairing_id, call.typed, problem.errors)


@app.post("/my/pairings/<pairing_id>/sessions")
def book(pairing_id: str) -> Response[str]:
    """Book what was ticked, all of it or nothing."""
    call = web.call(app)
    person, form, programme = call.person(), call.form, call.opening.programme
    pairing, name = request_id_from(pairing_id), form.get("form", "")
    if not names_a_block(name):
        raise NotFound
    try:
        opened = pairing_sessions.prepare(wiring.means(), programme, pairing, person.id)
        terms, times = pairing_sessions.read_terms(opened, form), chosen_times(form)
        booked = pairing_sessions.book(
            wiring.means(), programme, pairing, person.id, terms, times, name,
            form.get("instead_of", ""),
        )  # fmt: skip
    except Incomplete as problem:
        return pages.again(call, pairing_id, form, problem.errors)
    except TimeNotFree as taken:
        return pages.dates(call, pairing_id, form, {"date": taken.sentence})
    web.log("booked", pairing=pairing_id)
    return web.go(pages.after_booking(pairing_id, booked))


@app.get("/my/pairing-sessions/<appointment_id>")
def see(appointment_id: str) -> Response[str]:
    """The session as one of its two sees it; once cancelled, with the form for another date."""
    call = web.call(app)
    return pages.see(call, appointment_id, call.typed)


@app.post("/my/pairing-sessions/<appointment_id>/cancel")
def cancel(appointment_id: str) -> Response[str]:
    """Cancel it; the page that follows asks for another date."""
    call = web.call(app)
    person, form, one = call.person(), call.form, appointment_id_from(appointment_id)
    line, opened = form.get("line", ""), whole_number(form.get("sequence", ""))
    try:
        appointments.cancel(
            wiring.means(), call.opening.programme, one, person.id, line=line, opened=opened
        )
    except Incomplete as problem:
        return pages.see(call, appointment_id, form, problem.errors)
    web.log("cancelled", appointment=appointment_id)
    return web.go(f"/my/pairing-sessions/{appointment_id}")


@app.get("/my/pairing-sessions/<appointment_id>/move")
def choose_another_time(appointment_id: str) -> Response[str]:
    """The form: another day and time."""
    call = web.call(app)
    return pages.move(call, appointment_id, call.typed)


@app.post("/my/pairing-sessions/<appointment_id>/move")
def move(appointment_id: str) -> Response[str]:
    """Move, and show the session at its new time."""
    call = web.call(app)
    person, form, one = call.person(), call.form, appointment_id_from(appointment_id)
    opened = whole_number(form.get("sequence", ""))
    try:
        pairing_sessions.move(
            wiring.means(), call.opening.programme, one, person.id, other_time(form), opened
        )
    except Incomplete as problem:
        return pages.move(call, appointment_id, form, problem.errors)
    except TimeNotFree as taken:
        return pages.move(call, appointment_id, form, {"first": taken.sentence})
    web.log("moved", appointment=appointment_id)
    return web.go(f"/my/pairing-sessions/{appointment_id}")


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Answer one call of the HTTP API."""
    return app.resolve(event, context)
