"""Everything behind one address, as the distribution does it, and the laptop's own pages beside."""

from collections.abc import Callable, Iterable
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Protocol

from werkzeug.wrappers import Request, Response

from laptop.shown_problems import ShownProblems
from laptop.stack import Behaviour

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment


class Answers(Protocol):
    """Anything that makes a response of a request."""

    def answer(self, request: Request) -> Response:
        """Return the response."""


class FrontDoor:
    """The application that the web server runs.

    `own_pages` are the laptop's, by the beginning of their address; they set what headers they
    need and get the site's for the rest.
    """

    def __init__(
        self,
        behaviours: tuple[Behaviour, ...],
        api: Answers,
        site: Answers,
        own_pages: dict[str, Callable[[Request], Response]],
        problems: ShownProblems,
    ) -> None:
        """Take the behaviours in their order; the last one matches everything."""
        self._behaviours = behaviours
        self._api = api
        self._site = site
        self._own_pages = own_pages
        self._problems = problems

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer one request."""
        request = Request(environ)
        response = self._answer(request)
        return response(environ, start_response)

    def _answer(self, request: Request) -> Response:
        own = next(
            (page for at, page in self._own_pages.items() if request.path.startswith(at)), None
        )
        if own is not None:
            response, headers = own(request), dict(self._behaviours[-1].headers)
            headers = {name: line for name, line in headers.items() if name not in response.headers}
        else:
            behaviour = next(at for at in self._behaviours if fnmatchcase(request.path, at.pattern))
            response = (self._api if behaviour.to_api else self._site).answer(request)
            headers = dict(behaviour.headers)
        response.headers.update(headers)
        self._problems.put_on(response)
        return response
