"""A git host that is not there: GitHub's interface, as far as a biography needs it, on sockets."""

import json
import time
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

BASE = "main"
REPOSITORY = "lantern/pool"
TOKEN = "the-token"


@dataclass
class FakeGitHost:
    """Branches with files and pull requests; what was asked, and what it refuses."""

    url: str = ""
    branches: dict[str, dict[str, str]] = field(default_factory=lambda: {BASE: {}})
    pulls: list[dict[str, Any]] = field(default_factory=list)
    commits: list[dict[str, Any]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    refused: dict[str, tuple[int, dict[str, str]]] = field(default_factory=dict)
    slow: float = 0

    def refuse(self, call: str, status: int, **headers: str) -> None:
        """Answer a call, like `POST /pulls`, with a failure."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.refused[call] = (status, named)

    def answer(
        self, method: str, path: str, query: dict[str, str], body: Any
    ) -> tuple[int, Any, dict[str, str]]:
        """Status, answer and headers of a call."""
        call = f"{method} {path}"
        self.asked.append(call)
        for beginning, (status, headers) in self.refused.items():
            if call.startswith(beginning):
                return status, {"message": "no"}, headers
        return *self._answer(method, path, query, body), {}

    def _answer(self, method: str, path: str, query: dict[str, str], body: Any) -> tuple[int, Any]:
        if path == "/pulls":
            return self._pulls(method, query, body)
        if path.startswith("/git/ref"):
            return self._refs(path, body)
        name = path.removeprefix("/contents/")
        return self._put(name, body) if method == "PUT" else self._file(name, query["ref"])

    def _refs(self, path: str, body: Any) -> tuple[int, Any]:
        name = (body["ref"] if body else path).partition("heads/")[2]
        if body is None:
            found = name in self.branches
            return (200, {"object": {"sha": "head"}}) if found else (404, {})
        if name in self.branches:
            return 422, {"message": "Reference already exists"}
        self.branches[name] = dict(self.branches[BASE])
        return 201, {}

    def _file(self, name: str, branch: str) -> tuple[int, Any]:
        text = self.branches.get(branch, {}).get(name)
        if text is None:
            return 404, {}
        return 200, {"sha": _sha(text), "content": b64encode(text.encode()).decode()}

    def _put(self, name: str, body: Any) -> tuple[int, Any]:
        files = self.branches[body["branch"]]
        if name in files and body.get("sha") != _sha(files[name]):
            return 409, {"message": "does not match"}
        files[name] = b64decode(body["content"]).decode()
        self.commits.append(body)
        return 201, {}

    def _pulls(self, method: str, query: dict[str, str], body: Any) -> tuple[int, Any]:
        if method == "GET":
            owner, _, head = query["head"].partition(":")
            assert owner == REPOSITORY.partition("/")[0]
            return 200, [one for one in self.pulls if one["head"] == head and one["open"]]
        if self.branches[body["head"]] == self.branches[BASE]:
            return 422, {"message": "No commits between"}
        if any(one["head"] == body["head"] and one["open"] for one in self.pulls):
            return 422, {"message": "A pull request already exists"}
        self.pulls.append({**body, "open": True, "number": len(self.pulls) + 1})
        return 201, self.pulls[-1]


def _sha(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:20]


@contextmanager
def serving() -> Iterator[FakeGitHost]:
    """A git host that answers while the block runs."""
    host = FakeGitHost()

    class Handler(BaseHTTPRequestHandler):
        def _do(self) -> None:
            parts = urlsplit(self.path)
            length = int(self.headers.get("Content-Length") or 0)
            body = json.loads(self.rfile.read(length)) if length else None
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            time.sleep(host.slow)
            path = parts.path.removeprefix(f"/api/v3/repos/{REPOSITORY}")
            status, answer, headers = host.answer(self.command, path, query, body)
            if self.headers["Authorization"] != f"Bearer {TOKEN}":
                status, answer = 401, {}
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer if isinstance(answer, bytes) else json.dumps(answer).encode())

        do_GET = do_POST = do_PUT = _do  # noqa: N815 - the library's names

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: Any) -> None:
            """Say nothing of callers who have gone."""

    server = Server(("127.0.0.1", 0), Handler)
    host.url = f"http://127.0.0.1:{server.server_port}/{REPOSITORY}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield host
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
