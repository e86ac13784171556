"""One build in a process of its own: arguments are what builds it, root and out.

Prints as JSON what it took: seconds on the clock, seconds of work, and megabytes at the peak:
its own, and those of the largest process that it started.
"""

import json
import resource
import sys
import time
from pathlib import Path

import markdown
import yaml

from directory.build import build
from tests.bench.other_builders import hugo, material
from tests.played import ROOT

SHELL = ROOT / "functions/mentoring/pages/shell.html"
CONTENT = "<!-- shell:content -->"


def floor(root: Path, out: Path) -> None:
    """Read every biography, turn it into a page and write that, with the plain tools only."""
    shell = SHELL.read_text(encoding="utf-8")
    for file in sorted((root / "mentors").iterdir()):
        fields = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        page = out / "mentors" / file.stem / "index.html"
        page.parent.mkdir(parents=True)
        filled = shell.replace(CONTENT, markdown.markdown(fields["biography"]))
        page.write_text(filled, encoding="utf-8")


def whole(root: Path, out: Path) -> None:
    """Build it as we do."""
    if problems := build(root, out):
        raise SystemExit("\n".join(map(str, problems[:10])))


BUILDERS = {
    "floor": floor,
    "ours": whole,
    "hugo": hugo,
    "hugo-lists": hugo,
    "material": material,
}


def main(what: str, root: Path, out: Path) -> int:
    """Do it and print what it took."""
    began, worked = time.perf_counter(), _work()
    BUILDERS[what](root, out)
    seconds = time.perf_counter() - began
    helper = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    taken = {"seconds": seconds, "work": _work() - worked, "own": _peak(), "helper": helper}
    print(json.dumps(taken))
    return 0


def _work() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _peak() -> float:
    """Megabytes this process held at most; `getrusage` would count what its parent held, too."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    (held,) = [line for line in status.splitlines() if line.startswith("VmHWM:")]
    return int(held.split()[1]) / 1024


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])))
