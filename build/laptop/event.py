"""A request as an HTTP API hands it on (payload format 2.0), and a reply as it sends it back."""

import base64
import time
import uuid
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from werkzeug.datastructures import Headers
from werkzeug.wrappers import Request, Response

API_HOST = "api.execute-api.laptop.internal"
AS_TEXT = ("text/", "application/json", "application/xml", "application/javascript")


def event_from(
    request: Request, path: str, route: str, arguments: Mapping[str, str], origin_key: str
) -> dict[str, Any]:
    """Return what the API hands to a function.

    As behind the distribution, the host is the API's own and the viewer's is in `x-viewer-host`;
    as at the API, cookies are apart from the headers and only text comes as text.
    """
    body, encoded = _body(request)
    event: dict[str, Any] = {
        "version": "2.0",
        "routeKey": route,
        "rawPath": path,
        "rawQueryString": request.query_string.decode(),
        "headers": _headers(request, origin_key),
        "requestContext": _context(request, path, route),
        "isBase64Encoded": encoded,
    }
    optional = {
        "cookies": [each.strip() for each in request.headers.get("Cookie", "").split(";") if each],
        "queryStringParameters": {key: ",".join(each) for key, each in request.args.lists()},
        "pathParameters": dict(arguments),
        "body": body,
    }
    return event | {key: value for key, value in optional.items() if value}


def raw_path(request: Request) -> str:
    """Return the path as sent, less the slash at its end: the viewer-request function takes it."""
    path = urlsplit(request.environ.get("RAW_URI", request.path)).path
    return path.rstrip("/") or "/"


def response_from(reply: Any) -> Response:
    """Make the response that the API makes of a function's reply."""
    body = reply.get("body") or ""
    headers = Headers(list((reply.get("headers") or {}).items()))
    for cookie in reply.get("cookies", ()):
        headers.add("Set-Cookie", cookie)
    if "Content-Type" not in headers:
        headers["Content-Type"] = "application/json"
    return Response(
        base64.b64decode(body) if reply.get("isBase64Encoded") else body,
        status=reply["statusCode"],
        headers=headers,
    )


def _body(request: Request) -> tuple[str, bool]:
    sent = request.get_data()
    if not request.mimetype.startswith(AS_TEXT):
        return base64.b64encode(sent).decode(), bool(sent)
    return sent.decode(errors="replace"), False


def _headers(request: Request, origin_key: str) -> dict[str, str]:
    sent = {name.lower(): value for name, value in request.headers.items() if name != "Cookie"}
    added = {"host": API_HOST, "x-origin-key": origin_key, "x-viewer-host": request.host}
    return sent | added


def _context(request: Request, path: str, route: str) -> dict[str, Any]:
    now = time.time()
    return {
        "accountId": "000000000000",
        "apiId": "laptop",
        "domainName": API_HOST,
        "domainPrefix": "api",
        "http": {
            "method": request.method,
            "path": path,
            "protocol": "HTTP/1.1",
            "sourceIp": request.remote_addr or "127.0.0.1",
            "userAgent": request.headers.get("User-Agent", ""),
        },
        "requestId": str(uuid.uuid4()),
        "routeKey": route,
        "stage": "$default",
        "time": datetime.fromtimestamp(now, UTC).strftime("%d/%b/%Y:%H:%M:%S +0000"),
        "timeEpoch": int(now * 1000),
    }
