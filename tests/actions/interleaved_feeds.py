"""R27: the address of a calendar feed, pressed for in two windows at the same moment."""

from mentoring.actions import calendar_feeds
from mentoring.domain.calendar_feed import CalendarFeed
from mentoring.domain.people import Person
from tests.actions.gaps import between, too_late
from tests.fakes import Scene


def _shown(scene: Scene, person: Person) -> str:
    return calendar_feeds.mine(scene.means, person).path


def two_first_addresses(scene: Scene) -> bool:
    """The address that the first window showed is not taken away by the second's same form."""
    return _two_windows(scene, scene.mentee(), 0)


def two_more_addresses(scene: Scene) -> bool:
    """The same for another address."""
    person = scene.mentee()
    calendar_feeds.renew(scene.means, person, 0)
    return _two_windows(scene, person, 1)


def _two_windows(scene: Scene, person: Person, number: int) -> bool:
    shown: list[str] = []

    def first() -> None:
        calendar_feeds.renew(scene.means, person, number)
        shown.append(_shown(scene, person))

    between(scene, CalendarFeed, first)
    with too_late():
        calendar_feeds.renew(scene.means, person, number)
    return shown == [_shown(scene, person)]
