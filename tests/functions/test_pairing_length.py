"""R13, R18, R22 through the handlers: the length of a pairing, silence in it, and its end."""

from datetime import date
from email.message import EmailMessage

from tests.functions.lived import Lived
from tests.functions.markup import Page
from tests.functions.test_pages import look
from tests.played import Visitor, letter_text, link_in

FIRST = date(2026, 11, 24)
TRIED = (("2026-11-23", "EMAIL"), ("2026-11-24", "CALL"), ("2026-11-25", "EMAIL"))


def rounds(past: Lived, *some: date) -> None:
    """Let the daily round look at the first day of all, and then at these."""
    for day in (FIRST, *some):
        past.pool.day(day)


def later(past: Lived, day: date) -> None:
    """Let the daily round look at a day, and everybody sign in again on it."""
    rounds(past, day)
    past.pool.clock.on(days=(day - past.pool.clock.now.date()).days)
    for name, address in (
        ("priya", "priya@gov.example"), ("amara", "amara@police.example"),
        ("cora", "cora@gov.example"),
    ):  # fmt: skip
        past.people[name] = past.pool.signed_in(address)


def letter(past: Lived, address: str, beginning: str) -> EmailMessage:
    """The one letter to somebody whose subject begins so."""
    letters = {one["Subject"]: one for one in past.pool.letters(address)}
    (found,) = [subject for subject in letters if subject.startswith(beginning)] or [
        str([*letters])
    ]
    return letters[found]


def test_r13_both_hear_a_month_ahead_the_pairing_completes_and_the_mentee_is_invited(
    past: Lived,
) -> None:
    rounds(past, date(2027, 10, 23))
    told = letter(past, "amara@police.example", "Your pairing with Priya Raghunathan ends on Tue")
    assert link_in(told) == past.pairing
    later(past, date(2027, 11, 24))
    assert letter(past, "priya@gov.example", "You and Amara Okafor have come to the end")
    page = look(past.priya, past.pairing, "Completed", "Become a mentor", "How was it?")
    assert "/my/biography?scheme=career" in page.links
    look(past.priya, "/my/", "Pairing with Amara Okafor")
    look(past.amara, "/my/", "0 of 1 place taken")
    assert 'value="Priya Raghunathan"' in past.priya.get("/my/biography?scheme=career").text


def test_r13_pages_letters_and_refusals_name_one_last_day_on_which_it_still_runs(
    past: Lived,
) -> None:
    last = "Tuesday 23 November 2027"
    rounds(past, date(2027, 10, 23))
    told = letter(past, "amara@police.example", "Your pairing with Priya Raghunathan ends on Tue")
    assert (told["Subject"].endswith(last), last in letter_text(told)) == (True, True)
    look(past.priya, f"{past.pairing}/sessions", f"until {last}, the last day of your pairing")
    later(past, date(2027, 11, 23))
    look(past.priya, past.pairing, last, "Unpair from")
    later(past, date(2027, 11, 24))
    over = letter(past, "priya@gov.example", "You and Amara Okafor have come to the end")
    assert f"its full length, until {last}." in letter_text(over)
    look(past.amara, past.pairing, f"ran from Monday 23 November 2026 to {last}")
    look(past.priya, "/my/", "Ended Tuesday 23 November")


def test_r13_feedback_is_kept_and_never_shown_to_the_other(past: Lived) -> None:
    later(past, date(2027, 11, 24))
    path = f"{past.pairing}/feedback"
    look_again = past.priya.send(path, {"useful": "", "helped": "Plain questions."})
    assert "Choose how useful it was" in look_again.text
    assert "Plain questions." in look_again.text
    said = {"useful": "4", "helped": "Plain questions."}
    assert past.priya.send(path, said).headers["Location"] == past.pairing
    look(past.priya, past.pairing, "You said 4 of 5", "only the number is counted")
    assert "Plain questions" not in past.amara.get(past.pairing).text
    assert "Plain questions" not in past.cora.get("/coordinate/").text
    past.priya.send(path, said | {"shared": "yes"})
    look(past.cora, "/coordinate/", "Plain questions.")


def log_all(past: Lived, who: Visitor) -> None:
    for on, by in TRIED:
        answer = who.send(f"{past.pairing}/attempts", {"on": on, "by": by})
        assert answer.headers["Location"] == past.pairing


