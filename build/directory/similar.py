"""Finds mentors with topics in common, quickly enough to do it for everyone."""

from collections import Counter
from collections.abc import Sequence

from directory.biography import Biography

REACH = 25
SHOWN = 3


class Neighbours:
    """Mentors by topic. Looks only at those next to a mentor in each topic's list.

    That keeps it linear, and shows everybody beside somebody instead of a few beside all.
    """

    def __init__(self, biographies: Sequence[Biography]) -> None:
        """Note where everyone stands in the list of each of their topics."""
        self._topics: dict[str, list[Biography]] = {}
        self._stands: dict[tuple[str, str], int] = {}
        for one in biographies:
            for topic in one.topics:
                here = self._topics.setdefault(topic, [])
                self._stands[topic, one.id] = len(here)
                here.append(one)

    def of(self, one: Biography) -> tuple[Biography, ...]:
        """Return up to three others, those who share most topics first."""
        shared: Counter[str] = Counter()
        others: dict[str, Biography] = {}
        for topic in one.topics:
            here = self._topics[topic]
            start = self._stands[topic, one.id]
            for step in range(1, min(REACH, len(here) - 1) + 1):
                other = here[(start + step) % len(here)]
                shared[other.id] += 1
                others[other.id] = other
        return tuple(others[found] for found, _ in shared.most_common(SHOWN))
