"""What a private calendar feed of 200 entries takes: time, octets and read units."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import vobject
from vobject.icalendar import utc

from mentoring.adapters.attributes import packed
from mentoring.adapters.items import to_item
from mentoring.domain.appointment import Appointment
from mentoring.domain.calendar_feed import Reading, shown
from mentoring.domain.diary import HeldMonth
from mentoring.pages.feed import feed
from tests.bench.shown import median_seconds, note, section, table
from tests.bench.units import read_units
from tests.domain.examples import an_appointment
from tests.world import NOW

ENTRIES, KEPT = 200, 400
SENDER, SITE = "mentoring@gov.example", "https://pool.example"
STAMP = "%Y%m%dT%H%M%SZ"
LENGTH = timedelta(minutes=30)
COUNTED = f"""
A person with {KEPT} appointments kept, of which a feed tells {ENTRIES}: half ahead, half over. The
plain way is one f-string for each entry, joined: nothing chosen, put in order, escaped or folded.
vobject, the library that the tests read feeds with, writes the same entries for comparison. Median
of 15 rounds in one process. Read units are those of one strongly consistent Query of the items.
"""


def show() -> None:
    """Print times, ratios, size and units."""
    section(f"A calendar feed of {ENTRIES} entries", COUNTED)
    kept = [_appointment(count) for count in range(KEPT)]
    told = shown(kept, "priya", NOW)
    assert len(told) == ENTRIES
    reading = Reading("Lantern Mentoring", "priya", told)
    rows: list[tuple[str, Callable[[], object]]] = [
        ("plain f-strings", lambda: _plain(told)),
        ("vobject", lambda: _other_library(told)),
        ("choosing what is told", lambda: shown(kept, "priya", NOW)),
        ("writing it", lambda: feed(reading, NOW, SENDER, SITE)),
    ]
    seconds = [(name, median_seconds(act)) for name, act in rows]
    plain = seconds[0][1]
    table(
        ("what", "ms", "of plain"),
        [(name, f"{took * 1000:.2f}", f"{took / plain:.1f}") for name, took in seconds],
    )
    octets = len(feed(reading, NOW, SENDER, SITE).encode())
    note(
        f"{octets:,} octets, {octets // ENTRIES} an entry. As mentee {_units(kept)} read units for "
        f"the {KEPT} appointments kept, as mentor {_units(_months(kept))} for their months; and "
        "3 for programme, person and feed."
    )


def _appointment(count: int) -> Appointment:
    """A half hour on a day of its own: every second one too long ago to be told."""
    days = count // 2 if count % 2 else -200 - count
    if count % 4 == 1:
        days = -count // 4 - 1
    one = an_appointment(NOW + timedelta(days=days, hours=1), 30, form=f"f{count}")
    return replace(one, mentor_person="person-amara-okafor")


def _plain(told: tuple[Appointment, ...]) -> str:
    return "\r\n".join(
        f"BEGIN:VEVENT\r\nUID:{one.id}@pool.example\r\nSEQUENCE:{one.sequence}\r\n"
        f"DTSTAMP:{NOW:{STAMP}}\r\nDTSTART:{one.starts_at:{STAMP}}\r\n"
        f"DTEND:{one.ends_at:{STAMP}}\r\nSUMMARY:Spot session with {one.mentor_name}\r\n"
        f"DESCRIPTION:Topic: {one.topic}\\nSee: {SITE}{one.page}\r\nLOCATION:{one.mode}\r\n"
        f"STATUS:CONFIRMED\r\nORGANIZER:mailto:{SENDER}\r\nEND:VEVENT"
        for one in told
    )


def _other_library(told: tuple[Appointment, ...]) -> str:
    calendar = vobject.iCalendar()
    for one in told:
        event = calendar.add("vevent")
        for name, value in (
            ("uid", f"{one.id}@pool.example"), ("dtstamp", NOW.astimezone(utc)),
            ("dtstart", one.starts_at.astimezone(utc)),
            ("dtend", one.ends_at.astimezone(utc)),
            ("summary", f"Spot session with {one.mentor_name}"),
            ("description", f"Topic: {one.topic}\nSee: {SITE}{one.page}"), ("location", one.mode),
        ):  # fmt: skip
            event.add(name).value = value
    return str(calendar.serialize())


def _months(kept: list[Appointment]) -> list[HeldMonth]:
    months: dict[str, HeldMonth] = {}
    for one in kept:
        name = f"{one.starts_at:%Y-%m}"
        months[name] = months.get(name, HeldMonth("amara-okafor", name)).with_appointment(one)
    return [one for name, one in months.items() if name >= f"{NOW - timedelta(days=184):%Y-%m}"]


def _units(values: list[Appointment] | list[HeldMonth]) -> int:
    return read_units("Query", [packed(to_item(one)) for one in values])
