"""Figures as aligned text."""

from collections.abc import Callable, Sequence
from statistics import median
from textwrap import fill
from time import perf_counter

ROUNDS = 15


def section(title: str, counted: str) -> None:
    """Begin a part: what it is about, and how its figures are counted."""
    print(f"\n{title}\n{'=' * len(title)}", flush=True)
    note(counted)


def note(text: str) -> None:
    """Print a paragraph."""
    print(f"{fill(' '.join(text.split()), 100)}\n", flush=True)


def median_seconds(act: Callable[[], object]) -> float:
    """How long something takes: the middle one of fifteen rounds."""
    found = []
    for _ in range(ROUNDS):
        begin = perf_counter()
        act()
        found.append(perf_counter() - begin)
    return median(found)


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print rows under their heads: the first column to the left, figures to the right."""
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    for row in (heads, ["-" * width for width in widths], *rows):
        first, *others = (
            text.rjust(width) if place else text.ljust(width)
            for place, (text, width) in enumerate(zip(row, widths, strict=True))
        )
        print("  ".join([first, *others]).rstrip())
    print(flush=True)
