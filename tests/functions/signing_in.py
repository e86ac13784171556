"""Signing in as tests do it: a browser that asks for a code, and what cookies come of it."""

import re

from werkzeug.test import TestResponse

from tests.functions.markup import Page
from tests.played import Played, Visitor

ADDRESS = "priya@gov.example"
COOKIE = re.compile(
    r"(__Host-[a-z-]+)=([\w.-]*); Path=/; Max-Age=(\d+); HttpOnly; Secure; SameSite=Lax"
)


def cookies_of(answer: TestResponse) -> dict[str, tuple[str, int]]:
    """Value and seconds of each cookie that was set; every one must have exactly our flags."""
    found = [COOKIE.fullmatch(one) for one in answer.headers.getlist("Set-Cookie")]
    assert all(found), answer.headers.getlist("Set-Cookie")
    return {one[1]: (one[2], int(one[3])) for one in found if one}


def asked(pool: Played, address: str = ADDRESS, **form: str) -> Visitor:
    """A browser that has asked for a code."""
    visitor = pool.visitor()
    answer = visitor.send("/my/sign-in", {"address": address, **form})
    assert answer.headers["Location"] == "/my/sign-in/code"
    return visitor


def code_over(answer: TestResponse) -> None:
    """The code opened nothing and says so."""
    page = Page(answer.text)
    assert "That code does not work any more. Ask for a new one." in page.text
    assert (answer.status_code, "Set-Cookie" in answer.headers) == (200, False)
