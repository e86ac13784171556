"""Every page in every state: well made, in the shell, and saying what its reader needs first."""

from datetime import UTC, date, datetime

from tests.functions.lived import OTTO_AIMS, PRIYA_AIMS, Lived, ask, book
from tests.functions.markup import Page
from tests.played import Visitor


def look(visitor: Visitor, path: str, *says: str) -> Page:
    """Open a page that must be well made and say so."""
    answer = visitor.get(path)
    page = Page(answer.text)
    assert (answer.status_code, page.faults) == (200, []), path
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert page.all("title")[0].text.endswith(f" - {page.all('a')[1].text}")
    assert {"/", "/my/", "/privacy/", "/cookies/", "/accessibility/"} <= set(page.links)
    for sentence in says:
        assert sentence in page.text, page.text
    return page


def actions(page: Page) -> list[str]:
    """What the buttons of a page do, by the ends of their addresses."""
    return [one.action.rpartition("/")[2] for one in page.forms]


def test_my_mentoring_leads_with_what_waits_and_shows_both_sides(past: Lived) -> None:
    page = look(past.ben, "/my/", "Waiting for you (2)", "Priya Raghunathan asks you", "0 of 2")
    assert page.text.index("Waiting for you") < page.text.index("Your mentees")
    assert past.request in page.links
    page = look(past.priya, "/my/", "Your mentor", "Asked", "Booked", "Earlier", "Declined")
    assert actions(page) == ["unpair", "withdraw", "sign-out"]
    assert {f"{past.appointment}/move", f"{past.appointment}#cancel"} <= set(page.links)
    assert "12:00 (London)" in page.text
    page = look(past.amara, "/my/", "1 of 1 place taken", "Priya Raghunathan")
    assert actions(page) == ["unpair", "places", "pause", "sign-out"]
    look(past.eve, "/my/", "Nothing here yet", "Signed in as eve@gov.example")
    assert "/coordinate/?scheme=career" in look(past.cora, "/my/").links


def test_asking_tells_what_happens_next_with_dates(past: Lived) -> None:
    page = look(
        past.otto,
        "/my/requests/new?mentor=sian-rees",
        "Ask Sian Rees",
        "What do you want to achieve?",
        "Three short examples",
        "Sian hears today",
    )
    assert [one.get("value") for one in page.all("input") if one.get("type") == "radio"] == [
        "career", "open", "leadership",
    ]  # fmt: skip
    assert "Peers" not in page.text  # an unlisted scheme is nobody's business
    assert "before Monday 7 December 2026" in page.text
    chosen = look(past.otto, "/my/requests/new?mentor=sian-rees&scheme=open")
    assert chosen.forms[0].fields["scheme"] == "open"


def test_a_request_through_all_its_states(past: Lived) -> None:
    look(past.priya, past.request, "You have asked Ben Hughes", "before Monday 7 December 2026")
    page = look(
        past.pool.visitor(),
        f"{past.request}?key={past.key}",
        "Priya Raghunathan asks you to be their mentor",
        "Department of Examples",
        PRIYA_AIMS,
        "You have 2 places, 2 free now; 1 after a yes",
        "Your answer",
    )
    assert [one for one in page.all("input") if "checked" in one.attributes] == []
    look(past.priya, past.declined, "Mei Lin can't this time", "away for a while soon", "I go on")
    look(past.mei, past.declined, "You said no to Priya Raghunathan")
    accepted = past.pairing.replace("pairings", "requests")
    look(past.priya, accepted, "Amara Okafor said yes", "The first step is yours")
    look(past.amara, accepted, "You said yes to Priya Raghunathan")
    ask(past.otto, "mei-lin", "career", OTTO_AIMS)
    past.ben.post(past.other_request, answer="yes", outside_line="yes")
    released = past.other_request.replace("ben-hughes.1", "mei-lin.2")
    look(past.otto, released, "Another mentor said yes first")
    look(past.mei, released, "Nothing to answer any more", "has found a mentor meanwhile")
    past.priya.post(f"{past.request}/withdraw")
    look(past.priya, past.request, "You took your request back")
    look(past.ben, past.request, "Priya Raghunathan has taken the request back")


