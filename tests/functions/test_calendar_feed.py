"""R27 through the handlers: a private calendar feed is turned on, read, renewed and turned off."""

import re
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import vobject

from mentoring import wiring
from mentoring.actions import calendar_feeds
from tests.functions.calendar_lines import lines_of
from tests.functions.lived import Lived, book, changed, table
from tests.functions.markup import Page
from tests.functions.test_repeats import form_at, repeat, sent_again
from tests.played import SITE

NOON = datetime.fromisoformat("2026-12-01T12:00:00+00:00")
PAGE = "/my/calendar"
ADDRESS = re.compile(rf"{SITE}(/my/calendar/[\w.-]+\.ics)")
LEFT_OUT = {"ATTENDEE", "COMMENT", "CONTACT", "X-WR-TIMEZONE"}


def turn_on(past: Lived, who: str = "priya") -> str:
    """Turn it on through the form; return the path of the feed."""
    form = form_at(past.people[who], PAGE, "/renew")
    past.people[who].send(form.action, form.fields)
    return address(past, who)


def address(past: Lived, who: str = "priya") -> str:
    """What the page shows."""
    page = past.people[who].get(PAGE).text
    assert Page(page).faults == []
    (path,) = set(ADDRESS.findall(page))
    return str(path)


def entries(past: Lived, path: str) -> list[Any]:
    """The feed as a calendar program without any cookie reads it."""
    answer = past.pool.visitor().get(path)
    assert answer.status_code == 200
    calendar = vobject.readOne(answer.text)
    return list(getattr(calendar, "vevent_list", ()))


def told(past: Lived, path: str) -> list[tuple[str, str, str]]:
    """What a feed tells: of whom, when, and whether it stands."""
    return [
        (one.summary.value, f"{one.dtstart.value:%d %b %H:%M}", one.status.value)
        for one in entries(past, path)
    ]


def test_r27_a_feed_is_off_until_its_owner_turns_it_on(past: Lived) -> None:
    assert "Your feed is turned off" in past.priya.get(PAGE).text
    form = form_at(past.priya, PAGE, "/renew")
    assert repeat(past, past.priya, form) == {"PERSON FEED"}
    path = address(past)
    assert told(past, path) == [("Spot session with Ben Hughes", "01 Dec 12:00", "CONFIRMED")]
    sent_again(past, past.priya, form)
    assert address(past) == path


def test_r27_a_mentor_reads_the_same_appointment_from_the_other_side(past: Lived) -> None:
    mine, theirs = turn_on(past), turn_on(past, "ben")
    assert told(past, theirs) == [
        ("Spot session with Priya Raghunathan", "01 Dec 12:00", "CONFIRMED")
    ]
    (one,), (other,) = entries(past, mine), entries(past, theirs)
    assert one.uid.value == other.uid.value
    letter = past.pool.letters("priya@gov.example")[-1]
    (invitation,) = [each.get_content() for each in letter.iter_attachments()]
    assert f"UID:{one.uid.value}" in invitation.decode().replace("\r\n ", "")


def test_r27_the_answer_is_a_calendar_that_is_never_kept_and_says_when_to_look_again(
    past: Lived,
) -> None:
    answer = past.pool.visitor().get(turn_on(past))
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="mentoring.ics"'
    assert "Set-Cookie" not in answer.headers
    lines = lines_of(answer.data)
    assert ("REFRESH-INTERVAL", {"VALUE": "DURATION"}, "PT1H") in lines
    assert ("X-PUBLISHED-TTL", {}, "PT1H") in lines
    assert ("METHOD", {}, "PUBLISH") in lines
    assert ("NAME", {}, "Lantern Mentoring") in lines
    begin = [value for name, _, value in lines if name == "BEGIN"]
    assert begin == ["VCALENDAR", "VEVENT"]
    head = lines[: lines.index(("BEGIN", {}, "VEVENT"))]
    assert "UID" not in {name for name, _, _ in head}


def test_r34_a_feed_holds_no_address_but_the_pools_own(past: Lived) -> None:
    for who in ("priya", "ben"):
        answer = past.pool.visitor().get(turn_on(past, who))
        assert not {name for name, _, _ in lines_of(answer.data)} & LEFT_OUT
        text = answer.text.replace("\r\n ", "")
        assert set(re.findall(r"[\w.+-]+@[\w.-]+", text)) == {
            "mentoring@gov.example", f"{past.appointment.rpartition('/')[2]}@pool.example",
        }  # fmt: skip
        assert "lead forty" not in text


