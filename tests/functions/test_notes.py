"""Agenda, notes and actions through the pages: the two write them, nobody else sees them (R21)."""

from datetime import datetime

import pytest

from tests.functions.lived import AGENDA, Lived, changed, table
from tests.functions.markup import Page
from tests.functions.meeting import Meeting, meeting

NOTED = "Two of three committees are Priya's by habit.\nShe leaves one in March."
ACTION = {"what": "Write to the chair of the third", "doer": "mentee", "by": "2026-12-18"}
OTHER = {"what": "Introduce Priya to Sol", "doer": "mentor", "by": "2026-12-11"}


@pytest.fixture
def pair(past: Lived) -> Meeting:
    """Priya and Amara, an hour after the beginning of their first session."""
    found = meeting(past)
    later = found.book(first="2027-01-05")
    past.paths["later"] = later
    past.pool.clock.now = datetime.fromisoformat("2026-12-08T10:30:00+00:00")
    found.mentee = past.pool.signed_in("priya@gov.example")
    found.mentor = past.pool.signed_in("amara@police.example")
    return found


def test_r21_both_write_the_agenda_and_read_it(past: Lived) -> None:
    two = meeting(past)
    assert AGENDA in two.says(two.mentor, past.session)
    assert (
        two.write(two.mentor, past.session, "agenda", agenda="And the budget.").status_code == 303
    )
    assert "And the budget." in two.says(two.mentee, past.session)
    assert "agenda written" in two.says(two.mentee, two.pairing)
    two.write(two.mentor, past.session, "agenda", agenda=" ")
    assert "no agenda yet" in two.says(two.mentee, two.pairing)


def test_r21_who_writes_over_what_they_have_not_seen_is_shown_it_first(past: Lived) -> None:
    two = meeting(past)
    form = next(o for o in Page(past.priya.get(past.session).text).forms if "agenda" in o.action)
    two.write(two.mentor, past.session, "agenda", agenda="Amara's own points.")
    before = table(past.pool)
    page = Page(past.priya.send(form.action, form.fields | {"agenda": "Mine."}).text)
    assert (page.faults, changed(before, table(past.pool))) == ([], set())
    assert page.errors == {
        "agenda": "The other changed it meanwhile: read the newest above, then send yours"
    }
    assert "Amara's own points." in page.text
    again = next(one for one in page.forms if "agenda" in one.action)
    assert again.fields["agenda"] == "Mine."
    assert past.priya.send(again.action, again.fields).status_code == 303
    assert "Mine." in two.says(two.mentor, past.session)


def test_r21_notes_and_actions_come_after_and_the_agenda_stays(past: Lived, pair: Meeting) -> None:
    assert pair.write(pair.mentor, past.session, "notes", text=NOTED).status_code == 303
    assert pair.write(pair.mentee, past.session, "actions", **ACTION).status_code == 303
    text = pair.says(pair.mentee, past.session)
    assert "Two of three committees" in text
    assert "Write to the chair of the thirdYou, by Friday 18 December 2026" in text
    assert "Priya, by Friday 18 December 2026" in pair.says(pair.mentor, past.session)
    over = pair.mentee.post(f"{past.session}/agenda", agenda="late", number="1")
    assert "This session is over, so its agenda stays as it is" in Page(over.text).text
    for path, form in (
        ("notes", {"text": "early", "number": "0"}), ("actions", ACTION | {"form": "early"}),
    ):  # fmt: skip
        early = pair.mentee.send(f"{past.later}/{path}", form)
        assert "Notes and actions are for when you have met" in Page(early.text).text


@pytest.mark.parametrize(
    ("path", "field", "rest"),
    [
        ("agenda", "agenda", {"number": "1"}),
        ("notes", "text", {"number": "0"}),
        ("actions", "what", ACTION | {"form": "late"}),
    ],
)
def test_what_was_typed_about_a_session_that_was_cancelled_meanwhile_can_be_copied(
    past: Lived, pair: Meeting, path: str, field: str, rest: dict[str, str]
) -> None:
    sessions = (past.later,) if path == "agenda" else (past.later, past.session)
    assert pair.mentor.post(f"{past.later}/cancel").status_code == 303
    for session in sessions:
        if session == past.session:
            pair.mentor.post(f"{pair.pairing}/unpair")
        before = table(past.pool)
        answer = pair.mentee.send(
            f"{session}/{path}", {**rest, field: "Three & <b>more</b>.\r\nAnd four.\u202e"}
        )
        page = Page(answer.text)
        assert (answer.status_code, page.faults) == (200, [])
        assert changed(before, table(past.pool)) == set()
        (quote,) = page.all("blockquote")
        assert quote.text == "Three & <b>more</b>.\nAnd four."
        assert "It was not kept or sent" in page.text


