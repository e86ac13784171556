"""A person's private calendar feed: one address, made anew or taken away by its owner (R27)."""

import hmac
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from mentoring.domain.appointment import Appointment, AppointmentState
from mentoring.domain.identity import PART
from mentoring.domain.refusals import NotFound

SHOWN_FOR = timedelta(days=184)
"""How long a feed shows what is over."""
CANCELLED_FOR = timedelta(days=30)
"""How long after its time a feed still says that something was cancelled."""
MOST_ENTRIES = 400
"""Of a feed; what lies ahead goes first, then what is over, the newest first."""
NAME = re.compile(rf"({PART})\.([\w-]{{1,86}})\.ics", re.ASCII)


@dataclass(frozen=True)
class CalendarFeed:
    """Where somebody's feed is; one for each person, in their own partition.

    `secret` is empty while it is turned off. `since` (UTC) is when the address was made.
    """

    person_id: str
    secret: str = ""
    since: datetime | None = None
    version: int = 0

    @property
    def path(self) -> str:
        """The address on the site, empty while the feed is turned off."""
        return f"/my/calendar/{self.person_id}.{self.secret}.ics" if self.secret else ""

    def opens_with(self, secret: str) -> bool:
        """It is turned on and this is its secret."""
        return bool(self.secret) and hmac.compare_digest(self.secret.encode(), secret.encode())


@dataclass(frozen=True)
class Reading:
    """What a calendar program is told: whose it is, and their appointments in order of time."""

    programme_name: str
    person_id: str
    appointments: tuple[Appointment, ...]


def name_parts(name: str) -> tuple[str, str]:
    """The person and the secret in a feed's address. Raises NotFound."""
    match = NAME.fullmatch(name)
    if not match:
        raise NotFound
    return match[1], match[2]


def anew(feed: CalendarFeed, number: int | None, secret: str, now: datetime) -> CalendarFeed | None:
    """R27: the feed at a new address, turned on if it was not; the old address opens nothing.

    `number` is the version that the form was opened with: None comes back where the feed has
    changed since, as it has when the form is sent again.
    """
    return replace(feed, secret=secret, since=now) if number == feed.version else None


def turned_off(feed: CalendarFeed, number: int | None) -> CalendarFeed | None:
    """R27: the feed without an address; None as in `anew`, or where it has none."""
    return replace(feed, secret="", since=None) if number == feed.version and feed.secret else None


def shown(
    appointments: Iterable[Appointment], person_id: str, now: datetime
) -> tuple[Appointment, ...]:
    """What a feed tells: all that is ahead and half a year of what is over, in order of time.

    Each appointment once, as it was changed last; cancelled ones for a month after their time.
    Only their own: a mentor's months may hold what somebody else promised under that name before.
    """
    newest: dict[str, Appointment] = {}
    for one in sorted(appointments, key=lambda each: each.sequence):
        newest[str(one.id)] = one
    own = (one for one in newest.values() if person_id in {one.id.person_id, one.mentor_person})
    told = [one for one in own if _is_told(one, now)]
    ahead = sorted((one for one in told if one.ends_at > now), key=_time)
    over = sorted((one for one in told if one.ends_at <= now), key=_time, reverse=True)
    return tuple(sorted([*ahead, *over][:MOST_ENTRIES], key=_time))


def _is_told(one: Appointment, now: datetime) -> bool:
    is_cancelled = one.state is AppointmentState.CANCELLED
    return one.ends_at > now - (CANCELLED_FOR if is_cancelled else SHOWN_FOR)


def _time(one: Appointment) -> tuple[datetime, str]:
    return one.starts_at, str(one.id)
