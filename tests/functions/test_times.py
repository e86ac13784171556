"""R24, R29: a mentor's own times, on the pages and in what can be booked."""

import json
from datetime import date
from typing import Any

import pytest
from werkzeug.test import TestResponse

from mentoring import wiring
from mentoring.actions.publishing import publish
from mentoring.domain.people import Mentor
from tests.functions.lived import Lived, book, changed, table
from tests.functions.markup import Page
from tests.played import Visitor, letter_text
from tests.world import CONTACTS, MENTORS, PROGRAMME, SPOT, published

PAGE = "/my/times"
BOOK = "/my/spot-sessions/new?mentor=ben-hughes"
CHANGED = "Your times or your appointments have changed since this page was made. Nothing was saved"


def read(answer: TestResponse, *said: str) -> Page:
    """A page without faults that says all this."""
    page = Page(answer.text)
    assert (answer.status_code, page.faults) == (200, [])
    assert [one for one in said if one not in page.text] == [], page.text
    return page


def fields(page: Page, action: str) -> dict[str, str]:
    """The fields of the form that is sent there."""
    return next(one.fields for one in page.forms if one.action == action)


def previewed(visitor: Visitor, **typed: str) -> Page:
    """The page that shows what other times would change."""
    form = fields(read(visitor.get(PAGE)), f"{PAGE}/preview")
    return read(visitor.send(f"{PAGE}/preview", form | _named(typed)))


def saved(visitor: Visitor, **typed: str) -> dict[str, str]:
    """Change times and let it take effect; return the form that was sent."""
    form = fields(previewed(visitor, **typed), PAGE)
    assert visitor.send(PAGE, form).headers["Location"] == "/my/#times"
    return form


def _named(typed: dict[str, str]) -> dict[str, str]:
    return {name.replace("__", "-"): text for name, text in typed.items()}


def starts(visitor: Visitor, path: str = BOOK) -> list[str]:
    """The times on a form to book."""
    page = read(visitor.get(path))
    return [one.get("value")[:16] for one in page.all("input") if one.get("name") == "time"]


def ben() -> Mentor:
    """Ben as the table has him."""
    (mentor,) = wiring.means().store.partition("MENTOR#ben-hughes", "MENTOR")
    assert isinstance(mentor, Mentor)
    return mentor


def test_r24_the_form_shows_what_is_in_force_and_what_can_be_booked(past: Lived) -> None:
    page = read(past.ben.get(PAGE), "Your times", "What can be booked now", "Thursday 26 November")
    form = fields(page, f"{PAGE}/preview")
    assert (form["weekly-1-day"], form["weekly-2-from"], form["weekly-4-to"]) == (
        "Tue", "16:00", "",
    )  # fmt: skip
    assert "from_file" not in page.text
    assert "Back to what the file says" not in page.text
    read(past.sian.get(PAGE), "Your biography offers no spot sessions", "No free time")
    read(past.ben.get("/my/"), "Your times", "Tuesday 12:00 to 13:30, Thursday 16:00 to 17:00")


def test_r24_what_a_mentor_saves_counts_at_once_and_publishing_leaves_it(past: Lived) -> None:
    saved(past.ben, weekly__1__day="Fri", minutes="45", gap_minutes="10")
    assert starts(past.otto)[:2] == ["2026-11-26T16:00", "2026-11-27T12:00"]
    read(past.ben.get("/my/"), "Friday 12:00 to 13:30", "45 minutes", "10 minutes free")
    other = [published(one.id, spot=None, offers=("pairing",)) for one in MENTORS]
    publish(wiring.means().store, PROGRAMME, other, CONTACTS, new_id=wiring.new_id)
    publish(wiring.means().store, PROGRAMME, MENTORS, CONTACTS, new_id=wiring.new_id)
    assert starts(past.otto)[:2] == ["2026-11-26T16:00", "2026-11-27T12:00"]
    booked = book(past.otto, "ben-hughes", "2026-11-27T12:00:00+00:00")
    read(past.otto.get(booked), "12:00 (London), 45 minutes")
    read(past.otto.get("/my/spot-sessions/new?mentor=mei-lin"), "One conversation of 30 minutes")