def test_a_request_that_closed(past: Lived) -> None:
    past.pool.day(date(2026, 12, 7))
    past.pool.day(date(2026, 12, 7))
    page = look(past.priya, past.request, "No answer from Ben Hughes", "Others with room now")
    assert "/mentors/sian-rees/" in page.links
    look(past.ben, past.request, "Nothing to answer any more", "nobody had answered")


def test_a_pairing_running_ended_and_taken_back(past: Lived) -> None:
    page = look(past.priya, past.pairing, "You and Amara Okafor", "Tuesday 23 November 2027")
    assert "mailto:amara@police.example" in page.links
    assert "mailto:priya@gov.example" in look(past.amara, past.pairing).links
    past.priya.post(f"{past.pairing}/unpair")
    page = look(
        past.priya,
        past.pairing,
        "You have unpaired from Amara Okafor",
        "Undo until Monday 30 November",
        "Why? If you like to say",
    )
    assert actions(page) == ["undo", "reason", "feedback"]
    page = look(past.amara, past.pairing, "Your pairing with Priya Raghunathan has ended")
    assert "mailto:priya@gov.example" not in page.links
    assert actions(page) == ["feedback"]
    page = look(past.priya, past.ended, "There was no time for it", "the calls after it never")
    assert actions(page) == ["undo", "feedback"]
    look(past.cora, "/coordinate/", "Priya Raghunathan unpaired", "Career programme")


def test_an_appointment_booked_late_past_and_cancelled(past: Lived) -> None:
    page = look(
        past.priya,
        past.appointment,
        "Spot session with Ben Hughes",
        "Tuesday 1 December 2026, 12:00 (London), 30 minutes",
        "You make the arrangements",
    )
    assert actions(page) == ["cancel"]
    other = book(past.otto, "ben-hughes", "2026-12-03T16:00:00+00:00")
    past.ben.post(f"{other}/cancel")
    look(past.otto, other, "Cancelled", "Ben cancelled it", "Choose another time")
    look(past.ben, other, "Cancelled", "You cancelled it")
    past.pool.clock.now = datetime(2026, 12, 1, 13, tzinfo=UTC)
    assert actions(look(past.pool.signed_in("ben@gov.example"), past.appointment, "Past")) == []


def test_choosing_a_time_names_the_zone_and_the_soonest(past: Lived) -> None:
    page = look(
        past.otto,
        "/my/spot-sessions/new?mentor=ben-hughes",
        "All times are London time",
        "Soonest",
        "Tuesday 1 December 2026",
    )
    times = [one.get("value") for one in page.all("input") if one.get("name") == "time"]
    assert times[0] == "2026-11-26T16:00:00+00:00"
    assert "2026-12-01T12:00:00+00:00" not in times
    assert "2026-12-01T12:30:00+00:00" in times


def test_writing_to_the_coordinators(past: Lived) -> None:
    page = look(past.priya, "/my/write", "Which scheme is it about?", "priya@gov.example")
    assert [one.get("value") for one in page.all("input") if one.get("type") == "radio"] == [
        "career", "open", "reverse",
    ]  # fmt: skip
    sent = past.priya.fill("/my/write", scheme="open", text="Is there a group for this?")
    look(past.priya, sent.headers["Location"], "Your message is on its way")
    look(
        past.cora,
        "/coordinate/?scheme=open",
        "Priya Raghunathan writes",
        "Is there a group for this?",
    )


def test_the_pages_of_signing_in_and_ones_details(past: Lived) -> None:
    visitor = past.pool.visitor()
    look(visitor, "/my/sign-in", "We send six digits")
    look(visitor, "/my/sign-in/code", "has not asked for a code")
    visitor.post("/my/sign-in", address="new@gov.example")
    look(visitor, "/my/sign-in/code", "new@gov.example", "The six digits")
    page = look(past.priya, "/my/details?next=/my/", "We ask once")
    assert page.forms[0].fields == {
        "next": "/my/",
        "name": "Priya Raghunathan",
        "organisation": "Department of Examples",
        "grade": "g7",
        "line_manager": "lee@gov.example",
    }
