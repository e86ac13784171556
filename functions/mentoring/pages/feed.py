"""A private calendar feed as the file that calendar programs fetch again and again (R27)."""

from datetime import datetime, timedelta

from mentoring.domain.appointment import Appointment, AppointmentState, role_in
from mentoring.domain.calendar_feed import Reading
from mentoring.pages.calendar_entry import Entry, empty_calendar, event

REFRESH = timedelta(hours=1)
"""How often a calendar program may ask again; most ask less often."""


def feed(reading: Reading, now: datetime, sender: str, site: str) -> str:
    """The file: names and times, no address but the pool's own, no alarms, no agenda.

    `now` (UTC) stands in every entry as the time at which it was true.
    """
    calendar, name = empty_calendar("PUBLISH"), reading.programme_name
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    for one in reading.appointments:
        entry = _entry(one, reading.person_id, now, (sender, name))
        calendar.add_component(event(entry, site))
    return str(calendar.to_ical(), "utf-8")


def _entry(one: Appointment, person_id: str, now: datetime, organiser: tuple[str, str]) -> Entry:
    return Entry(
        appointment=str(one.id),
        sequence=one.sequence,
        changed_at=now,
        starts_at=one.starts_at,
        ends_at=one.ends_at,
        kind=one.kind.value,
        other=one.other_name(role_in(one, person_id)),
        topic=one.topic,
        mode=one.mode,
        page=one.page,
        is_cancelled=one.state is AppointmentState.CANCELLED,
        organiser=organiser,
    )