def test_r18_silence_is_logged_reported_and_ended_by_a_coordinator_with_one_click(
    past: Lived,
) -> None:
    later(past, date(2026, 12, 1))
    bad = past.priya.send(f"{past.pairing}/attempts", {"on": "2020-01-01", "by": ""})
    assert "Enter the day you tried" in bad.text
    assert "Choose how you tried" in bad.text
    early = past.priya.post(f"{past.pairing}/silence")
    assert "Log at least two e-mails and one call before you report" in early.text
    log_all(past, past.priya)
    assert "24 November" not in past.amara.get(past.pairing).text
    past.priya.post(f"{past.pairing}/silence")
    told = letter(past, "cora@gov.example", "Priya Raghunathan reports silence in Career programme")
    assert "two e-mails and one call to Amara Okafor since 23 November" in letter_text(told)
    look(past.priya, past.pairing, "Reported")
    line = Page(past.cora.get("/coordinate/").text)
    assert "Priya Raghunathan reports two e-mails and one call to Amara Okafor" in line.text
    (form,) = [one for one in line.forms if one.action.endswith("/unresponsive")]
    assert form.fields == {"silent": "mentor"}
    ending = f"/coordinate{past.pairing.removeprefix('/my')}/unresponsive"
    assert past.priya.send(ending, {"silent": "mentor"}).status_code == 404
    assert past.cora.send(ending, {"silent": "mentor"}).headers["Location"] == "/coordinate/"
    assert "reports two e-mails" not in past.cora.get("/coordinate/").text
    for who, address in ((past.priya, "priya@gov.example"), (past.amara, "amara@police.example")):
        look(who, past.pairing, "on behalf of the coordinators of Career programme")
        assert f"{past.pairing}/undo" not in who.get(past.pairing).text
        assert any(one["Subject"].endswith("has ended") for one in past.pool.letters(address))
        done = "A coordinator ended the pairing of Priya Raghunathan (mentee) and Amara Okafor"
        assert done in who.get("/my/").text
    look(past.priya, "/my/requests/new?mentor=mei-lin&scheme=career", "What do you want to achieve")


def test_r18_a_pairing_that_is_quiet_is_nudged_and_saying_that_they_met_begins_anew(
    past: Lived,
) -> None:
    rounds(past, date(2027, 1, 22))
    assert letter(past, "amara@police.example", "How is it going with Priya Raghunathan?")
    later(past, date(2027, 1, 25))
    bad = past.amara.send(f"{past.pairing}/met", {"met_on": "2027-02-01"})
    assert "Enter the day you met" in bad.text
    past.amara.send(f"{past.pairing}/met", {"met_on": "2027-01-24"})
    look(past.priya, past.pairing, "Sunday 24 January 2027")
    nudges = []
    for day in (date(2027, 3, 24), date(2027, 3, 25)):
        past.pool.day(day)
        all_letters = past.pool.letters("amara@police.example")
        nudges.append(sum(one["Subject"].startswith("How is it going") for one in all_letters))
    assert nudges == [1, 2]


def in_open(past: Lived) -> str:
    """Let Ben accept Priya in the scheme that extends pairings; return the pairing's path."""
    link = f"{past.request}?key={past.key}"
    assert past.pool.visitor().fill(link, answer="yes", outside_line="yes").status_code == 303
    return str(past.request).replace("requests", "pairings")


def test_r22_both_agree_and_the_pairing_runs_on(past: Lived) -> None:
    pairing = in_open(past)
    look(past.priya, pairing, "I would like to run on", "Tuesday 23 November 2027")
    past.priya.send(f"{pairing}/extend", {"answer": "yes"})
    assert letter(past, "ben@gov.example", "Priya Raghunathan would like to run on until Tue")
    look(past.ben, pairing, "Priya would like to run on for 6 months more")
    unsaid = past.ben.send(f"{pairing}/extend", {})
    assert "Choose whether to run on" in unsaid.text
    past.ben.send(f"{pairing}/extend", {"answer": "yes"})
    look(past.ben, pairing, "Tuesday 23 May 2028 (extended)")
    look(past.ben, "/my/", "until Tuesday 23 May 2028")
    assert letter(past, "priya@gov.example", "You and Ben Hughes run on until Tuesday 23 May")


def test_r22_a_no_and_a_scheme_that_does_not_extend_leave_the_end(past: Lived) -> None:
    pairing = in_open(past)
    past.priya.send(f"{pairing}/extend", {"answer": "yes"})
    past.ben.send(f"{pairing}/extend", {"answer": "no"})
    assert letter(past, "priya@gov.example", "Ben Hughes would like to end as planned")
    look(past.priya, pairing, "Tuesday 23 November 2027", "I would like to run on")
    refused = past.priya.send(f"{past.pairing}/extend", {"answer": "yes"})
    assert "can&#39;t be extended" in refused.text or "can't be extended" in refused.text
