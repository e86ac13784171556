"""Pairing sessions through the pages: one, a block, clashes, moving, cancelling, progress (R21)."""

from datetime import datetime
from urllib.parse import urlencode

import pytest

from tests.functions.agreed import two
from tests.functions.lived import AGENDA, Lived, book, changed, table
from tests.functions.markup import Page
from tests.functions.meeting import Meeting, meeting
from tests.played import letter_text

AMARA, PRIYA = "amara@police.example", "priya@gov.example"
END = "Your pairing ends on Tuesday 23 November 2027."


@pytest.fixture
def pair(past: Lived) -> Meeting:
    """Priya and Amara."""
    return meeting(past)


def ticked(page: Page) -> list[str]:
    """The times that the page of dates offers to book."""
    form = next(one for one in page.forms if one.method == "post")
    return [value for name, value in form.fields.items() if name.startswith("date-")]


@pytest.mark.parametrize("who", ["mentee", "mentor"])
def test_r21_either_books_one_and_both_hear_of_it(pair: Meeting, who: str) -> None:
    mentee, mentor = len(pair.pool.letters(PRIYA)), len(pair.pool.letters(AMARA))
    session = pair.book(getattr(pair, who))
    assert session.startswith("/my/pairing-sessions/")
    for visitor, address, before in (
        (pair.mentee, PRIYA, mentee), (pair.mentor, AMARA, mentor),
    ):  # fmt: skip
        text = pair.says(visitor, session)
        assert "Thursday 3 December 2026, 08:30 (London), 60 minutes" in text
        assert ("You booked it" in text) == (visitor is getattr(pair, who))
        letters = pair.pool.letters(address)[before:]
        (letter,) = letters
        assert "Thursday 3 December 08:30: pairing session with" in letter["Subject"]
        booked = "You have booked a pairing session with"
        assert (booked in letter_text(letter)) == (visitor is getattr(pair, who))
        assert session in letter_text(letter)
        assert "Scheme: Career programme" in letter_text(letter)


def test_r21_a_block_shows_its_dates_and_books_each_as_an_entry_of_its_own(pair: Meeting) -> None:
    page = pair.dates(pair.mentee, rhythm="fortnightly", count="3", at="9.15")
    assert "30 minutes each" in page.text
    assert "one letter for every date you book, up to 3, with its invitation" in page.text
    assert [one[:16] for one in ticked(page)] == [
        "2026-12-03T09:15", "2026-12-17T09:15", "2026-12-31T09:15",
    ]  # fmt: skip
    assert pair.book(rhythm="fortnightly", count="3", at="9.15") == f"{pair.pairing}#sessions"
    mails = pair.pool.letters(AMARA)[-3:]
    assert len({one["Subject"] for one in mails}) == len(mails)
    assert [str(one).count("BEGIN:VEVENT") for one in mails] == [1, 1, 1]
    uids = [line for one in mails for line in str(one).splitlines() if line.startswith("UID")]
    text = pair.says(pair.mentor, pair.pairing)
    assert "No sessions so far, 4 ahead" in text
    assert "Thursday 31 December 2026, 09:15 (London)" in text
    assert len(set(uids)) == len(uids)


def test_r21_where_no_date_can_be_had_the_page_says_so(pair: Meeting) -> None:
    page = pair.dates(pair.mentee, rhythm="once", first="2026-12-25", count="1")
    assert page.faults == []
    assert "closed day" in page.text


def test_r21_a_clash_is_shown_and_another_date_suggested(pair: Meeting) -> None:
    page = pair.dates(pair.mentee, rhythm="fortnightly", first="2026-12-11", count="2")
    assert "Friday 25 December 2026, 08:30 Friday 25 December is a closed day" in page.text
    assert "Instead: Tuesday 29 December 2026, 08:30" in page.text
    assert [one[:10] for one in ticked(page)] == ["2026-12-11", "2026-12-29"]
    pair.mentor.post("/my/pause", until="2027-01-11")
    page = pair.dates(pair.mentee, rhythm="own", weeks="5", first="2026-12-08", count="2")
    assert "Amara is away until Monday 11 January" in page.text
    assert ticked(page)[0][:10] == "2027-01-11"
    own = pair.dates(pair.mentor, first="2026-12-08")
    assert "You are away until Monday 11 January" in own.text


