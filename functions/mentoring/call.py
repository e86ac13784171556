"""One call of a page: cookies, query, form, and who is asking."""

from base64 import b64decode
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import parse_qsl

from mentoring import wiring
from mentoring.actions.answering import Reader
from mentoring.actions.signing_in import Opening, open_call
from mentoring.domain.people import Person
from mentoring.domain.refusals import NotSignedIn, Refusal

SESSION_COOKIE, ATTEMPT_COOKIE = "__Host-session", "__Host-signing-in"
MOST_BODY = 64 * 1024
"""Bytes of a form; far more than any of ours can hold."""
MOST_FIELDS = 500
"""Fields of a form: each box that is ticked is one, and a programme may have 200 topics."""

UPLOAD = "multipart/form-data"
LAPTOP = {"localhost", "127.0.0.1"}


class TooLong(Refusal):
    """What was sent is larger than any form of ours."""

    code = "too_long"
    sentence = "That was more than a form can hold. Go back, shorten the text and send it again."


@dataclass(frozen=True)
class Call:
    """One call of a page: the first read of the table is done when something of it is needed."""

    event: Any

    @cached_property
    def cookies(self) -> dict[str, str]:
        """The cookies by name."""
        pairs = (one.split("=", 1) for one in self.event.get("cookies") or () if "=" in one)
        return {name.strip(): value for name, value in pairs}

    @cached_property
    def query(self) -> dict[str, str]:
        """The query of the address, first values only."""
        return _first(parse_qsl(self.event.get("rawQueryString") or "", keep_blank_values=True))

    @cached_property
    def form(self) -> dict[str, str]:
        """The form that was sent, first values only. Raises TooLong."""
        body = self.event.get("body") or ""
        if len(body) > MOST_BODY:
            raise TooLong
        kind = (self.event.get("headers") or {}).get("content-type", "")
        if kind.startswith(UPLOAD):
            return _first(self._uploaded(kind))
        if self.event.get("isBase64Encoded"):
            body = b64decode(body).decode(errors="replace")
        try:
            return _first(parse_qsl(body, keep_blank_values=True, max_num_fields=MOST_FIELDS))
        except ValueError as error:
            raise TooLong from error

    def _uploaded(self, kind: str) -> list[tuple[str, str]]:
        from mentoring.uploads import fields  # noqa: PLC0415 - only one form needs the mail parser

        body = self.event.get("body") or ""
        raw = b64decode(body) if self.event.get("isBase64Encoded") else body.encode()
        found = fields(kind, raw)
        if len(found) > MOST_FIELDS:
            raise TooLong
        return found

    @cached_property
    def opening(self) -> Opening:
        """The programme and who is signed in: one round trip."""
        person_id, _, secret = self.cookies.get(SESSION_COOKIE, "").partition(".")
        return open_call(wiring.means(), person_id, secret)

    @property
    def typed(self) -> dict[str, str]:
        """The form that was sent; else the query, with what was typed here before signing in."""
        if self.form:
            return self.form
        session = self.opening.session
        kept = _first(parse_qsl(session.kept, keep_blank_values=True)) if session else {}
        return self.query | (kept if kept.get("here") == self.address else {})

    @property
    def token(self) -> str | None:
        """What this browser was given when it asked for a code."""
        return self.cookies.get(ATTEMPT_COOKIE)

    @property
    def secret(self) -> str:
        """The secret of this browser's session; empty where nobody is signed in."""
        return self.cookies.get(SESSION_COOKIE, "").partition(".")[2]

    @property
    def host(self) -> str:
        """The site's host name, as the distribution says it."""
        return str(self.event["headers"].get("x-viewer-host", "")).partition(":")[0]

    @property
    def site(self) -> str:
        """The site's address as the reader knows it; only a laptop's goes without encryption."""
        found = str(self.event["headers"].get("x-viewer-host", ""))
        return f"{'http' if self.host in LAPTOP else 'https'}://{found}"

    @property
    def address(self) -> str:
        """Path and query, to come back to."""
        path, query = self.event["rawPath"], self.event.get("rawQueryString")
        path = path if path.count("/") > 1 else f"{path}/"
        return f"{path}?{query}" if query else path

    @property
    def above(self) -> str:
        """The page that this one lies below: whose form was sent."""
        return str(self.event["rawPath"]).rpartition("/")[0]

    def person(self) -> Person:
        """Who is signed in. Raises NotSignedIn."""
        if self.opening.person is None:
            raise NotSignedIn
        return self.opening.person

    def reader(self) -> Reader:
        """Who is signed in, or who holds the key of a letter, or both.

        Raises NotSignedIn for neither.
        """
        key = self.form.get("key") or self.query.get("key")
        person = self.opening.person
        if not (person or key):
            raise NotSignedIn
        return Reader(person.id if person else None, key)


def _first(pairs: list[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in pairs:
        found.setdefault(name, value)
    return found
