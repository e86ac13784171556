"""R7, R29: pausing and waiting lists, on the pages and in the letters."""

import json
from datetime import date
from typing import Any

import pytest

from tests.functions.lived import OTTO_AIMS, Lived, changed, table
from tests.functions.markup import Page
from tests.played import Played, Visitor, letter_text, link_in

LIST = "/my/waiting-lists/amara-okafor"
ASK = "/my/requests/new?mentor=amara-okafor"


def look(visitor: Visitor, path: str, *said: str) -> Page:
    """A page without faults that says all this."""
    answer = visitor.get(path)
    page = Page(answer.text)
    assert (answer.status_code, page.faults) == (200, [])
    assert [one for one in said if one not in page.text] == []
    return page


def card(pool: Played, mentor: str = "amara-okafor") -> Any:
    """What a card learns of a mentor."""
    answer = pool.visitor().get(f"/api/availability?mentors={mentor}")
    return json.loads(answer.text)[mentor]


def told(pool: Played, mentor: str = "amara-okafor") -> Any:
    """What a card says, without what only a script reads."""
    found = card(pool, mentor)
    return {key: found[key] for key in found.keys() - {"next_starts", "spot_minutes"}}


def dee(past: Lived) -> Visitor:
    """Another mentee with details."""
    return past.pool.mentee("dee@gov.example", name="Dee Ofori")


def test_r7_a_full_mentors_page_leads_onto_the_list_and_the_list_tells_in_turn(past: Lived) -> None:
    refused = look(past.otto, ASK, "Every place of Amara Okafor is taken", "Wait for a place")
    assert LIST in refused.links
    look(past.otto, LIST, "Wait for Amara Okafor", "Full", "For which scheme?")
    before = table(past.pool)
    assert past.otto.get(LIST).status_code == 200
    assert changed(before, table(past.pool)) == set()
    assert past.otto.fill(LIST + "/join", scheme="open").headers["Location"] == LIST
    other = dee(past)
    other.post(f"{LIST}/join", scheme="open")
    look(past.otto, LIST, "You are on the waiting list of Amara Okafor", "You are next")
    look(other, LIST, "One person is before you")
    look(other, "/my/", "Waiting lists", "Open mentoring, joined Monday 23 November 2026", "Leave")
    look(past.amara, "/my/", "2 people are on your waiting list")
    past.priya.post(f"{past.pairing}/unpair")
    assert told(past.pool) == {
        "places": 0,
        "next_slot": "Thu 26 Nov, 16:00 (London)",
        "next_times": "Thu 26 Nov, 16:00, 16:30; Tue 1 Dec, 12:00 (London)",
        "answers_in_days": None,
        "paused_until": None,
    }
    letter = past.pool.letters("otto@police.example")[-1]
    assert letter["Subject"] == "A place with Amara Okafor is free"
    assert "until the end of Wednesday 25 November 2026" in letter_text(letter)
    assert link_in(letter) == LIST
    look(past.otto, LIST, "A place with Amara Okafor is held for you", "Wednesday 25 November 2026")
    look(past.otto, "/my/", "Held for you until Wednesday 25 November")
    look(other, ASK, "Every place of Amara Okafor is taken")
    assert past.otto.fill(ASK, scheme="open", aims=OTTO_AIMS).status_code == 303
    look(past.otto, LIST, "You have asked Amara Okafor")


def test_r7_a_place_nobody_asks_for_goes_on(past: Lived) -> None:
    other = dee(past)
    for one in (past.otto, other):
        one.post(f"{LIST}/join", scheme="open")
    past.priya.post(f"{past.pairing}/unpair")
    past.pool.day(date(2026, 11, 26))
    past.pool.clock.on(days=3)
    assert past.pool.letters("dee@gov.example")[-1]["Subject"].startswith("A place with Amara")
    past.pool.day(date(2026, 12, 1))
    past.pool.clock.on(days=5)
    assert card(past.pool)["places"] == 1


def test_r7_leaving_is_one_click_and_whoever_is_next_hears_at_once(past: Lived) -> None:
    other = dee(past)
    for one in (past.otto, other):
        one.post(f"{LIST}/join", scheme="open")
    past.priya.post(f"{past.pairing}/unpair")
    past.pool.clock.on(seconds=1)
    form = next(one for one in look(past.otto, "/my/").forms if one.action.endswith("/leave"))
    left = past.otto.send(form.action, form.fields)
    assert left.headers["Location"] == "/my/#waiting-lists"
    assert "Waiting lists" not in past.otto.get("/my/").text
    assert past.pool.letters("dee@gov.example")[-1]["Subject"].startswith("A place with Amara")


def test_r7_where_there_is_room_the_list_leads_to_asking(past: Lived) -> None:
    look(past.otto, "/my/waiting-lists/sian-rees", "Sian Rees has room now", "Ask Sian")
    joined = past.otto.post("/my/waiting-lists/sian-rees/join", scheme="open")
    assert joined.headers["Location"] == "/my/requests/new?mentor=sian-rees"


