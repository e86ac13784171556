"""What actions cost: read and write units by DynamoDB's published rules, and their price."""

from collections.abc import Mapping
from math import ceil
from typing import Any

from tests.bench.journey import AIMS, journey
from tests.bench.meter import Calls, Item, Write
from tests.bench.shown import note, section, table

READ_BLOCK, WRITE_BLOCK = 4096, 1024
TRANSACTIONAL = 2
USD_PER_MILLION_READS, USD_PER_MILLION_WRITES = 0.125, 0.625
PRICE = "on demand, us-east-1, standard table class; AWS price list since 1 November 2024"
COUNTED = f"""
From the sizes of the very items that were read and written, as the emulator does not count units.
A strongly consistent BatchGetItem takes one unit for each item and 4 KB begun, a missing item too;
a transaction takes two for each item and 1 KB begun, of the larger of before and after; an entry
of the index one for each 1 KB begun, and both places' where it moves. Aims of {len(AIMS)}
characters, three open requests, all schemes and mentors of this repository; with the call's own
session read.
"""


def show() -> None:
    """Print units and money for each action."""
    section("Read and write units per action", COUNTED)
    table(
        ("action", "items read", "read units", "written", "write units", "bytes", "USD per 1,000"),
        [(name, *_figures(calls)) for name, calls in journey().items()],
    )
    note(
        f"`bytes` is the largest item written. Price: {USD_PER_MILLION_READS} USD a million read "
        f"units, {USD_PER_MILLION_WRITES} USD a million write units ({PRICE})."
    )


def read_units(operation: str, items: list[Item]) -> int:
    """Units of one strongly consistent answer: item by item, or, for a query, of all together."""
    sizes = [size(one) for one in items]
    return sum(
        _blocks(one, READ_BLOCK) for one in ([sum(sizes)] if operation == "Query" else sizes)
    )


def write_units(write: Write) -> int:
    """Units of one item of a transaction, and of its entry in the index."""
    largest = max(size(write.before), size(write.after))
    return TRANSACTIONAL * _blocks(largest, WRITE_BLOCK) + _index_units(write)


def size(item: Item) -> int:
    """Bytes of an item: the lengths of its attributes' names and values."""
    return sum(len(name.encode()) + _value(value) for name, value in item.items())


def _figures(calls: Calls) -> tuple[str, ...]:
    reads = sum(read_units(operation, items) for operation, items in calls.read)
    writes = sum(map(write_units, calls.written))
    cost = (reads * USD_PER_MILLION_READS + writes * USD_PER_MILLION_WRITES) / 1000
    read = sum(len(items) for _, items in calls.read)
    largest = max((size(one.after) for one in calls.written), default=0)
    return (
        str(read), str(reads), str(len(calls.written)), str(writes), f"{largest:,}", f"{cost:.4f}",
    )  # fmt: skip


def _index_units(write: Write) -> int:
    entries = [one for one in (write.before, write.after) if "due_pk" in one]
    sizes = [_blocks(size(one), WRITE_BLOCK) for one in entries]
    stays = len(entries) > 1 and _place(write.before) == _place(write.after)
    return max(sizes) if stays else sum(sizes)


def _place(item: Item) -> tuple[Any, Any]:
    return item["due_pk"], item["due_sk"]


def _blocks(length: int, block: int) -> int:
    return max(1, ceil(length / block))


def _value(value: Mapping[str, Any]) -> int:
    ((kind, held),) = value.items()
    match kind:
        case "S":
            return len(held.encode())
        case "N":
            return len(held.strip("-").replace(".", "")) // 2 + 2
        case "L":
            return 3 + sum(1 + _value(one) for one in held)
        case "M":
            return 3 + sum(1 + len(name.encode()) + _value(one) for name, one in held.items())
        case _:
            return 1
