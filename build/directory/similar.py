"""Finds mentors with topics in common, quickly enough to do it for everyone."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from directory.biography import Biography

REACH = 25
SHOWN = 3

Topics = tuple[str, ...]
Places = tuple[int, ...]
"""Where in the list of all mentors some of them stand."""


def similar(biographies: Sequence[Biography]) -> list[tuple[Biography, ...]]:
    """Return up to three others for everyone, those who share most topics first.

    Looks only at those next to a mentor in each topic's list. That keeps it linear, and shows
    everybody beside somebody instead of a few beside all.
    """
    found = _similar(tuple(one.topics for one in biographies))
    return [tuple(biographies[place] for place in places) for places in found]


@lru_cache(1)
def _similar(topics: tuple[Topics, ...]) -> list[Places]:
    """Do it by topics alone: most edits leave everyone's as they were."""
    return list(_nearest(topics))


def _nearest(topics: tuple[Topics, ...]) -> Iterator[Places]:
    stands: dict[tuple[str, int], int] = {}
    everyone: dict[str, list[int]] = {}
    for place, named in enumerate(topics):
        for topic in named:
            here = everyone.setdefault(topic, [])
            stands[topic, place] = len(here) + 1
            here.append(place)
    reach = {topic: min(REACH, len(here) - 1) for topic, here in everyone.items()}
    rings = {topic: here + here[: reach[topic]] for topic, here in everyone.items()}
    for place, named in enumerate(topics):
        shared: Counter[int] = Counter()
        for topic in named:
            start = stands[topic, place]
            shared.update(rings[topic][start : start + reach[topic]])
        yield tuple(found for found, _ in shared.most_common(SHOWN))
