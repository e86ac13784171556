"""Introducing mentors to a mentee, who picks one: routes and nothing else."""

from typing import Any

from aws_lambda_powertools.event_handler import Response

from mentoring import introduction_pages, web, wiring
from mentoring.actions import introductions
from mentoring.domain.identity import introduction_id_from
from mentoring.domain.refusals import Incomplete

app = web.app()


@app.get("/coordinate/introduce")
def prepare() -> Response[str]:
    """The form to introduce mentors, or the word that it was done."""
    call = web.call(app)
    return introduction_pages.form(call, call.typed)


@app.post("/coordinate/introduce")
def introduce() -> Response[str]:
    """Introduce mentors to a mentee."""
    call = web.call(app)
    person, form, scheme = call.person(), call.form, call.form.get("scheme", "")
    try:
        made = introductions.introduce(wiring.means(), call.opening.programme, person, scheme, form)
    except Incomplete as problem:
        return introduction_pages.form(call, form, problem.errors)
    web.log("introduced", introduction=str(made))
    return web.go(f"/coordinate/introduce?scheme={scheme}&done=yes")


@app.get("/coordinate/introduce/<mentor>")
def read(mentor: str) -> Response[str]:
    """A mentor's biography, for the coordinators of their schemes."""
    return introduction_pages.biography(web.call(app), mentor)


@app.get("/my/introductions/<introduction_id>")
def see(introduction_id: str) -> Response[str]:
    """The introduction with the mentors' biographies, as its mentee sees it."""
    call = web.call(app)
    return introduction_pages.see(call, introduction_id, call.typed)


@app.post("/my/introductions/<introduction_id>")
def pick(introduction_id: str) -> Response[str]:
    """Ask one of the mentors."""
    call = web.call(app)
    person, form, wanted = call.person(), call.form, introduction_id_from(introduction_id)
    try:
        asked = introductions.pick(wiring.means(), call.opening.programme, person, wanted, form)
    except Incomplete as problem:
        return introduction_pages.see(call, introduction_id, form, problem.errors)
    web.log("asked", request=str(asked))
    return web.go(f"/my/requests/{asked}")


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Answer one call of the HTTP API."""
    return app.resolve(event, context)
