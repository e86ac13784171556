"""How soon results stand after a key or a click, in Chromium, with ten thousand biographies."""

import contextlib
import functools
import tempfile
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Page, sync_playwright

from directory.build import build
from tests.bench.biographies import make_project
from tests.bench.shown import section, table
from tests.chromium import find

COUNT = 10_000
WORDS = ("surveyor", "clinical lead", "director", "resilience", "cardiff")
KEYS_APART = 500
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
COUNTED = f"""
{COUNT:,} biographies, served from this machine, everything loaded once before. `key` is the
time from a key to the cards of its results, the pause that waits for the next key included;
`filter` the same from a click on a filter's value. `pagefind` is its own call for the same words
with the first cards' data, without ours: the plain tool. Medians in milliseconds.
"""
WATCH = """() => {
  window.taken = [];
  const list = document.getElementById("results");
  let began;
  const start = () => (began = performance.now());
  addEventListener("input", start, true);
  new MutationObserver(() => {
    if (began) requestAnimationFrame(() => {
      if (began) window.taken.push(performance.now() - began);
      began = undefined;
    });
  }).observe(list, { childList: true });
}"""
PLAIN = """async (words) => {
  const pagefind = await import("/pagefind/pagefind.js");
  const began = performance.now();
  const answer = await pagefind.search(words);
  await Promise.all(answer.results.slice(0, 20).map((one) => one.data()));
  return performance.now() - began;
}"""


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_args: Any) -> None:
        """Say nothing."""


def show() -> None:
    """Print medians over some words and filters."""
    section("Typing and filtering", COUNTED)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        make_project(root, COUNT)
        if problems := build(root, Path(folder) / "out"):
            raise SystemExit("\n".join(map(str, problems)))
        with served(Path(folder) / "out") as url, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find(), args=FLAGS)
            page = browser.new_page()
            page.goto(url)
            key, click, plain = _typed(page), _clicked(page), _plain(page)
            browser.close()
    rows = [("key", key), ("filter", click), ("pagefind", plain)]
    table(("what", "median ms", "to pagefind"), [
        (name, f"{one:.0f}", f"{one / plain:.1f}") for name, one in rows
    ])  # fmt: skip


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder while the block runs; give its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()


def _typed(page: Page) -> float:
    field = page.get_by_label("Search in your own words")
    page.wait_for_timeout(2000)
    for words in WORDS:
        field.fill(words)
        page.wait_for_timeout(600)
    page.evaluate(WATCH)
    for words in (*WORDS, *WORDS):
        field.fill("")
        for letter in words:
            page.wait_for_timeout(KEYS_APART)
            field.press(letter if letter != " " else "Space")
        page.wait_for_timeout(KEYS_APART)
    return float(median(page.evaluate("window.taken")))


def _clicked(page: Page) -> float:
    page.get_by_label("Search in your own words").fill("")
    page.wait_for_timeout(600)
    page.evaluate("window.taken = []")
    for _ in range(2):
        for number in range(4):
            page.evaluate(
                "(number) => document.querySelectorAll('#filters input')[number].click()", number
            )
            page.wait_for_timeout(700)
    return float(median(page.evaluate("window.taken")))


def _plain(page: Page) -> float:
    return median(float(page.evaluate(PLAIN, words)) for words in (*WORDS, *WORDS))
