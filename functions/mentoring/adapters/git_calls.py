"""Calls of the git host's interface for programs, and what its answers mean."""

import json
import time
from collections.abc import Mapping
from http import HTTPStatus
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from mentoring.domain.biography.not_opened import (
    FileChanged,
    HostAway,
    HostBusy,
    NotLetIn,
    NotOpened,
)

CALL_SECONDS, ALL_SECONDS = 5.0, 18.0
"""How long one call may take, and when none is begun any more: people wait for the answer."""
LONGEST_ANSWER = 1_000_000
FAILURES: Mapping[int, type[NotOpened]] = {
    HTTPStatus.MOVED_PERMANENTLY: NotLetIn,
    HTTPStatus.UNAUTHORIZED: NotLetIn,
    HTTPStatus.FORBIDDEN: NotLetIn,
    HTTPStatus.NOT_FOUND: NotLetIn,
    HTTPStatus.CONFLICT: FileChanged,
    HTTPStatus.TOO_MANY_REQUESTS: HostBusy,
}
"""What a status means wherever nothing else is said; a repository hidden from a token is 404."""


class Missing(Exception):
    """There is no such thing on the git host."""


class _Staying(HTTPRedirectHandler):
    """Follows no redirection: the token is for one host only."""

    def redirect_request(self, *_: Any) -> None:
        """Go nowhere."""


class Calls:
    """The calls of one proposal, one after the other, all of them within the time there is."""

    def __init__(self, api: str, token: str) -> None:
        """Start the clock."""
        self._api = api
        self._headers = {
            "Authorization": f"Bearer {token}",
            "Accept": "application/vnd.github+json",
            "Content-Type": "application/json",
            "User-Agent": "mentor-pool",
        }
        self._until = time.monotonic() + ALL_SECONDS

    def ask(self, method: str, path: str, body: Any = None, *, may_miss: bool = False) -> Any:
        """Return what the git host answers. Raises NotOpened, and Missing where that may be."""
        left = self._until - time.monotonic()
        if left <= 0:
            raise HostAway
        sent = None if body is None else json.dumps(body).encode()
        request = Request(  # noqa: S310 - the address is the admin's own setting
            self._api + path, sent, self._headers, method=method
        )
        try:
            with build_opener(_Staying).open(request, timeout=min(CALL_SECONDS, left)) as answer:
                return json.loads(answer.read(LONGEST_ANSWER))
        except HTTPError as error:
            if may_miss and error.code == HTTPStatus.NOT_FOUND:
                raise Missing from error
            raise _failure(error) from error
        except (OSError, ValueError, HTTPException) as error:
            raise HostAway from error


def _failure(error: HTTPError) -> NotOpened:
    """What an answer that is none means. Limits come as 403 too, with a header that tells."""
    spent = error.headers.get("x-ratelimit-remaining") == "0" or "retry-after" in error.headers
    if error.code == HTTPStatus.FORBIDDEN and spent:
        return HostBusy()
    if error.code >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return HostAway()
    return FAILURES.get(error.code, NotOpened)()
