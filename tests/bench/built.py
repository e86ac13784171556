"""How long the whole site takes to build with many biographies, beside other builders."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tests.bench.biographies import WORDS, make_project
from tests.bench.other_builders import has_hugo, make_hugo, make_material
from tests.bench.shown import note, section, table
from tests.played import ROOT

COUNTS = (1_000, 10_000)
COUNTED = f"""
The whole site (check, prose, profiles, browse pages, Pagefind's index) of made-up biographies of
about {WORDS} words, cold, once each, in turn. `hugo` makes the profiles alone with a bare template,
`hugo-lists` its taxonomies too, by the hundred, as our browse pages are; `material` is Material for
MkDocs. Pagefind's time over their pages is in theirs as in ours. The floor does the least in one
process: read the same files, parse them with CSafeLoader, render them with Python-Markdown, write
one page each, no search. `seconds` passed on the clock, `work` is processor time of all processes;
`ours is` says how many times theirs our clock time was. `MB` is the most memory the builder itself
held, `helper MB` the largest process it started, mostly Pagefind; `files` is how many were written.
"""


def show() -> None:
    """Print times and memory for each number of biographies."""
    section("Building the site", COUNTED)
    rows = [row for count in COUNTS for row in _rows(count)]
    heads = ("biographies", "what", "seconds", "ours is", "work", "MB", "helper MB", "files")
    table(heads, rows)
    if not has_hugo():
        note("Hugo is not installed, so there are no rows of it (Debian: apt install hugo).")


def _rows(count: int) -> list[tuple[str, ...]]:
    with tempfile.TemporaryDirectory() as folder:
        projects = _projects(Path(folder), count)
        taken = {
            what: taken_by(what, root, Path(folder) / f"{what}-out")
            for what, root in projects.items()
        }
    return [(f"{count:,}", what, *_figures(one, taken["ours"])) for what, one in taken.items()]


def _projects(folder: Path, count: int) -> dict[str, Path]:
    """Write the same biographies for every builder; return where, by the builder's name."""
    project = folder / "project"
    make_project(project, count)
    projects = {"floor": project, "ours": project}
    if has_hugo():
        for what in ("hugo", "hugo-lists"):
            projects[what] = folder / what
            make_hugo(project, folder / what, lists=what == "hugo-lists")
    projects["material"] = folder / "material"
    make_material(project, folder / "material")
    return projects


def _figures(taken: Mapping[str, float], ours: Mapping[str, float]) -> list[str]:
    return [
        f"{taken['seconds']:.1f}",
        f"{ours['seconds'] / taken['seconds']:.2f}",
        f"{taken['work']:.1f}",
        *(f"{taken[name]:,.0f}" for name in ("own", "helper", "files")),
    ]


def taken_by(what: str, root: Path, out: Path) -> dict[str, float]:
    """Build once in a process of its own; return seconds, work, megabytes and files."""
    command = [sys.executable, "-m", "tests.bench.build_once", what, str(root), str(out)]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    files = sum(1 for path in out.rglob("*") if path.is_file())
    return {**json.loads(done.stdout), "files": files}