def test_r29_a_preview_saves_nothing_and_keeps_what_was_typed(past: Lived) -> None:
    before = table(past.pool)
    page = previewed(past.ben, weekly__1__day="Mon", off__1__first="2026-12-03")
    assert changed(before, table(past.pool)) == set()
    for said in (
        "Nothing is saved yet",
        "Monday 12:00 to 13:30, Thursday 16:00 to 17:00 (London)",
        "Days offThursday 3 December",
        "Cancel the spot session with Priya Raghunathan, Tuesday 1 December 2026, 12:00 (London)",
    ):
        assert said in page.text
    coming = page.text.partition("What can be booked then")[2].partition("Appointments that")[0]
    assert "Monday 30 November12:00, 12:30, 13:00" in coming
    assert "3 December" not in coming
    again = fields(page, f"{PAGE}/preview")
    assert (again["weekly-1-day"], again["off-1-first"]) == ("Mon", "2026-12-03")


def test_r29_what_is_touched_stays_unless_it_is_ticked(past: Lived) -> None:
    past.pool.deliver()
    letters = len(past.pool.letters())
    saved(past.ben, weekly__1__from="", weekly__1__to="")
    read(past.priya.get(past.appointment), "Booked")
    assert len(past.pool.letters()) == letters
    read(past.ben.get("/my/"), "Spot session with Priya Raghunathan", "Thursday 16:00 to 17:00")


def test_r29_who_is_ticked_is_cancelled_with_the_change_and_told(past: Lived) -> None:
    page = previewed(past.ben, weekly__1__from="", weekly__1__to="")
    (tick,) = [one for one in page.all("input") if one.get("name").startswith("cancel.")]
    form = fields(page, PAGE) | {tick.get("name"): "yes"}
    before = table(past.pool)
    answers = [past.ben.send(PAGE, form) for _ in range(5)]
    assert {one.headers["Location"] for one in answers} == {"/my/#times"}
    kinds = {" ".join(part.split("#")[0] for part in key.split()[:2])
             for key in changed(before, table(past.pool))}  # fmt: skip
    assert kinds == {
        "MENTOR MENTOR", "MENTOR MONTH", "PERSON APPOINTMENT", "PERSON DIARY", "OUTBOX LETTER",
    }  # fmt: skip
    read(past.priya.get(past.appointment), "Cancelled", "Ben cancelled it")
    found = [one for one in past.pool.letters("priya@gov.example") if "Cancelled" in one["Subject"]]
    assert [one["Subject"] for one in found] == [
        "Cancelled: Tuesday 1 December 12:00 with Ben Hughes"
    ]
    assert "Ben Hughes cancelled it" in letter_text(found[0])


def test_r29_times_that_changed_meanwhile_are_shown_again(past: Lived) -> None:
    mine = fields(previewed(past.ben, minutes="45"), PAGE)
    saved(past.ben, minutes="60")
    before = table(past.pool)
    page = read(past.ben.send(PAGE, mine), CHANGED, "45 minutes")
    assert page.errors["preview"].startswith(CHANGED)
    assert changed(before, table(past.pool)) == set()
    assert past.ben.send(PAGE, fields(page, PAGE)).status_code == 303
    assert ben().times.minutes == 45


def test_r29_what_is_booked_meanwhile_is_shown_before_the_change_counts(past: Lived) -> None:
    page = previewed(past.ben, weekly__2__from="", weekly__2__to="")
    assert "None: everything that is booked" in page.text
    book(past.otto, "ben-hughes", "2026-12-03T16:00:00+00:00")
    page = read(past.ben.send(PAGE, fields(page, PAGE)), CHANGED, "with Otto Lindqvist")
    assert len(ben().times.weekly) == 2
    assert past.ben.send(PAGE, fields(page, PAGE)).status_code == 303


def test_r24_back_to_what_the_file_says(past: Lived) -> None:
    saved(
        past.ben, weekly__1__day="Mon", minutes="60", gap_minutes="15", off__1__first="2026-12-03"
    )
    form = fields(read(past.ben.get(PAGE), "Back to what the file says"), f"{PAGE}/preview")
    page = read(past.ben.send(f"{PAGE}/preview", form | {"from_file": "yes"}), "Tuesday 12:00")
    assert past.ben.send(PAGE, fields(page, PAGE)).status_code == 303
    own = ben().own_times
    assert own.follows_the_file
    assert (own.gap_minutes, len(own.off)) == (15, 1)
    other = published("ben-hughes", places=2, spot=SPOT.__class__(("x",), 50, SPOT.times))
    publish(wiring.means().store, PROGRAMME, [*MENTORS[:1], other, *MENTORS[2:]], CONTACTS,
            new_id=wiring.new_id)  # fmt: skip
    assert ben().times.minutes == 50


