"""Forms: what is missing is said at the top and at the field, and what was typed stays."""

from collections.abc import Mapping
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from tests.functions.lived import OTTO_AIMS, Lived, book
from tests.functions.markup import Page
from tests.functions.test_access import CASES, paths_of
from tests.played import Played, Visitor
from tests.world import DETAILS

FORM_ROUTES = sorted(route for route in CASES if route.startswith("POST"))
FIELDS = [
    "address", "next", "kept", "code", "name", "organisation", "grade", "line_manager", "places",
    "mentor", "scheme", "number-open", "number-career", "number-", "aims", "answer", "outside_line",
    "reason", "note", "question", "reply", "mentor-1", "mentor-2", "why", "number",
    "key", "here", "form", "topic", "mode", "time", "text", "undone", "",
    "weekly-1-day", "weekly-1-from", "weekly-1-to", "off-1-first", "off-1-last", "extra-30-on",
    "extra-30-from", "extra-30-to", "minutes", "notice_days", "from_file", "stamp", "cancel.x",
    "last",
    "goals", "how_often", "where", "confidential", "choice", "turn", "mentors", "time-mei-lin",
    "time-ben-hughes", "mode-mei-lin", "mode-ben-hughes",
    "goals", "how_often", "where", "confidential", "choice", "turn",
    "first", "at", "rhythm", "weeks", "count", "date-1", "date-2", "agenda", "what", "doer", "by",
    "action", "done", "back", "sequence", "instead_of",
]  # fmt: skip
GARBAGE = [
    "mei-lin", "ben-hughes", "open", "career", "1", "-1", "9" * 4999, "1" * 39, "٣", "1e3", "yes",
    "no", "question", "Tue", "12:00", "9.75", "AWAY", "NO_TIME", "leading a team", "video",
    "2026-12-01T12:00:00+00:00", "2026-12-01", "peers",
    "monthly", "once", "own", "08:30", "in person", "both", "/my/",
]  # fmt: skip
VALUES = st.one_of(st.text(max_size=60), st.sampled_from(GARBAGE))
FUZZ = settings(
    max_examples=10,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def error(came_back: TestResponse, /, **messages: str) -> dict[str, str]:
    """The fields of the form that came back, after seeing that it says these errors twice each."""
    page = Page(came_back.text)
    assert (came_back.status_code, page.faults) == (200, [])
    assert page.errors == messages
    for name, message in messages.items():
        beside = next(one for one in page.elements if one.get("id") == f"{name}-error")
        assert beside.text == f"Error: {message}"
    return page.forms[0].fields


def test_sign_in_says_what_an_address_looks_like(pool: Played) -> None:
    wanted = "Enter your work e-mail address, like name@organisation.example"
    for typed in ("", "priya", "priya@", "@gov.example", "a b@gov.example", "a@b@gov.example"):
        kept = error(
            pool.visitor().post("/my/sign-in", address=typed, next="/my/write"), address=wanted
        )
        assert kept == {"next": "/my/write", "address": typed}


def test_details_keep_what_was_right(past: Lived) -> None:
    typed = {**DETAILS, "name": "  ", "line_manager": "sian@gov.example", "next": past.request}
    kept = error(
        past.sian.send("/my/details", typed),
        name="Enter your name",
        line_manager="Enter your line manager's work address: this one is yours",
    )
    assert kept == typed
    kept = error(
        past.sian.post("/my/details", name="Siân Rees", grade="emperor"),
        organisation="Enter your organisation",
        grade="Choose your grade, or the one nearest to it",
        line_manager="Enter your line manager's work address",
    )
    assert kept["name"] == "Siân Rees"


def test_places_are_a_whole_number(past: Lived) -> None:
    for typed in ("many", "-1", "21", "1.5", "", "9" * 5000):
        answer = past.sian.post("/my/places", places=typed)
        error_at = Page(answer.text)
        assert (answer.status_code, error_at.faults) == (200, [])
        assert error_at.errors == {"places": "Enter a whole number from 0 to 20"}
        form = next(one for one in error_at.forms if one.action == "/my/places")
        assert form.fields == {"places": typed}


def test_r4_asking_keeps_scheme_and_aims(past: Lived) -> None:
    page = "/my/requests/new?mentor=sian-rees"
    aims = 'Short & <b>"bold"</b>,\r\nbut honest'
    kept = error(
        past.otto.fill(page, scheme="open", aims=aims),
        aims="Write what you want to achieve, in at least 40 characters: 7 more to go",
    )
    assert kept["aims"] == aims
    assert kept["scheme"] == "open"
    kept = error(past.otto.fill(page, aims=OTTO_AIMS), scheme="Choose a scheme")
    assert kept["aims"] == OTTO_AIMS
    again = past.otto.send("/my/requests/new", {**kept, "scheme": "open"})
    assert again.status_code == 303


def test_r9_an_answer_needs_a_choice_and_its_reason(past: Lived) -> None:
    link = f"{past.request}?key={past.key}"
    holder = past.pool.visitor()
    kept = error(holder.fill(link, note="Good luck"), answer="Choose yes, no, or a question first")
    assert kept["note"] == "Good luck"
    assert kept["key"] == past.key
    kept = error(
        holder.fill(link, answer="yes"),
        outside_line="Confirm that you are not in their line of management",
    )
    assert kept["answer"] == "yes"
    kept = error(holder.fill(link, answer="no", note="Good luck"), reason="Choose a reason")
    assert (kept["answer"], kept["note"]) == ("no", "Good luck")
    assert holder.send(past.request, {**kept, "reason": "AWAY"}).status_code == 303


def test_r15_a_reason_for_unpairing_is_chosen_from_the_list(past: Lived) -> None:
    past.amara.post(f"{past.pairing}/unpair")
    answer = past.amara.post(f"{past.pairing}/reason", reason="x", note="It was the distance.")
    page = Page(answer.text)
    assert (answer.status_code, page.faults) == (200, [])
    assert page.errors == {"reason": "Choose what comes closest"}
    assert page.forms[1].fields["note"] == "It was the distance."
    answer = past.priya.post(f"{past.ended}/reason", note="Once more.")
    assert (answer.status_code, Page(answer.text).faults) == (200, [])


def test_booking_keeps_what_was_chosen(past: Lived) -> None:
    page = "/my/spot-sessions/new?mentor=ben-hughes"
    kept = error(
        past.otto.fill(page, topic="leading a team"),
        mode="Choose how to meet",
        time="Choose a time",
    )
    name = kept["form"]
    assert kept["topic"] == "leading a team"
    kept = error(
        past.otto.send("/my/spot-sessions/new", {**kept, "time": "2026-12-03T16:30:00+00:00"}),
        mode="Choose how to meet",
    )
    assert (kept["time"], kept["form"]) == ("2026-12-03T16:30:00+00:00", name)


def test_r23_a_time_that_was_taken_meanwhile_is_struck_out_and_the_rest_is_kept(
    past: Lived,
) -> None:
    page = "/my/spot-sessions/new?mentor=mei-lin"
    book(past.priya, "mei-lin", "2026-12-03T16:30:00+00:00")
    answer = past.otto.fill(
        page, topic="part-time working", mode="phone", time="2026-12-03T16:30:00+00:00"
    )
    taken = "That time has just been taken. Choose another; everything else you chose is kept."
    kept = error(answer, time=taken)
    assert (kept["topic"], kept["mode"], "time" in kept) == ("part-time working", "phone", False)
    text = Page(answer.text).text
    assert "Thursday 3 December 2026, 16:30 is not free any more" in text


def test_a_message_to_the_coordinators_needs_a_scheme_and_words(past: Lived) -> None:
    kept = error(
        past.otto.fill("/my/write", text=" "),
        scheme="Choose the scheme it is about",
        text="Write your message",
    )
    name = kept["form"]
    kept = error(
        past.otto.send("/my/write", {**kept, "text": "Hello <you>"}),
        scheme="Choose the scheme it is about",
    )
    assert (kept["text"], kept["form"]) == ("Hello <you>", name)


@pytest.mark.parametrize("route", FORM_ROUTES)
@FUZZ
@given(
    form=st.dictionaries(st.sampled_from(FIELDS), VALUES, max_size=8),
    who=st.sampled_from(["priya", "ben", "nobody"]),
)
def test_garbage_in_a_form_is_refused_and_never_a_failure(
    met_past: Lived, route: str, form: Mapping[str, str], who: str
) -> None:
    past = met_past
    known = past.people.get(who)
    visitor = Visitor(past.pool.gateway, dict(known.cookies) if known else {})
    for path in paths_of(route.removeprefix("POST "), past):
        answer = visitor.send(path, form)
        assert answer.status_code in {200, 204, 303, 404, 413}, answer.text
        if answer.text:
            assert Page(answer.text).faults == []
    past.pool.deliver()


@FUZZ
@given(
    name=st.sampled_from(["mentor", "mentors", "scheme", "key", "next", "code", "sent"]),
    value=VALUES,
)
def test_garbage_in_a_query_is_refused_and_never_a_failure(
    past: Lived, name: str, value: str
) -> None:
    for route in (one.removeprefix("GET ") for one in CASES if one.startswith("GET")):
        for path in paths_of(route, past):
            answer = past.ben.get(f"{path}?{name}={quote(value, errors='replace')}")
            assert answer.status_code in {200, 303, 404}, answer.text