def test_r27_a_move_and_a_cancellation_are_the_same_entry_for_both(past: Lived) -> None:
    paths = [turn_on(past), turn_on(past, "ben")]
    past.priya.fill(f"{past.appointment}/move", time="2027-01-05T12:00:00+00:00")
    for path in paths:
        (one,) = entries(past, path)
        assert (f"{one.dtstart.value:%d %b}", one.sequence.value) == ("05 Jan", "1")
    past.priya.post(f"{past.appointment}/cancel", line="I am called away.")
    for path in paths:
        (one,) = entries(past, path)
        assert (one.status.value, one.sequence.value) == ("CANCELLED", "2")
        assert "called away" not in one.description.value


def test_r27_unpairing_cancels_what_lay_ahead_in_both_feeds(past: Lived) -> None:
    book(past.priya, "amara-okafor", "2026-12-03T16:00:00+00:00")
    paths = [turn_on(past), turn_on(past, "amara")]
    past.priya.post(f"{past.pairing}/unpair")
    for path, name in zip(paths, ("Amara Okafor", "Priya Raghunathan"), strict=True):
        assert (f"Spot session with {name}", "03 Dec 16:00", "CANCELLED") in told(past, path)


def test_r27_what_is_over_stays_for_half_a_year(past: Lived) -> None:
    mine, theirs = turn_on(past), turn_on(past, "ben")
    for days, count in ((100, 1), (183, 1), (190, 0)):
        past.pool.clock.now = NOON + timedelta(days=days)
        assert [len(told(past, path)) for path in (mine, theirs)] == [count, count]


def test_r27_a_new_address_stops_the_old_one_at_once(past: Lived) -> None:
    old = turn_on(past)
    form = form_at(past.priya, PAGE, "/renew")
    assert repeat(past, past.priya, form) == {"PERSON FEED"}
    new = address(past)
    assert past.pool.visitor().get(old).status_code == 404
    assert len(told(past, new)) == 1
    sent_again(past, past.priya, form)
    assert address(past) == new


def test_r27_turned_off_it_looks_as_if_it_had_never_been(past: Lived) -> None:
    path = turn_on(past)
    stale = form_at(past.priya, PAGE, "/renew")
    form = form_at(past.priya, PAGE, "/off")
    assert repeat(past, past.priya, form) == {"PERSON FEED"}
    visitor = past.pool.visitor()
    gone = visitor.get(path)
    unknown = (
        f"/my/calendar/{past.priya_id}.{'x' * 43}.ics", f"/my/calendar/nobody.{'x' * 43}.ics",
        f"/my/calendar/{past.priya_id}..ics", "/my/calendar/x", f"{path}x", path[:-5] + ".ics",
    )  # fmt: skip
    for each in unknown:
        never = visitor.get(each)
        assert (never.status_code, never.text) == (gone.status_code, gone.text)
        assert (gone.status_code, gone.headers["Cache-Control"]) == (404, "no-store")
    sent_again(past, past.priya, stale)
    assert "Your feed is turned off" in past.priya.get(PAGE).text


def test_r27_reading_changes_nothing_and_takes_three_round_trips_at_most(past: Lived) -> None:
    for who, most in (("priya", 2), ("ben", 3)):
        path = turn_on(past, who)
        before = table(past.pool)
        trips: list[str] = []
        means = replace(wiring.means(), store=_Counting(wiring.means().store, trips))
        calendar_feeds.read(means, path.rpartition("/")[2])
        assert len(trips) == most
        past.pool.visitor().get(path)
        assert changed(before, table(past.pool)) == set()


def test_r27_somebody_without_appointments_has_an_empty_calendar(past: Lived) -> None:
    assert told(past, turn_on(past, "eve")) == []


def test_logs_name_the_person_and_never_the_address(past: Lived, capsys: Any) -> None:
    path = turn_on(past)
    past.pool.visitor().get(path)
    past.pool.visitor().get(f"{path}x")
    captured = capsys.readouterr()
    secret = path.split(".")[1]
    assert secret not in captured.out + captured.err


class _Counting:
    """A store that says what it was asked for."""

    def __init__(self, store: Any, trips: list[str]) -> None:
        """Ask this one."""
        self._store, self._trips = store, trips

    def __getattr__(self, name: str) -> Any:
        """The store's own method, counted."""
        self._trips.append(name)
        return getattr(self._store, name)
