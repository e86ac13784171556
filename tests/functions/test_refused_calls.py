"""What is turned away before anything is done: strangers, other sites, garbage."""

import base64
import json
import logging
from typing import Any

import pytest
from werkzeug.test import EnvironBuilder

from laptop.gateway import Gateway
from tests.functions.lived import Lived, table
from tests.functions.markup import Page
from tests.played import HOST, SITE, Visitor, the_stack

ROUTES = [
    (function.name, method, path)
    for function in the_stack().functions
    for method, path in function.routes
]
POSTS = [path for _, method, path in ROUTES if method == "POST"]
FROM_ELSEWHERE = [
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "cross-site", "Origin": SITE},
    {"Sec-Fetch-Site": ""},
    {"Origin": "https://evil.example"},
    {"Origin": f"https://{HOST}.evil.example"},
    {"Origin": f"https://evil.example/{HOST}"},
    {"Origin": "null"},
    {"Origin": ""},
    {},
]
GARBAGE = [
    "x", "..", "%2e%2e", "a.b.c", "a.b.c.d", "a.b.c.1", "A.B.C.1", "a.b.c.99999", "a.b.c.1.1",
    "%00", "a.b.c.%31%00", "a%2Fb", "a%0D%0AX-Y:z", "%E2%80%AE", "%FF", "é", "'--", "%22%3E%3Ca%3E",
    '"><script>', "a#b", "a?b", "\u202e", "a\r\nX-Y:z", "\x00", "\ud800", "PERSON%23a", "{{7*7}}",
    "a.b.2026-12.c", "a.b.2026-99.c", "a.b.c.%D9%A1", "a.b.c.١", "." * 200, "9" * 6000,
]  # fmt: skip


def path_of(route: str, past: Lived) -> str:
    """The route's address with Priya's own ids in it."""
    names = {
        "{request}": past.request, "{pairing}": past.pairing, "{appointment}": past.appointment,
        "{mentor}": past.waiting_list, "{person}": past.person,
    }  # fmt: skip
    for name, path in names.items():
        route = route.replace(name, path.rpartition("/")[2])
    return route


def event_of(method: str, path: str, **changed: Any) -> dict[str, Any]:
    """An event of the HTTP API as a function gets it."""
    return {
        "version": "2.0",
        "rawPath": path,
        "rawQueryString": "",
        "headers": {"x-origin-key": "test-key", "sec-fetch-site": "same-origin"},
        "requestContext": {"http": {"method": method, "path": path}, "stage": "$default"},
        "isBase64Encoded": False,
        **changed,
    }


@pytest.mark.parametrize("headers", FROM_ELSEWHERE)
def test_a_form_from_another_site_does_nothing(past: Lived, headers: dict[str, str]) -> None:
    before = table(past.pool)
    for route in POSTS:
        answer = past.priya.post(path_of(route, past), headers=headers, answer="yes", places="9")
        assert (answer.status_code, "Set-Cookie" in answer.headers) == (400, False), route
        assert "came from another site" in answer.text
    assert table(past.pool) == before


