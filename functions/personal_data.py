"""What is held about somebody: read it, take it along, have it erased: routes and nothing else."""

import json
from typing import Any

from aws_lambda_powertools.event_handler import Response

from mentoring import web, wiring
from mentoring.actions import disclosing, erasing, looking
from mentoring.domain.erasure import require_may_erase
from mentoring.domain.refusals import Incomplete

app = web.app()
KIND = "application/json; charset=utf-8"


@app.get("/my/data")
def show() -> Response[str]:
    """Everything as a page."""
    call = web.call(app)
    person, programme = call.person(), call.opening.programme
    parts = disclosing.readable(wiring.means(), programme, person)
    return web.show(call, "data.html", "Your data", parts=parts)


@app.get("/my/data/file")
def download() -> Response[str]:
    """All of it as a file."""
    call = web.call(app)
    person, programme = call.person(), call.opening.programme
    parts = disclosing.everything(wiring.means(), person)
    found = {"programme": programme.name, "made_at": wiring.now().isoformat()}
    held = {"held": {one.title: one.entries for one in parts}}
    text = json.dumps(found | held, ensure_ascii=False, indent=2)
    web.log("data taken along", person=person.id)
    return web.file(f"mentoring-{programme.day_of(wiring.now())}.json", text, KIND)


@app.get("/my/data/erase")
def ask_erase() -> Response[str]:
    """What erasing would end, before anything is."""
    return _ask()


@app.post("/my/data/erase")
def erase() -> Response[str]:
    """Erase whoever is signed in."""
    call = web.call(app)
    person, means, programme = call.person(), wiring.means(), call.opening.programme
    try:
        asked = erasing.ask(means, programme, person, call.form.get("confirmed", ""))
    except Incomplete as problem:
        return _ask(problem.errors)
    erasing.finish(means, programme, asked)
    web.log("erased", person=person.id)
    return web.go("/my/data/erased")


@app.get("/my/data/erased")
def erased() -> Response[str]:
    """That it is done; whoever reads it is signed in no more."""
    return web.show(web.call(app), "erased.html", "Everything about you is erased")


def _ask(errors: dict[str, str] | None = None) -> Response[str]:
    call = web.call(app)
    person, means = call.person(), wiring.means()
    require_may_erase(person, call.opening.programme)
    return web.show(
        call,
        "erase.html",
        "Erase everything about you",
        mine=looking.as_mentee(means, person),
        mentor_side=looking.as_mentor(means, person),
        errors=errors,
    )


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Answer one call of the HTTP API."""
    return app.resolve(event, context)
