"""A pairing's length: run on longer, and look back on it: routes and nothing else."""

from typing import Any

from aws_lambda_powertools.event_handler import Response

from mentoring import pairing_pages, web, wiring
from mentoring.actions import endings
from mentoring.domain.identity import request_id_from
from mentoring.domain.refusals import Incomplete

app = web.app()


@app.post("/my/pairings/<pairing_id>/extend")
def extend(pairing_id: str) -> Response[str]:
    """Wish to run on, agree to the other's wish, or leave the end where it is."""
    call = web.call(app)
    programme, answer = call.opening.programme, call.form.get("answer", "")
    pairing, person = request_id_from(pairing_id), call.person()
    try:
        endings.extend(wiring.means(), programme, pairing, person, answer)
    except Incomplete as problem:
        return pairing_pages.see(call, pairing_id, problem.errors)
    web.log("extension answered", pairing=pairing_id)
    return web.go(f"/my/pairings/{pairing_id}")


@app.post("/my/pairings/<pairing_id>/feedback")
def give_feedback(pairing_id: str) -> Response[str]:
    """Keep how it was."""
    call = web.call(app)
    pairing = request_id_from(pairing_id)
    try:
        endings.give_feedback(wiring.means(), pairing, call.person(), call.form)
    except Incomplete as problem:
        return pairing_pages.see(call, pairing_id, problem.errors)
    web.log("feedback given", pairing=pairing_id)
    return web.go(f"/my/pairings/{pairing_id}")


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Answer one call of the HTTP API."""
    return app.resolve(event, context)
