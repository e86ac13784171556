"""R23 to R28 through the handlers: move, cancel with a line, remind, ask how it was."""

from datetime import UTC, date, datetime, timedelta

from tests.functions.calendar_lines import properties_of
from tests.functions.lived import Lived, book, changed, table
from tests.functions.markup import Page
from tests.functions.test_repeats import form_at, repeat, sent_again
from tests.played import Played, letter_text, link_in

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
THURSDAY = "2026-12-03T16:00:00+00:00"
JANUARY = "2027-01-05T12:00:00+00:00"


def text(past: Lived, who: str = "priya", path: str = "") -> str:
    """The words of the appointment's page."""
    return str(Page(past.people[who].get(path or past.appointment).text).text)


def after(past: Lived, **later: float) -> None:
    """Let the appointment pass; sign both in anew."""
    past.pool.clock.now = NOON + timedelta(minutes=31) + timedelta(**later)
    for name in ("priya", "ben"):
        past.people[name] = past.pool.signed_in(f"{name}@gov.example")


def say(past: Lived, who: str, **said: str) -> None:
    """Fill the form in and send it."""
    answer = past.people[who].fill(f"{past.appointment}/how-was-it", **said)
    assert answer.headers["Location"] == past.appointment, answer.text


def test_r26_moving_keeps_the_page_and_tells_both_of_the_new_time(past: Lived) -> None:
    page = f"{past.appointment}/move"
    form = form_at(past.priya, page, "/move")
    changes = repeat(past, past.priya, form, time=THURSDAY)
    assert changes == {"PERSON APPOINTMENT", "PERSON DIARY", "MENTOR MONTH", "OUTBOX LETTER"}
    assert "You moved it from Tuesday 1 December, 12:00 (London)" in text(past)
    assert "Thursday 3 December 2026, 16:00 (London)" in text(past, "ben")
    assert "Priya moved it" in text(past, "ben")
    back = form_at(past.priya, page, "/move")
    repeat(past, past.priya, back, time=NOON.isoformat())
    sent_again(past, past.priya, form, time=THURSDAY)


def test_r27_the_calendar_entry_is_moved_and_cancelled_by_one_uid(past: Lived) -> None:
    past.pool.clock.on(seconds=1)
    past.priya.fill(f"{past.appointment}/move", time=JANUARY)
    past.pool.clock.on(seconds=1)
    past.ben.post(f"{past.appointment}/cancel", line="I am called away. Would the 12th suit?")
    letters = past.pool.letters("priya@gov.example")[-3:]
    files = [
        properties_of(next(o.get_content() for o in one.iter_attachments())) for one in letters
    ]
    assert len({file["UID"][0][1] for file in files}) == 1
    assert [file["SEQUENCE"][0][1] for file in files] == ["0", "1", "2"]
    assert [file["METHOD"][0][1] for file in files] == ["REQUEST", "REQUEST", "CANCEL"]
    assert [file["DTSTART"][0][1] for file in files] == [
        "20261201T120000Z", "20270105T120000Z", "20270105T120000Z",
    ]  # fmt: skip
    assert letters[1]["Subject"] == "Moved to Tuesday 5 January 12:00 with Ben Hughes"
    assert "> I am called away. Would the 12th suit?" in letter_text(letters[2])
    assert "Ben wrote: I am called away. Would the 12th suit?" in text(past)
    assert "You wrote: I am called away" in text(past, "ben")


def test_r23_the_old_time_is_free_at_once_and_the_new_one_taken(past: Lived) -> None:
    past.priya.fill(f"{past.appointment}/move", time=JANUARY)
    assert book(past.otto, "ben-hughes", NOON.isoformat())
    page = past.otto.get("/my/spot-sessions/new?mentor=mei-lin").text
    assert NOON.isoformat() not in page
    taken = past.eve.get("/my/spot-sessions/new?mentor=ben-hughes").text
    assert JANUARY not in taken


def test_r26_a_time_that_was_just_taken_is_struck_out_on_the_form(past: Lived) -> None:
    form = form_at(past.priya, f"{past.appointment}/move", "/move")
    book(past.otto, "ben-hughes", THURSDAY)
    before = table(past.pool)
    again = past.priya.send(form.action, form.fields | {"time": THURSDAY})
    assert "That time has just been taken" in again.text
    assert "<s>Thursday 3 December 2026, 16:00</s>" in again.text
    none = past.priya.send(form.action, form.fields)
    assert "Choose another time" in none.text
    assert changed(before, table(past.pool)) == set()


def test_a_button_from_before_the_move_cancels_nothing(past: Lived) -> None:
    form = form_at(past.ben, past.appointment, "/cancel")
    past.priya.fill(f"{past.appointment}/move", time=THURSDAY)
    before = table(past.pool)
    refused = past.ben.send(form.action, form.fields)
    assert "has been moved since you opened that page" in refused.text
    assert table(past.pool) == before


def test_r26_the_mentor_is_told_how_to_ask_for_another_time(past: Lived) -> None:
    page = past.ben.get(f"{past.appointment}/move").text
    assert "cancel it with a line on what would suit you better" in page
    assert "/move" not in past.ben.get(past.appointment).text


def test_r26_late_changes_are_counted_for_whoever_made_them_and_shown_to_nobody(
    past: Lived,
) -> None:
    past.pool.clock.now = NOON - timedelta(hours=3)
    ben = past.people["ben"] = past.pool.signed_in("ben@gov.example")
    past.people["priya"] = past.pool.signed_in("priya@gov.example")
    before = table(past.pool)
    ben.fill(past.appointment)
    assert ben.post(f"{past.appointment}/cancel").status_code == 303
    counted = [key for key in changed(before, table(past.pool)) if "RELIABILITY" in key]
    assert len(counted) == 1
    assert past.priya_id not in counted[0]
    assert "late" not in text(past)


