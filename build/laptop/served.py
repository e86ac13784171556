"""The web server: the port is taken first, so that a port in use is said before anything else."""

import logging
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from laptop.stopped import Stopped

HOST = "127.0.0.1"


class QuietRequests(WSGIRequestHandler):
    """HTTP/1.1, and no line on the terminal for each request."""

    protocol_version = "HTTP/1.1"

    def log(self, type: str, message: str, *args: Any) -> None:  # noqa: A002, ARG002  werkzeug's
        """Write it to the laptop's log where somebody asked for that much."""
        logging.getLogger("laptop.requests").info(message, *args)


def take_port(port: int) -> socket.socket:
    """Bind a socket to the port, 0 for any free one. Raises Stopped where it is in use."""
    taken = socket.socket()
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind((HOST, port))
        taken.listen(128)
    except OSError:
        taken.close()
        raise Stopped(
            f"Port {port} is in use by another program: stop that one, or choose another port "
            f"with `make run PORT={port + 1}`."
        ) from None
    return taken


@contextmanager
def served(taken: socket.socket, application: Any) -> Iterator[BaseWSGIServer]:
    """Serve an application on the socket for as long as the block runs."""
    server = make_server(
        HOST,
        taken.getsockname()[1],
        application,
        threaded=True,
        request_handler=QuietRequests,
        fd=taken.fileno(),
    )
    thread = threading.Thread(target=server.serve_forever, name="web server")
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
