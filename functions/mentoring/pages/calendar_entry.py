"""One appointment as an entry that calendar programs read: in invitations and in feeds alike."""

from dataclasses import dataclass
from datetime import UTC, datetime

from icalendar import Calendar, Event, vCalAddress, vText

from mentoring.domain.wording import capital

PRODUCT = "-//Mentor Pool//Appointments//EN"


@dataclass(frozen=True)
class Entry:
    """What an entry says. Times are aware; `changed_at` is when that became true.

    `organiser` is the pool's own address and name. `topic` may be empty.
    """

    appointment: str
    sequence: int
    changed_at: datetime
    starts_at: datetime
    ends_at: datetime
    kind: str
    other: str
    topic: str
    mode: str
    page: str
    is_cancelled: bool
    organiser: tuple[str, str]


def empty_calendar(method: str) -> Calendar:
    """A calendar with a METHOD, no entries, and no UID, which would be another at every reading."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    return calendar


def event(entry: Entry, site: str) -> Event:
    """The entry for the calendar; its UID is the appointment's id at the site's host.

    Times are in UTC, as single entries are read alike everywhere (RFC 5545).
    """
    made = Event()
    made.add("uid", f"{entry.appointment}@{site.partition('://')[2].partition(':')[0]}")
    made.add("sequence", entry.sequence)
    made.add("dtstamp", entry.changed_at.astimezone(UTC))
    made.add("dtstart", entry.starts_at.astimezone(UTC))
    made.add("dtend", entry.ends_at.astimezone(UTC))
    made.add("summary", f"{capital(entry.kind)} with {entry.other}")
    what = "Topic" if entry.kind == "spot session" else "Scheme"
    topic = [f"{what}: {entry.topic}"] if entry.topic else []
    way_on = "What became of it" if entry.is_cancelled else "See, move or cancel"
    made.add("description", "\n".join([*topic, f"{way_on}: {site}{entry.page}"]))
    made.add("location", entry.mode)
    made.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    made["organizer"] = participant(*entry.organiser)
    return made


def participant(address: str, name: str) -> vCalAddress:
    """Somebody with an address, by name.

    A quotation mark would be written in a way (RFC 6868) that few calendar programs read.
    """
    found = vCalAddress(f"mailto:{address}")
    found.params["cn"] = vText(name.replace('"', "'"))
    return found
