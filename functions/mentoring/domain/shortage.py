"""Where mentors are short: what was asked for in the last months, over places that are free.

Of topics and grades nothing is said before five requests named them (R32); in public they are only
named, most needed first, and no number is told.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from math import inf

from mentoring.domain.census import Census
from mentoring.domain.counting import ASKED_GRADE, ASKED_TOPIC
from mentoring.domain.fact import Counts
from mentoring.domain.programme import Programme
from mentoring.domain.small_groups import LEAST

MONTHS = 3
"""The running month and so many before it, less one, say what is asked for."""
MOST_TOPICS, MOST_GRADES = 8, 4


@dataclass(frozen=True)
class Demand:
    """A topic or a grade: how often it was asked for, and how many places are free for it."""

    name: str
    asked: int
    free: int

    @property
    def is_short(self) -> bool:
        """More people asked than there is room for."""
        return self.asked > self.free


@dataclass(frozen=True)
class Needed:
    """What the page "Become a mentor" says is needed most, as of a local date.

    It needs no version: the next morning's is written over it.
    """

    on: date
    topics: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()


def topics(counts: Counts, census: Census, programme: Programme) -> list[Demand]:
    """The programme's topics that at least five requests named, shortest first (R32)."""
    return _demands(counts, ASKED_TOPIC, census.topics, programme.topics, lambda name: name)


def grades(counts: Counts, census: Census, programme: Programme) -> list[Demand]:
    """The programme's grades of which at least five requests asked a mentor, shortest first."""
    known = [one.id for one in programme.grades]
    return _demands(counts, ASKED_GRADE, census.grades, known, programme.grade_name)


def needed(counts: Counts, census: Census, programme: Programme) -> Needed:
    """What is needed most, of what the public directory shows."""
    short = [one.name for one in topics(counts, census, programme) if one.is_short]
    ranks = [one.name for one in grades(counts, census, programme) if one.is_short]
    return Needed(census.on, tuple(short[:MOST_TOPICS]), tuple(ranks[:MOST_GRADES]))


def _demands(
    counts: Counts,
    beginning: str,
    free: Mapping[str, int],
    known: Iterable[str],
    named: Callable[[str], str],
) -> list[Demand]:
    asked = [(one, counts.get(f"{beginning}{one}", 0)) for one in known]
    found = [Demand(named(one), count, free.get(one, 0)) for one, count in asked if count >= LEAST]
    return sorted(found, key=_shortest_first)


def _shortest_first(one: Demand) -> tuple[float, int, str]:
    return -(one.asked / one.free if one.free else inf), -one.asked, one.name