def test_r28_both_are_asked_in_the_evening_and_answer_once_for_themselves(past: Lived) -> None:
    after(past, hours=6)
    run = past.pool.functions.call
    run("DailyFunction", {})
    run("DailyFunction", {})
    for address in ("priya@gov.example", "ben@gov.example"):
        asked = [o for o in past.pool.letters(address) if "how was it" in o["Subject"]]
        assert len(asked) == 1
        assert link_in(asked[0]) == f"{past.appointment}/how-was-it"
    form = form_at(past.priya, f"{past.appointment}/how-was-it", "/how-was-it")
    assert "happened" not in form.fields, "nothing is chosen before somebody chooses"
    said = {"happened": "yes", "useful": "5", "text": "Two names to write to."}
    assert repeat(past, past.priya, form, **said) == {
        "PERSON IMPRESSION", "PERSON DIARY", "FACTS FACT",
    }  # fmt: skip
    assert "useful: 5 of 5" in text(past)
    assert "Two names to write to." in text(past)
    for page in (past.appointment, f"{past.appointment}/how-was-it", "/my/"):
        assert "Two names" not in past.ben.get(page).text
    assert "How was it? One question" in text(past, "ben")


def test_r28_an_answer_is_changed_within_a_week_and_not_after(past: Lived) -> None:
    after(past)
    say(past, "priya", happened="yes", useful="2")
    say(past, "priya", happened="no")
    assert "You said that it did not take place" in text(past)
    after(past, days=8)
    assert "Change it" not in text(past)
    refused = past.priya.get(f"{past.appointment}/how-was-it").text
    assert "more than a week ago" in refused


def test_r28_what_is_missing_comes_back_with_the_form(past: Lived) -> None:
    after(past)
    page = f"{past.appointment}/how-was-it"
    form = form_at(past.priya, page, "/how-was-it")
    again = past.priya.send(form.action, form.fields | {"happened": "yes", "text": "Kept"})
    assert "Choose how useful it was" in again.text
    assert 'value="Kept"' in again.text
    assert 'value="yes" checked' in again.text


def test_r28_nothing_is_asked_before_it_is_over(past: Lived) -> None:
    assert "not over yet" in past.priya.get(f"{past.appointment}/how-was-it").text
    assert "how-was-it" not in past.priya.get(past.appointment).text


def test_my_mentoring_asks_both_how_it_was_until_they_have_said(past: Lived) -> None:
    after(past)
    for who in ("priya", "ben"):
        assert "How was it? (1)" in text(past, who, "/my/")
    say(past, "ben", happened="other absent")
    assert "How was it?" not in text(past, "ben", "/my/")
    assert "You said that Priya did not come" in text(past, "ben")
    assert "did not come" not in text(past, "priya")


def test_the_third_absence_in_a_year_is_told_to_the_coordinators_and_to_nobody_else(
    pool: Played,
) -> None:
    absent = []
    for number in range(3):
        mentee = pool.mentee(f"m{number}@gov.example")
        absent.append((mentee, book(mentee, "ben-hughes", _slot(number))))
    pool.clock.on(days=30)
    letters = len(pool.letters())
    for number, (_, appointment) in enumerate(absent):
        before = table(pool)
        again = pool.signed_in(f"m{number}@gov.example")
        again.fill(f"{appointment}/how-was-it", happened="other absent")
        raised = [key for key in changed(before, table(pool)) if "CONCERN#absent" in key]
        assert len(raised) == (number == 2)
    coded = [one for one in pool.letters()[letters:] if "code" not in one["Subject"].lower()]
    assert coded == []


def _slot(number: int) -> str:
    return (NOON + timedelta(minutes=30 * number)).isoformat()


def test_a_reminder_goes_to_both_two_working_days_before_and_not_after_cancelling(
    past: Lived,
) -> None:
    past.pool.day(date(2026, 11, 26))
    assert not _reminders(past)
    past.pool.day(date(2026, 11, 27))
    past.pool.day(date(2026, 11, 27))
    assert _reminders(past) == ["ben@gov.example", "priya@gov.example"]


def test_what_was_cancelled_or_moved_meanwhile_is_not_reminded(past: Lived) -> None:
    past.priya.fill(f"{past.appointment}/move", time=JANUARY)
    past.pool.day(date(2026, 11, 27))
    assert not _reminders(past)
    past.priya.post(f"{past.appointment}/cancel")
    past.pool.day(date(2027, 1, 1))
    past.pool.day(date(2027, 1, 10))
    assert not _reminders(past)
    assert not [o for o in past.pool.letters() if "how was it" in o["Subject"]]


def _reminders(past: Lived) -> list[str]:
    return sorted(o["To"] for o in past.pool.letters() if o["Subject"].startswith("Soon: "))


def test_r25_the_soonest_on_a_topic_leads_to_the_form_with_all_chosen(past: Lived) -> None:
    page = Page(past.otto.get("/my/spot-sessions/soonest?topic=leading-a-team").text)
    assert "Soonest on leading a team" in page.text
    assert "Without Contact" not in page.text
    link = next(one for one in page.links if one.startswith("/my/spot-sessions/new?"))
    form = next(one for one in Page(past.otto.get(link).text).forms if one.action.endswith("/new"))
    assert form.fields["topic"] == "leading a team"
    assert form.fields["time"]
    topics = Page(past.otto.get("/my/spot-sessions/soonest").text)
    assert "/my/spot-sessions/soonest?topic=leading%20a%20team" in topics.links
    nobody = past.otto.get("/my/spot-sessions/soonest?topic=moving department").text
    assert "Nobody offers spot sessions on it yet" in nobody
