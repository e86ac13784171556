"""Spot sessions: choose a time, or the soonest with anyone: routes and nothing else."""

from typing import Any

from aws_lambda_powertools.event_handler import Response

from mentoring import web, wiring
from mentoring.actions import soonest, spot_sessions
from mentoring.call import Call
from mentoring.domain.booking import TimeNotFree
from mentoring.domain.identity import is_id
from mentoring.domain.refusals import Incomplete, NotFound
from mentoring.domain.slug import slug
from mentoring.domain.spot_session import choice_from

app = web.app()


@app.get("/my/spot-sessions/new")
def choose() -> Response[str]:
    """The form: topic, way to meet, time."""
    call = web.call(app)
    return _form(call, call.typed)


@app.post("/my/spot-sessions/new")
def book() -> Response[str]:
    """Book, and show the appointment."""
    call = web.call(app)
    person, form = call.person(), call.form
    mentor_id = form.get("mentor", "")
    choice = choice_from(form)
    if not (is_id(mentor_id) and is_id(choice.form)):
        raise NotFound
    try:
        booked = spot_sessions.book(
            wiring.means(), call.opening.programme, person, mentor_id, choice
        )
    except Incomplete as problem:
        return _form(call, form, problem.errors)
    except TimeNotFree as taken:
        return _form(call, form, {"time": taken.sentence})
    web.log("booked", appointment=str(booked))
    return web.go(f"/my/spot-sessions/{booked}")


@app.get("/my/spot-sessions/soonest")
def find_soonest() -> Response[str]:
    """The soonest times on a topic with anyone, or the topics to choose from."""
    call = web.call(app)
    person, programme, topic = call.person(), call.opening.programme, call.query.get("topic", "")
    topic = next((one for one in programme.topics if topic in {one, slug(one)}), "")
    found = soonest.find(wiring.means(), programme, person, topic) if topic else None
    title = f"Soonest spot sessions: {topic}" if topic else "Spot sessions by topic"
    return web.show(call, "soonest.html", title, topic=topic, found=found)


def _form(
    call: Call, values: dict[str, str], errors: dict[str, str] | None = None
) -> Response[str]:
    person, programme, mentor_id = call.person(), call.opening.programme, values.get("mentor", "")
    if not is_id(mentor_id):
        raise NotFound
    bookable = spot_sessions.prepare(wiring.means(), programme, person, mentor_id)
    return web.show(
        call,
        "choose_time.html",
        f"A spot session with {bookable.mentor.name}",
        mentor=bookable.mentor,
        offer=bookable.offer,
        slots=bookable.slots,
        form=values.get("form") or wiring.new_id(),
        chosen=choice_from(values).starts_at,
        values=values,
        errors=errors,
    )


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Answer one call of the HTTP API."""
    return app.resolve(event, context)
