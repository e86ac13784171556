"""Pausing, and waiting lists: routes and nothing else."""

from typing import Any

from aws_lambda_powertools.event_handler import Response

from mentoring import web, wiring
from mentoring.actions import pauses, waiting_lists
from mentoring.domain.identity import is_id
from mentoring.domain.pause import days_to_choose
from mentoring.domain.refusals import Incomplete, NotFound
from mentoring.domain.waiting_list import RoomNow

app = web.app()


@app.get("/my/pause")
def preview_pause() -> Response[str]:
    """What a pause until a day would touch, before it takes effect."""
    return _pause(web.call(app).query)


@app.post("/my/pause")
def pause() -> Response[str]:
    """Pause, or move the end of a pause."""
    call = web.call(app)
    person, until = call.person(), call.form.get("until", "")
    try:
        pauses.pause_until(wiring.means(), call.opening.programme, person, until)
    except Incomplete:
        return _pause({"until": until})
    web.log("paused", person=person.id)
    return web.go("/my/#pause")


@app.post("/my/pause/end")
def end_pause() -> Response[str]:
    """Be back at once."""
    call = web.call(app)
    person = call.person()
    pauses.end_pause(wiring.means(), call.opening.programme, person)
    web.log("pause ended", person=person.id)
    return web.go("/my/#pause")


@app.get("/my/waiting-lists/<mentor>")
def see_list(mentor: str) -> Response[str]:
    """Where somebody stands on a mentor's waiting list, or the way onto it."""
    call = web.call(app)
    person, programme = call.person(), call.opening.programme
    seen = waiting_lists.look(wiring.means(), programme, person, _known(mentor))
    title, today = f"Waiting list of {seen.mentor.name}", programme.day_of(wiring.now())
    return web.show(call, "waiting_list.html", title, seen=seen, today=today)


@app.post("/my/waiting-lists/<mentor>/join")
def join(mentor: str) -> Response[str]:
    """Join a mentor's waiting list; where there is room by now, go and ask."""
    call = web.call(app)
    person, scheme = call.person(), call.form.get("scheme", "")
    try:
        waiting_lists.join(wiring.means(), call.opening.programme, person, _known(mentor), scheme)
    except RoomNow:
        return web.go(f"/my/requests/new?mentor={mentor}")
    web.log("list joined", person=person.id)
    return web.go(f"/my/waiting-lists/{mentor}")


@app.post("/my/waiting-lists/<mentor>/leave")
def leave(mentor: str) -> Response[str]:
    """Leave a mentor's waiting list."""
    call = web.call(app)
    person = call.person()
    waiting_lists.leave(wiring.means(), call.opening.programme, person.id, _known(mentor))
    web.log("list left", person=person.id)
    return web.go("/my/#waiting-lists")


def _pause(values: dict[str, str]) -> Response[str]:
    call = web.call(app)
    person, programme = call.person(), call.opening.programme
    first, last = days_to_choose(programme, wiring.now())
    touched, errors = None, dict[str, str]()
    try:
        touched = pauses.preview(wiring.means(), programme, person, values.get("until", ""))
    except Incomplete as problem:
        errors = problem.errors if "until" in values else {}
    facts = {"touched": touched, "first": first, "last": last}
    return web.show(call, "pause.html", "Pause", values=values, errors=errors, **facts)


def _known(mentor: str) -> str:
    if not is_id(mentor):
        raise NotFound
    return mentor


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Answer one call of the HTTP API."""
    return app.resolve(event, context)
