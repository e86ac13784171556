"""Each rule that says no, through the handlers: a page with what can be done instead."""

from datetime import UTC, date, datetime, timedelta

import pytest
from werkzeug.test import TestResponse

from mentoring import wiring
from mentoring.actions.publishing import publish
from mentoring.domain.people import Contact
from tests.functions.lived import OTTO_AIMS, Lived, ask, book, changed, table
from tests.functions.markup import Page
from tests.played import Visitor, link_in
from tests.world import AIMS, CONTACTS, DETAILS, MENTORS, PROGRAMME, published


def refused(answer: TestResponse, sentence: str, *ways: str, status: int = 200) -> None:
    """The answer is a sound page that says so and leads on."""
    page = Page(answer.text)
    assert (answer.status_code, page.faults) == (status, [])
    assert sentence in page.text
    assert set(ways) <= set(page.links)
    assert page.all("main")[0].text.count("error") == 0


def asking(visitor: Visitor, mentor: str, scheme: str) -> TestResponse:
    """Ask straight away, whatever the form would have offered."""
    form = {"mentor": mentor, "scheme": scheme, f"number-{scheme}": "99", "aims": AIMS}
    here = {"here": f"/my/requests/new?mentor={mentor}"}
    return visitor.send("/my/requests/new", form | here)


def booking(visitor: Visitor, mentor: str, time: str) -> TestResponse:
    """Book straight away, whatever the form would have offered."""
    form = {"mentor": mentor, "form": "aform", "topic": "leading a team", "mode": "phone"}
    here = {"here": f"/my/spot-sessions/new?mentor={mentor}"}
    return visitor.send("/my/spot-sessions/new", form | here | {"time": time})


def test_a_page_that_says_no_shows_what_was_written_and_nothing_else_of_the_form(
    past: Lived,
) -> None:
    quotes = Page(asking(past.priya, "mei-lin", "career").text).all("blockquote")
    assert [one.text for one in quotes] == [AIMS]
    past.priya.post(f"{past.request}/withdraw")
    form = {"answer": "no", "reason": "AWAY", "note": "Good luck."}
    page = Page(past.ben.send(past.request, form).text)
    assert "has ended already" in page.text
    assert [one.text for one in page.all("blockquote")] == ["Good luck."]
    assert Page(past.priya.get("/my/nowhere").text).all("blockquote") == []


def test_a_form_from_another_site_or_a_much_too_long_one_is_not_shown(past: Lived) -> None:
    elsewhere = {"Sec-Fetch-Site": "cross-site"}
    crossed = past.priya.post("/my/write", headers=elsewhere, text="Look here.")
    assert (crossed.status_code, "Look here." in crossed.text) == (400, False)
    long = past.priya.post("/my/write", text="Look here." * 7000)
    assert (long.status_code, "Look here." in long.text) == (413, False)


@pytest.mark.parametrize(
    ("mentor", "scheme", "sentence"),
    [
        ("mei-lin", "career", "You have a mentor in this scheme already"),  # R1
        ("amara-okafor", "open", "Every place of Amara Okafor is taken"),  # R2, R7
        ("ben-hughes", "open", "You have asked this mentor already"),  # R3
        ("ben-hughes", "leadership", "You have asked this mentor already"),  # R3 over schemes
        ("sian-rees", "peers", "the coordinators introduce people to each other"),  # R6
        ("mei-lin", "roster", "open to people whom its coordinators enrolled"),  # R6
        ("mei-lin", "reverse", "is not a mentor in Reverse any more"),  # R6
        ("without-contact", "open", "can't be asked yet"),  # R6
        ("mei-lin", "leadership", "needs a word with its coordinators first"),  # R16
    ],
)
def test_who_can_not_be_asked(past: Lived, mentor: str, scheme: str, sentence: str) -> None:
    before = table(past.pool)
    refused(asking(past.priya, mentor, scheme), sentence)
    assert table(past.pool) == before


def test_r5_never_ones_line_manager_and_never_oneself(past: Lived) -> None:
    past.otto.send("/my/details", DETAILS | {"line_manager": " MEI@gov.example"})
    for path in ("/my/requests/new", "/my/spot-sessions/new"):
        assert past.otto.get(f"{path}?mentor=mei-lin").status_code == 200
    refused(asking(past.otto, "mei-lin", "open"), "never your own line manager", "/", "/my/")
    past.ben.send("/my/details", DETAILS)
    refused(past.ben.get("/my/requests/new?mentor=ben-hughes"), "you can't ask yourself", "/")
    refused(asking(past.ben, "ben-hughes", "open"), "you can't ask yourself", "/")
    refused(booking(past.ben, "ben-hughes", "2026-12-03T16:00:00+00:00"), "yourself", "/")


