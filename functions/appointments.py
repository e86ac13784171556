"""An appointment: see it, move it, cancel it: routes and nothing else."""

from typing import Any

from aws_lambda_powertools.event_handler import Response

from mentoring import web, wiring
from mentoring.actions import appointments, moving
from mentoring.call import Call
from mentoring.domain.booking import TimeNotFree, is_late
from mentoring.domain.identity import appointment_id_from, whole_number
from mentoring.domain.refusals import Incomplete
from mentoring.domain.spot_session import choice_from

app = web.app()


@app.get("/my/chemistry-calls/<appointment_id>")
@app.get("/my/spot-sessions/<appointment_id>")
def see_appointment(appointment_id: str) -> Response[str]:
    """The appointment as one of its two sees it."""
    call = web.call(app)
    seen = appointments.look(wiring.means(), appointment_id_from(appointment_id), call.person().id)
    return web.show(
        call,
        "appointment.html",
        f"{seen.appointment.kind.capitalize()} with {seen.appointment.other_name(seen.role)}",
        appointment=seen.appointment,
        role=seen.role,
        impression=seen.impression,
        late=is_late(seen.appointment, call.opening.programme, wiring.now()),
    )


@app.post("/my/chemistry-calls/<appointment_id>/cancel")
@app.post("/my/spot-sessions/<appointment_id>/cancel")
def cancel(appointment_id: str) -> Response[str]:
    """Cancel the appointment."""
    call = web.call(app)
    appointments.cancel(
        wiring.means(),
        call.opening.programme,
        appointment_id_from(appointment_id),
        call.person().id,
        line=call.form.get("line", ""),
        opened=whole_number(call.form.get("sequence", "")),
    )
    web.log("cancelled", appointment=appointment_id)
    return web.go(call.above)


@app.get("/my/chemistry-calls/<appointment_id>/move")
@app.get("/my/spot-sessions/<appointment_id>/move")
def choose_another_time(appointment_id: str) -> Response[str]:
    """The form: the times it could move to."""
    call = web.call(app)
    return _times(call, appointment_id, call.typed)


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
        return _times(call, appointment_id, form, problem.errors)
    except TimeNotFree as taken:
        return _times(call, appointment_id, form, {"time": taken.sentence})
    web.log("moved", appointment=appointment_id)
    return web.go(call.above)


def _times(
    call: Call, appointment_id: str, values: dict[str, str], errors: dict[str, str] | None = None
) -> Response[str]:
    movable = moving.prepare(
        wiring.means(),
        call.opening.programme,
        appointment_id_from(appointment_id),
        call.person().id,
    )
    return web.show(
        call,
        "move_appointment.html",
        f"Move the {movable.appointment.kind} with {movable.appointment.mentor_name}",
        appointment=movable.appointment,
        slots=movable.slots,
        late=is_late(movable.appointment, call.opening.programme, wiring.now()),
        chosen=choice_from(values).starts_at,
        values=values,
        errors=errors,
    )


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Answer one call of the HTTP API."""
    return app.resolve(event, context)
