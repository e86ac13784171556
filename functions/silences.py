"""Silence in a pairing: log it, report it, say that it is over, end it: routes and nothing else."""

from collections.abc import Callable
from functools import partial
from typing import Any

from aws_lambda_powertools.event_handler import Response

from mentoring import pairing_pages, web, wiring
from mentoring.actions import silences
from mentoring.domain.identity import request_id_from
from mentoring.domain.refusals import Incomplete

app = web.app()


@app.post("/my/pairings/<pairing_id>/attempts")
def log_attempt(pairing_id: str) -> Response[str]:
    """Keep that somebody tried to reach the other."""
    form = web.call(app).form
    on, by = form.get("on", ""), form.get("by", "")
    return _done(pairing_id, "attempt logged", partial(silences.log_attempt, on=on, by=by))


@app.post("/my/pairings/<pairing_id>/silence")
def report(pairing_id: str) -> Response[str]:
    """Tell the coordinators that the other is silent."""
    return _done(pairing_id, "silence reported", silences.report)


@app.post("/my/pairings/<pairing_id>/met")
def say_met(pairing_id: str) -> Response[str]:
    """Keep that the two met."""
    on = web.call(app).form.get("met_on", "")
    return _done(pairing_id, "met", partial(silences.say_met, on=on))


@app.post("/coordinate/pairings/<pairing_id>/unresponsive")
def unpair_unresponsive(pairing_id: str) -> Response[str]:
    """End a pairing because one side did not answer."""
    call = web.call(app)
    silences.unpair_unresponsive(
        wiring.means(),
        call.opening.programme,
        request_id_from(pairing_id),
        call.person(),
        call.form.get("silent", ""),
    )
    web.log("unpaired as unresponsive", pairing=pairing_id)
    return web.go("/coordinate/")


def _done(pairing_id: str, outcome: str, act: Callable[..., None]) -> Response[str]:
    call = web.call(app)
    pairing, person = request_id_from(pairing_id), call.person()
    try:
        act(wiring.means(), call.opening.programme, pairing, person)
    except Incomplete as problem:
        return pairing_pages.see(call, pairing_id, problem.errors)
    web.log(outcome, pairing=pairing_id)
    return web.go(f"/my/pairings/{pairing_id}")


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Answer one call of the HTTP API."""
    return app.resolve(event, context)