def test_r6_leadership_wants_another_organisation(past: Lived) -> None:
    past.otto.send("/my/details", DETAILS | {"organisation": "northshire CONSTABULARY "})
    refused(asking(past.otto, "mei-lin", "leadership"), "from another organisation", "/schemes/")


def test_r3_as_many_open_requests_as_the_scheme_allows(past: Lived) -> None:
    for mentor in ("mei-lin", "sian-rees"):
        ask(past.otto, mentor, "career", OTTO_AIMS)
    refused(asking(past.otto, "amara-okafor", "career"), "3 open requests in Career programme")
    page = past.otto.get("/my/requests/new?mentor=amara-okafor")
    assert "3 open requests in Career programme" in page.text


def test_r17_the_same_two_are_not_paired_again_unless_the_scheme_says_so(past: Lived) -> None:
    past.priya.post(f"{past.request}/withdraw")
    refused(asking(past.priya, "ben-hughes", "leadership"), "pairs the same two only once", "/")


def test_details_are_asked_first_and_the_form_comes_after(past: Lived) -> None:
    for path in ("/my/requests/new?mentor=mei-lin", "/my/spot-sessions/new?mentor=mei-lin"):
        assert past.sian.get(path).headers["Location"].startswith("/my/details?next=%2Fmy%2F")
    for answer in (
        asking(past.sian, "mei-lin", "open"),
        booking(past.sian, "mei-lin", "2026-12-03T16:00:00+00:00"),
    ):
        assert answer.headers["Location"].startswith("/my/details?next=%2Fmy%2F")


def test_a_mentor_who_is_not_there_can_not_be_asked(past: Lived) -> None:
    for mentor in ("nobody", "", "Mei Lin", "../mei-lin", "mei-lin#", "\x00"):
        for path in ("/my/requests/new", "/my/spot-sessions/new"):
            answer = past.otto.send(path, {"mentor": mentor, "form": "aform", "scheme": "open"})
            assert answer.status_code in {200, 404}
            if answer.status_code == 404:
                refused(answer, "There is nothing here", "/my/", "/", status=404)


def test_r2_a_full_mentor_can_not_say_yes_and_is_told_how_to_make_room(past: Lived) -> None:
    past.ben.post("/my/places", places="0")
    before = table(past.pool)
    link = f"{past.request}?key={past.key}"
    answer = past.pool.visitor().fill(link, answer="yes", outside_line="yes")
    refused(answer, "Give yourself another place in My mentoring, or answer No", "/my/")
    assert table(past.pool) == before
    past.ben.post("/my/places", places="1")
    answer = past.pool.visitor().fill(link, answer="yes", outside_line="yes")
    assert answer.status_code == 303


def test_an_answer_that_comes_too_late_changes_nothing(past: Lived) -> None:
    past.priya.post(f"{past.request}/withdraw")
    before = table(past.pool)
    for form in ({"answer": "yes", "outside_line": "yes"}, {"answer": "no", "reason": "AWAY"}):
        refused(past.ben.send(past.request, form), "nothing to answer any more", "/my/")
    page = past.ben.get(past.request).text
    assert "has taken the request back" in page
    assert "<form" not in Page(page).all("main")[0].text
    assert table(past.pool) == before


def test_r8_a_request_nobody_answers_closes_and_shows_others(past: Lived) -> None:
    past.pool.day(date(2026, 11, 30))
    waiting = "Priya Raghunathan is still waiting for your answer"
    letters = past.pool.letters("ben@gov.example")
    (reminder,) = [one for one in letters if waiting in one["Subject"]]
    assert past.pool.visitor().get(link_in(reminder)).status_code == 200
    past.pool.day(date(2026, 12, 7))
    page = Page(past.priya.get(past.request).text)
    assert "No answer from Ben Hughes" in page.text
    assert {"/mentors/mei-lin/", "/mentors/sian-rees/"} & set(page.links)
    assert "Also knows about part-time working and leading a team; room now" in page.text
    assert "/mentors/without-contact/" not in page.links
    refused(past.ben.post(past.request, answer="no", reason="AWAY"), "nothing to answer")


