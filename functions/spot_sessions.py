"""Spot sessions: choose a time, see the appointment, cancel it: routes and nothing else."""

from typing import Any

from aws_lambda_powertools.event_handler import Response

from mentoring import web, wiring
from mentoring.actions import spot_sessions
from mentoring.call import Call
from mentoring.domain.identity import appointment_id_from, is_id
from mentoring.domain.refusals import Incomplete, NotFound
from mentoring.domain.spot_session import SlotTaken, choice_from, is_late

app = web.app()


@app.get("/my/spot-sessions/new")
def choose() -> Response[str]:
    """The form: topic, way to meet, time."""
    call = web.call(app)
    return _form(call, call.typed)


@app.post("/my/spot-sessions/new")
def book() -> Response[str]:
    """Book, and show the appointment."""
    call = web.call(app)
    person, form = call.person(), call.form
    mentor_id = form.get("mentor", "")
    choice = choice_from(form)
    if not (is_id(mentor_id) and is_id(choice.form)):
        raise NotFound
    try:
        booked = spot_sessions.book(
            wiring.means(), call.opening.programme, person, mentor_id, choice
        )
    except Incomplete as problem:
        return _form(call, form, problem.errors)
    except SlotTaken as taken:
        return _form(call, form, {"time": taken.sentence})
    web.log("booked", appointment=str(booked))
    return web.go(f"/my/spot-sessions/{booked}")


@app.get("/my/spot-sessions/<appointment_id>")
def see_appointment(appointment_id: str) -> Response[str]:
    """The appointment as one of its two sees it."""
    call = web.call(app)
    found, role = spot_sessions.look(
        wiring.means(), appointment_id_from(appointment_id), call.person().id
    )
    return web.show(
        call,
        "appointment.html",
        f"{found.kind.capitalize()} with {found.other_name(role)}",
        appointment=found,
        role=role,
        late=is_late(found, call.opening.programme, wiring.now()),
    )


@app.post("/my/spot-sessions/<appointment_id>/cancel")
def cancel(appointment_id: str) -> Response[str]:
    """Cancel the appointment."""
    call = web.call(app)
    appointment = appointment_id_from(appointment_id)
    spot_sessions.cancel(wiring.means(), call.opening.programme, appointment, call.person().id)
    web.log("cancelled", appointment=appointment_id)
    return web.go(f"/my/spot-sessions/{appointment_id}")


def _form(
    call: Call, values: dict[str, str], errors: dict[str, str] | None = None
) -> Response[str]:
    person, programme, mentor_id = call.person(), call.opening.programme, values.get("mentor", "")
    if not is_id(mentor_id):
        raise NotFound
    bookable = spot_sessions.prepare(wiring.means(), programme, person, mentor_id)
    return web.show(
        call,
        "choose_time.html",
        f"A spot session with {bookable.mentor.name}",
        mentor=bookable.mentor,
        offer=bookable.offer,
        slots=bookable.slots,
        form=values.get("form") or wiring.new_id(),
        chosen=choice_from(values).starts_at,
        values=values,
        errors=errors,
    )


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Answer one call of the HTTP API."""
    return app.resolve(event, context)
