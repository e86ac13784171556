"""What is free with the mentors on a screen, as the cards ask for it."""

import json
from typing import Any

import pytest
from werkzeug.test import TestResponse

from mentoring import wiring
from mentoring.actions.publishing import publish
from tests.functions.lived import Lived, table
from tests.played import Visitor
from tests.world import CONTACTS, MENTORS, PROGRAMME, published

SOON = {
    "next_slot": "Thu 26 Nov, 16:00 (London)",
    "next_times": "Thu 26 Nov, 16:00, 16:30; Tue 1 Dec, 12:00 (London)",
    "next_starts": [
        "2026-11-26T16:00:00+00:00", "2026-11-26T16:30:00+00:00", "2026-12-01T12:00:00+00:00",
    ],
    "spot_minutes": 30,
}  # fmt: skip

NONE: dict[str, Any] = {
    "next_slot": None,
    "next_times": None,
    "next_starts": [],
    "spot_minutes": None,
}


def asked(visitor: Visitor, mentors: str) -> TestResponse:
    """The call that a page of cards makes."""
    return visitor.get(f"/api/availability?mentors={mentors}")


def said(past: Lived, mentors: str) -> Any:
    """What it answers to somebody who is not signed in."""
    return json.loads(asked(past.pool.visitor(), mentors).text)


def test_the_cards_learn_room_next_slot_and_nothing_else(past: Lived) -> None:
    assert said(past, "amara-okafor,mei-lin,sian-rees") == {
        "amara-okafor": {"places": 0, **SOON, "answers_in_days": None, "paused_until": None},
        "mei-lin": {"places": 3, **SOON, "answers_in_days": None, "paused_until": None},
        "sian-rees": {"places": 1, **NONE, "answers_in_days": None, "paused_until": None},
    }  # fmt: skip


def test_r23_a_slot_that_is_booked_is_not_the_next_one(past: Lived) -> None:
    first = said(past, "mei-lin")["mei-lin"]["next_slot"]
    page = past.otto.get("/my/spot-sessions/new?mentor=mei-lin").text
    time = page.partition('name="time" value="')[2].partition('"')[0]
    form = {"topic": "leading a team", "mode": "video", "time": time}
    assert past.otto.fill("/my/spot-sessions/new?mentor=mei-lin", **form).status_code == 303
    after = said(past, "mei-lin")["mei-lin"]
    assert after["next_slot"] != first
    assert after["next_times"].startswith(after["next_slot"].removesuffix(" (London)"))


def test_a_mentor_without_an_address_has_neither_room_nor_slots_yet(past: Lived) -> None:
    assert said(past, "without-contact") == {
        "without-contact": {
            "places": None,
            **NONE,
            "answers_in_days": None,
            "paused_until": None,
        }
    }


def test_five_answers_tell_how_soon_a_mentor_answers(past: Lived) -> None:
    for count in range(4):  # Priya had the first
        mentee = past.pool.mentee(f"asker{count}@gov.example", name=f"Asker {count}")
        form = {"scheme": "open", "aims": "To learn how a small team keeps its promises to others."}
        path = mentee.fill("/my/requests/new?mentor=mei-lin", **form).headers["Location"]
        assert said(past, "mei-lin")["mei-lin"]["answers_in_days"] is None
        past.pool.clock.on(hours=1)
        mentor = past.pool.signed_in("mei@gov.example")
        assert mentor.fill(path, answer="no", reason="AWAY").status_code == 303
        past.pool.clock.on(minutes=20)
    assert said(past, "mei-lin")["mei-lin"]["answers_in_days"] == 1


def test_it_may_be_kept_for_a_minute_and_is_the_same_for_everybody(past: Lived) -> None:
    before = table(past.pool)
    answers = [asked(one, "mei-lin") for one in (past.pool.visitor(), past.priya, past.cora)]
    assert len({one.text for one in answers}) == 1
    for one in answers:
        assert one.headers["Cache-Control"] == "public, max-age=60"
        assert one.mimetype == "application/json"
        assert "Set-Cookie" not in one.headers
    assert table(past.pool) == before


@pytest.mark.parametrize(
    "mentors",
    ["", ",", "nobody", "Mei Lin", "../mei-lin", "mei-lin%23", "%00", "%F0%9F%98%80", "a" * 5000],
)
def test_who_is_not_in_the_directory_is_left_out(past: Lived, mentors: str) -> None:
    assert said(past, mentors) == {}
    assert said(past, f"{mentors},mei-lin").keys() <= {"mei-lin"}


def test_it_never_reads_more_than_one_call_can(past: Lived) -> None:
    many = ",".join(f"mentor-{count}" for count in range(200))
    assert said(past, f"mei-lin,{many}").keys() == {"mei-lin"}


def test_a_mentor_in_unlisted_schemes_only_or_withdrawn_is_not_given_away(past: Lived) -> None:
    store = wiring.means().store
    hidden = published("hidden-away", schemes=("peers",))
    publish(store, PROGRAMME, (*MENTORS, hidden), CONTACTS, new_id=wiring.new_id)
    assert said(past, "hidden-away,mei-lin").keys() == {"mei-lin"}
    left = [one for one in MENTORS if one.id != "mei-lin"]
    publish(store, PROGRAMME, left, CONTACTS, new_id=wiring.new_id)
    assert said(past, "hidden-away,mei-lin") == {}
