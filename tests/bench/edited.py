"""How long one edit takes among many: from the saved file to the page, as `make run` does it."""

import random
import tempfile
import time
from pathlib import Path
from statistics import median

from directory.build import Site
from tests.bench.biographies import make_project
from tests.bench.shown import section, table

COUNTS = (100, 1_000, 10_000)
EDITS = 7
COUNTED = f"""
One biography saved with a new word, and the site built again by the process that built it before,
without the prose and with the search index to follow: the median of {EDITS}. `page` is the time
until the page stands; watching the folder adds about 0.06 seconds. `index` is the search index
that follows;
it is given up when more is saved meanwhile.
"""


def show() -> None:
    """Print the time of an edit for each number of biographies."""
    section("One edit among many", COUNTED)
    rows = [(f"{count:,}", *(f"{seconds:.2f}" for seconds in _edited(count))) for count in COUNTS]
    table(("biographies", "page", "index"), rows)


def _edited(count: int) -> tuple[float, float]:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        make_project(root, count)
        site = Site(root, Path(folder) / "out")
        site.build()
        files, choose = sorted((root / "mentors").iterdir()), random.Random(count)
        pages = [_page(site, choose.choice(files)) for _ in range(EDITS)]
        began = time.perf_counter()
        site.index()
        return median(pages), time.perf_counter() - began


def _page(site: Site, file: Path) -> float:
    file.write_text(file.read_text().replace("biography: '", "biography: 'Edited. "))
    began = time.perf_counter()
    _, problems = site.build(prose=False, index=False)
    taken = time.perf_counter() - began
    if problems:
        raise SystemExit("\n".join(map(str, problems)))
    return taken
