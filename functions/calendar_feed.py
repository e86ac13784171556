"""The private calendar feed: its page, its buttons and the feed itself. Routes and nothing else."""

import os
from typing import Any

from aws_lambda_powertools.event_handler import Response

from mentoring import web, wiring
from mentoring.actions import calendar_feeds
from mentoring.domain.identity import whole_number
from mentoring.pages.feed import feed

app = web.app()
CALENDAR = "text/calendar; charset=utf-8"


@app.get("/my/calendar")
def show_feed() -> Response[str]:
    """Where the feed is, and how a calendar program takes it."""
    call = web.call(app)
    found = calendar_feeds.mine(wiring.means(), call.person())
    return web.show(call, "calendar_feed.html", "Your calendar", feed=found, site=call.site)


@app.post("/my/calendar/renew")
def renew() -> Response[str]:
    """Make an address, or another one."""
    call = web.call(app)
    person = call.person()
    calendar_feeds.renew(wiring.means(), person, whole_number(call.form.get("number", "")))
    web.log("calendar address made", person=person.id)
    return web.go("/my/calendar")


@app.post("/my/calendar/off")
def turn_off() -> Response[str]:
    """Take the address away."""
    call = web.call(app)
    person = call.person()
    calendar_feeds.turn_off(wiring.means(), person, whole_number(call.form.get("number", "")))
    web.log("calendar address taken away", person=person.id)
    return web.go("/my/calendar")


@app.get("/my/calendar/<name>")
def read_feed(name: str) -> Response[str]:
    """Answer a calendar program, which has no cookie: the address itself is the key."""
    reading = calendar_feeds.read(wiring.means(), name)
    text = feed(reading, wiring.now(), os.environ["SENDER"], web.call(app).site)
    return web.file("mentoring.ics", text, CALENDAR)


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Answer one call of the HTTP API."""
    return app.resolve(event, context)
