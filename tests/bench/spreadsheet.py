"""How long a list of many mentors takes to come in and to go out."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.biographies import WORDS, make_project
from tests.bench.shown import section, table
from tests.played import ROOT

COUNT = 5_000
COUNTED = f"""
{COUNT:,} made-up mentors with biographies of about {WORDS} words, each command once in a process of
its own. `seconds` passed on the clock, `work` is processor time, of which the kernel, creating
files, had `kernel`. The floor is openpyxl or csv alone, reading every cell of the same file. `new`
writes all files, `same` finds that nothing changed.
"""
FLOORS = {
    "xlsx": "import openpyxl, sys; book = openpyxl.load_workbook(sys.argv[1], read_only=True); "
    "print(sum(1 for row in book.worksheets[0].iter_rows(values_only=True)))",
    "csv": "import csv, sys; "
    "print(sum(1 for row in csv.reader(open(sys.argv[1], encoding='utf-8-sig', newline=''))))",
}


def show() -> None:
    """Print how long export and import take, for both kinds of file."""
    section("Mentors from a spreadsheet", COUNTED)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        make_project(root, COUNT)
        rows = [row for kind in FLOORS for row in _rows(root, Path(folder) / f"all.{kind}", kind)]
    table(("what", "seconds", "work", "kernel"), rows)


def _rows(root: Path, file: Path, kind: str) -> Iterator[tuple[str, ...]]:
    exported = _taken("-m", "directory", "--root", str(root), "export", str(file))
    floor = _taken("-c", FLOORS[kind], str(file))
    shutil.rmtree(root / "mentors")
    (root / "mentors").mkdir()
    command = ("-m", "directory", "--root", str(root), "import", str(file))
    taken = {"floor": floor, "export": exported, "import, new": _taken(*command)}
    taken["import, same"] = _taken(*command)
    for what, figures in taken.items():
        yield f"{kind}: {what}", *(f"{seconds:.1f}" for seconds in figures)


def _taken(*arguments: str) -> tuple[float, float, float]:
    before, began = os.times(), time.perf_counter()
    subprocess.run([sys.executable, *arguments], cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
    passed, after = time.perf_counter() - began, os.times()
    kernel = after.children_system - before.children_system
    return passed, after.children_user - before.children_user + kernel, kernel
