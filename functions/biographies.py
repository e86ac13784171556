"""Writing one's own biography, its preview, and sending it to git: routes and nothing else."""

from typing import Any

from aws_lambda_powertools.event_handler import Response

from mentoring import biography_pages as pages
from mentoring import web, wiring
from mentoring.actions import biographies
from mentoring.actions.biographies import Desk
from mentoring.call import Call
from mentoring.domain.biography.not_opened import NotOpened
from mentoring.domain.biography.proposal import TooManyProposals
from mentoring.domain.identity import whole_number
from mentoring.domain.refusals import Incomplete

app = web.app()


@app.get("/my/biography")
def compose() -> Response[str]:
    """The form, or the word that a biography was sent."""
    call = web.call(app)
    found = _desk(call)
    if found.sent and found.sent.number == whole_number(call.query.get("sent", "")):
        return pages.sent(call, found.sent)
    kept = call.typed if "here" in call.typed else biographies.filled_in(found, call.person())
    return pages.form(call, found, kept)


@app.post("/my/biography")
def preview() -> Response[str]:
    """What the biography will look like, or what is to be put right in it."""
    call = web.call(app)
    found = _desk(call)
    try:
        proposal = biographies.propose(wiring.means(), found, call.person(), call.form)
    except Incomplete as problem:
        return pages.form(call, found, call.form, problem.errors)
    return pages.preview(call, found, proposal)


@app.post("/my/biography/change")
def change() -> Response[str]:
    """The form again, with all that was in it."""
    call = web.call(app)
    return pages.form(call, _desk(call), call.form)


@app.post("/my/biography/file")
def download() -> Response[str]:
    """The biography as the file it becomes."""
    call = web.call(app)
    found = _desk(call)
    try:
        proposal = biographies.propose(wiring.means(), found, call.person(), call.form)
    except Incomplete as problem:
        return pages.form(call, found, call.form, problem.errors)
    web.log("biography downloaded", mentor=proposal.mentor_id)
    return web.file(proposal.file_name, proposal.text)


@app.post("/my/biography/send")
def send() -> Response[str]:
    """Open a pull request; whatever stops it is said above the preview, where all is kept."""
    call = web.call(app)
    found, person, programme = _desk(call), call.person(), call.opening.programme
    host = wiring.git_host(programme.name, call.host)
    try:
        proposal = biographies.propose(wiring.means(), found, person, call.form)
        if host is None:
            return pages.preview(call, found, proposal)
        number = biographies.send(
            wiring.means(), programme, person, proposal, host.open, pages.pull
        )
    except Incomplete as problem:
        return pages.form(call, found, call.form, problem.errors)
    except (NotOpened, TooManyProposals) as refusal:
        web.log("biography not sent", code=refusal.code, mentor=proposal.mentor_id)
        return pages.preview(call, found, proposal, refusal)
    web.log("biography sent", mentor=proposal.mentor_id, pull=str(number))
    return web.go(f"/my/biography?sent={number}")


def _desk(call: Call) -> Desk:
    return biographies.desk(wiring.means(), call.opening.programme, call.person())


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Answer one call of the HTTP API."""
    return app.resolve(event, context)
