"""The hottest partitions of a pool for ten million people, from what each action really touches."""

import re
from collections import defaultdict
from dataclasses import dataclass
from math import ceil

from tests.bench.journey import journey
from tests.bench.meter import Calls, Item, Write
from tests.bench.shown import note, section, table
from tests.bench.units import WRITE_BLOCK, read_units, size, write_units

READS_A_SECOND, WRITES_A_SECOND = 3_000, 1_000
"""What one partition of DynamoDB serves, in units; published limits."""
RATES = {
    "the session by itself": 550.0,
    "asking, the third of three": 11.0,
    "answering no": 4.0,
    "answering yes, with two others": 3.0,
    "withdrawing": 2.0,
    "booking": 22.0,
    "moving": 3.0,
    "cancelling": 3.0,
    "unpairing": 1.7,
    "sending its letter": 60.0,
}
"""How often in the busiest second. Ten million people open two pages a week, ask twice, book four
times and unpair 0.3 times a year; all of it in four hours of each working day, twice that at the
worst."""
LARGEST_SCHEME, BEST_KNOWN_MENTOR = 0.5, 0.005
SHARES = {
    "PROGRAMME": ("PROGRAMME", 1.0),
    "SCHEME": ("SCHEME#s, the largest scheme", LARGEST_SCHEME),
    "FACTS": ("FACTS#s#part, the same", LARGEST_SCHEME / 4),
    "COORDINATE": ("index COORDINATE#s, the same", LARGEST_SCHEME),
    "MENTOR": ("MENTOR#m, the best known mentor", BEST_KNOWN_MENTOR),
    "TRACES": ("TRACES#m, the same", BEST_KNOWN_MENTOR),
    "DUE": ("index DUE#date#part", 1 / 8),
    "UNSENT": ("index UNSENT#date#part", 1 / 8),
    "PERSON": ("PERSON#p", 1e-6),
    "OUTBOX": ("OUTBOX#id", 1e-6),
}
"""The hottest partition of each sort, and its share of all that goes to that sort."""
COUNTED = """
Units of each action as `units` counts them, laid on the partitions that they touch, at the rates
of ten million people in the busiest second; of each sort the hottest partition. `share` is of what
one partition serves: 3,000 read units and 1,000 write units a second.
"""
SORT = re.compile(r"[A-Z]+")


@dataclass(frozen=True)
class Load:
    """Units a second, over all partitions of each sort."""

    reads: defaultdict[str, float]
    writes: defaultdict[str, float]


def show() -> None:
    """Print the hottest partition of each sort, the hottest of all first."""
    section("The hottest partitions at ten million people", COUNTED)
    load = _load()
    rows = []
    for sort, (name, share) in SHARES.items():
        reads, writes = load.reads[sort] * share, load.writes[sort] * share
        most = max(reads / READS_A_SECOND, writes / WRITES_A_SECOND)
        rows.append((most, (name, f"{reads:.1f}", f"{writes:.1f}", f"{most:.1%}")))
    heads = ("partition", "read units a second", "write units", "share")
    table(heads, [row for _, row in sorted(rows, reverse=True)])
    unknown = sorted({*load.reads, *load.writes} - SHARES.keys())
    note(f"Touched too, and spread like people: {', '.join(unknown) or 'nothing'}.")


def _load() -> Load:
    load, played = Load(defaultdict(float), defaultdict(float)), journey()
    for action, rate in RATES.items():
        _add(load, played[action], rate)
    return load


def _add(load: Load, calls: Calls, rate: float) -> None:
    for operation, items in calls.read:
        for one in items:
            load.reads[_sort(one, "pk")] += rate * read_units(operation, [one])
    for write in calls.written:
        item = write.after or write.before
        bare = Write(_unindexed(write.before), _unindexed(write.after))
        load.writes[_sort(item, "pk")] += rate * write_units(bare)
        for one in (each for each in (write.before, write.after) if "due_pk" in each):
            load.writes[_sort(one, "due_pk")] += rate * max(1, ceil(size(one) / WRITE_BLOCK))


def _unindexed(item: Item) -> Item:
    """The item as the table alone keeps it."""
    return {name: value for name, value in item.items() if not name.startswith("due_")}


def _sort(item: Item, key: str) -> str:
    if key not in item:
        return "PERSON"
    found = SORT.match(str(item[key]["S"]))
    return found[0] if found else "PERSON"
