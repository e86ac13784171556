"""How large the functions are as they are deployed."""

import subprocess
import sys
import tempfile
from pathlib import Path

from laptop.intrinsics import load_template
from tests.bench.shown import note, section, table
from tests.played import ROOT

AIM = 8_000_000
REQUIREMENTS = ROOT / "functions/requirements.txt"
PLATFORM = "aarch64-manylinux_2_28"
SHOWN = 8
"""How many of the largest parts are named one by one."""
OWN = "our own code and pages"

COUNTED = """
functions/ and its requirements unzipped, for {python} on arm64, without boto3, which the runtime
brings along: sums of the files' bytes, MB of a million. All functions have the same CodeUri, so
`sam build` makes this once and every function gets it. Aim: under 8 MB.
"""


def show() -> None:
    """Print what the built functions weigh, and what weighs most."""
    python = load_template(ROOT / "template.yaml")["Parameters"]["Runtime"]["Default"]
    section("Size of the built functions", COUNTED.format(python=python))
    with tempfile.TemporaryDirectory() as folder:
        _install(Path(folder), python.removeprefix("python"))
        parts = {path.name: _bytes(path) for path in Path(folder).iterdir()}
    parts[OWN] = _bytes(ROOT / "functions")
    largest = sorted(parts.items(), key=lambda part: part[1], reverse=True)
    rest = sum(weight for _, weight in largest[SHOWN:])
    rows = [*largest[:SHOWN], ("everything else", rest), ("together", sum(parts.values()))]
    table(("part", "MB"), [(name, f"{weight / 1e6:.2f}") for name, weight in rows])
    note(f"Aim {'met' if sum(parts.values()) < AIM else 'missed'}.")


def _install(folder: Path, version: str) -> None:
    """Put the requirements into a folder, as wheels for the functions' machine."""
    subprocess.run(
        [
            Path(sys.executable).with_name("uv"), "pip", "install", "--quiet", "--no-deps",
            "--target", folder, "--python-platform", PLATFORM, "--python-version", version,
            "--only-binary", ":all:", "--requirement", REQUIREMENTS,
        ],
        check=True,
    )  # fmt: skip


def _bytes(path: Path) -> int:
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(
        one.stat().st_size for one in files if one.is_file() and "__pycache__" not in one.parts
    )
