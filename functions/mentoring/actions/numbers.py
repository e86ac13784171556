"""What coordinators see of their scheme in numbers, and what everybody sees is needed most."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mentoring.actions.means import Means
from mentoring.adapters import keys
from mentoring.adapters.changes import Conflict
from mentoring.domain import numbers
from mentoring.domain.act import require_coordinates
from mentoring.domain.fact import EVER, PROGRAMME_WIDE, Counted, Counts, Fact, fold
from mentoring.domain.identity import month_of
from mentoring.domain.numbers import Numbers, Sums
from mentoring.domain.people import Person
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import NotFound
from mentoring.domain.shortage import Needed


@dataclass(frozen=True)
class Seen:
    """A scheme in numbers, as one of its coordinators sees it."""

    scheme: str
    numbers: Numbers


def look(means: Means, programme: Programme, person: Person, scheme: str) -> Seen:
    """The numbers of a scheme that somebody coordinates, their first where none is named.

    A dozen round trips, however much has happened. Raises NotFound for anybody else.
    """
    scheme = scheme or next(iter(person.coordinates), "")
    require_coordinates(person, scheme)
    if scheme not in programme.schemes:
        raise NotFound
    today = programme.day_of(means.now())
    months = [month_of(one) for one in numbers.months_shown(today)]
    own, wide = (counted(means, one, months) for one in (scheme, PROGRAMME_WIDE))
    (census,) = means.load(keys.census(scheme))
    sums = Sums(own[EVER], own, wide)
    return Seen(scheme, numbers.numbers(sums, census, programme, today))


def needed(means: Means) -> Needed | None:
    """What is needed most, in public; None before it was counted for the first time."""
    (found,) = means.load(keys.needed())
    return found if isinstance(found, Needed) else None


def counted(means: Means, scheme: str, months: Sequence[str]) -> Mapping[str, Counts]:
    """What a scheme's facts add up to by month, with those of the last day.

    What is added up while this reads is read again: no fact counts twice, or not at all.
    """
    wanted = [EVER, *months]

    def attempt() -> Mapping[str, Counts]:
        (before,) = means.load(keys.counted(scheme, EVER))
        facts: list[Fact] = [
            one for part in keys.facts_of(scheme) for one in means.store.partition(part)
        ]
        found = means.load(*(keys.counted(scheme, name) for name in wanted))
        if found[0] != before:
            raise Conflict
        sums = [there or Counted(scheme, name) for name, there in zip(wanted, found, strict=True)]
        return {one.month: one.counts for one in fold(sums, facts)}

    return means.settle(attempt)
