"""Somebody with a browser: follows redirects, keeps cookies, fills in the forms that pages hold."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from urllib.parse import urlsplit

import httpx

from tests.rehearsal.stack import Deployed

MOST_REDIRECTS = 5


@dataclass
class Form:
    """A form: where it goes, what it holds already, and what there is to choose from, by name."""

    action: str
    values: dict[str, str] = field(default_factory=dict)
    choices: dict[str, list[str]] = field(default_factory=dict)


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Form] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.found.append(Form(given["action"]))
        elif tag == "input" and self.found and "name" in given:
            self._input(given)

    def _input(self, given: dict[str, str]) -> None:
        form, name, value = self.found[-1], given["name"], given.get("value", "")
        if given.get("type") in {"radio", "checkbox"}:
            form.choices.setdefault(name, []).append(value)
        else:
            form.values[name] = value


@dataclass(frozen=True)
class Page:
    """What the reader sees: the address it is at, its status and its HTML."""

    path: str
    status: int
    html: str

    def form(self, action: str) -> Form:
        """The one form of the page that goes to an address."""
        parser = _Forms()
        parser.feed(self.html)
        (found,) = [form for form in parser.found if form.action == action]
        return found


class Reader:
    """One person's browser; it plays CloudFront too, whose emulation can't reach the API."""

    def __init__(self, deployed: Deployed) -> None:
        """Start without cookies."""
        self._deployed = deployed
        self._key = deployed.origin_key
        self.cookies: dict[str, str] = {}
        self._client = httpx.Client(base_url=deployed.endpoint, timeout=60)

    def open(self, address: str) -> Page:
        """Open an address, whole or from the root, and follow where it leads."""
        return self._ask("GET", address, None)

    def press(self, form: Form, **values: str) -> Page:
        """Send a form, with some of its fields filled in."""
        return self._ask("POST", form.action, {**form.values, **values})

    def _ask(self, method: str, address: str, data: dict[str, str] | None) -> Page:
        for _ in range(MOST_REDIRECTS):
            parts = urlsplit(address)
            path = f"{parts.path.rstrip('/')}?{parts.query}".rstrip("?")
            answer = self._client.request(method, path, data=data, headers=self._headers())
            self._keep(answer)
            if answer.status_code != httpx.codes.SEE_OTHER:
                return Page(path, answer.status_code, answer.text)
            method, address, data = "GET", answer.headers["location"], None
        raise AssertionError(f"{address} leads on and on")

    def _headers(self) -> dict[str, str]:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return {
            "Host": f"{self._deployed.outputs['ApiId']}.execute-api.localhost",
            "Cookie": cookies,
            "Origin": f"https://{self._deployed.host}",
            "Sec-Fetch-Site": "same-origin",
            "X-Origin-Key": self._key,
            "X-Viewer-Host": self._deployed.host,
        }

    def _keep(self, answer: httpx.Response) -> None:
        """Keep cookies by hand: they are Secure, and the emulated API is not."""
        for line in answer.headers.get_list("set-cookie"):
            for name, cookie in SimpleCookie(line).items():
                assert cookie["secure"]
                assert cookie["httponly"]
                self.cookies[name] = cookie.value
                if cookie["max-age"] == "0":
                    del self.cookies[name]