def test_r23_what_either_has_already_clashes_and_is_not_told_to_the_other(
    past: Lived, pair: Meeting
) -> None:
    book(past.otto, "amara-okafor", "2026-12-01T12:00:00+00:00")
    page = pair.dates(pair.mentee, first="2026-12-01", at="12:15")
    assert "Amara has another appointment then" in page.text
    assert "Otto" not in page.text
    page = pair.dates(pair.mentor, first="2026-12-01", at="12:00")
    assert "You have another appointment then" in page.text
    book(past.priya, "mei-lin", "2026-12-03T16:00:00+00:00")
    page = pair.dates(pair.mentor, first="2026-12-03", at="16:00")
    assert "Priya has something else then" in page.text
    assert "Mei" not in page.text
    page = pair.dates(pair.mentee, first="2026-12-03", at="16:00")
    assert "You have a spot session with Mei Lin then" in page.text


def test_r21_a_block_is_booked_whole_or_not_at_all(past: Lived, pair: Meeting) -> None:
    form = next(
        one
        for one in pair.dates(pair.mentee, rhythm="own", weeks="1", count="3", first="2026-12-08",
                              at="12:00").forms
        if one.method == "post"
    )  # fmt: skip
    book(past.otto, "amara-okafor", "2026-12-15T12:00:00+00:00")
    before = table(past.pool)
    answer = pair.mentee.send(form.action, form.fields)
    page = Page(answer.text)
    assert (answer.status_code, page.faults) == (200, [])
    assert changed(before, table(past.pool)) == set()
    assert "Amara has another appointment then" in page.errors["date"]
    assert [one[:10] for one in ticked(page)] == ["2026-12-08", "2026-12-16", "2026-12-22"]
    form = next(one for one in page.forms if one.method == "post")
    assert pair.mentee.send(form.action, form.fields).status_code == 303
    assert "4 ahead" in pair.says(pair.mentee, pair.pairing)


def test_r21_the_same_form_books_once(past: Lived, pair: Meeting) -> None:
    form = next(one for one in pair.dates(pair.mentee).forms if one.method == "post")
    first = pair.mentee.send(form.action, form.fields)
    before = table(past.pool)
    again = pair.mentee.send(form.action, form.fields)
    assert first.headers["Location"] == again.headers["Location"]
    assert changed(before, table(past.pool)) == set()


def test_r21_what_is_missing_is_said_at_its_field(pair: Meeting) -> None:
    def errors(**terms: str) -> dict[str, str]:
        page = Page(pair.mentee.get(pair.asking(**terms)).text)
        assert page.faults == []
        return page.errors

    assert errors(rhythm="", first="", at="25:00", mode="owl") == {
        "first": "Choose the day",
        "at": "Enter the time in hours and minutes, like 09:30",
        "rhythm": "Choose how often",
        "mode": "Choose how to meet",
    }
    last = "Choose a day from today to Tuesday 23 November 2027, the last of your pairing"
    assert errors(first="2026-11-22") == {"first": last}
    assert errors(first="2027-11-24") == {"first": last}
    assert errors(rhythm="own", minutes="5", weeks="", count="99") == {
        "minutes": "Enter the minutes, from 10 to 480",
        "weeks": "Enter how many weeks lie between, from 1 to 26",
        "count": "Enter how many sessions to book, from 1 to 18",
    }
    form = next(one for one in pair.dates(pair.mentee).forms if one.method == "post")
    left = {name: one for name, one in form.fields.items() if not name.startswith("date-")}
    page = Page(pair.mentee.send(form.action, left).text)
    assert page.errors == {"date": "Tick at least one date"}
    boxes = [one for one in page.all("input") if one.get("type") == "checkbox"]
    assert [one for one in boxes if "checked" in one.attributes] == []
    assert boxes


def test_r21_no_more_lie_ahead_than_one_unpairing_can_cancel(past: Lived, pair: Meeting) -> None:
    pair.book(rhythm="own", weeks="2", count="17")
    answer = pair.send(pair.mentee, first="2026-12-09")
    assert "You two may have 18 appointments ahead at once" in Page(answer.text).text
    assert past.amara.post(f"{pair.pairing}/unpair").status_code == 303
    assert "Cancelled" in pair.says(pair.mentee, past.session)
    assert "Choose another date" not in pair.says(pair.mentee, past.session)


