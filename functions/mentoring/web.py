"""Who is asking, what they sent, and how refusals become pages. Status codes live here alone."""

import hmac
import json
import os
import re
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from aws_lambda_powertools import Logger
from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response
from aws_lambda_powertools.event_handler.middlewares import NextMiddleware
from aws_lambda_powertools.shared.cookies import Cookie, SameSite

from mentoring import kept_form, wiring
from mentoring.actions.signing_in import SignedIn
from mentoring.call import ATTEMPT_COOKIE, SESSION_COOKIE, Call, TooLong
from mentoring.domain.refusals import DetailsMissing, NotFound, NotSignedIn, Overtaken, Refusal
from mentoring.domain.sign_in import CODE_LIFETIME, SESSION_LIFETIME
from mentoring.pages.render import page, refused

PART = r"[a-z0-9][a-z0-9.-]*"
OWN_PATH = re.compile(rf"/(my|coordinate)/(?:{PART}/)*(?:{PART})?(\?[\w.~%&=+/-]*)?", re.ASCII)
"""Addresses of personal pages: nothing in one climbs up, leaves the site or breaks a header."""
MINUTE, HOUR = 60, 3600
SAME_SITE = {"same-origin", "none"}
HEADERS = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex"}

logger = Logger()


class CrossSite(Refusal):
    """The form was sent from another site."""

    code = "cross_site"
    sentence = (
        "This form came from another site, so nothing was done. "
        "Open the page here and send it again."
    )


STATUS = {
    CrossSite: HTTPStatus.BAD_REQUEST,
    NotFound: HTTPStatus.NOT_FOUND,
    TooLong: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    Overtaken: HTTPStatus.SERVICE_UNAVAILABLE,
}
"""What went wrong. Everything else is a page like any other: a form that comes back with what is
missing, or a rule's word on what can be done instead, is an answer and not an error."""


def app() -> APIGatewayHttpResolver:
    """A resolver that turns away strangers and turns refusals into pages."""
    resolver = APIGatewayHttpResolver()
    resolver.use([_guard])

    @resolver.not_found
    @resolver.exception_handler(Refusal)  # type: ignore[untyped-decorator]
    def _refuse(problem: Exception) -> Response[str]:
        return _refused(call(resolver), problem if isinstance(problem, Refusal) else NotFound())

    return resolver


def call(resolver: APIGatewayHttpResolver) -> Call:
    """The call that is being answered; the same one however often it is asked for."""
    found: Call | None = resolver.context.get("call")
    if found is None:
        found = Call(resolver.current_event.raw_event)
        resolver.context["call"] = found
    return found


def show(
    of: Call,
    template: str,
    title: str,
    *,
    errors: Mapping[str, str] | None = None,
    **facts: Any,
) -> Response[str]:
    """Answer with a page; `errors` maps the fields of a form that came back to what to enter."""
    body = page(
        template,
        title,
        programme=of.opening.programme,
        person=of.opening.person,
        now=wiring.now(),
        errors=errors or {},
        **facts,
    )
    return Response(HTTPStatus.OK, "text/html; charset=utf-8", body, headers=dict(HEADERS))


def show_everybody(of: Call, template: str, title: str, **facts: Any) -> Response[str]:
    """Answer with a page that is the same for everybody and stays true enough for an hour."""
    programme, now = of.opening.programme, wiring.now()
    body = page(template, title, programme=programme, personal=False, now=now, **facts)
    headers: dict[str, Any] = {**HEADERS, "Cache-Control": f"public, max-age={HOUR}"}
    return Response(HTTPStatus.OK, "text/html; charset=utf-8", body, headers=headers)


def data(facts: dict[str, Any]) -> Response[str]:
    """Answer with facts that anybody may see and that stay true enough for a minute."""
    headers: dict[str, Any] = {**HEADERS, "Cache-Control": f"public, max-age={MINUTE}"}
    return Response(HTTPStatus.OK, "application/json", json.dumps(facts), headers=headers)


def file(name: str, text: str, kind: str = "application/yaml; charset=utf-8") -> Response[str]:
    """Answer with a file to keep; `name` is plain letters, digits, hyphens and dots."""
    headers: dict[str, Any] = {
        **HEADERS,
        "Content-Disposition": f'attachment; filename="{name}"',
        "X-Content-Type-Options": "nosniff",
    }
    return Response(HTTPStatus.OK, kind, text, headers=headers)


def nothing() -> Response[str]:
    """Answer that it was heard (204), to whoever waits for no answer."""
    return Response(HTTPStatus.NO_CONTENT, headers=dict(HEADERS))


