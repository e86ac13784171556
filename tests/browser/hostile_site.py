"""Serves a built site as production does, or without the policy that production has."""

import contextlib
import functools
import threading
from collections.abc import Iterator, Mapping
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from laptop.headers import headers_of
from laptop.intrinsics import load_template

ROOT = Path(__file__).parents[2]
API = "/api/"


class Served(SimpleHTTPRequestHandler):
    """Serves a folder with some headers; where the API would be there is an empty answer."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *given: Any, headers_to_send: Mapping[str, str], **options: Any) -> None:
        """Take the headers that every answer gets."""
        self._headers_to_send = headers_to_send
        super().__init__(*given, **options)

    def do_GET(self) -> None:
        """Answer as the API does where it knows nobody, otherwise with the file."""
        if not self.path.startswith(API):
            super().do_GET()
            return
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def end_headers(self) -> None:
        """Add the headers."""
        for name, value in self._headers_to_send.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_args: Any) -> None:
        """Say nothing."""


@contextlib.contextmanager
def served(folder: Path, headers: Mapping[str, str]) -> Iterator[str]:
    """Serve a folder while the block runs; give its address, without a slash at the end."""
    serve = functools.partial(Served, directory=str(folder), headers_to_send=headers)
    with ThreadingHTTPServer(("127.0.0.1", 0), serve) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def production_headers() -> dict[str, str]:
    """What CloudFront adds to every page."""
    policy = load_template(ROOT / "template.yaml")["Resources"]["SecurityHeaders"]["Properties"]
    return headers_of(policy["ResponseHeadersPolicyConfig"])
