"""Phone a friend: one of a pairing writes, a coordinator answers: routes and nothing else."""

from typing import Any

from aws_lambda_powertools.event_handler import Response

from mentoring import web, wiring
from mentoring.actions import friends
from mentoring.domain.identity import friend_id_from, request_id_from
from mentoring.domain.refusals import Incomplete

app = web.app()


@app.get("/my/pairings/<pairing_id>/friend")
def see_friend(pairing_id: str) -> Response[str]:
    """What one wrote to the coordinators about a pairing, their answers, and the form."""
    return _own(pairing_id)


@app.post("/my/pairings/<pairing_id>/friend")
def write_to_friend(pairing_id: str) -> Response[str]:
    """Write to the coordinators, outside the other's sight."""
    call = web.call(app)
    person, form = call.person(), call.form
    named, programme = request_id_from(pairing_id), call.opening.programme
    text, name = form.get("text", ""), form.get("form", "")
    try:
        friends.write(wiring.means(), programme, named, person, text, name)
    except Incomplete as problem:
        return _own(pairing_id, problem.errors)
    web.log("friend asked", person=person.id)
    return web.go(f"/my/pairings/{pairing_id}/friend")


@app.get("/coordinate/friends/<friend_id>")
def see_asked(friend_id: str) -> Response[str]:
    """What one of a pairing wrote, as the scheme's coordinators see it."""
    return _asked(friend_id)


@app.post("/coordinate/friends/<friend_id>")
def answer(friend_id: str) -> Response[str]:
    """Answer the one who wrote."""
    call = web.call(app)
    person, form = call.person(), call.form
    named, text = friend_id_from(friend_id), form.get("text", "")
    try:
        friends.answer(
            wiring.means(), person, named, text, form.get("form", ""), form.get("last", "")
        )
    except Incomplete as problem:
        return _asked(friend_id, problem.errors)
    web.log("friend answered", person=person.id)
    return web.go(f"/coordinate/friends/{friend_id}")


def _own(pairing_id: str, errors: dict[str, str] | None = None) -> Response[str]:
    call = web.call(app)
    named, programme = request_id_from(pairing_id), call.opening.programme
    seen = friends.look(wiring.means(), programme, named, call.person())
    title = "Something isn't working"
    return web.show(call, "friend.html", title, seen=seen, errors=errors, values=call.typed)


def _asked(friend_id: str, errors: dict[str, str] | None = None) -> Response[str]:
    call = web.call(app)
    named = friend_id_from(friend_id)
    talk, form = friends.look_as_coordinator(wiring.means(), call.person(), named)
    return web.show(
        call,
        "friend_answer.html",
        f"{talk.name} asks for help",
        talk=talk,
        form=form,
        errors=errors,
        values=call.typed,
    )


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Answer one call of the HTTP API."""
    return app.resolve(event, context)
