"""Writing to the coordinators, and their own page: routes and nothing else."""

from collections.abc import Callable
from typing import Any

from aws_lambda_powertools.event_handler import Response

from mentoring import web, wiring
from mentoring.actions import messages, searches, work_list
from mentoring.domain.identity import is_id
from mentoring.domain.message import coordinated
from mentoring.domain.refusals import Incomplete, NotFound

app = web.app()


@app.get("/coordinate")
def coordinate() -> Response[str]:
    """What needs a person in one of the schemes that somebody coordinates; then what happened."""
    call = web.call(app)
    person, scheme = call.person(), call.query.get("scheme", "")
    after = call.query.get("after", "")
    found = work_list.look(wiring.means(), person, scheme, after)
    return web.show(call, "coordinate.html", "Coordinate", list=found, further_on=bool(after))


@app.post("/coordinate/concerns/settle")
def settle() -> Response[str]:
    """Somebody has looked after it."""
    return _changed(work_list.settle, "concern settled")


@app.post("/coordinate/concerns/put-off")
def put_off() -> Response[str]:
    """Look at it again in a week."""
    return _changed(work_list.put_off, "concern put off")


@app.get("/coordinate/searches")
def unmet_searches() -> Response[str]:
    """What people looked for in vain in the last months."""
    call = web.call(app)
    months = searches.months(wiring.means(), call.opening.programme, call.person())
    return web.show(call, "searches.html", "Searches that found nothing", months=months)


@app.get("/my/write")
def compose() -> Response[str]:
    """The form to write to the coordinators, or the word that it was sent."""
    return _write_form()


@app.post("/my/write")
def write() -> Response[str]:
    """Send a message to the coordinators."""
    call = web.call(app)
    person, form = call.person(), call.form
    if not is_id(form.get("form", "")):
        raise NotFound
    try:
        messages.write(
            wiring.means(),
            call.opening.programme,
            person,
            form.get("scheme", ""),
            form.get("text", ""),
            form["form"],
        )
    except Incomplete as problem:
        return _write_form(problem.errors)
    web.log("written to the coordinators", person=person.id)
    return web.go("/my/write?sent=yes")


def _changed(change: Callable[..., None], outcome: str) -> Response[str]:
    call = web.call(app)
    person = call.person()
    scheme, kind, about, since = (
        call.form.get(name, "") for name in ("scheme", "kind", "about", "since")
    )
    change(wiring.means(), person, scheme, kind, about, since)
    web.log(outcome, person=person.id)
    return web.go(f"/coordinate/?scheme={scheme}")


def _write_form(errors: dict[str, str] | None = None) -> Response[str]:
    call = web.call(app)
    call.person()
    return web.show(
        call,
        "write.html",
        "Write to the coordinators",
        sent="sent" in call.query,
        form=wiring.new_id(),
        schemes=coordinated(call.opening.programme),
        values=call.typed,
        errors=errors,
    )


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Answer one call of the HTTP API."""
    return app.resolve(event, context)
