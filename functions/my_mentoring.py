"""My mentoring, one's details and one's places: routes and nothing else."""

from typing import Any

from aws_lambda_powertools.event_handler import Response

from mentoring import kept_form, web, wiring
from mentoring.actions import expectations, looking, pauses, signing_in, waiting_lists
from mentoring.domain.pause import days_to_choose
from mentoring.domain.refusals import Incomplete

app = web.app()


@app.get("/my")
def my_mentoring() -> Response[str]:
    """What waits for the person, then what they have."""
    return _mine()


@app.post("/my/places")
def give_places() -> Response[str]:
    """Keep how many places a mentor has."""
    call = web.call(app)
    person = call.person()
    try:
        places = call.form.get("places", "").strip()
        pauses.give_places(wiring.means(), call.opening.programme, person, places)
    except Incomplete as problem:
        return _mine(problem.errors)
    web.log("places given", person=person.id)
    return web.go("/my/#places")


@app.get("/my/details")
def ask_details() -> Response[str]:
    """The form for name, organisation, grade and line manager."""
    call = web.call(app)
    person, way_on = call.person(), web.own_path(call.query.get("next"))
    values = {**vars(person), "kept": kept_form.waits_for(call, way_on)}
    return web.show(call, "details.html", "About you", way_on=way_on, values=values)


@app.post("/my/details")
def give_details() -> Response[str]:
    """Keep the details and carry on."""
    call = web.call(app)
    person, way_on = call.person(), web.own_path(call.form.get("next"))
    try:
        signing_in.give_details(wiring.means(), call.opening.programme, person, call.form)
    except Incomplete as problem:
        return web.show(
            call,
            "details.html",
            "About you",
            way_on=way_on,
            values=call.form,
            errors=problem.errors,
        )
    web.log("details given", person=person.id)
    return web.go(way_on)


def _mine(errors: dict[str, str] | None = None) -> Response[str]:
    call = web.call(app)
    person, means, programme = call.person(), wiring.means(), call.opening.programme
    mine, mentor_side = looking.as_mentee(means, person), looking.as_mentor(means, person)
    first, last = days_to_choose(programme, wiring.now())
    return web.show(
        call,
        "my.html",
        "My mentoring",
        mine=mine,
        lists=waiting_lists.mine(means, programme, person, mine.lists),
        today=programme.day_of(wiring.now()),
        back_from=first,
        back_to=last,
        mentor_side=mentor_side,
        looking_back=looking.looking_back(mine, mentor_side),
        progress=looking.progress_of(mine, mentor_side, programme, wiring.now()),
        to_agree=expectations.waiting(means, person, mine, mentor_side),
        errors=errors,
        values=call.form,
    )


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Answer one call of the HTTP API."""
    return app.resolve(event, context)
