"""Reading and writing more than one call takes."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from itertools import islice
from typing import Any, TypeVar

from mentoring.adapters.changes import Conflict, Put
from mentoring.domain.refusals import Overtaken

T = TypeVar("T")
U = TypeVar("U")
AT_ONCE = 90
"""Items read or written together, under DynamoDB's 100 a call."""
MOST_ATTEMPTS = 5


def persist(store: Any, changed: Callable[[], list[Any]]) -> int:
    """Write what differs, deciding anew where somebody acted meanwhile.

    Raises Overtaken after some tries.
    """
    for _ in range(MOST_ATTEMPTS):
        values = changed()
        try:
            for some in in_batches(values):
                store.save([Put(one) for one in some])
        except Conflict:
            continue
        return len(values)
    raise Overtaken


def load(store: Any, wanted: Sequence[Any]) -> list[Any]:
    """Read as many values as are wanted, in as many calls as that takes."""
    return [one for some in in_batches(wanted) for one in store.load(*some)]


def side_by_side(first: Callable[[], T], *others: Callable[[], U]) -> tuple[T, list[U]]:
    """Do several readings at the same time, which takes no longer than the longest of them."""
    if not others:
        return first(), []
    with ThreadPoolExecutor(len(others)) as threads:
        begun = [threads.submit(copy_context().run, one) for one in others]
        return first(), [one.result() for one in begun]


def in_batches(values: Iterable[T], size: int = AT_ONCE) -> Iterator[tuple[T, ...]]:
    """Part values into what one call takes."""
    rest = iter(values)
    while some := tuple(islice(rest, size)):
        yield some
