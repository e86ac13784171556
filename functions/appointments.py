"""An appointment: see it, move it, cancel it: routes and nothing else."""

from typing import Any

from aws_lambda_powertools.event_handler import Response

from mentoring import appointment_pages as pages
from mentoring import web, wiring
from mentoring.actions import appointments, moving
from mentoring.domain.booking import TimeNotFree
from mentoring.domain.identity import appointment_id_from, whole_number
from mentoring.domain.refusals import Incomplete
from mentoring.domain.spot_session import choice_from

app = web.app()


@app.get("/my/chemistry-calls/<appointment_id>")
@app.get("/my/spot-sessions/<appointment_id>")
def see_appointment(appointment_id: str) -> Response[str]:
    """The appointment as one of its two sees it."""
    call = web.call(app)
    return pages.see(call, appointment_id, call.typed)


@app.post("/my/chemistry-calls/<appointment_id>/cancel")
@app.post("/my/spot-sessions/<appointment_id>/cancel")
def cancel(appointment_id: str) -> Response[str]:
    """Cancel the appointment."""
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
    return web.go(call.above)


@app.get("/my/chemistry-calls/<appointment_id>/move")
@app.get("/my/spot-sessions/<appointment_id>/move")
def choose_another_time(appointment_id: str) -> Response[str]:
    """The form: the times it could move to."""
    call = web.call(app)
    return pages.times(call, appointment_id, call.typed)


@app.post("/my/chemistry-calls/<appointment_id>/move")
@app.post("/my/spot-sessions/<appointment_id>/move")
def move(appointment_id: str) -> Response[str]:
    """Move, and show the appointment at its new time."""
    call = web.call(app)
    person, form = call.person(), call.form
    try:
        moving.move(
            wiring.means(),
            call.opening.programme,
            appointment_id_from(appointment_id),
            person.id,
            choice_from(form).starts_at,
            whole_number(form.get("sequence", "")),
        )
    except Incomplete as problem:
        return pages.times(call, appointment_id, form, problem.errors)
    except TimeNotFree as taken:
        return pages.times(call, appointment_id, form, {"time": taken.sentence})
    web.log("moved", appointment=appointment_id)
    return web.go(call.above)


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Answer one call of the HTTP API."""
    return app.resolve(event, context)
