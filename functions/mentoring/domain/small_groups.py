"""Numbers in reports: no group under five is shown, nor follows from the rest (R32)."""

from collections.abc import Mapping
from dataclasses import dataclass

LEAST = 5
"""R32: a group this large or larger may be shown. Nobody at all is no group, so 0 is shown."""
HIDDEN = "fewer than five"
"""What stands where a single small number would."""


@dataclass(frozen=True)
class Shown:
    """Counts of groups that part a whole, and their total; None stands for one that is hidden."""

    counts: Mapping[str, int | None]
    total: int | None

    @property
    def hides(self) -> bool:
        """At least one number is hidden."""
        return self.total is None or None in self.counts.values()


def is_small(count: int) -> bool:
    """R32: there is somebody in the group, and too few to be shown."""
    return 0 < count < LEAST


def shown(count: int) -> str:
    """R32: one count by itself, in words where it is too small."""
    return HIDDEN if is_small(count) else str(count)


def shown_together(counts: Mapping[str, int]) -> Shown:
    """R32: counts that add up, so that no hidden one follows from the total and the others.

    Small ones are hidden. While the hidden ones are a single group, or so few people that each
    could be told from their sum, the smallest of the others is hidden with them. Where nothing is
    left to hide them among, the total goes too.
    """
    hidden = {name for name, count in counts.items() if is_small(count)}
    rest = sorted((count, name) for name, count in counts.items() if count >= LEAST)
    while hidden and rest and not _is_safe(counts, hidden):
        hidden.add(rest.pop(0)[1])
    total = sum(counts.values())
    known = {name: None if name in hidden else count for name, count in counts.items()}
    tells = is_small(total) or bool(hidden and not _is_safe(counts, hidden))
    return Shown(known, None if tells else total)


def _is_safe(counts: Mapping[str, int], hidden: set[str]) -> bool:
    """Two hidden groups at least, with more people in them than one for each."""
    people = sum(counts[name] for name in hidden)
    return len(hidden) > 1 and people >= LEAST and people > len(hidden)
