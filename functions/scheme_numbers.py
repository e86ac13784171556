"""A scheme in numbers for its coordinators, and what is needed most: routes and nothing else."""

from typing import Any

from aws_lambda_powertools.event_handler import Response

from mentoring import web, wiring
from mentoring.actions import numbers
from mentoring.pages.numbers_file import KIND, name_of, written

app = web.app()


@app.get("/coordinate/numbers")
def show() -> Response[str]:
    """The numbers of one scheme, with charts and tables."""
    call = web.call(app)
    person, scheme = call.person(), call.query.get("scheme", "")
    seen = numbers.look(wiring.means(), call.opening.programme, person, scheme)
    return web.show(call, "numbers.html", "Numbers", seen=seen)


@app.get("/coordinate/numbers/file")
def download() -> Response[str]:
    """The same as a file for spreadsheets."""
    call = web.call(app)
    person, programme = call.person(), call.opening.programme
    seen = numbers.look(wiring.means(), programme, person, call.query.get("scheme", ""))
    today = programme.day_of(wiring.now())
    title = programme.schemes[seen.scheme].title
    return web.file(name_of(seen.scheme, today), written(title, today, seen.numbers), KIND)


@app.get("/become-a-mentor/needed")
def needed() -> Response[str]:
    """What mentors are needed for most, for everybody."""
    found = numbers.needed(wiring.means())
    return web.show_everybody(web.call(app), "needed.html", "Mentors we need most", needed=found)


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Answer one call of the HTTP API."""
    return app.resolve(event, context)
