"""Spreads work over two processes where there is enough of it to pay for starting them."""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")
ENOUGH = 500
PROCESSES = 2
BATCH = 200


def for_each(work: Callable[[Given], Made], given: Sequence[Given]) -> Iterable[Made]:
    """Return what `work` makes of each, in order. `work` has to be importable by its name."""
    if len(given) <= ENOUGH:
        return map(work, given)
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as workers:
        return list(workers.map(work, given, chunksize=BATCH))
