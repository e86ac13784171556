"""The private calendar feed: show its address, make it anew, turn it off, and read it (R27)."""

from datetime import timedelta

from mentoring.actions.means import Means
from mentoring.adapters import keys
from mentoring.domain import calendar_feed as rules
from mentoring.domain.appointment import Appointment
from mentoring.domain.calendar_feed import CalendarFeed, Reading
from mentoring.domain.identity import month_of
from mentoring.domain.people import Person
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import NotFound

MOST_MONTHS = 60
"""Months of a mentor that a feed looks into: half a year back, and years ahead."""


def mine(means: Means, person: Person) -> CalendarFeed:
    """Return a person's own feed, turned on or not."""
    (found,) = means.load(keys.calendar_feed(person.id))
    return found or CalendarFeed(person.id)


def renew(means: Means, person: Person, number: int | None) -> None:
    """Give the feed a new address, and take away the one it had. `number` as in `rules.anew`."""

    def attempt() -> None:
        feed = rules.anew(mine(means, person), number, means.new_secret(), means.now())
        if feed:
            means.save([feed])

    means.settle(attempt)


def turn_off(means: Means, person: Person, number: int | None) -> None:
    """Take the feed's address away. `number` as in `rules.anew`."""

    def attempt() -> None:
        feed = rules.turned_off(mine(means, person), number)
        if feed:
            means.save([feed])

    means.settle(attempt)


def read(means: Means, name: str) -> Reading:
    """Return what the address of this name tells, in two round trips, or three for a mentor.

    Raises NotFound, the same for an address that was taken away as for one that never was.
    """
    person_id, secret = rules.name_parts(name)
    programme, person, feed = means.load(
        keys.programme(), keys.person(person_id), keys.calendar_feed(person_id)
    )
    if person is None or feed is None or not feed.opens_with(secret):
        raise NotFound
    found = [*_as_mentee(means, person_id), *_as_mentor(means, person.mentor_id)]
    name = (programme or Programme("Mentoring")).name
    return Reading(name, person_id, rules.shown(found, person_id, means.now()))


def _as_mentee(means: Means, person_id: str) -> list[Appointment]:
    return means.store.partition(f"PERSON#{person_id}", "APPOINTMENT#")  # type: ignore[no-any-return]


def _as_mentor(means: Means, mentor_id: str | None) -> list[Appointment]:
    """The appointments of the months from half a year back, what was cancelled too."""
    if not mentor_id:
        return []
    before = month_of(means.now() - rules.SHOWN_FOR - timedelta(days=31))
    months = means.store.page(f"MENTOR#{mentor_id}", "MONTH#", f"MONTH#{before}", MOST_MONTHS)
    return [one for month in months for one in (*month.held.values(), *month.cancelled.values())]
