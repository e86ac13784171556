"""A scheme's roster: see it, look at a new list, enrol, take off: routes and nothing else."""

from typing import Any

from aws_lambda_powertools.event_handler import Response

from mentoring import web, wiring
from mentoring.actions import rosters
from mentoring.domain import roster
from mentoring.domain.identity import whole_number
from mentoring.domain.refusals import Incomplete

app = web.app()


@app.get("/coordinate/roster")
def see() -> Response[str]:
    """Who is on it, and the form to enrol others."""
    return _roster(web.call(app).query.get("scheme", ""))


@app.post("/coordinate/roster")
def check() -> Response[str]:
    """Say what would come of a list, before anything is saved."""
    call = web.call(app)
    person, programme, means = call.person(), call.opening.programme, wiring.means()
    scheme = rosters.require_scheme(programme, person, call.form.get("scheme", ""))
    today = programme.day_of(wiring.now())
    try:
        text = roster.text_of(call.form.get("lines", ""), call.form.get("file", ""))
        read = roster.read(text, programme, today)
    except Incomplete as problem:
        return _roster(scheme, problem.errors)
    there = rosters.already_there(means, scheme, read.lines)
    new = [one for one in read.lines if one not in there]
    return web.show(
        call,
        "roster_check.html",
        "Look before you enrol",
        scheme=scheme,
        read=read,
        there=there,
        new=new,
        written=roster.written(new),
        today=today,
        values={"lines": text},
    )


@app.post("/coordinate/roster/enrol")
def enrol() -> Response[str]:
    """Put everybody on it who was looked at."""
    call = web.call(app)
    person, programme, means = call.person(), call.opening.programme, wiring.means()
    scheme = rosters.require_scheme(programme, person, call.form.get("scheme", ""))
    try:
        read = roster.read(call.form.get("lines", ""), programme, programme.day_of(wiring.now()))
    except Incomplete as problem:
        return _roster(scheme, problem.errors)
    if read.problems:
        return check()
    rosters.enrol(means, programme, person, scheme, read.lines)
    web.log("enrolled", person=person.id)
    return web.go(f"/coordinate/roster?scheme={scheme}&enrolled={len(read.lines)}")


@app.post("/coordinate/roster/take-off")
def take_off() -> Response[str]:
    """Take somebody off."""
    call = web.call(app)
    person, scheme = call.person(), call.form.get("scheme", "")
    rosters.take_off(wiring.means(), person, scheme, call.form.get("person", ""))
    web.log("taken off", person=person.id)
    return web.go(f"/coordinate/roster?scheme={scheme}")


def _roster(scheme: str, errors: dict[str, str] | None = None) -> Response[str]:
    call = web.call(app)
    person, programme = call.person(), call.opening.programme
    scheme, after = rosters.require_scheme(programme, person, scheme), call.query.get("after", "")
    return web.show(
        call,
        "roster.html",
        "The roster",
        scheme=scheme,
        page=rosters.look(wiring.means(), scheme, after),
        further_on=bool(after),
        enrolled=roster.enrolled_sentence(whole_number(call.query.get("enrolled", ""))),
        errors=errors,
        values=call.typed,
    )


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Answer one call of the HTTP API."""
    return app.resolve(event, context)
