"""Asking a mentor, and answering: routes and nothing else."""

from typing import Any

from aws_lambda_powertools.event_handler import Response

from mentoring import web, wiring
from mentoring.actions import answering, asking, suggestions
from mentoring.call import Call
from mentoring.domain.asking_form import Form
from mentoring.domain.identity import is_id, request_id_from, whole_number
from mentoring.domain.refusals import Incomplete, NotFound
from mentoring.domain.request import DeclineReason

app = web.app()


@app.get("/my/requests/new")
def new_request() -> Response[str]:
    """The form to ask a mentor."""
    call = web.call(app)
    return _form(call, call.typed)


@app.post("/my/requests/new")
def ask() -> Response[str]:
    """Ask, and show the request."""
    call = web.call(app)
    person, form = call.person(), call.form
    mentor, scheme = form.get("mentor", ""), form.get("scheme", "")
    number = whole_number(form.get(f"number-{scheme}", "")) or 0
    if not is_id(mentor):
        raise NotFound
    try:
        asked = asking.ask(
            wiring.means(),
            call.opening.programme,
            person,
            mentor,
            scheme,
            Form(number, wants_call=form.get("call") == "yes"),
            form.get("aims", ""),
        )
    except Incomplete as problem:
        return _form(call, form, problem.errors)
    web.log("asked", request=str(asked))
    return web.go(f"/my/requests/{asked}")


@app.get("/my/requests/<request_id>")
def see_request(request_id: str) -> Response[str]:
    """The request as its mentee or its mentor sees it."""
    return _see(web.call(app), request_id)


@app.post("/my/requests/<request_id>")
def answer(request_id: str) -> Response[str]:
    """The mentor's yes or no."""
    call = web.call(app)
    reader, form, request = call.reader(), call.form, request_id_from(request_id)
    try:
        answering.answer(wiring.means(), call.opening.programme, request, reader, form)
    except Incomplete as problem:
        return _see(call, request_id, problem.errors)
    web.log("answered", request=request_id, answer=form["answer"])
    return web.go(f"/my/requests/{request_id}{_with_key(reader)}")


@app.post("/my/requests/<request_id>/withdraw")
def withdraw(request_id: str) -> Response[str]:
    """The mentee takes the request back."""
    call = web.call(app)
    request, person = request_id_from(request_id), call.person()
    asking.withdraw(wiring.means(), call.opening.programme, request, person.id)
    web.log("withdrawn", request=request_id)
    return web.go(f"/my/requests/{request_id}")


def _form(
    call: Call, values: dict[str, str], errors: dict[str, str] | None = None
) -> Response[str]:
    person, programme, mentor_id = call.person(), call.opening.programme, values.get("mentor", "")
    if not is_id(mentor_id):
        raise NotFound
    mentor, options = asking.prepare(wiring.means(), programme, person, mentor_id)
    asking.require_option(options)
    return web.show(
        call,
        "ask.html",
        f"Ask {mentor.name}",
        mentor=mentor,
        options=options,
        values=values,
        errors=errors,
    )


def _see(call: Call, request_id: str, errors: dict[str, str] | None = None) -> Response[str]:
    reader, programme, request = call.reader(), call.opening.programme, request_id_from(request_id)
    seen = answering.look(wiring.means(), request, reader)
    return web.show(
        call,
        f"request_{seen.role}.html",
        f"{seen.request.mentee_name} asks {seen.request.mentor_name}",
        request=seen.request,
        mentor=seen.mentor,
        key=reader.key or "",
        held=seen.held(programme.day_of(wiring.now())),
        reasons=DeclineReason,
        suggested=suggestions.after(wiring.means(), programme, seen.request, seen.role),
        scheme=programme.schemes.get(seen.request.id.scheme),
        values=call.form,
        errors=errors,
    )


def _with_key(reader: answering.Reader) -> str:
    return f"?key={reader.key}" if reader.key else ""


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Answer one call of the HTTP API."""
    return app.resolve(event, context)