def test_r24_a_day_off_that_has_passed_drops_out(past: Lived) -> None:
    saved(
        past.ben, off__1__first="2026-11-26", off__2__first="2026-12-24", off__2__last="2027-01-02"
    )
    form = fields(read(past.ben.get(PAGE)), f"{PAGE}/preview")
    assert (form["off-1-first"], form["off-2-last"]) == ("2026-11-26", "2027-01-02")
    past.pool.clock.on(days=4)
    again = past.pool.signed_in("ben@gov.example")
    form = fields(read(again.get(PAGE)), f"{PAGE}/preview")
    assert (form["off-1-first"], form["off-2-first"]) == ("2026-12-24", "")
    assert "26 November" not in read(again.get("/my/")).text


def test_r24_what_is_wrong_is_said_by_field_and_nothing_is_lost(past: Lived) -> None:
    before = table(past.pool)
    typed = {"weekly-1-day": "Tue", "weekly-1-from": "12:00", "weekly-1-to": "11:00",
             "weekly-5-day": "Thu", "weekly-5-from": "16:30", "weekly-5-to": "18:00",
             "weekly-2-day": "Thu", "weekly-2-from": "16:00", "weekly-2-to": "17:00",
             "extra-2-on": "2026-12-25", "extra-2-from": "9", "extra-2-to": "10",
             "minutes": "five", "notice_days": "2", "most_a_month": "4",
             "gap_minutes": "0"}  # fmt: skip
    for path in (f"{PAGE}/preview", PAGE):
        page = read(past.ben.send(path, typed))
        assert page.errors == {
            "weekly-1-to": "Let the end come after the start, on the same day",
            "extra-2-on": "Choose another day: nobody works on Friday 25 December",
            "minutes": "Enter a whole number from 10 to 240",
            "weekly-5-from": "Thursday's times overlap",
        }
        kept = fields(page, f"{PAGE}/preview")
        assert {name: kept[name] for name in typed} == typed
    assert changed(before, table(past.pool)) == set()


def test_r24_a_form_sent_after_the_session_ended_comes_back_filled_in(past: Lived) -> None:
    form = fields(read(past.ben.get(PAGE)), f"{PAGE}/preview") | {"minutes": "55"}
    past.pool.clock.on(seconds=1)
    nobody = past.pool.visitor()
    asked = read(nobody.send(f"{PAGE}/preview", form), "Sign in")
    nobody.send("/my/sign-in", fields(asked, "/my/sign-in") | {"address": "ben@gov.example"})
    entered = nobody.post("/my/sign-in/code", code=past.pool.code_for("ben@gov.example"))
    assert entered.headers["Location"] == PAGE
    assert fields(read(nobody.get(PAGE)), f"{PAGE}/preview")["minutes"] == "55"


def test_r24_cards_follow_the_mentors_own_times(past: Lived) -> None:
    away = {"off__1__first": "2026-11-24", "off__1__last": "2026-12-31"}
    saved(past.ben, **away, extra__1__on="2026-12-02", extra__1__from="9", extra__1__to="9:30")
    answer: Any = json.loads(past.pool.visitor().get("/api/availability?mentors=ben-hughes").text)
    assert answer["ben-hughes"]["next_slot"] == "Wed 2 Dec, 09:00 (London)"


def test_times_stand_with_their_offset_for_whoever_is_elsewhere(past: Lived) -> None:
    page = read(past.priya.get(past.appointment))
    (when,) = page.all("time")
    assert (when.get("datetime"), when.text) == ("2026-12-01T12:00:00+00:00", "12:00 (London)")
    assert [one.get("src") for one in page.all("script")] == ["/assets/own-zone.js"]
    assert page.all("head")
    assert Page(past.priya.get("/my/write").text).all("script") == []


@pytest.mark.parametrize("who", ["otto", "cora"])
def test_only_mentors_have_times(past: Lived, who: str) -> None:
    for path in (PAGE, f"{PAGE}/preview"):
        answer = past.people[who].send(path, {"minutes": "30"})
        assert answer.status_code == 404
    assert past.people[who].get(PAGE).status_code == 404


def test_r24_the_programmes_zone_is_the_one_that_is_named(past: Lived) -> None:
    page = read(past.ben.get(PAGE), "In London time", "All times are London time")
    assert [one.get("type") for one in page.all("input") if one.get("name") == "off-1-first"] == [
        "date"
    ]
    assert past.pool.clock().date() == date(2026, 11, 23)
