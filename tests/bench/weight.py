"""What a reader's browser loads, page by page, and for the first search among ten thousand."""

import gzip
import tempfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Response, sync_playwright

from directory.build import build
from tests.bench.biographies import make_project
from tests.bench.shown import section, table
from tests.bench.typed import FLAGS, served
from tests.chromium import find

COUNT = 10_000
SEARCHES = ("/?q=surveyor", "/?q=clinical+lead&offers=pairing", "/?topic=confidence")
INDEX = "/pagefind/"
PACKED = (".pagefind", ".pf_meta", ".pf_index", ".pf_filter", ".pf_fragment")
"""Packed already: these weigh over the wire what they weigh on the disk."""
COUNTED = f"""
{COUNT:,} biographies, each page opened by a browser that has nothing kept. kB of a thousand bytes,
text as gzip -6 packs it, which is the least that CloudFront does; headers are left out. `page` is
all that comes before the search begins, `search` what its script loads to answer and to show the
first twenty: engine, index, filters and rows. Aims: a page under 200 kB, a first search under 450.
"""


def show() -> None:
    """Print a row for each kind of page and search."""
    section("Weight over the wire", COUNTED)
    with tempfile.TemporaryDirectory() as folder:
        root, out = Path(folder) / "project", Path(folder) / "out"
        make_project(root, COUNT)
        if problems := build(root, out):
            raise SystemExit("\n".join(map(str, problems)))
        with served(out) as url, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find(), args=FLAGS)
            weights = {path: weigh(browser, url.rstrip("/"), path) for path in _paths(out)}
            browser.close()
    table(
        ("page", "page kB", "search kB"),
        [(path, f"{page / 1e3:.0f}", f"{search / 1e3:.0f}" if search else "")
         for path, (page, search) in weights.items()],
    )  # fmt: skip


def _paths(out: Path) -> list[str]:
    profile = min((out / "mentors").iterdir()).name
    pair = next((out / "browse/topic/confidence/at").iterdir()).name
    return [
        *("/", *SEARCHES, f"/mentors/{profile}/", "/browse/", "/browse/topic/"),
        *("/browse/topic/confidence/", f"/browse/topic/confidence/at/{pair}/", "/schemes/career/"),
    ]


def weigh(
    browser: Browser, url: str, path: str, act: Callable[[Page], object] = lambda _: None
) -> tuple[int, int]:
    """Return the bytes of a page, and of the search that it begins by itself."""
    context = browser.new_context()
    page = context.new_page()
    answers: list[Response] = []
    page.on("response", lambda one: answers.append(one))  # noqa: PLW0108 - it marks what it is given
    page.goto(url + path)
    act(page)
    page.wait_for_load_state("networkidle")
    found = [(urlsplit(one.url).path, one.body()) for one in answers if one.ok]
    context.close()
    search = sum(_packed(*one) for one in found if one[0].startswith(INDEX))
    return sum(_packed(*one) for one in found) - search, search


def _packed(path: str, body: bytes) -> int:
    return len(body) if path.endswith(PACKED) else len(gzip.compress(body, 6, mtime=0))
