"""`/inbox/`: every letter the pool has sent, as a reader would see it. On the laptop only.

`/inbox/` lists them, `/inbox/latest?to=ADDRESS` leads to the newest, `/inbox/NAME/` shows one,
`/inbox/NAME/html` is its HTML part alone, `/inbox/NAME/files/N` an attachment and
`/inbox/NAME.eml` the letter as it was sent.
"""

import re
from pathlib import Path

from werkzeug.http import dump_options_header
from werkzeug.utils import redirect
from werkzeug.wrappers import Request, Response

from directory.shell import fill
from laptop.inbox_pages import STYLE, letter_page, list_page
from laptop.letters_kept import KeptLetter, letters, raw_letter, read_letter

LETTER = re.compile(r"/inbox/([^/]+)/(html|files/\d+)?")
RAW = re.compile(r"/inbox/([^/]+)\.eml")
ALLOWED = "allow-top-navigation-by-user-activation"
HTML_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; "
    f"base-uri 'none'; frame-ancestors 'self'; sandbox {ALLOWED}"
)
FRAME_HEADERS = {"Content-Security-Policy": HTML_POLICY, "X-Frame-Options": "SAMEORIGIN"}
FILE_POLICY = {"Content-Security-Policy": "default-src 'none'; sandbox"}
STYLESHEET = "/inbox/inbox.css"
LINK = f'<link rel="stylesheet" href="{STYLESHEET}">'
LINKS_LEAVE_THE_FRAME = '<base target="_top">'


class Inbox:
    """The pages of the letters in a folder, in the shell of the site."""

    def __init__(self, folder: Path, shell: Path, site_policy: str) -> None:
        """`site_policy` is the site's Content-Security-Policy; a letter's page may frame, too."""
        self._folder = folder
        self._shell = shell
        self._policy = f"{site_policy.rstrip('; ')}; frame-src 'self'"

    def answer(self, request: Request) -> Response:
        """Show the list, a letter, a part of one; or say that there is none."""
        if request.path == "/inbox/latest":
            return self._latest(request.args.get("to"))
        if request.path == STYLESHEET:
            return Response(STYLE, mimetype="text/css")
        if request.path in {"/inbox", "/inbox/"}:
            return self._page(list_page(letters(self._folder)))
        if match := LETTER.fullmatch(request.path):
            return self._letter(match[1], match[2])
        if match := RAW.fullmatch(request.path):
            return self._raw(match[1])
        return _no_such_letter()

    def _latest(self, address: str | None) -> Response:
        every = letters(self._folder)
        found = next((each for each in every if address is None or each.goes_to(address)), None)
        return _no_such_letter() if found is None else redirect(f"/inbox/{found.name}/", 302)

    def _letter(self, name: str, part: str | None) -> Response:
        letter = read_letter(self._folder, name)
        if letter is None:
            return _no_such_letter()
        if part is None:
            return self._page(letter_page(letter))
        return _html(letter) if part == "html" else _file(letter, int(part.rpartition("/")[2]))

    def _raw(self, name: str) -> Response:
        raw = raw_letter(self._folder, name)
        if raw is None:
            return _no_such_letter()
        return Response(raw, mimetype="text/plain", headers=FILE_POLICY)

    def _page(self, page: tuple[str, str]) -> Response:
        title, content = page
        filled = fill(self._shell.read_text(), title=title, content=content, head=LINK)
        headers = {"Content-Security-Policy": self._policy, "Cache-Control": "no-store"}
        return Response(filled, mimetype="text/html", headers=headers)


def _html(letter: KeptLetter) -> Response:
    html = letter.body("html")
    if html is None:
        return _no_such_letter()
    return Response(LINKS_LEAVE_THE_FRAME + html, mimetype="text/html", headers=FRAME_HEADERS)


def _file(letter: KeptLetter, number: int) -> Response:
    files = letter.attachments()
    if number >= len(files):
        return _no_such_letter()
    name = re.sub(r"[^\w. -]", "_", files[number].name)
    headers = {
        **FILE_POLICY,
        "Content-Disposition": dump_options_header("attachment", {"filename": name}),
    }
    return Response(files[number].content, mimetype=files[number].content_type, headers=headers)


def _no_such_letter() -> Response:
    return Response("There is no such letter.", 404, mimetype="text/plain")
