"""The calendar file of the events: one to add to a diary, with times in UTC."""

from datetime import UTC, timedelta

from icalendar import Calendar, vDatetime
from icalendar import Event as Entry

from directory.pool import Event, Pool


def calendar(pool: Pool) -> bytes:
    """Return all events as an iCalendar file. The same events always give the same bytes."""
    file = Calendar()
    file.add("prodid", "-//Mentor Pool//Events//EN")
    file.add("version", "2.0")
    for event in pool.events:
        file.add_component(_entry(event))
    return bytes(file.to_ical())


def _entry(event: Event) -> Entry:
    starts = event.starts.astimezone(UTC)
    entry = Entry()
    entry.add("uid", f"mentor-pool-event-{event.id}")
    entry.add("dtstamp", vDatetime(starts))
    entry.add("dtstart", vDatetime(starts))
    entry.add("dtend", vDatetime(starts + timedelta(minutes=event.minutes)))
    entry.add("summary", event.title)
    entry.add("location", event.where)
    entry.add("description", event.text)
    return entry
