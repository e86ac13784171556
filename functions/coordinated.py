"""People and pairings as coordinators see them, and what they do there: routes and nothing else."""

from typing import Any

from aws_lambda_powertools.event_handler import Response

from mentoring import web, wiring
from mentoring.actions import coordinating, people_search
from mentoring.domain.identity import request_id_from, whole_number
from mentoring.domain.refusals import Incomplete

app = web.app()
SENT = {"sent": "Both have your message: it is on its way to them."}


@app.get("/coordinate/people")
def find() -> Response[str]:
    """People of one's schemes by the beginning of a name, or by an address."""
    call = web.call(app)
    text = call.query.get("q", "").strip()[:254]
    answer = people_search.find(wiring.means(), call.opening.programme, call.person(), text)
    return web.show(call, "people.html", "People and pairings", text=text, answer=answer)


@app.get("/coordinate/people/<person_id>")
def see_person(person_id: str) -> Response[str]:
    """A mentee in one's schemes."""
    return _person(person_id)


@app.post("/coordinate/people/<person_id>/grant")
def grant(person_id: str) -> Response[str]:
    """Let a mentee choose again (R16)."""
    call = web.call(app)
    person, means, programme = call.person(), wiring.means(), call.opening.programme
    scheme = call.form.get("scheme", "")
    field = f"why-{scheme}"
    try:
        coordinating.grant(means, programme, person, person_id, scheme, call.form.get(field, ""))
    except Incomplete as problem:
        return _person(person_id, {field: problem.errors["why"]})
    web.log("choice granted", person=person.id)
    return web.go(f"/coordinate/people/{person_id}")


@app.get("/coordinate/mentors/<mentor_id>")
def see_mentor(mentor_id: str) -> Response[str]:
    """A mentor of one's schemes."""
    call = web.call(app)
    seen = coordinating.look_at_mentor(wiring.means(), call.person(), mentor_id)
    return web.show(call, "coordinated_mentor.html", seen.mentor.name, seen=seen)


@app.get("/coordinate/pairings/<pairing_id>")
def see_pairing(pairing_id: str) -> Response[str]:
    """A pairing of one's schemes."""
    return _pairing(pairing_id)


@app.post("/coordinate/pairings/<pairing_id>/end")
def end(pairing_id: str) -> Response[str]:
    """End it, with a reason that both read."""
    call = web.call(app)
    person, form = call.person(), call.form
    named, undone = request_id_from(pairing_id), whole_number(form.get("undone", ""))
    why = form.get("why", "")
    try:
        coordinating.end(wiring.means(), call.opening.programme, person, named, why, undone)
    except Incomplete as problem:
        return _pairing(pairing_id, problem.errors)
    web.log("ended by a coordinator", pairing=pairing_id, person=person.id)
    return web.go(f"/coordinate/pairings/{pairing_id}")


@app.post("/coordinate/pairings/<pairing_id>/write")
def write(pairing_id: str) -> Response[str]:
    """Write the same to both."""
    call = web.call(app)
    person, form = call.person(), call.form
    named = request_id_from(pairing_id)
    try:
        coordinating.write_to_both(
            wiring.means(), person, named, form.get("text", ""), form.get("form", "")
        )
    except Incomplete as problem:
        return _pairing(pairing_id, problem.errors)
    web.log("written to both", pairing=pairing_id, person=person.id)
    return web.go(f"/coordinate/pairings/{pairing_id}?done=sent")


def _person(person_id: str, errors: dict[str, str] | None = None) -> Response[str]:
    call = web.call(app)
    programme = call.opening.programme
    seen = coordinating.look_at_person(wiring.means(), programme, call.person(), person_id)
    title = seen.person.name or "A mentee"
    return web.show(
        call,
        "coordinated_person.html",
        title,
        seen=seen,
        errors=errors,
        values=call.typed,
    )


def _pairing(pairing_id: str, errors: dict[str, str] | None = None) -> Response[str]:
    call = web.call(app)
    named = request_id_from(pairing_id)
    seen = coordinating.look_at_pairing(wiring.means(), call.person(), named)
    return web.show(
        call,
        "coordinated_pairing.html",
        f"{seen.pairing.mentee_name} and {seen.pairing.mentor_name}",
        seen=seen,
        sent=SENT.get(call.query.get("done", "")),
        errors=errors,
        values=call.typed,
    )


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Answer one call of the HTTP API."""
    return app.resolve(event, context)
