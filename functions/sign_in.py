"""Signing in and out: routes and nothing else."""

from typing import Any

from aws_lambda_powertools.event_handler import Response

from mentoring import web, wiring
from mentoring.actions import signing_in
from mentoring.domain.refusals import Incomplete

app = web.app()


@app.get("/my/sign-in")
def ask_address() -> Response[str]:
    """The form for one's address."""
    call = web.call(app)
    way_on = web.own_path(call.query.get("next"))
    if call.opening.person:
        return web.go(way_on)
    return web.show(call, "sign_in.html", "Sign in", way_on=way_on)


@app.post("/my/sign-in")
def send_code() -> Response[str]:
    """Send a code, or say the same without sending one."""
    call = web.call(app)
    way_on = web.own_path(call.form.get("next"))
    address = call.form.get("address", "")
    try:
        token = signing_in.ask_for_code(
            wiring.means(), call.opening.programme, address, way_on, call.form.get("kept", "")
        )
    except Incomplete as problem:
        return web.show(
            call,
            "sign_in.html",
            "Sign in",
            way_on=way_on,
            errors=problem.errors,
            values=call.form,
        )
    web.log("code asked for")
    return web.go("/my/sign-in/code", cookies=web.attempt_cookie(token))


@app.get("/my/sign-in/code")
def ask_code() -> Response[str]:
    """The form for the six digits; a letter's link fills them in and presses nothing."""
    call = web.call(app)
    attempt = signing_in.waiting_attempt(wiring.means(), call.token)
    if call.opening.person:
        return web.go(attempt.way_on if attempt else "/my/")
    return web.show(call, "code.html", "Enter your code", attempt=attempt, values=call.query)


@app.post("/my/sign-in/code")
def enter_code() -> Response[str]:
    """Sign in and go on to where the person was going."""
    call = web.call(app)
    means = wiring.means()
    code = "".join(call.form.get("code", "").split())
    try:
        signed_in = signing_in.enter_code(means, call.token, code)
    except Incomplete as problem:
        return web.show(
            call,
            "code.html",
            "Enter your code",
            attempt=signing_in.waiting_attempt(means, call.token),
            errors=problem.errors,
            values=call.form,
        )
    web.log("signed in", person=signed_in.person_id)
    return web.go(web.own_path(signed_in.way_on), cookies=web.session_cookies(signed_in))


@app.post("/my/sign-out")
def sign_out() -> Response[str]:
    """End the session."""
    call = web.call(app)
    signing_in.sign_out(wiring.means(), call.opening.session)
    web.log("signed out")
    return web.go("/", cookies=web.no_cookies())


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Answer one call of the HTTP API."""
    return app.resolve(event, context)