def test_r14_undo_ends_after_seven_days_and_while_both_are_free(past: Lived) -> None:
    past.amara.post(f"{past.pairing}/unpair")
    past.pool.clock.on(seconds=1)
    ask(past.otto, "amara-okafor", "open", OTTO_AIMS)
    yes = link_in(past.pool.letters("amara@police.example")[-1])
    past.pool.visitor().fill(yes, answer="yes", outside_line="yes")
    before = table(past.pool)
    refused(past.amara.post(f"{past.pairing}/undo"), "the place is taken by somebody else now")
    assert table(past.pool) == before
    past.pool.clock.now = datetime(2026, 11, 30, 9, 31, tzinfo=UTC)
    priya = past.pool.signed_in("priya@gov.example")
    assert "Undo" not in Page(priya.get(past.ended).text).all("main")[0].text
    refused(priya.post(f"{past.ended}/undo"), "seven days, and they are over")


def test_a_running_pairing_has_no_reason_for_its_end(past: Lived) -> None:
    refused(past.priya.post(f"{past.pairing}/reason", reason="NO_FIT"), "This pairing is running")


@pytest.mark.parametrize(
    ("mentor", "sentence"),
    [
        ("ben-hughes", "You have a spot session with Ben Hughes ahead"),  # R25
        ("sian-rees", "offers no spot sessions"),
        ("without-contact", "can't be booked yet"),
    ],
)
def test_who_can_not_be_booked(past: Lived, mentor: str, sentence: str) -> None:
    before = table(past.pool)
    refused(past.priya.get(f"/my/spot-sessions/new?mentor={mentor}"), sentence, "/my/")
    refused(booking(past.priya, mentor, "2026-12-03T16:00:00+00:00"), sentence, "/my/")
    assert table(past.pool) == before


def test_r25_three_spot_sessions_at_most(past: Lived) -> None:
    book(past.priya, "mei-lin", "2026-12-01T12:30:00+00:00")
    book(past.priya, "amara-okafor", "2026-12-03T16:00:00+00:00")
    fourth = Contact("mentor", "nia-price", "nia@gov.example")
    publish(
        wiring.means().store,
        PROGRAMME,
        (*MENTORS, published("nia-price")),
        (*CONTACTS, fourth),
        new_id=wiring.new_id,
    )
    page = past.priya.get("/my/spot-sessions/new?mentor=nia-price")
    refused(page, "You have 3 spot sessions ahead, which is as many as anyone can have", "/my/")
    past.priya.post(f"{past.appointment}/cancel")
    assert past.priya.get("/my/spot-sessions/new?mentor=nia-price").status_code == 200


@pytest.mark.parametrize(
    "time",
    [
        "2026-12-01T12:10:00+00:00",  # between two slots
        "2026-11-24T12:00:00+00:00",  # sooner than the notice
        "2026-12-25T12:00:00+00:00",  # a closed day, and no Tuesday
        "2027-06-01T11:00:00+00:00",  # more than 60 days ahead
        "2026-11-17T12:00:00+00:00",  # over
    ],
)
def test_r24_only_slots_can_be_booked(past: Lived, time: str) -> None:
    before = table(past.pool)
    answer = booking(past.otto, "mei-lin", time)
    assert "Choose another" in answer.text
    assert changed(before, table(past.pool)) == set()


def test_an_appointment_that_has_begun_can_not_be_cancelled(past: Lived) -> None:
    past.pool.clock.now = datetime(2026, 12, 1, 12, tzinfo=UTC)
    priya = past.pool.signed_in("priya@gov.example")
    refused(priya.post(f"{past.appointment}/cancel"), "has begun or is over", "/my/")
    page = Page(priya.get(past.appointment).text)
    assert [one for one in page.forms if "cancel" in one.action] == []


def test_r26_late_cancelling_is_allowed_and_the_page_says_that_it_counts(past: Lived) -> None:
    assert "late cancelling" not in past.priya.get(past.appointment).text
    past.pool.clock.now = datetime(2026, 12, 1, 12, tzinfo=UTC) - timedelta(hours=20)
    priya = past.pool.signed_in("priya@gov.example")
    assert "late cancelling is counted" in priya.get(past.appointment).text
    assert priya.post(f"{past.appointment}/cancel").status_code == 303


def test_only_coordinators_have_a_coordinators_page_and_only_mentors_have_places(
    past: Lived,
) -> None:
    for visitor in (past.priya, past.ben):
        refused(visitor.get("/coordinate/"), "There is nothing here", "/my/", status=404)
    refused(past.priya.post("/my/places", places="3"), "There is nothing here", status=404)
    assert "How many mentees have you room for?" not in past.priya.get("/my/").text
