"""What two people agree to expect, and their line manager's part: routes and nothing else."""

from typing import Any

from aws_lambda_powertools.event_handler import Response

from mentoring import web, wiring
from mentoring.actions import agreements, expectations
from mentoring.actions.answering import Reader
from mentoring.domain.expectations import ChangedMeanwhile
from mentoring.domain.expectations_text import compared
from mentoring.domain.identity import request_id_from, whole_number
from mentoring.domain.refusals import Incomplete, Refusal

app = web.app()
PAGE = "/my/pairings/{}/expectations"


@app.get("/my/pairings/<pairing_id>/expectations")
def see_expectations(pairing_id: str) -> Response[str]:
    """The newest text, the one in force, and all before."""
    return _see(pairing_id)


@app.post("/my/pairings/<pairing_id>/expectations/agree")
def agree(pairing_id: str) -> Response[str]:
    """Agree to the text that was read."""
    call = web.call(app)
    person, number = call.person(), whole_number(call.form.get("number", ""))
    pairing, programme = request_id_from(pairing_id), call.opening.programme
    try:
        expectations.agree(wiring.means(), programme, pairing, person, number)
    except ChangedMeanwhile as refusal:
        return _see(pairing_id, refusal)
    web.log("expectations agreed", pairing=pairing_id)
    return web.go(PAGE.format(pairing_id))


@app.get("/my/pairings/<pairing_id>/expectations/change")
def ask_for_another(pairing_id: str) -> Response[str]:
    """The form to write another text, with the newest in it."""
    return _see(pairing_id, template="expectations_change.html")


@app.post("/my/pairings/<pairing_id>/expectations/change")
def change(pairing_id: str) -> Response[str]:
    """Keep another text, for the other to agree to."""
    call = web.call(app)
    form, person = call.form, call.person()
    number = whole_number(form.get("number", ""))
    pairing, programme = request_id_from(pairing_id), call.opening.programme
    try:
        expectations.change(wiring.means(), programme, pairing, person, form, number)
    except (ChangedMeanwhile, Incomplete) as refusal:
        return _see(pairing_id, refusal, template="expectations_change.html")
    web.log("expectations changed", pairing=pairing_id)
    return web.go(PAGE.format(pairing_id))


@app.get("/my/agreements/<pairing_id>")
def see_agreement(pairing_id: str) -> Response[str]:
    """What a line manager is asked, for whoever holds the key of their letter."""
    return _agreement(pairing_id)


@app.post("/my/agreements/<pairing_id>")
def answer_agreement(pairing_id: str) -> Response[str]:
    """Keep what the line manager answers."""
    call = web.call(app)
    form, reader = call.form, _holder()
    choice, note, turn = form.get("choice", ""), form.get("note", ""), form.get("turn", "")
    pairing, programme = request_id_from(pairing_id), call.opening.programme
    try:
        agreements.answer(
            wiring.means(), programme, pairing, reader.fingerprint, choice, note, whole_number(turn)
        )
    except Incomplete as problem:
        return _agreement(pairing_id, problem.errors)
    web.log("line manager answered", pairing=pairing_id)
    return web.go(f"/my/agreements/{pairing_id}?key={reader.key}")


def _see(
    pairing_id: str, refusal: Refusal | None = None, template: str = "expectations.html"
) -> Response[str]:
    call = web.call(app)
    person, pairing = call.person(), request_id_from(pairing_id)
    seen = expectations.look(wiring.means(), call.opening.programme, pairing, person)
    newest, read = seen.expectations.newest, whole_number(call.form.get("number", ""))
    before = seen.expectations.text(read or 0) or seen.expectations.known_to(seen.role)
    typed = call.typed if "number" in call.typed else vars(newest.terms)
    return web.show(
        call,
        template,
        f"Expectations: {seen.pairing.mentee_name} and {seen.pairing.mentor_name}",
        seen=seen,
        parts=compared(newest.terms, before.terms if before else None),
        compared=compared,
        changed=refusal.sentence if isinstance(refusal, ChangedMeanwhile) else "",
        values=typed,
        errors=refusal.errors if isinstance(refusal, Incomplete) else {},
    )


def _agreement(pairing_id: str, errors: dict[str, str] | None = None) -> Response[str]:
    call, reader = web.call(app), _holder()
    seen = agreements.look(wiring.means(), request_id_from(pairing_id), reader.fingerprint)
    title = f"{seen.pairing.mentee_name} asks for your agreement"
    key = reader.key
    return web.show(
        call, "agreement.html", title, seen=seen, key=key, values=call.form, errors=errors
    )


def _holder() -> Reader:
    """Whoever holds the key of a letter, signed in or not."""
    call = web.call(app)
    return Reader(key=call.form.get("key") or call.query.get("key"))


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Answer one call of the HTTP API."""
    return app.resolve(event, context)