def test_r21_open_actions_are_carried_to_the_next_session_until_they_are_done(
    past: Lived, pair: Meeting
) -> None:
    pair.write(pair.mentee, past.session, "actions", **ACTION)
    pair.write(pair.mentor, past.session, "actions", **OTHER)
    text = pair.says(pair.mentor, past.later)
    assert (
        text.index("Still open from before")
        < text.index(OTHER["what"])
        < text.index(ACTION["what"])
    )
    assert pair.says(pair.mentor, past.session).count("Still open from before") == 0
    page = Page(pair.mentor.get(past.later).text)
    form = next(one for one in page.forms if one.action == f"{past.session}/done")
    done = pair.mentor.send(form.action, form.fields | {"done": "yes"})
    assert (done.status_code, done.headers["Location"]) == (303, f"{past.later}#actions")
    assert OTHER["what"] not in pair.says(pair.mentor, past.later)
    assert "Done Tuesday 8 December" in pair.says(pair.mentee, past.session)
    before = table(past.pool)
    pair.mentor.send(form.action, form.fields | {"done": "yes"})
    assert changed(before, table(past.pool)) == set()
    pair.mentor.send(form.action, form.fields | {"done": "no"})
    assert OTHER["what"] in pair.says(pair.mentee, past.later)


def test_r21_an_action_needs_what_who_and_by_when_and_is_added_once(
    past: Lived, pair: Meeting
) -> None:
    answer = pair.write(pair.mentee, past.session, "actions", by="2026-12-07")
    page = Page(answer.text)
    assert page.faults == []
    assert page.errors == {
        "what": "Write what is to be done",
        "doer": "Choose who does it",
        "by": "Choose by when: the day of the session or a later one",
    }
    form = next(one for one in page.forms if one.action.endswith("/actions"))
    assert pair.mentee.send(form.action, form.fields | ACTION).status_code == 303
    before = table(past.pool)
    assert pair.mentee.send(form.action, form.fields | ACTION).status_code == 303
    assert changed(before, table(past.pool)) == set()


def test_r21_all_of_it_is_a_page_and_a_file_for_the_two(past: Lived, pair: Meeting) -> None:
    pair.write(pair.mentor, past.session, "notes", text=NOTED)
    pair.write(pair.mentee, past.session, "actions", **ACTION)
    for visitor in (pair.mentee, pair.mentor):
        text = pair.says(visitor, f"{pair.pairing}/notes")
        for said in (AGENDA, "She leaves one in March.", ACTION["what"], "Tuesday 8 December 2026"):
            assert said in text
        file = visitor.get(f"{pair.pairing}/notes.txt")
        assert file.headers["Content-Type"] == "text/plain; charset=utf-8"
        assert file.headers["Content-Disposition"] == 'attachment; filename="notes.txt"'
        assert file.text == (
            "Priya Raghunathan and Amara Okafor: Career programme\n"
            "From Monday 23 November 2026 until Tuesday 23 November 2027. "
            "For the two of you alone.\n\n"
            "Tuesday 8 December 2026, 09:00 (London), 60 minutes, video\n"
            f"{'=' * 39}\n\n"
            f"Agenda\n\n{AGENDA}\n\nNotes\n\n{NOTED}\n\nActions\n\n"
            "- Write to the chair of the third (Priya Raghunathan, by Friday 18 December 2026; "
            "open)\n"
        )


def test_r21_nothing_written_yet_says_where_to_write(past: Lived) -> None:
    pair = meeting(past)
    past.amara.post(f"{past.session}/cancel")
    assert f"{AGENDA}" in pair.says(past.amara, f"{pair.pairing}/notes")
    assert "Nothing is written yet" in pair.says(past.ben, f"{past.ended}/notes")


def test_r21_neither_coordinators_nor_letters_nor_logs_hold_a_word_of_it(
    past: Lived, pair: Meeting, capfd: pytest.CaptureFixture[str]
) -> None:
    pair.write(pair.mentor, past.session, "notes", text=NOTED)
    pair.write(pair.mentee, past.session, "actions", **ACTION)
    past.pool.day(past.pool.clock.now.date())
    secrets = (AGENDA, "habit", ACTION["what"])
    cora = past.pool.signed_in("cora@gov.example")
    seen = [cora.get(f"/coordinate/{path}").text for path in (
        "", f"people/{past.priya_id}", "mentors/amara-okafor", "numbers?scheme=career",
        "numbers/file?scheme=career", pair.pairing.removeprefix("/my/"),
    )]  # fmt: skip
    assert "Priya Raghunathan" in seen[1]
    for path in (past.session, f"{pair.pairing}/notes", f"{pair.pairing}/notes.txt"):
        answer = cora.get(path)
        assert answer.status_code == 404
        seen.append(answer.text)
    seen += [one.as_string() for one in past.pool.letters()]
    seen += [item for key, item in table(past.pool).items() if "NOTES#" not in key]
    captured = capfd.readouterr()
    seen += [captured.out, captured.err]
    for secret in secrets:
        assert not [one for one in seen if secret in one]


def test_r21_after_unpairing_what_was_written_is_kept_and_nothing_is_added(
    past: Lived, pair: Meeting
) -> None:
    pair.write(pair.mentor, past.session, "notes", text=NOTED)
    pair.mentor.post(f"{pair.pairing}/unpair")
    text = pair.says(pair.mentee, past.session)
    assert "She leaves one in March." in text
    assert "Save the notes" not in text
    refused = pair.mentor.post(f"{past.session}/notes", text="and one more", number="1")
    assert "This pairing has ended already" in Page(refused.text).text
    assert f"{pair.pairing}/notes" in Page(pair.mentee.get(pair.pairing).text).links
    assert "She leaves one in March." in pair.says(pair.mentee, f"{pair.pairing}/notes")
