"""How long the whole site takes to build with many biographies."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tests.bench.biographies import WORDS, make_project
from tests.bench.shown import section, table
from tests.played import ROOT

COUNTS = (1_000, 10_000)
COUNTED = f"""
The whole site (check, prose, profiles, browse pages, Pagefind's index) of made-up biographies of
about {WORDS} words, once each. The floor does the least in one process: read the same files, parse
them with CSafeLoader, render them with Python-Markdown, write one page each. `seconds` passed on
the clock, `work` is processor time of all processes, each ratio is to the floor's own. `MB` is the
most memory the builder itself held, `helper MB` the largest process it started, which is Pagefind
where there are many; `files` is how many were written.
"""


def show() -> None:
    """Print times and memory for each number of biographies."""
    section("Building the site", COUNTED)
    rows = [row for count in COUNTS for row in _rows(count)]
    table(
        ("biographies", "what", "seconds", "ratio", "work", "ratio", "MB", "helper MB", "files"),
        rows,
    )


def _rows(count: int) -> list[tuple[str, ...]]:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        make_project(root, count)
        taken = {what: _taken(what, root, Path(folder) / what) for what in ("floor", "build")}
    return [(f"{count:,}", what, *_figures(one, taken["floor"])) for what, one in taken.items()]


def _figures(taken: Mapping[str, float], floor: Mapping[str, float]) -> list[str]:
    compared = [
        text
        for name in ("seconds", "work")
        for text in (f"{taken[name]:.1f}", f"{taken[name] / floor[name]:.2f}")
    ]
    return [*compared, *(f"{taken[name]:,.0f}" for name in ("own", "helper", "files"))]


def _taken(what: str, root: Path, out: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.bench.build_once", what, str(root), str(out)]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    files = sum(1 for path in out.rglob("*") if path.is_file())
    return {**json.loads(done.stdout), "files": files}
