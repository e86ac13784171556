"""The calendar files of the events: one for each, and one for all, with times in UTC."""

from collections.abc import Iterable
from datetime import UTC, timedelta

from icalendar import Calendar, vDatetime, vDuration
from icalendar import Event as Entry

from directory.pool import Event, Pool

FOLDER = "events"
NEW_EVERY = timedelta(days=1)
"""How often a calendar that subscribes may look again."""


def calendars(pool: Pool) -> dict[str, bytes]:
    """Return each file by its name: `events.ics`, and one for each event after its id.

    The same events always give the same bytes, whenever they are built.
    """
    files = {f"{event.id}.ics": _calendar([event]) for event in pool.events}
    feed = _calendar(pool.events, f"{pool.programme.name}: briefings and refreshers")
    return {"events.ics": feed, **files}


def _calendar(events: Iterable[Event], name: str = "") -> bytes:
    file = Calendar()
    file.add("prodid", "-//Mentor Pool//Events//EN")
    file.add("version", "2.0")
    if name:
        file.add("name", name)
        file.add("x-wr-calname", name)
        file.add("refresh-interval", vDuration(NEW_EVERY), parameters={"VALUE": "DURATION"})
        file.add("x-published-ttl", vDuration(NEW_EVERY))
    for event in events:
        file.add_component(_entry(event))
    return bytes(file.to_ical())


def _entry(event: Event) -> Entry:
    """DTSTAMP is when it starts: a moment that is known and does not depend on the build."""
    starts = vDatetime(event.starts.astimezone(UTC))
    entry = Entry()
    entry.add("uid", f"mentor-pool-event-{event.id}")
    entry.add("sequence", event.changed)
    entry.add("dtstamp", starts)
    entry.add("dtstart", starts)
    entry.add("dtend", vDatetime(event.ends.astimezone(UTC)))
    entry.add("summary", f"Cancelled: {event.title}" if event.cancelled else event.title)
    entry.add("location", event.where)
    entry.add("description", "\n\n".join(filter(None, (event.text, event.come, event.link))))
    entry.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    if event.link:
        entry.add("url", event.link)
    return entry
