"""Measures the pool: `python -m tests.bench [part …]`.

Without a part it measures all. Prints figures side by side with the plain tools' in the same run.
Never a verdict: times depend on the machine, ratios less so.
"""

import sys
from collections.abc import Callable, Mapping

from tests.bench import (
    built,
    calls,
    daily,
    edited,
    feeds,
    grown,
    hottest,
    imports,
    size,
    slots,
    spreadsheet,
    typed,
    units,
    weight,
)

PARTS: Mapping[str, Callable[[], None]] = {
    "calls": calls.show,
    "units": units.show,
    "daily": daily.show,
    "imports": imports.show,
    "size": size.show,
    "build": built.show,
    "edit": edited.show,
    "growth": grown.show,
    "typing": typed.show,
    "weight": weight.show,
    "spreadsheet": spreadsheet.show,
    "slots": slots.show,
    "feed": feeds.show,
    "hottest": hottest.show,
}


def main(chosen: list[str]) -> int:
    """Measure the parts that were named, or all, in that order."""
    unknown = [name for name in chosen if name not in PARTS]
    if unknown:
        print(f"There is no part {unknown[0]}: choose from {', '.join(PARTS)}.", file=sys.stderr)
        return 1
    for name in chosen or PARTS:
        PARTS[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
