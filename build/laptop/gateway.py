"""The API: the routes that template.yaml declares, each answered by its function."""

import json
import logging
import re
from collections.abc import Iterator
from functools import cache

from werkzeug.exceptions import HTTPException
from werkzeug.routing import Map, Rule
from werkzeug.wrappers import Request, Response

from laptop.event import event_from, raw_path, response_from
from laptop.functions import Functions
from laptop.stack import Function

GREEDY = re.compile(r"\{(\w+)\+\}")
NAMED = re.compile(r"\{(\w+)\}")
LOG = logging.getLogger(__name__)
Routes = tuple[tuple[str, str], ...]
"""Of a function: pairs of method and path."""


class Gateway:
    """Answers a request by the function whose route it matches, or with the API's own 404."""

    def __init__(
        self, stack_functions: tuple[Function, ...], functions: Functions, origin_key: str
    ) -> None:
        """`origin_key` is what the distribution would add, so that the API knows its callers."""
        self._functions = functions
        self._origin_key = origin_key
        self._routes = _map(tuple((each.name, each.routes) for each in stack_functions))

    def answer(self, request: Request) -> Response:
        """Return the function's response; 404 without a route; 500 where the function raises."""
        path = raw_path(request)
        try:
            matched, arguments = self._routes.bind("").match(
                request.path.rstrip("/") or "/", request.method
            )
        except HTTPException:
            return _message(404, "Not Found")
        function, route = matched
        if not route.startswith((f"{request.method} ", "ANY ")):  # GET matches HEAD here only
            return _message(404, "Not Found")
        event = event_from(request, path, route, arguments, self._origin_key)
        try:
            return response_from(self._functions.call(function, event))
        except Exception:
            LOG.exception("%s failed at %s", function, route)
            return _message(500, "Internal Server Error")


@cache
def _map(functions: tuple[tuple[str, Routes], ...]) -> Map:
    """Compiling the routes takes longer than most answers; nothing changes them afterwards."""
    return Map(list(_rules(functions)), merge_slashes=False)


def _rules(functions: tuple[tuple[str, Routes], ...]) -> Iterator[Rule]:
    for name, routes in functions:
        for method, path in routes:
            rule = NAMED.sub(r"<\1>", GREEDY.sub(r"<path:\1>", path))
            methods = None if method == "ANY" else [method]
            yield Rule(rule, methods=methods, endpoint=(name, f"{method} {path}"))


def _message(status: int, text: str) -> Response:
    return Response(json.dumps({"message": text}), status, mimetype="application/json")
