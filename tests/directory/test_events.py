"""Briefings and refreshers: rows by date, a calendar of each and of all, and scheme pages' own."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from directory.build import build_pages
from directory.calendar_file import calendars
from directory.load import load
from directory.markers import MARKER
from directory.pool import Event, Pool
from tests.directory.conftest import Built, with_theme
from tests.functions.calendar_lines import lines_of

EVENTS = "site/events.yml"
Told = dict[str, list[tuple[dict[str, str], str]]]


def written(sample: Path, *events: dict[str, object]) -> Pool:
    """Read a pool with these events."""
    (sample / EVENTS).write_text(yaml.safe_dump({"events": list(events)}), encoding="utf-8")
    pool, problems = load(sample)
    assert problems == []
    assert pool
    return pool


def an_event(**changed: object) -> dict[str, object]:
    """A briefing for mentors of all schemes."""
    return {
        "id": "one", "title": 'One; a, "briefing"', "kind": "briefing", "where": "Video",
        "starts": "2027-06-08 12:30", "minutes": 60, "for": "mentors", "text": "What for?\nAll.",
    } | changed  # fmt: skip


def entries(data: bytes) -> list[Told]:
    """The entries of a calendar file, read strictly and by another reader than its writer."""
    found: list[Told] = []
    for name, parameters, value in lines_of(data):
        if (name, value) == ("BEGIN", "VEVENT"):
            found.append({})
        elif found and name != "END":
            found[-1].setdefault(name, []).append((parameters, value))
    return found


def value(entry: Told, name: str) -> str:
    """The one value of a name."""
    ((_, said),) = entry[name]
    return said


def test_each_event_has_its_own_file_and_all_are_in_one(site: Built) -> None:
    events = site.pool.events
    assert len(events) > 3
    folder = site.out / "events"
    assert {one.name for one in folder.glob("*.ics")} == {
        "events.ics", *(f"{one.id}.ics" for one in events),
    }  # fmt: skip
    of_all = entries((folder / "events.ics").read_bytes())
    assert [value(one, "UID") for one in of_all] == [f"mentor-pool-event-{e.id}" for e in events]
    for event, entry in zip(events, of_all, strict=True):
        assert entries((folder / f"{event.id}.ics").read_bytes()) == [entry]
        for name, moment in (("DTSTART", event.starts), ("DTEND", event.ends)):
            assert value(entry, name) == f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def test_the_files_say_what_the_events_file_says_in_summer_time(sample: Path) -> None:
    pool = written(
        sample, an_event(link="https://meet.example/a?b=1", come="Ring the bell.", changed=2)
    )
    (entry,) = entries(calendars(pool)["one.ics"])
    assert (value(entry, "DTSTART"), value(entry, "DTEND")) == (
        "20270608T113000Z", "20270608T123000Z",
    )  # fmt: skip
    assert value(entry, "SUMMARY") == 'One\\; a\\, "briefing"'
    assert value(entry, "DESCRIPTION") == (
        "What for?\\nAll.\\n\\nRing the bell.\\n\\nhttps://meet.example/a?b=1"
    )
    assert (value(entry, "SEQUENCE"), value(entry, "STATUS")) == ("2", "CONFIRMED")
    assert value(entry, "URL") == "https://meet.example/a?b=1"


def test_the_same_events_always_give_the_same_bytes(sample: Path) -> None:
    pool = written(sample, an_event(), an_event(id="two"))
    assert calendars(pool) == calendars(written(sample, an_event(id="two"), an_event()))
    (entry,) = entries(calendars(pool)["one.ics"])
    assert value(entry, "DTSTAMP") == value(entry, "DTSTART")


def test_a_change_keeps_the_uid_and_a_cancelled_one_says_so(sample: Path) -> None:
    (before,) = entries(calendars(written(sample, an_event()))["one.ics"])
    moved = an_event(starts="2027-06-09 12:30", changed=1, cancelled=True)
    (after,) = entries(calendars(written(sample, moved))["one.ics"])
    assert value(before, "UID") == value(after, "UID")
    assert value(after, "SEQUENCE") > value(before, "SEQUENCE")
    assert value(after, "STATUS") == "CANCELLED"
    assert value(after, "SUMMARY").startswith("Cancelled: ")


def test_an_end_can_be_said_and_minutes_are_those_of_a_watch(sample: Path) -> None:
    pool = written(
        sample,
        an_event(id="night", starts="2027-03-28 00:30", minutes=60),
        {k: v for k, v in an_event(id="days", ends="2027-06-09 16:00").items() if k != "minutes"},
    )
    night, days = pool.events
    assert night.ends.isoformat() == "2027-03-28T02:30:00+01:00"
    assert days.ends.isoformat() == "2027-06-09T16:00:00+01:00"


def test_no_events_are_a_sound_calendar_too(sample: Path) -> None:
    files = calendars(written(sample))
    assert list(files) == ["events.ics"]
    assert entries(files["events.ics"]) == []


def test_the_feed_has_a_name_and_is_looked_at_every_day(sample: Path) -> None:
    lines = lines_of(calendars(written(sample, an_event()))["events.ics"])
    said = {name: (parameters, value) for name, parameters, value in lines}
    assert said["REFRESH-INTERVAL"] == ({"VALUE": "DURATION"}, "P1D")
    assert said["X-WR-CALNAME"][1].endswith("briefings and refreshers")


def test_the_page_has_a_row_for_each_by_date_with_its_file(site: Built) -> None:
    page = (site.out / "events/index.html").read_text(encoding="utf-8")
    listed = re.findall(r'<li class="pool-row" id="([a-z-]+)" data-ends="([^"]+)"', page)
    assert listed == [(one.id, one.ends.isoformat()) for one in site.pool.events]
    for event in site.pool.events:
        assert (f'href="/events/{event.id}.ics"' in page) != event.cancelled
        assert (f'href="{event.link}"' in page) != event.cancelled
    assert all(event.link for event in site.pool.events if "video" in event.where.lower())
    assert "Tuesday 8 December 2026, " in page
    assert "to 13:30 (London)" in page
    assert "<p data-no-events hidden>" in page


def test_a_schemes_page_has_its_own_and_those_for_all(site: Built) -> None:
    def named(scheme: str) -> set[str]:
        page = (site.out / f"schemes/{scheme}/index.html").read_text(encoding="utf-8")
        return set(re.findall(r'href="/events/#([a-z-]+)"', page))

    for scheme in site.pool.programme.schemes:
        assert named(scheme) == {
            one.id
            for one in site.pool.events
            if not one.cancelled and (not one.schemes or scheme in one.schemes)
        }


@pytest.mark.parametrize("changed", [{}, {"cancelled": True}])
def test_pages_built_of_none_one_and_a_cancelled_one(
    sample: Path, tmp_path: Path, changed: dict[str, object]
) -> None:
    with_theme(sample)
    written(sample, an_event(**changed))
    assert build_pages(sample, tmp_path / "one") == []
    page = (tmp_path / "one/events/index.html").read_text(encoding="utf-8")
    assert ("Cancelled" in page) == bool(changed)
    assert ("/events/one.ics" in page) != bool(changed)
    scheme = (tmp_path / "one/schemes/career/index.html").read_text(encoding="utf-8")
    assert ("/events/#one" in scheme) != bool(changed)
    written(sample)
    assert build_pages(sample, tmp_path / "none") == []
    page = (tmp_path / "none/events/index.html").read_text(encoding="utf-8")
    assert "<p data-no-events>Nothing is planned" in page
    assert "<script" not in MARKER.split(page)[-1]
    assert not (tmp_path / "none/events/one.ics").exists()


def test_an_event_of_an_instant_compares_by_moment(sample: Path) -> None:
    (event,) = written(sample, an_event()).events
    assert isinstance(event, Event)
    assert event.ends > datetime(2027, 6, 8, 12, 29, tzinfo=UTC)
    assert replace(event, cancelled=True) != event
