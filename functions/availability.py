"""What is free with the mentors on a screen: the one address that answers in JSON."""

from typing import Any

from aws_lambda_powertools.event_handler import Response

from mentoring import web, wiring
from mentoring.actions import looking
from mentoring.domain.identity import is_id
from mentoring.domain.wording import brief, moments, short_day

app = web.app()


@app.get("/api/availability")
def availability() -> Response[str]:
    """`?mentors=a,b,c` gives what is free with each; who is not in the directory is left out."""
    asked = web.call(app).query.get("mentors", "").split(",")
    programme, found = looking.availability(wiring.means(), [one for one in asked if is_id(one)])
    return web.data(
        {
            one.mentor_id: {
                "places": one.places,
                "next_slot": one.next_slot and brief(one.next_slot, programme.zone),
                "next_times": moments(one.next_slots, programme.zone) or None,
                "next_starts": [
                    start.astimezone(programme.zone).isoformat() for start in one.next_slots
                ],
                "spot_minutes": one.spot_minutes,
                "answers_in_days": one.answers_in_days,
                "paused_until": one.paused_until and short_day(one.paused_until),
            }
            for one in found
        }
    )


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Answer one call of the HTTP API."""
    return app.resolve(event, context)