@pytest.mark.parametrize("who", ["mentee", "mentor"])
def test_r26_either_moves_and_both_hear_of_it(past: Lived, pair: Meeting, who: str) -> None:
    mover = getattr(pair, who)
    page = Page(mover.get(f"{past.session}/move").text)
    assert page.faults == []
    (form,) = page.forms
    assert (form.fields["first"], form.fields["at"]) == ("2026-12-08", "09:00")
    sent = mover.send(form.action, form.fields | {"first": "2027-02-09", "at": "17:30"})
    assert (sent.status_code, sent.headers["Location"]) == (303, past.session)
    text = pair.says(mover, past.session)
    assert "You moved it from Tuesday 8 December, 09:00 (London)" in text
    assert "Tuesday 9 February 2027, 17:30 (London)" in text
    for address in (AMARA, PRIYA):
        assert "Moved to Tuesday 9 February 17:30" in past.pool.letters(address)[-1]["Subject"]
    before = table(past.pool)
    assert mover.send(form.action, form.fields | {"first": "2027-02-09", "at": "17:30"}).status_code
    assert changed(before, table(past.pool)) == set()


def test_r21_r26_moving_makes_a_session_longer_and_both_hear_of_it(
    past: Lived, pair: Meeting
) -> None:
    (form,) = Page(pair.mentee.get(f"{past.session}/move").text).forms
    assert form.fields["minutes"] == "60"
    sent = pair.mentee.send(form.action, form.fields | {"minutes": "90"})
    assert (sent.status_code, sent.headers["Location"]) == (303, past.session)
    assert "8 December 2026, 09:00 (London), 90 minutes" in pair.says(pair.mentor, past.session)
    assert "You changed how long it takes." in pair.says(pair.mentee, past.session)
    assert "Priya changed how long it takes." in pair.says(pair.mentor, past.session)
    for address, begins in ((AMARA, "Priya Raghunathan has changed how long"), (PRIYA, "You have")):
        letter = past.pool.letters(address)[-1]
        assert "Now until 10:30: Tuesday 8 December 09:00 with" in letter["Subject"]
        assert begins in letter_text(letter)
        assert "Now: Tuesday 8 December 2026, 09:00 to 10:30 (London)" in letter_text(letter)
        assert "Was:" not in letter_text(letter)
    before = table(past.pool)
    assert pair.mentee.send(form.action, form.fields | {"minutes": "90"}).status_code == 303
    assert changed(before, table(past.pool)) == set()
    (form,) = Page(pair.mentee.get(f"{past.session}/move").text).forms
    later = form.fields | {"first": "2027-02-09", "minutes": ""}
    assert pair.mentee.send(form.action, later).status_code == 303
    assert "9 February 2027, 09:00 (London), 90 minutes" in pair.says(pair.mentee, past.session)


def test_r26_a_length_that_is_none_comes_back_with_what_to_enter(
    past: Lived, pair: Meeting
) -> None:
    (form,) = Page(pair.mentee.get(f"{past.session}/move").text).forms
    for typed, said in (
        ({"minutes": "9"}, {"minutes": "Enter the minutes, from 10 to 480"}),
        ({"minutes": "an hour"}, {"minutes": "Enter the minutes, from 10 to 480"}),
        ({}, {"at": "Choose another time or length: this is when it is now"}),
    ):
        page = Page(pair.mentee.send(form.action, form.fields | typed).text)
        assert (page.faults, page.errors) == ([], said)
        assert page.forms[0].fields == form.fields | typed


def test_r26_a_move_to_a_day_that_is_not_open_comes_back_with_what_to_do(
    past: Lived, pair: Meeting
) -> None:
    for day, at, said in (
        ("2026-12-25", "09:00", "Friday 25 December is a closed day. Choose another day."),
        ("2027-11-24", "09:00", f"{END} Choose an earlier day."),
        ("2026-11-23", "01:00", "That time has passed. Choose a later one."),
        ("", "09:00", "Choose the day"),
    ):
        form = Page(pair.mentee.get(f"{past.session}/move").text).forms[0]
        answer = pair.mentee.send(form.action, form.fields | {"first": day, "at": at})
        page = Page(answer.text)
        assert (page.faults, page.errors) == ([], {"first": said})


def test_r21_cancelling_asks_for_another_date_at_once(past: Lived, pair: Meeting) -> None:
    sent = pair.write(pair.mentor, past.session, "cancel", line="The Tuesday after?")
    assert (sent.status_code, sent.headers["Location"]) == (303, past.session)
    page = Page(pair.mentor.get(past.session).text)
    assert page.faults == []
    assert "Choose another date" in page.text
    form = next(one for one in page.forms if one.action.endswith("/sessions/dates"))
    assert (form.method, form.fields["rhythm"], form.fields["minutes"]) == ("get", "once", "60")
    assert form.fields["at"] == "09:00"
    letter = letter_text(past.pool.letters(PRIYA)[-1])
    assert "The Tuesday after?" in letter
    assert past.session in letter
    assert "Choose another date" in pair.says(pair.mentee, past.session)


