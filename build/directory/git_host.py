"""GitHub's interface for programs, as far as answering a pull request needs it.

Standard library only: what answers installs nothing.
"""

import json
from http.client import HTTPMessage
from typing import IO, Any
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener, urlopen

SECONDS = 20
MOST_BYTES = 8_000_000
"""Of one answer: a hundred comments of the longest kind."""


class TooLong(Exception):
    """Somebody sent more than anybody would read."""


class _Stay(HTTPRedirectHandler):
    """Follows no redirection: the token is for GitHub, and not for where it keeps files."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        """Leave the answer as it is."""


class GitHost:
    """One repository: `api` is where its interface is, such as https://api.github.com/repos/o/r."""

    def __init__(self, api: str, token: str) -> None:
        """Nothing is asked yet."""
        self._api = api
        self._token = token
        self._opener = build_opener(_Stay)

    def ask(self, path: str, body: object = None, method: str = "GET") -> Any:
        """Call the interface and return what it says. Raises HTTPError and TooLong."""
        with self._opener.open(self._request(path, body, method), timeout=SECONDS) as said:
            return json.loads(_bounded(said, MOST_BYTES))

    def fetch(self, path: str, most: int) -> bytes:
        """Return a file of at most so many bytes, which is kept elsewhere.

        Raises HTTPError and TooLong.
        """
        try:
            with self._opener.open(self._request(path), timeout=SECONDS) as said:
                return _bounded(said, most)
        except HTTPError as moved:
            where = moved.headers.get("Location")
            if moved.code not in {301, 302, 303, 307, 308} or not where:
                raise
        with urlopen(where, timeout=SECONDS) as said:  # noqa: S310 - GitHub says where
            return _bounded(said, most)

    def _request(self, path: str, body: object = None, method: str = "GET") -> Request:
        headers = {
            "Accept": "application/vnd.github+json",
            "Authorization": f"Bearer {self._token}",
            "X-GitHub-Api-Version": "2022-11-28",
        }
        sent = None if body is None else json.dumps(body).encode()
        return Request(  # noqa: S310 - the address is GitHub's own
            f"{self._api}{path}", data=sent, headers=headers, method=method
        )


def _bounded(said: IO[bytes], most: int) -> bytes:
    read = said.read(most + 1)
    if len(read) > most:
        raise TooLong(f"There are more than {most} bytes.")
    return read
