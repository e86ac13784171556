"""The pool played through real HTTP API events: handlers, declared routes, letters as sent."""

import email
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from email.message import EmailMessage
from email.policy import default
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import boto3
from werkzeug.datastructures import Headers
from werkzeug.test import Client, EnvironBuilder, TestResponse
from werkzeug.wrappers import Request

from laptop.functions import Functions
from laptop.gateway import Gateway
from laptop.stack import Stack, read_stack
from laptop.table import ensure_table
from mentoring import wiring
from mentoring.actions.publishing import publish
from tests.world import CONTACTS, DETAILS, MENTORS, PROGRAMME, Clock

ROOT = Path(__file__).parent.parent
HOST = "pool.example"
SITE = f"https://{HOST}"
SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin"}
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')


@dataclass
class Visitor:
    """A browser: keeps cookies, sends forms the way browsers do."""

    gateway: Gateway
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, path: str, method: str = "GET") -> TestResponse:
        """Open a page."""
        return self._send(EnvironBuilder(path, method=method, base_url=SITE))

    def post(self, path: str, headers: dict[str, str] | None = None, **form: str) -> TestResponse:
        """Send a form."""
        return self.send(path, form, headers)

    def send(
        self, path: str, form: Mapping[str, str], headers: dict[str, str] | None = None
    ) -> TestResponse:
        """Send a form whose fields have any names."""
        builder = EnvironBuilder(
            path,
            method="POST",
            base_url=SITE,
            data=urlencode(form, errors="surrogatepass"),
            content_type="application/x-www-form-urlencoded",
            headers=Headers(SAME_ORIGIN if headers is None else headers),
        )
        return self._send(builder)

    def fill(self, page: str, **form: str) -> TestResponse:
        """Open a form's page and send it with its hidden fields."""
        hidden = {name: unescape(value) for name, value in HIDDEN.findall(self.get(page).text)}
        return self.send(page.partition("?")[0], hidden | form)

    def _send(self, builder: EnvironBuilder) -> TestResponse:
        if self.cookies:
            builder.headers["Cookie"] = "; ".join(
                f"{name}={value}" for name, value in self.cookies.items()
            )
        client = Client(Request.application(self.gateway.answer), use_cookies=False)
        answer = client.open(builder)
        for cookie in answer.headers.getlist("Set-Cookie"):
            name, _, rest = cookie.partition("=")
            self.cookies[name] = rest.partition(";")[0]
        self.cookies = {name: value for name, value in self.cookies.items() if value}
        return answer


