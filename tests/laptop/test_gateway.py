"""From a browser's request through the front door to a function, and back."""

from collections.abc import Mapping
from typing import Any

import pytest
from werkzeug.test import Client

from laptop.front_door import FrontDoor
from laptop.gateway import Gateway
from laptop.places import HOME
from laptop.shown_problems import ShownProblems
from laptop.stack import read_stack

STACK = read_stack(HOME / "template.yaml")
PAGE = {"statusCode": 200, "headers": {"content-type": "text/html"}, "body": "<h1>Hello</h1>"}


class FakeFunctions:
    """Remembers what it was called with and gives one reply."""

    def __init__(self, reply: Any = PAGE) -> None:
        self.reply = reply
        self.calls: list[tuple[str, Mapping[str, Any]]] = []

    def call(self, name: str, event: Mapping[str, Any]) -> Any:
        """Remember, then reply or raise."""
        self.calls.append((name, event))
        if isinstance(self.reply, Exception):
            raise self.reply
        return self.reply


class NoSite:
    """A site without files."""

    def answer(self, request: Any) -> Any:
        """Never asked here."""
        raise AssertionError(request.path)


def browser(functions: FakeFunctions) -> Client:
    """Make a client of the front door to the real template's routes."""
    api = Gateway(STACK.functions, functions, "the origin's key")  # type: ignore[arg-type]
    return Client(FrontDoor(STACK.behaviours, api, NoSite(), {}, ShownProblems()))


def test_a_method_that_the_template_does_not_declare_reaches_no_function() -> None:
    """As at the API: a route for GET is none for HEAD."""
    functions = FakeFunctions()
    for method in ("HEAD", "PUT", "DELETE", "OPTIONS"):
        assert browser(functions).open("/my/details", method=method).status_code == 404
    assert functions.calls == []


def test_a_route_reaches_its_function_with_what_stands_in_its_address() -> None:
    """The most specific route wins: `new` is no request's id."""
    functions = FakeFunctions()
    browser(functions).get("/my/requests/new?mentor=a&mentor=b")
    browser(functions).post("/my/requests/r%201/withdraw")
    assert [
        (name, event["routeKey"], event.get("pathParameters"), event.get("queryStringParameters"))
        for name, event in functions.calls
    ] == [
        ("PairingRequestsFunction", "GET /my/requests/new", None, {"mentor": "a,b"}),
        (
            "PairingRequestsFunction",
            "POST /my/requests/{request}/withdraw",
            {"request": "r 1"},
            None,
        ),
    ]


@pytest.mark.parametrize("address", ["/my/nothing", "/my/sign-out", "/coordinate/x", "/api/x"])
def test_an_address_without_a_route_gets_the_apis_own_404(address: str) -> None:
    """No function is called for it; a method without a route is no route either."""
    functions = FakeFunctions()
    answer = browser(functions).get(address)
    assert (answer.status_code, answer.json) == (404, {"message": "Not Found"})
    assert functions.calls == []


def test_a_slash_at_the_end_is_taken_away_as_the_distribution_does() -> None:
    """Pages link to `/my/`; the route is `/my`."""
    functions = FakeFunctions()
    browser(functions).get("/my/")
    ((name, event),) = functions.calls
    assert (name, event["rawPath"]) == ("MyMentoringFunction", "/my")


def test_the_function_sees_the_key_and_the_viewers_host_and_cookies_apart() -> None:
    """What the distribution adds, over anything the browser sent under these names."""
    functions = FakeFunctions()
    client = browser(functions)
    client.set_cookie("first", "1")
    client.set_cookie("second", "2")
    client.get("/my/", headers={"X-Origin-Key": "mine", "X-Viewer-Host": "elsewhere"})
    ((_, event),) = functions.calls
    assert event["headers"]["x-origin-key"] == "the origin's key"
    assert event["headers"]["x-viewer-host"] == "localhost"
    assert event["headers"]["host"] != "localhost"
    assert "cookie" not in event["headers"]
    assert sorted(event["cookies"]) == ["first=1", "second=2"]


def test_a_form_arrives_encoded_as_the_api_sends_it() -> None:
    """Anything that is not text by its type comes in base64, forms included."""
    functions = FakeFunctions()
    browser(functions).post("/my/sign-in", data={"address": "dee@example.org"})
    ((_, event),) = functions.calls
    assert (event["isBase64Encoded"], event["body"]) == (True, "YWRkcmVzcz1kZWVAZXhhbXBsZS5vcmc=")


def test_a_reply_becomes_a_response_with_its_cookies_and_the_templates_headers() -> None:
    """Status, location, each cookie in a line of its own, and the security headers."""
    cookies = ["__Host-a=1; Path=/; Secure", "b=2"]
    reply = {"statusCode": 303, "headers": {"location": "/my/"}, "cookies": cookies}
    answer = browser(FakeFunctions(reply)).post("/my/sign-in")
    assert answer.status_code == 303
    assert answer.headers["Location"] == "/my/"
    assert answer.headers.getlist("Set-Cookie") == cookies
    for name, value in STACK.behaviours[0].headers.items():
        assert answer.headers[name] == value


def test_bytes_come_out_as_bytes() -> None:
    """A reply in base64 is sent decoded."""
    reply = {"statusCode": 200, "body": "AP8=", "isBase64Encoded": True}
    assert browser(FakeFunctions(reply)).get("/my/").data == b"\x00\xff"


def test_a_function_that_raises_is_a_500_without_its_reasons() -> None:
    """As the API answers; the reasons are in the log."""
    answer = browser(FakeFunctions(ValueError("dee@example.org"))).get("/my/")
    assert (answer.status_code, answer.json) == (500, {"message": "Internal Server Error"})
