"""Asking a mentor, and answering: routes and nothing else."""

from typing import Any

from aws_lambda_powertools.event_handler import Response

from mentoring import request_pages, web, wiring
from mentoring.actions import answering, asking
from mentoring.domain.asking_form import Form
from mentoring.domain.identity import is_id, request_id_from, whole_number
from mentoring.domain.refusals import Incomplete, NotFound

app = web.app()


@app.get("/my/requests/new")
def new_request() -> Response[str]:
    """The form to ask a mentor."""
    call = web.call(app)
    return request_pages.ask(call, call.typed)


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
        return request_pages.ask(call, form, problem.errors)
    web.log("asked", request=str(asked))
    return web.go(f"/my/requests/{asked}")


@app.get("/my/requests/<request_id>")
def see_request(request_id: str) -> Response[str]:
    """The request as its mentee or its mentor sees it."""
    return request_pages.see(web.call(app), request_id)


@app.post("/my/requests/<request_id>")
def answer(request_id: str) -> Response[str]:
    """The mentor's yes, no or question."""
    call = web.call(app)
    reader, form, request = call.reader(), call.form, request_id_from(request_id)
    try:
        answering.answer(wiring.means(), call.opening.programme, request, reader, form)
    except Incomplete as problem:
        return request_pages.see(call, request_id, problem.errors)
    web.log("answered", request=request_id, answer=form["answer"])
    return web.go(f"/my/requests/{request_id}{_with_key(reader)}")


@app.post("/my/requests/<request_id>/reply")
def reply(request_id: str) -> Response[str]:
    """The mentee's reply to the mentor's question."""
    call = web.call(app)
    request, person, text = request_id_from(request_id), call.person(), call.form.get("reply", "")
    try:
        asking.reply(wiring.means(), call.opening.programme, request, person.id, text)
    except Incomplete as problem:
        return request_pages.see(call, request_id, problem.errors)
    web.log("replied", request=request_id)
    return web.go(f"/my/requests/{request_id}")


@app.post("/my/requests/<request_id>/withdraw")
def withdraw(request_id: str) -> Response[str]:
    """The mentee takes the request back."""
    call = web.call(app)
    request, person = request_id_from(request_id), call.person()
    asking.withdraw(wiring.means(), call.opening.programme, request, person.id)
    web.log("withdrawn", request=request_id)
    return web.go(f"/my/requests/{request_id}")


def _with_key(reader: answering.Reader) -> str:
    return f"?key={reader.key}" if reader.key else ""


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Answer one call of the HTTP API."""
    return app.resolve(event, context)
