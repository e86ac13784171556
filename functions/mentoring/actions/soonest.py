"""Finding the soonest spot sessions on a topic, whoever gives them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from mentoring.actions.means import Means
from mentoring.adapters import keys
from mentoring.domain import slot
from mentoring.domain import soonest as rules
from mentoring.domain.diary import Diary, HeldMonth
from mentoring.domain.people import Person
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import DetailsMissing, NotFound
from mentoring.domain.soonest import Soonest

MONTHS = 3
"""Months looked at of each mentor: all that sixty days touch but on the last day of some."""


@dataclass(frozen=True)
class Found:
    """The soonest slots on a topic, how many mentors offer it, how many of them were looked at."""

    soonest: list[Soonest]
    mentors: int
    looked_at: int


def find(means: Means, programme: Programme, person: Person, topic: str) -> Found:
    """Look for the soonest slots: one round trip for who offers the topic, one for their times.

    Raises NotFound for what is no topic, DetailsMissing.
    """
    if topic not in programme.topics:
        raise NotFound
    if not person.has_details:
        raise DetailsMissing
    (offered,) = means.load(keys.offered(topic))
    if offered is None or not offered.mentors:
        return Found([], 0, 0)
    wanted = rules.looked_at(offered.mentors, person.id, programme.day_of(means.now()))
    names = slot.months_ahead(programme, means.now())[:MONTHS]
    diary, *found = means.load(
        keys.diary(person.id),
        *(keys.mentor(one) for one in wanted),
        *(keys.month(one, name) for one in wanted for name in names),
    )
    mentors, held = found[: len(wanted)], iter(found[len(wanted) :])
    months = {
        one: {name: month or HeldMonth(one, name) for name, month in _next(names, held)}
        for one in wanted
    }
    slots = rules.soonest(
        person, [one for one in mentors if one], topic, diary or Diary(person.id), months,
        programme, means.now(),
    )  # fmt: skip
    return Found(slots, len(offered.mentors), len(wanted))


def _next(
    names: Sequence[str], held: Iterator[HeldMonth | None]
) -> Iterator[tuple[str, HeldMonth | None]]:
    return zip(names, islice(held, len(names)), strict=True)
