"""The files of the built site, found as the bucket and its viewer-request function find them."""

from pathlib import Path

from werkzeug.security import safe_join
from werkzeug.utils import redirect, send_file
from werkzeug.wrappers import Request, Response

INDEX = "index.html"
TEXT_TYPES = {".html": "text/html", ".xml": "application/xml", ".ics": "text/calendar"}


class StaticFiles:
    """Answers from a folder: an index for a folder, a redirect for its name, else its 404 page."""

    def __init__(self, folder: Path) -> None:
        """Take the folder, which may be swapped for a new one at any time."""
        self._folder = folder

    def answer(self, request: Request) -> Response:
        """Send the file, a redirect to it, or the page that says there is none."""
        name = request.path.rpartition("/")[2]
        if name and "." not in name:
            return redirect(f"/{request.path.strip('/')}/{_query(request)}", 301)
        try:
            return self._file(request, request.path if name else request.path + INDEX)
        except OSError:
            return self._missing(request)

    def _file(self, request: Request, path: str) -> Response:
        found = safe_join(str(self._folder), path.lstrip("/"))
        if found is None:
            raise FileNotFoundError(path)
        suffix = Path(found).suffix
        return send_file(
            found,
            request.environ,
            mimetype=TEXT_TYPES.get(suffix),
            conditional=suffix != ".html",  # a page is sent whole, as problems may be put on it
            max_age=0,
        )

    def _missing(self, request: Request) -> Response:
        try:
            response = self._file(request, "404.html")
        except OSError:
            return Response("There is no such page.", 404, mimetype="text/plain")
        response.status_code = 404
        return response


def _query(request: Request) -> str:
    return f"?{request.query_string.decode()}" if request.query_string else ""
