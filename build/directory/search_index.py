"""The search index: Pagefind's program reads the lean records and writes what the browser loads."""

import shutil
import subprocess
import sys
from pathlib import Path

NOT_USED = ("pagefind-ui*", "pagefind-modular*", "pagefind-component*", "pagefind-highlight*")


class NotIndexed(Exception):
    """The search index could not be written; the message says why."""


def write_index(records: Path, out: Path) -> None:
    """Index the records under `records` into `out`/pagefind. Raises NotIndexed."""
    place = out / "pagefind"
    shutil.rmtree(place, ignore_errors=True)
    command = [
        sys.executable,
        "-m",
        "pagefind",
        "--site",
        str(records),
        "--output-path",
        str(place),
    ]
    done = subprocess.run([*command, "--silent"], capture_output=True, text=True, check=False)  # noqa: S603 - fixed command
    if done.returncode:
        raise NotIndexed(f"The search index could not be written: {done.stderr.strip()[:500]}")
    for pattern in NOT_USED:
        for path in place.glob(pattern):
            path.unlink()
