"""A pairing: see it, end it, take that back, say why: routes and nothing else."""

from typing import Any

from aws_lambda_powertools.event_handler import Response

from mentoring import pairing_pages, web, wiring
from mentoring.actions import pairings
from mentoring.domain.identity import request_id_from, whole_number
from mentoring.domain.refusals import Incomplete

app = web.app()


@app.get("/my/pairings/<pairing_id>")
def see_pairing(pairing_id: str) -> Response[str]:
    """The pairing, running or ended, as one of its two sees it."""
    return pairing_pages.see(web.call(app), pairing_id)


@app.post("/my/pairings/<pairing_id>/unpair")
def unpair(pairing_id: str) -> Response[str]:
    """End it at once."""
    call = web.call(app)
    pairings.unpair(
        wiring.means(),
        call.opening.programme,
        request_id_from(pairing_id),
        call.person(),
        whole_number(call.form.get("undone", "")),
    )
    web.log("unpaired", pairing=pairing_id)
    return web.go(f"/my/pairings/{pairing_id}")


@app.post("/my/pairings/<pairing_id>/undo")
def undo(pairing_id: str) -> Response[str]:
    """Take unpairing back."""
    call = web.call(app)
    pairings.undo(
        wiring.means(),
        call.opening.programme,
        request_id_from(pairing_id),
        call.person(),
        whole_number(call.form.get("undone", "")),
    )
    web.log("undone", pairing=pairing_id)
    return web.go(f"/my/pairings/{pairing_id}")


@app.post("/my/pairings/<pairing_id>/reason")
def give_reason(pairing_id: str) -> Response[str]:
    """Keep why it ended."""
    call = web.call(app)
    form = call.form
    try:
        pairings.give_reason(
            wiring.means(),
            request_id_from(pairing_id),
            call.person(),
            form.get("reason", ""),
            form.get("note", ""),
        )
    except Incomplete as problem:
        return pairing_pages.see(call, pairing_id, problem.errors)
    web.log("reason given", pairing=pairing_id)
    return web.go(f"/my/pairings/{pairing_id}")


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Answer one call of the HTTP API."""
    return app.resolve(event, context)
