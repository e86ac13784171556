"""Two states of the site beside each other: which pages a change touches."""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path

from directory.answer import Change, Page
from directory.build import INDEX_FOLDER
from directory.from_disk import PAGE, targets

TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
ORDER = tuple(Change)

Files = Mapping[str, Path]
"""The files of a site by their names below its folder."""


def files(folder: Path) -> dict[str, Path]:
    """Name all files of a site but its search index."""
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*")}
    return {
        name: path
        for name, path in found.items()
        if path.is_file() and not name.startswith(f"{INDEX_FOLDER}/")
    }


def compare(before: Files, now: Files) -> list[Page]:
    """Return the pages that were added, changed or removed: those of mentors first.

    A page changes with its own bytes, and with any picture or style that it shows.
    """
    return sorted(_touched(before, now), key=_order)


def _touched(before: Files, now: Files) -> Iterator[Page]:
    others = {name for name in {*before, *now} if not name.endswith(PAGE)}
    stale = {name for name in others if _bytes(before, name) != _bytes(now, name)}
    for name in {*before, *now} - others:
        there = now if name in now else before
        text = there[name].read_text(encoding="utf-8")
        change = _change(name, text, stale, before, now)
        if change:
            yield Page(change, name, _title(text))


def _change(name: str, text: str, stale: set[str], before: Files, now: Files) -> Change | None:
    if name not in before:
        return Change.ADDED
    if name not in now:
        return Change.REMOVED
    same = _bytes(before, name) == _bytes(now, name) and not stale & targets(text, name)
    return None if same else Change.CHANGED


def _bytes(where: Files, name: str) -> bytes | None:
    return where[name].read_bytes() if name in where else None


def _title(text: str) -> str:
    """What a page is called, without the programme's name behind it."""
    found = TITLE.search(text)
    title = unescape(found[1]) if found else ""
    return title.rpartition(" - ")[0] or title


def _order(page: Page) -> tuple[bool, int, str]:
    return not page.is_of_a_mentor, ORDER.index(page.change), page.file
