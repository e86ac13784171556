"""What a card says of a mentor beside their file: room, next slot, how soon they answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from mentoring.domain.diary import HeldMonth
from mentoring.domain.pace import usual_days
from mentoring.domain.people import Mentor
from mentoring.domain.programme import Programme
from mentoring.domain.room import is_paused, room
from mentoring.domain.slot import first_slots


@dataclass(frozen=True)
class Availability:
    """Nothing in here is private: it is what asking and booking would find out anyway.

    `places` is None for mentors who take no pairings or can't be asked yet; `next_slots` (UTC) are
    empty without spot sessions or without a free time in the next weeks. `paused_until` is the
    local date on which a mentor who is away is back; `spot_minutes` the length of a slot.
    """

    mentor_id: str
    places: int | None
    next_slots: tuple[datetime, ...]
    answers_in_days: int | None
    paused_until: date | None = None
    spot_minutes: int | None = None

    @property
    def next_slot(self) -> datetime | None:
        """The soonest slot (UTC), None without one."""
        return next(iter(self.next_slots), None)


def is_public(mentor: Mentor, programme: Programme) -> bool:
    """The directory shows the mentor: not withdrawn, and not in unlisted schemes only."""
    return not mentor.withdrawn and programme.shows(mentor.published.schemes)


def availability(
    mentor: Mentor, months: Mapping[str, HeldMonth], programme: Programme, now: datetime
) -> Availability:
    """What can be said of the mentor now; `months` are the held months to look for a slot in."""
    offered = mentor.published
    reachable = mentor.person_id is not None
    asked = reachable and "pairing" in offered.offers
    booked = reachable and "spot session" in offered.offers
    today = programme.day_of(now)
    slots: tuple[datetime, ...] = ()
    if booked and offered.spot:
        slots = first_slots(mentor, months, programme, now)
    return Availability(
        mentor.id,
        room(mentor, today) if asked else None,
        slots,
        usual_days(mentor),
        mentor.paused_until if is_paused(mentor, today) else None,
        mentor.times.minutes if slots else None,
    )
