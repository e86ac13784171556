"""How an appointment was, asked of each of the two: routes and nothing else."""

from typing import Any

from aws_lambda_powertools.event_handler import Response

from mentoring import web, wiring
from mentoring.actions import impressions
from mentoring.call import Call
from mentoring.domain.identity import appointment_id_from
from mentoring.domain.impression import USEFUL, Happened
from mentoring.domain.refusals import Incomplete

app = web.app()


@app.get("/my/chemistry-calls/<appointment_id>/how-was-it")
@app.get("/my/spot-sessions/<appointment_id>/how-was-it")
@app.get("/my/pairing-sessions/<appointment_id>/how-was-it")
def ask_how_it_was(appointment_id: str) -> Response[str]:
    """The form: did it happen, was it useful."""
    call = web.call(app)
    return _how_was_it(call, appointment_id, call.typed)


@app.post("/my/chemistry-calls/<appointment_id>/how-was-it")
@app.post("/my/spot-sessions/<appointment_id>/how-was-it")
@app.post("/my/pairing-sessions/<appointment_id>/how-was-it")
def say_how_it_was(appointment_id: str) -> Response[str]:
    """Keep what was said."""
    call = web.call(app)
    person, one = call.person(), appointment_id_from(appointment_id)
    try:
        page = impressions.answer(wiring.means(), call.opening.programme, one, person.id, call.form)
    except Incomplete as problem:
        return _how_was_it(call, appointment_id, call.form, problem.errors)
    web.log("said how it was", appointment=appointment_id)
    return web.go(page)


def _how_was_it(
    call: Call, appointment_id: str, values: dict[str, str], errors: dict[str, str] | None = None
) -> Response[str]:
    seen = impressions.prepare(
        wiring.means(), appointment_id_from(appointment_id), call.person().id
    )
    return web.show(
        call,
        "how_was_it.html",
        f"How was it with {seen.appointment.other_name(seen.role)}?",
        appointment=seen.appointment,
        role=seen.role,
        impression=seen.impression,
        happened=Happened,
        useful=USEFUL,
        values=values,
        errors=errors,
    )


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Answer one call of the HTTP API."""
    return app.resolve(event, context)
