"""Changing one's address: routes and nothing else."""

from typing import Any

from aws_lambda_powertools.event_handler import Response

from mentoring import web, wiring
from mentoring.actions import addresses
from mentoring.actions.addresses import CodeOver
from mentoring.domain.identity import is_id
from mentoring.domain.refusals import Incomplete, NotFound

app = web.app()


@app.get("/my/address")
def ask_address() -> Response[str]:
    """The form for the new address."""
    return _form()


@app.post("/my/address")
def send_code() -> Response[str]:
    """Send a code to the new address."""
    call = web.call(app)
    person, form = call.person(), call.form
    if not is_id(form.get("form", "")):
        raise NotFound
    means, programme, typed = wiring.means(), call.opening.programme, form.get("address", "")
    try:
        addresses.ask(means, programme, person, typed, form["form"], call.secret)
    except Incomplete as problem:
        return _form(problem.errors)
    web.log("address code asked for", person=person.id)
    return web.go("/my/address/code")


@app.get("/my/address/code")
def ask_code() -> Response[str]:
    """The form for the six digits."""
    return _code()


@app.post("/my/address/code")
def enter_code() -> Response[str]:
    """Move to the new address."""
    call = web.call(app)
    person, code = call.person(), "".join(call.form.get("code", "").split())
    try:
        addresses.confirm(wiring.means(), person, call.secret, code)
    except CodeOver as problem:
        return _form(problem.errors)
    except Incomplete as problem:
        return _code(problem.errors)
    web.log("address changed", person=person.id)
    return web.go("/my/address?changed=yes")


def _form(errors: dict[str, str] | None = None) -> Response[str]:
    call = web.call(app)
    call.person()
    values = call.form if "address" in call.form else {}
    return web.show(
        call, "address.html", "Your address", values=values, errors=errors, form=wiring.new_id(),
        changed="changed" in call.query,
    )  # fmt: skip


def _code(errors: dict[str, str] | None = None) -> Response[str]:
    call = web.call(app)
    change = addresses.waiting(wiring.means(), call.person())
    values = call.typed
    return web.show(
        call, "address_code.html", "Confirm your address", change=change, values=values,
        errors=errors,
    )  # fmt: skip


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Answer one call of the HTTP API."""
    return app.resolve(event, context)
