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
        """Note where everyone stands in the list of each of their topics, which is a ring."""
        self._biographies = biographies
        self._stands: dict[tuple[str, str], int] = {}
        topics: dict[str, list[int]] = {}
        for number, one in enumerate(biographies):
            for topic in one.topics:
                here = topics.setdefault(topic, [])
                self._stands[topic, one.id] = len(here)
                here.append(number)
        self._reach = {topic: min(REACH, len(here) - 1) for topic, here in topics.items()}
        self._rings = {topic: here + here[: self._reach[topic]] for topic, here in topics.items()}

    def of(self, one: Biography) -> tuple[Biography, ...]:
        """Return up to three others, those who share most topics first."""
        shared: Counter[int] = Counter()
        for topic in one.topics:
            start = self._stands[topic, one.id] + 1
            shared.update(self._rings[topic][start : start + self._reach[topic]])
        return tuple(self._biographies[found] for found, _ in shared.most_common(SHOWN))