@pytest.mark.parametrize(
    "headers",
    [{"Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "none"}, {"Origin": SITE}],
)
def test_our_own_forms_are_taken_from_new_browsers_and_old(
    past: Lived, headers: dict[str, str]
) -> None:
    assert past.priya.post(f"{past.request}/withdraw", headers=headers).status_code == 303
    assert "You took your request back" in past.priya.get(past.request).text


@pytest.mark.parametrize("key", [None, "", "another-key", "test-key ", "té"])
def test_the_api_refuses_callers_that_did_not_come_through_the_distribution(
    past: Lived, key: str | None
) -> None:
    before = table(past.pool)
    for function, method, route in ROUTES:
        event = event_of(method, path_of(route, past))
        if key is None:
            del event["headers"]["x-origin-key"]
        else:
            event["headers"]["x-origin-key"] = key
        cookies = [f"{name}={value}" for name, value in past.priya.cookies.items()]
        answer = past.pool.functions.call(function, event | {"cookies": cookies})
        assert answer["statusCode"] == 403, route
        assert answer["body"] == "Open the pool at its own address."
    assert table(past.pool) == before
    gateway = Gateway(the_stack().functions, past.pool.functions, "another-key")
    assert Visitor(gateway, past.priya.cookies).get("/my/").status_code == 403


@pytest.mark.parametrize(
    "form", [{"aims": "a" * 70_000}, {f"field{number}": "x" for number in range(501)}]
)
def test_a_form_longer_than_any_of_ours_is_refused_whole(past: Lived, form: dict[str, str]) -> None:
    before = table(past.pool)
    for route in POSTS:
        for visitor in (past.priya, past.pool.visitor()):
            answer = visitor.send(path_of(route, past), form)
            assert answer.status_code == 413, route
            assert "shorten the text" in answer.text
    assert table(past.pool) == before


@pytest.mark.parametrize("route", [one for one in ROUTES if "{" in one[2]], ids=str)
def test_garbage_in_an_address_is_a_page_that_says_nothing_is_there(
    past: Lived, route: tuple[str, str, str], caplog: pytest.LogCaptureFixture
) -> None:
    function, method, path = route
    before, start = table(past.pool), path[: path.index("{")]
    end = path[path.index("}") + 1 :]
    cookies = [f"{name}={value}" for name, value in past.priya.cookies.items()]
    for garbage in GARBAGE:
        event = event_of(method, f"{start}{garbage}{end}", cookies=cookies)
        answer = past.pool.functions.call(function, event)
        assert answer["statusCode"] == 404, garbage[:50]
        page = Page(answer["body"])
        assert page.faults == []
        assert "There is nothing here that you can see" in page.text
        assert answer["headers"]["Cache-Control"] == "no-store"
    assert table(past.pool) == before
    assert [one for one in caplog.records if one.levelno >= logging.ERROR] == []


def test_a_route_that_is_not_there_is_not_found(past: Lived) -> None:
    before = table(past.pool)
    for path in (
        "/my/nothing",
        "/my/requests",
        "/my/requests/a/b/c",
        "/coordinate/x",
        "/my/sign-in/x",
    ):
        assert past.priya.get(path).status_code == 404
        assert past.priya.post(path).status_code == 404
    for method in ("PUT", "DELETE", "PATCH", "OPTIONS", "POST"):
        builder = EnvironBuilder("/my", method=method, base_url=SITE)
        assert past.priya._send(builder).status_code == 404
    assert table(past.pool) == before


def test_a_head_request_changes_nothing(past: Lived) -> None:
    before = table(past.pool)
    for function, _, route in ROUTES:
        path = path_of(route, past)
        bare = past.pool.functions.call(function, event_of("HEAD", path))
        assert bare["statusCode"] == 404
        assert past.priya.get(path, method="HEAD").status_code == 404
    assert table(past.pool) == before


def test_after_a_failure_the_next_call_is_not_taken_for_the_one_before(
    past: Lived, monkeypatch: pytest.MonkeyPatch
) -> None:
    cookies = [f"{name}={value}" for name, value in past.priya.cookies.items()]
    call = past.pool.functions.call
    with monkeypatch.context() as failing:
        failing.setattr("mentoring.actions.looking.as_mentee", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            call("MyMentoringFunction", event_of("GET", "/my", cookies=cookies))
    answer = call("MyMentoringFunction", event_of("GET", "/my"))
    assert answer["headers"]["Location"] == "/my/sign-in?next=%2Fmy%2F"


def test_a_form_is_read_alike_whether_the_api_encoded_it_or_not(past: Lived) -> None:
    cookies = [f"{name}={value}" for name, value in past.sian.cookies.items()]
    for body, encoded in (("places=4", False), (base64.b64encode(b"places=5").decode(), True)):
        event = event_of("POST", "/my/places", cookies=cookies, body=body, isBase64Encoded=encoded)
        assert past.pool.functions.call("MyMentoringFunction", event)["statusCode"] == 303
        places = json.loads(table(past.pool)["MENTOR#sian-rees MENTOR"])
        assert places["Attributes"]["own_places"] == {"N": "4" if not encoded else "5"}


@pytest.mark.parametrize("body", ["", "%", "%FF=%FF", "=&=&;;", "a" * 60_000, "\x00", "é=ü"])
def test_a_body_that_is_no_form_is_an_empty_form(past: Lived, body: str) -> None:
    cookies = [f"{name}={value}" for name, value in past.priya.cookies.items()]
    for function, _, route in (one for one in ROUTES if one[1] == "POST"):
        event = event_of("POST", path_of(route, past), cookies=cookies, body=body)
        assert past.pool.functions.call(function, event)["statusCode"] < 500