def go(address: str, *, cookies: list[Cookie] | None = None) -> Response[str]:
    """Answer with the next page to look at (303): what a form's answer always is."""
    headers: dict[str, Any] = {**HEADERS, "Location": address}
    return Response(HTTPStatus.SEE_OTHER, "text/plain", "", headers=headers, cookies=cookies)


def own_path(text: str | None) -> str:
    """A way on inside the personal pages; anything else leads to My mentoring."""
    return text if text and OWN_PATH.fullmatch(text) else "/my/"


def session_cookies(signed_in: SignedIn) -> list[Cookie]:
    """The cookie of a session that has begun."""
    value = f"{signed_in.person_id}.{signed_in.secret}"
    return [_cookie(SESSION_COOKIE, value, int(SESSION_LIFETIME.total_seconds()))]


def attempt_cookie(token: str) -> list[Cookie]:
    """The cookie of a browser that asked for a code."""
    return [_cookie(ATTEMPT_COOKIE, token, int(CODE_LIFETIME.total_seconds()))]


def no_cookies() -> list[Cookie]:
    """Cookies that forget the session and the attempt."""
    return [_cookie(SESSION_COOKIE, "", 0), _cookie(ATTEMPT_COOKIE, "", 0)]


def log(outcome: str, **ids: str) -> None:
    """One line per outcome, with ids only."""
    logger.info(outcome, extra=ids)


def _guard(resolver: APIGatewayHttpResolver, next_middleware: NextMiddleware) -> Response[Any]:
    event = resolver.current_event.raw_event
    headers = event.get("headers") or {}
    if not hmac.compare_digest(
        headers.get("x-origin-key", "").encode(), os.environ["ORIGIN_KEY"].encode()
    ):
        return Response(
            HTTPStatus.FORBIDDEN, "text/plain", "Open the pool at its own address.", headers=HEADERS
        )
    if event["requestContext"]["http"]["method"] == "POST":
        if not _same_site(headers):
            return _refused(call(resolver), CrossSite())
        _ = call(resolver).form  # what is too long is refused before anything else
    response = next_middleware(resolver)
    if response.status_code == HTTPStatus.SEE_OTHER and "here" in call(resolver).form:
        kept_form.forget_sent(call(resolver))
    return response


def _same_site(headers: dict[str, str]) -> bool:
    fetch_site = headers.get("sec-fetch-site")
    if fetch_site is not None:
        return fetch_site in SAME_SITE
    _, _, host = headers.get("origin", "").partition("://")
    return bool(host) and host == headers.get("x-viewer-host")


def _refused(of: Call, refusal: Refusal) -> Response[str]:
    log("refused", code=refusal.code)
    if isinstance(refusal, NotSignedIn) and "here" in of.form:
        return _sign_in_and_keep(of)
    if isinstance(refusal, NotSignedIn):
        return go(f"/my/sign-in?next={quote(_form_page(of), safe='')}")
    if isinstance(refusal, DetailsMissing):
        return _details_and_keep(of)
    status = STATUS.get(type(refusal), HTTPStatus.OK)
    own_words = [] if isinstance(refusal, CrossSite | TooLong) else kept_form.own_words(of)
    body = refused(refusal, of.opening.programme, wiring.now(), own_words)
    return Response(status, "text/html; charset=utf-8", body, headers=dict(HEADERS))


def _sign_in_and_keep(of: Call) -> Response[str]:
    """Ask to sign in again, carrying along a form that was sent when the session had ended.

    Of a form that is too long for that, what was written into it is shown, to be copied.
    """
    kept = kept_form.written(of)
    return show(
        of,
        "sign_in.html",
        "Sign in",
        way_on=own_path(of.form["here"]),
        values={"kept": kept} if kept else {"too_long": kept_form.own_words(of)},
    )


def _details_and_keep(of: Call) -> Response[str]:
    """Ask for details first; what was typed is in the form again afterwards, or shown here."""
    way_on = _form_page(of)
    if not of.form or kept_form.keep(of):
        return go(f"/my/details?next={quote(way_on, safe='')}")
    values = {**vars(of.person()), "too_long": kept_form.own_words(of)}
    return show(of, "details.html", "About you", way_on=way_on, values=values)


def _form_page(of: Call) -> str:
    """Where to come back to: the page itself, or the page a form was sent from."""
    if of.event["requestContext"]["http"]["method"] == "GET":
        return own_path(of.address)
    return own_path(of.form.get("here"))


def _cookie(name: str, value: str, seconds: int) -> Cookie:
    return Cookie(
        name, value, path="/", http_only=True, max_age=seconds, same_site=SameSite.LAX_MODE
    )
