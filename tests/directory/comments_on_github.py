"""A GitHub that is not there: pull requests, artifacts and comments, on sockets."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit
from zipfile import ZIP_DEFLATED, ZipFile

TOKEN = "the-token"
REPOSITORY = "lantern/pool"
STORE = "/store"
"""Where artifacts are kept: somewhere that must not see the token."""


def packed(**files: str | bytes) -> bytes:
    """An artifact with files in it; `_` stands for the dot of a name."""
    whole = BytesIO()
    with ZipFile(whole, "w", ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name.replace("_", "."), text)
    return whole.getvalue()


@dataclass
class GitHub:
    """What is there, and what was asked with which token."""

    pulls: list[dict[str, Any]] = field(default_factory=list)
    artifacts: dict[str, bytes] = field(default_factory=dict)
    comments: list[dict[str, Any]] = field(default_factory=list)
    asked: list[tuple[str, str, str | None]] = field(default_factory=list)
    url: str = ""

    def say(self, body: str, login: str) -> None:
        """Somebody comments."""
        self.comments.append({"id": len(self.comments), "body": body, "user": {"login": login}})

    def answer(self, method: str, path: str, query: dict[str, list[str]], body: Any) -> Any:
        """What the interface says; a text is an address to go on to, bytes are a file."""
        if path.startswith(STORE):
            return self.artifacts[path.removeprefix(f"{STORE}/")]
        rest = path.removeprefix(f"/repos/{REPOSITORY}")
        if method == "GET":
            return self._shown(rest, query)
        if method == "PATCH":
            self.comments[int(rest.rpartition("/")[2])]["body"] = body["body"]
        else:
            self.say(body["body"], "github-actions[bot]")
        return {}

    def _shown(self, path: str, query: dict[str, list[str]]) -> Any:
        if path == "/pulls":
            wanted = (query["state"], query["base"], query["head"])
            return [one for one in self.pulls if wanted == ([one["state"]], ["main"], [one["of"]])]
        if path.endswith("/comments"):
            start = (int(query["page"][0]) - 1) * 100
            return self.comments[start : start + 100]
        names = list(self.artifacts)
        if path.endswith("/zip"):
            return f"{self.url}{STORE}/{names[int(path.split('/')[-2])]}"
        found = [{"name": name, "id": n, "expired": False} for n, name in enumerate(names)]
        return {"artifacts": found}


@contextmanager
def serving(github: GitHub) -> Iterator[str]:
    """Serve it; the address of its interface."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            sent = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            github.asked.append((self.command, parts.path, self.headers.get("Authorization")))
            said = github.answer(
                self.command, parts.path, parse_qs(parts.query), json.loads(sent or "null")
            )
            self.send_response(302 if isinstance(said, str) else 200)
            if isinstance(said, str):
                self.send_header("Location", said)
            text = said if isinstance(said, bytes) else json.dumps(said).encode()
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        do_POST = do_PATCH = do_GET  # noqa: N815 - the server looks for these names

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    github.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield github.url
    finally:
        server.shutdown()
        server.server_close()
