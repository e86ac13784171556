"""Decides which files of the site go to the bucket, in which order and with which headers."""

import hashlib
import mimetypes
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

A_YEAR = "public, max-age=31536000, immutable"
"""For files whose name holds a hash of their content: another content has another name."""
A_MINUTE = "public, max-age=60, must-revalidate"
"""For everything else: readers see a change soon, and ask before they load the same again."""

HASHED = re.compile(r"\.[0-9a-f]{8,}\.|\.pf_[a-z]+$")
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
ANY_BYTES = "application/octet-stream"

UNSTEADY = re.compile(r"pagefind/(?:pagefind-entry\.json$|.*\.pf_meta$)")
"""What Pagefind writes in another order each time. Its fragments hold the same facts, steadily:
while nothing else of the search index has changed, the bucket's is as good as the new one."""


@dataclass(frozen=True, order=True)
class File:
    """A file of the site: its key in the bucket, and the MD5 of its content in hexadecimal."""

    key: str
    checksum: str

    @property
    def is_page(self) -> bool:
        """Whether people open it: pages are sent after all that they need."""
        return self.key.endswith(".html")

    @property
    def content_type(self) -> str:
        """The same on every machine, whatever types that machine knows."""
        suffix = Path(self.key).suffix
        return TYPES.get(suffix) or mimetypes.types_map.get(suffix, ANY_BYTES)

    @property
    def cache_control(self) -> str:
        """How long a browser may keep it."""
        return A_YEAR if HASHED.search(self.key) and not self.is_page else A_MINUTE


@dataclass(frozen=True)
class Changes:
    """What to do, in this order: send what pages need, send the pages, remove what has gone."""

    needed: tuple[File, ...]
    pages: tuple[File, ...]
    gone: tuple[str, ...]
    unchanged: int

    def __bool__(self) -> bool:
        """Whether there is anything to do."""
        return bool(self.needed or self.pages or self.gone)


def files_in(folder: Path) -> list[File]:
    """All files of the built site."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return sorted(File(path.relative_to(folder).as_posix(), _checksum(path)) for path in paths)


def changes(wanted: Iterable[File], there: Mapping[str, str]) -> Changes:
    """Compare the built files with the bucket's keys and checksums."""
    by_key = {file.key: file for file in wanted}
    checksums = {file.key: file.checksum for file in by_key.values()}
    apart = {key for key in {*checksums, *there} if checksums.get(key) != there.get(key)}
    if all(UNSTEADY.match(key) for key in apart if key.startswith("pagefind/")):
        apart = {key for key in apart if not UNSTEADY.match(key)}
    new = [by_key[key] for key in sorted(apart & by_key.keys())]
    return Changes(
        needed=tuple(file for file in new if not file.is_page),
        pages=tuple(file for file in new if file.is_page),
        gone=tuple(sorted(apart - by_key.keys())),
        unchanged=len(by_key) - len(new),
    )


def _checksum(path: Path) -> str:
    return hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()
