"""Pages of the site that open from a folder, without a server: every address in them is looked at.

What is in the folder is linked there; other pages of the site lead to the live one where its
address is known, and all else to a page that says so.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from html import escape, unescape
from posixpath import dirname, relpath
from urllib.parse import quote, unquote, urljoin, urlsplit

TAG = re.compile(r"""<[a-zA-Z](?:"[^"]*"|'[^']*'|[^'">])*>""")
ADDRESS = re.compile(r'(?<=\s)(href|src|action)="([^"]*)"')
SETS = re.compile(r'\ssrcset="[^"]*"')
SCRIPT = re.compile(r"<script\b[^>]*>.*?</script>\n?", re.DOTALL)
PAGE = ".html"
PAGES = "pages"
ELSEWHERE = "elsewhere.html"
INDEX = "index.html"
OF_PREVIEW = "preview:"
"""The address, in our own templates only, of the page that lists all pages of the preview."""


@dataclass(frozen=True)
class Folder:
    """What addresses may lead to: `kept` is in the folder, `site` are all files of the site."""

    kept: Collection[str]
    site: Collection[str]
    site_url: str = ""

    def open_from_disk(self, page: str, file: str, place: str) -> str:
        """Return the page `file` of the site as it opens from `place` in the folder.

        Its scripts stay out: a browser runs none of them from a folder.
        """

        def attribute(found: re.Match[str]) -> str:
            return f'{found[1]}="{escape(self._address(unescape(found[2]), file, place))}"'

        def tag(found: re.Match[str]) -> str:
            return ADDRESS.sub(attribute, SETS.sub("", found[0]))

        return TAG.sub(tag, SCRIPT.sub("", page))

    def _address(self, written: str, file: str, place: str) -> str:
        if written == OF_PREVIEW:
            return _way(INDEX, place)
        target = target_of(written, file)
        if target is None or written.startswith("#"):
            return written
        if target in self.kept:
            fragment = urlsplit(written).fragment
            return _way(f"{PAGES}/{target}", place) + (f"#{fragment}" if fragment else "")
        if self.site_url and target in self.site:
            return self.site_url.rstrip("/") + urljoin(f"/{quote(file)}", written)
        return _way(ELSEWHERE, place)


def _way(target: str, place: str) -> str:
    return quote(relpath(target, dirname(place) or "."))


def target_of(written: str, file: str) -> str | None:
    """Name the file of the site that an address in `file` leads to; None outside the site."""
    try:
        parts = urlsplit(urljoin(f"/{quote(file)}", written))
    except ValueError:
        return None
    if parts.scheme or parts.netloc:
        return None
    path = unquote(parts.path).removeprefix("/")
    return f"{path}index.html" if not path or path.endswith("/") else path


def targets(page: str, file: str) -> set[str]:
    """Name all files of the site that a page leads to, its pictures and styles included."""
    found = (one for tag in TAG.findall(page) for one in ADDRESS.findall(tag))
    named = {target_of(unescape(written), file) for _, written in found}
    return {one for one in named if one is not None}


def in_shown(shown: str, notice: str) -> str:
    """Put a notice on top of what a page says."""
    return re.sub(
        r'<article id="content"[^>]*>', lambda found: f"{found[0]}{notice}", shown, count=1
    )