def test_r21_the_session_booked_in_place_of_a_cancelled_one_has_its_agenda(
    past: Lived, pair: Meeting
) -> None:
    pair.write(pair.mentor, past.session, "cancel")
    page = Page(pair.mentee.get(past.session).text)
    assert "The agenda below comes along to it." in page.text
    form = next(one for one in page.forms if one.action.endswith("/sessions/dates"))
    query = urlencode(form.fields | {"first": "2026-12-10"})
    dates = Page(pair.mentee.get(f"{form.action}?{query}").text)
    back = next(one for one in dates.links if "/sessions?rhythm=" in one)
    form = next(one for one in Page(pair.mentee.get(back).text).forms if one.method == "get")
    assert urlencode(form.fields) == query
    form = next(one for one in dates.forms if one.method == "post")
    session = pair.mentee.send(form.action, form.fields).headers["Location"]
    for visitor in (pair.mentee, pair.mentor):
        assert AGENDA in pair.says(visitor, session)
        assert AGENDA in pair.says(visitor, past.session)
    assert "agenda written" in pair.says(pair.mentor, pair.pairing)
    assert pair.write(pair.mentor, session, "agenda", agenda="And the budget.").status_code == 303
    before = table(past.pool)
    assert pair.mentee.send(form.action, form.fields).headers["Location"] == session
    assert changed(before, table(past.pool)) == set()


def test_my_mentoring_shows_the_next_session_and_how_far_they_have_come(
    past: Lived, pair: Meeting
) -> None:
    for visitor in (past.priya, past.amara):
        page = Page(visitor.get("/my/").text)
        assert page.faults == []
        assert (
            "No sessions so far. Next: Tuesday 8 December 2026, 09:00 (London), video" in page.text
        )
        assert {f"{past.session}#agenda", f"{past.session}/move", f"{past.session}#cancel",
                f"{pair.pairing}/notes"} <= set(page.links)  # fmt: skip
        assert "Pairing session with" not in page.text
    leaders = two(past)
    assert "0 of 3–6 sessions. None is booked." in leaders.says(past.otto, "/my/")
    assert f"{leaders.pairing}/sessions" in Page(past.mei.get("/my/").text).links


def test_r18_r28_a_session_that_took_place_is_when_the_two_last_met(
    past: Lived, pair: Meeting
) -> None:
    past.pool.clock.now = datetime.fromisoformat("2026-12-08T12:00:00+00:00")
    priya, amara = past.pool.signed_in(PRIYA), past.pool.signed_in(AMARA)
    assert "1 session so far" in pair.says(amara, "/my/")
    form = Page(priya.get(f"{past.session}/how-was-it").text).forms[0]
    sent = priya.send(form.action, form.fields | {"happened": "yes", "useful": "4"})
    assert (sent.status_code, sent.headers["Location"]) == (303, past.session)
    assert "Last metTuesday 8 December 2026" in pair.says(amara, pair.pairing)
    past.pool.clock.on(days=1)
    amara = past.pool.signed_in(AMARA)
    form = Page(amara.get(f"{past.session}/how-was-it").text).forms[0]
    amara.send(form.action, form.fields | {"happened": "no"})
    assert "No sessions so far" in pair.says(amara, pair.pairing)
    assert "1 session so far" in pair.says(past.pool.signed_in(PRIYA), pair.pairing)


def test_a_page_of_sessions_of_an_ended_pairing_says_that_it_has_ended(
    past: Lived, pair: Meeting
) -> None:
    past.priya.post(f"{pair.pairing}/unpair")
    for path in (f"{pair.pairing}/sessions", pair.asking()):
        assert "This pairing has ended already" in pair.says(past.priya, path)
    assert past.priya.post(f"{past.session}/agenda", agenda="x", number="1").status_code == 200


def test_the_reminder_says_whether_there_is_an_agenda_and_nothing_of_it(
    past: Lived, pair: Meeting
) -> None:
    bare = pair.book(first="2026-12-09")
    for day in ("2026-12-04", "2026-12-07"):
        past.pool.clock.now = datetime.fromisoformat(f"{day}T07:00:00+00:00")
        past.pool.day(past.pool.clock.now.date())
    kinds = [one for one in past.pool.letters(AMARA) if one["Subject"].startswith("Soon")]
    texts = [letter_text(one) for one in kinds]
    assert ["The agenda is there to read" in one for one in texts] == [True, False]
    assert "There is no agenda yet" in texts[1]
    assert bare in texts[1]
