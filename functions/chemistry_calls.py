"""Chemistry calls: book them on one page, choose on another: routes and nothing else."""

from typing import Any

from aws_lambda_powertools.event_handler import Response

from mentoring import web, wiring
from mentoring.actions import chemistry_calls, choosing
from mentoring.call import Call
from mentoring.domain.call_form import mentors_in, wanted_in
from mentoring.domain.refusals import Incomplete

app = web.app()


@app.get("/my/chemistry-calls/new")
def choose_times() -> Response[str]:
    """The form: a time with each mentor."""
    call = web.call(app)
    return _times(call, call.typed)


@app.post("/my/chemistry-calls/new")
def book() -> Response[str]:
    """Book all of them, and show them in My mentoring."""
    call = web.call(app)
    person, form, programme = call.person(), call.form, call.opening.programme
    try:
        booked = chemistry_calls.book(wiring.means(), programme, person, form)
    except Incomplete as problem:
        return _times(call, form, problem.errors)
    for one in booked:
        web.log("booked", appointment=str(one))
    return web.go("/my/#booked")


@app.get("/my/chemistry-calls/choose")
def show_choice() -> Response[str]:
    """The form: whom to ask, now that the mentee has spoken to them."""
    call = web.call(app)
    return _choice(call, call.typed)


@app.post("/my/chemistry-calls/choose")
def choose() -> Response[str]:
    """Ask the chosen and thank the others."""
    call = web.call(app)
    person, form, programme = call.person(), call.form, call.opening.programme
    try:
        asked = choosing.choose(wiring.means(), programme, person, form)
    except Incomplete as problem:
        return _choice(call, form, problem.errors)
    web.log("chosen", request=str(asked or ""), person=person.id)
    thanked = f"/my/chemistry-calls/choose?scheme={form['scheme']}"
    return web.go(f"/my/requests/{asked}" if asked else thanked)


def _times(
    call: Call, values: dict[str, str], errors: dict[str, str] | None = None
) -> Response[str]:
    person, programme = call.person(), call.opening.programme
    ids, scheme = values.get("mentors", ""), values.get("scheme", "")
    return web.show(
        call,
        "choose_calls.html",
        "Chemistry calls",
        page=chemistry_calls.prepare(wiring.means(), programme, person, ids, scheme),
        ids=".".join(mentors_in(ids)),
        form=values.get("form") or wiring.new_id(),
        chosen={one.mentor_id: one.starts_at for one in wanted_in(values, mentors_in(ids))},
        values=values,
        errors=errors,
    )


def _choice(
    call: Call, values: dict[str, str], errors: dict[str, str] | None = None
) -> Response[str]:
    person, programme = call.person(), call.opening.programme
    return web.show(
        call,
        "choose_mentor.html",
        "Choose a mentor",
        page=choosing.prepare(wiring.means(), programme, person, values.get("scheme", "")),
        values=values,
        errors=errors,
    )


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Answer one call of the HTTP API."""
    return app.resolve(event, context)