@pytest.mark.parametrize("scheme", ["roster", "peers", "nothing", ""])
def test_r6_r7_a_scheme_one_cannot_ask_in_cannot_be_waited_in(past: Lived, scheme: str) -> None:
    before = table(past.pool)
    answer = past.otto.post(f"{LIST}/join", scheme=scheme)
    assert answer.status_code in {200, 404}
    assert changed(before, table(past.pool)) == set()


def test_r7_on_three_lists_the_fourth_is_refused_with_what_to_do(past: Lived) -> None:
    for name in ("ben", "mei", "sian", "amara"):
        past.people[name].post("/my/pause", until="2027-01-04")
    for mentor in ("mei-lin", "sian-rees", "amara-okafor"):
        path = f"/my/waiting-lists/{mentor}"
        assert past.otto.post(f"{path}/join", scheme="open").headers["Location"] == path
    dee_ = dee(past)
    dee_.post("/my/waiting-lists/ben-hughes/join", scheme="open")
    past.otto.post(past.other_request + "/withdraw")
    refused = past.otto.post("/my/waiting-lists/ben-hughes/join", scheme="open")
    assert "You are on 3 waiting lists" in refused.text
    assert "My mentoring" in refused.text


def test_r29_a_pause_shows_what_it_touches_before_it_takes_effect(past: Lived) -> None:
    before = table(past.pool)
    page = look(
        past.ben,
        "/my/pause?until=2026-12-07",
        "Pause until Monday 7 December?",
        "These requests stay open",
        "Priya Raghunathan asks you",
        "These appointments stay as they are",
        "Tuesday 1 December 2026, 12:00 (London)",
    )
    assert changed(before, table(past.pool)) == set()
    form = next(one for one in page.forms if one.fields.get("until"))
    assert past.ben.send(form.action, form.fields).headers["Location"] == "/my/#pause"
    look(past.ben, "/my/", "Paused until Monday 7 December 2026", "End the pause now")
    assert told(past.pool, "ben-hughes") == {
        "places": 0,
        "next_slot": "Tue 8 Dec, 12:00 (London)",
        "next_times": "Tue 8 Dec, 12:00, 12:30, 13:00 (London)",
        "answers_in_days": None,
        "paused_until": "Monday 7 December",
    }
    look(past.priya, past.appointment, "Spot session with Ben Hughes", "Cancel")
    accepted = past.ben.fill(past.other_request, answer="yes", outside_line="yes")
    assert accepted.status_code == 303
    look(past.otto, past.other_request, "Ben Hughes said yes")


def test_r7_a_paused_mentor_can_neither_be_asked_nor_booked_until_they_are_back(
    past: Lived,
) -> None:
    past.sian.post("/my/pause", until="2026-12-07")
    page = "/my/requests/new?mentor=sian-rees"
    look(past.otto, page, "until they are back on Monday 7 December 2026", "Wait for a place")
    before = table(past.pool)
    form = {"mentor": "sian-rees", "scheme": "open", "number-open": "1", "aims": OTTO_AIMS}
    assert "back on Monday 7 December" in past.otto.send("/my/requests/new", form).text
    assert changed(before, table(past.pool)) == set()
    past.mei.post("/my/pause", until="2026-12-07")
    assert "2026-12-01" not in past.otto.get("/my/spot-sessions/new?mentor=mei-lin").text
    assert "2026-12-08" in past.otto.get("/my/spot-sessions/new?mentor=mei-lin").text
    past.sian.post("/my/pause/end")
    look(past.otto, page, "Ask Sian Rees")


@pytest.mark.parametrize("until", ["", "soon", "2026-11-23", "2020-01-01", "2031-01-01", "\x00"])
def test_r7_a_day_that_does_not_fit_is_asked_for_again(past: Lived, until: str) -> None:
    before = table(past.pool)
    answer = past.ben.post("/my/pause", until=until)
    assert (answer.status_code, Page(answer.text).faults) == (200, [])
    assert "There is something to put right" in answer.text
    assert changed(before, table(past.pool)) == set()
    look(past.ben, "/my/pause", "Take a pause")


def test_r7_a_place_put_off_by_a_pause_is_told_with_the_day(past: Lived) -> None:
    past.otto.post(f"{LIST}/join", scheme="open")
    past.priya.post(f"{past.pairing}/unpair")
    look(past.amara, "/my/pause?until=2027-01-04", "A place is held for somebody")
    past.pool.clock.on(seconds=1)
    past.amara.post("/my/pause", until="2027-01-04")
    letter = past.pool.letters("otto@police.example")[-1]
    assert letter["Subject"] == "The place with Amara Okafor has to wait"
    assert "until Monday 4 January 2027" in letter_text(letter)
    look(past.otto, LIST, "Back on Monday 4 January", "You are next")
    past.amara.post("/my/pause/end")
    past.pool.clock.on(seconds=1)
    past.amara.post("/my/places", places="0")
    assert "fewer places than before" in letter_text(past.pool.letters("otto@police.example")[-1])