@dataclass
class Played:
    """A whole pool over some DynamoDB; `earlier` are letters that were sent before it began."""

    gateway: Gateway
    functions: Functions
    clock: Clock
    inbox: Path
    client: Any
    table: str
    earlier: list[bytes] = field(default_factory=list)

    def visitor(self) -> Visitor:
        """A browser that nobody has used yet."""
        return Visitor(self.gateway)

    def signed_in(self, address: str, **details: str) -> Visitor:
        """A browser in which somebody signed in and, as mentee, gave details."""
        visitor = self.visitor()
        visitor.post("/my/sign-in", address=address, next="/my/")
        code = self.code_for(address)
        assert visitor.post("/my/sign-in/code", code=code).status_code == 303
        if details:
            assert visitor.send("/my/details", details).status_code == 303
        return visitor

    def mentee(self, address: str = "priya@gov.example", **details: str) -> Visitor:
        """A signed-in mentee with details."""
        return self.signed_in(address, **DETAILS | details)

    def code_for(self, address: str) -> str:
        """The newest code sent to an address."""
        return str(re.findall(r"\b\d{6}\b", self.letters(address)[-1]["Subject"])[0])

    def letters(self, to: str | None = None) -> list[EmailMessage]:
        """All letters sent, oldest first, after whatever waits has been sent."""
        self.deliver()
        found = [_read(one) for one in self.sent()]
        return [one for one in found if to is None or one["To"] == to]

    def sent(self) -> list[bytes]:
        """Every letter as it was sent, oldest first."""
        return [*self.earlier, *(one.read_bytes() for one in sorted(self.inbox.glob("*.eml")))]

    def deliver(self) -> None:
        """Do what the stream does: hand every new letter to its function."""
        items = self.client.scan(
            TableName=self.table,
            FilterExpression="begins_with(pk, :outbox) AND #state = :written",
            ExpressionAttributeNames={"#state": "state"},
            ExpressionAttributeValues={":outbox": {"S": "OUTBOX#"}, ":written": {"S": "written"}},
        )["Items"]
        new = [
            {"dynamodb": {"Keys": {"pk": one["pk"]}, "SequenceNumber": one["pk"]["S"]}}
            for one in items
        ]
        new.sort(key=lambda one: one["dynamodb"]["SequenceNumber"])
        assert self.functions.call("LettersFunction", {"Records": new}) == {"batchItemFailures": []}

    def day(self, day: date) -> None:
        """Let the daily function look at a date."""
        self.functions.call("DailyFunction", {"date": day.isoformat()})

    def items(self, beginning: str = "") -> list[dict[str, Any]]:
        """The table's items, to compare before and after; letters' and sessions' own left out."""
        items = self.client.scan(TableName=self.table)["Items"]
        return sorted(
            (one for one in items if one["pk"]["S"].startswith(beginning)),
            key=lambda one: (one["pk"]["S"], one["sk"]["S"]),
        )


def played(
    inbox: Path,
    *,
    table: str = "pool",
    endpoint: str | None = None,
    published: bool = True,
    put_tables: Callable[[], None] | None = None,
) -> Played:
    """Create the tables and, unless the test fills them otherwise, publish the small world.

    Who has kept some tells how to put them there again instead.
    """
    settings = {
        "TABLE_NAME": table,
        "LEDGER_NAME": f"{table}-ledger",
        "ORIGIN_KEY": "test-key",
        "SITE_URL": SITE,
        "SENDER": "mentoring@gov.example",
        "INBOX_DIR": str(inbox),
        "POWERTOOLS_SERVICE_NAME": "mentor-pool",
    }
    os.environ.update(settings)
    for cached in (wiring.means, wiring.sender):
        cached.cache_clear()
    clock = Clock()
    wiring.set_clock(clock)
    stack = the_stack()
    if put_tables:
        put_tables()
    else:
        ensure_table(table, stack.table, endpoint)  # type: ignore[arg-type]
        ensure_table(f"{table}-ledger", stack.ledger, endpoint)  # type: ignore[arg-type]
        if published:
            store = wiring.table_store(table)
            publish(store, PROGRAMME, MENTORS, CONTACTS, new_id=wiring.new_id)
    functions = Functions(stack.functions, ROOT / "functions")
    gateway = Gateway(stack.functions, functions, "test-key")
    return Played(gateway, functions, clock, inbox, _onlooker(endpoint), table)


@cache
def _onlooker(endpoint: str | None) -> Any:
    """The client by which tests look at the table: one for all."""
    return boto3.client("dynamodb", endpoint_url=endpoint)


@cache
def _read(content: bytes) -> EmailMessage:
    """A letter as a program for mail reads it; one that is looked at again isn't read again."""
    return email.message_from_bytes(content, policy=default)


@cache
def the_stack() -> Stack:
    """What template.yaml says: read once, as nothing changes it."""
    return read_stack(ROOT / "template.yaml")


def letter_text(letter: EmailMessage) -> str:
    """The plain text of a letter."""
    part = letter.get_body(("plain",))
    return str(part.get_content()) if part else ""


def link_in(letter: EmailMessage) -> str:
    """The path of the one link in a letter that leads into the pool's own pages."""
    (link,) = dict.fromkeys(re.findall(rf"{SITE}(/my/\S*|/coordinate/\S*)", letter_text(letter)))
    return str(link)
