"""Counting searches that found nobody, and showing coordinators what is asked for."""

from mentoring.actions.means import Means
from mentoring.domain import unmet_search
from mentoring.domain.people import Person
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import NotFound
from mentoring.domain.unmet_search import MOST_IN_A_PART, Month


def count(means: Means, programme: Programme, words: str, filters: str) -> bool:
    """Add one to a search's count: one write and no read. Whether it was counted, for the log."""
    name = unmet_search.name_of(words, filters, programme)
    if not name:
        return False
    part = unmet_search.counts_for(name, programme.day_of(means.now()))
    return bool(means.store.count(part, name, MOST_IN_A_PART))


def months(means: Means, programme: Programme, person: Person) -> list[Month]:
    """The last months' searches, newest first. Raises NotFound for who coordinates nothing."""
    if not person.coordinates:
        raise NotFound
    return [
        unmet_search.month_from(month, means.store.partition(f"UNMET#{month:%Y-%m}"), programme)
        for month in unmet_search.months_shown(programme.day_of(means.now()))
    ]
