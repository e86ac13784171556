"""How long a function takes to start, next to what any function with a table has to import."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from laptop.stack import read_stack
from tests.bench.shown import note, section, table
from tests.played import ROOT

AIM, ROUNDS = 1.35, 7
FLOOR = 'import boto3; boto3.client("dynamodb")'
CLIENT = "from mentoring import wiring; wiring.means()"
SENDER = "wiring.sender()"
SETTINGS = {
    "AWS_DEFAULT_REGION": "eu-west-2",
    "TABLE_NAME": "pool",
    "LEDGER_NAME": "ledger",
    "ORIGIN_KEY": "bench",
    "POWERTOOLS_SERVICE_NAME": "mentor-pool",
    "SITE_URL": "https://pool.example",
    "SENDER": "mentoring@gov.example",
}
COUNTED = f"""
Each line is a fresh interpreter that does nothing else; medians of {ROUNDS}, floor and functions in
turn within each round. `seconds` passed on the clock, `work` is processor time (user and system),
which others on the machine disturb less; each ratio is to the floor's own. The floor is `{FLOOR}`.
Aim for importing a function's module: at most {AIM}. `and client` makes the store's client too, as
the floor does; a function makes it at its first call.
"""


def show() -> None:
    """Print the figures with bytecode and without."""
    section("Import time of the functions", COUNTED)
    note("From bytecode, as Python keeps it after a first run:")
    with tempfile.TemporaryDirectory() as cache:
        _table({"PYTHONPYCACHEPREFIX": cache})
    note("From source, as `sam build` packs it and as a first start on Lambda finds our files:")
    _table({"PYTHONPYCACHEPREFIX": os.devnull, "PYTHONDONTWRITEBYTECODE": "1"})


def _snippets() -> dict[str, str]:
    modules = [one.module for one in read_stack(ROOT / "template.yaml").functions]
    return {
        "floor": FLOOR,
        **{f"{name}.py": f"import {name}" for name in modules},
        "pairing_requests.py and client": f"import pairing_requests; {CLIENT}",
        "letters.py, client and templates": f"import letters; {CLIENT}; {SENDER}",
    }


def _table(keeping: Mapping[str, str]) -> None:
    inherited = {name: text for name, text in os.environ.items() if not name.startswith("PYTHON")}
    environment = {**inherited, **SETTINGS, "PYTHONPATH": str(ROOT / "functions"), **keeping}
    snippets = _snippets()
    for code in snippets.values():
        _started(code, environment)
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in snippets}
    for _ in range(ROUNDS):
        for name, code in snippets.items():
            times[name].append(_started(code, environment))
    floor = _medians(times["floor"])
    rows = [(name, *_figures(_medians(taken), floor)) for name, taken in times.items()]
    table(("imported", "seconds", "ratio", "work", "ratio"), rows)


def _figures(taken: Sequence[float], floor: Sequence[float]) -> list[str]:
    return [
        text
        for one, least in zip(taken, floor, strict=True)
        for text in (f"{one:.2f}", f"{one / least:.2f}")
    ]


def _medians(times: Sequence[tuple[float, float]]) -> list[float]:
    return [statistics.median(column) for column in zip(*times, strict=True)]


def _started(code: str, environment: Mapping[str, str]) -> tuple[float, float]:
    """Run code in an interpreter of its own; return seconds passed and seconds of work."""
    began = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-c", code], env=environment, cwd=Path(os.sep))
    _, status, used = os.wait4(process.pid, 0)
    passed = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, code
    return passed, used.ru_utime + used.ru_stime
