"""The page of a pairing, as one of its two sees it; where a form came back, with what it lacks."""

from aws_lambda_powertools.event_handler import Response

from mentoring import web, wiring
from mentoring.actions import pairing_sessions, pairings
from mentoring.call import Call
from mentoring.domain.extension import months_more
from mentoring.domain.feedback import USEFULNESS
from mentoring.domain.identity import request_id_from
from mentoring.domain.pairing import PairingState
from mentoring.domain.silence import Means, may_report
from mentoring.domain.unpairing import UnpairReason

PAGE_OF = {
    PairingState.STARTED: "pairing_running.html",
    PairingState.UNPAIRED: "pairing_unpaired.html",
    PairingState.COMPLETED: "pairing_completed.html",
}


def see(call: Call, pairing_id: str, errors: dict[str, str] | None = None) -> Response[str]:
    """Show it by its state."""
    programme, person = call.opening.programme, call.person()
    seen = pairings.look(wiring.means(), programme, request_id_from(pairing_id), person.id)
    pairing = seen.pairing
    progress, _ = pairing_sessions.had(wiring.means(), programme, pairing, person.id)
    return web.show(
        call,
        PAGE_OF[pairing.state],
        f"{pairing.mentee_name} and {pairing.mentor_name}",
        pairing=pairing,
        role=seen.role,
        other=seen.other,
        step=seen.step,
        progress=progress,
        log=seen.log,
        may_report=may_report(seen.log, pairing),
        feedback=seen.feedback,
        months_more=months_more(pairing, programme),
        today=programme.day_of(wiring.now()),
        ways_to_try=Means,
        usefulness=USEFULNESS,
        reasons=UnpairReason,
        errors=errors,
        values=call.typed,
    )
