"""Facts: what happened in a scheme, as numbers without people, and what they add up to (R32).

Whatever changes writes a fact with it, in the same transaction. The daily round adds facts to the
counts of their months and removes them in the same write, so each is counted exactly once.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from mentoring.domain.identity import month_of

EVER = "ever"
"""Stands among the months for everything that was ever counted."""
PROGRAMME_WIDE = ""
"""Stands among the schemes for what belongs to none of them."""

Counts = Mapping[str, int]
"""How many by name, as `running` or `heard in 3`; less than nothing takes back."""


@dataclass(frozen=True)
class Fact:
    """What changed by something that happened on a local date; it never changes itself."""

    id: str
    scheme: str
    day: date
    counts: Counts


@dataclass(frozen=True)
class Counted:
    """What a scheme's facts of a month add up to, or those of all months (EVER)."""

    scheme: str
    month: str
    counts: Counts = field(default_factory=dict)
    version: int = 0


def together(counts: Iterable[Counts]) -> dict[str, int]:
    """All counts in one, without what comes to nothing."""
    summed: Counter[str] = Counter()
    for one in counts:
        summed.update(one)
    return {name: count for name, count in sorted(summed.items()) if count}


def back(counts: Counts) -> dict[str, int]:
    """The counts that take these back."""
    return {name: -count for name, count in counts.items()}


def months_of(facts: Iterable[Fact]) -> list[str]:
    """The months whose counts these facts change; those of EVER always change with them."""
    return sorted({month_of(one.day) for one in facts})


def fold(counted: Iterable[Counted], facts: Iterable[Fact]) -> list[Counted]:
    """Add facts of one scheme to its counts, which are EVER's and those that `months_of` names."""
    told = list(facts)
    return [
        replace(
            one,
            counts=together(
                (one.counts, *(fact.counts for fact in told if _is_in(fact, one.month)))
            ),
        )
        for one in counted
    ]


def _is_in(fact: Fact, month: str) -> bool:
    return month in {EVER, month_of(fact.day)}
