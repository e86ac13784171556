"""R21: agenda, notes and actions of a session, for the two alone."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mentoring.domain import notes as rules
from mentoring.domain.appointment import AgendaState, AppointmentCancelled, AppointmentState
from mentoring.domain.identity import request_id_from
from mentoring.domain.notes import MOST_ACTIONS, Action, Doer, Notes
from mentoring.domain.pairing import PairingEnded, PairingState
from mentoring.domain.refusals import Incomplete, NotFound
from tests.domain.examples import an_appointment, at, paired

PAIRING = paired().pairing
ENDED = replace(PAIRING, state=PairingState.UNPAIRED)
STARTS = at("2026-12-03", "08:30")
SESSION = replace(an_appointment(STARTS, 60), pairing=str(PAIRING.id))
BLANK = Notes(request_id_from(SESSION.pairing), SESSION.id)
BEFORE, AFTER = STARTS - timedelta(minutes=1), STARTS + timedelta(hours=1)
FORM = {"form": "a", "what": "Write to Sol", "doer": "both", "by": "2026-12-10"}
DAY = date(2026, 12, 3)


def test_r21_the_appointment_says_whether_there_is_an_agenda() -> None:
    written, one = rules.write_agenda(BLANK, SESSION, PAIRING, " Budget\r\n", 0, BEFORE)
    assert (written.agenda, written.agenda_number) == ("Budget", 1)
    assert one.agenda is AgendaState.WRITTEN
    emptied, one = rules.write_agenda(written, one, PAIRING, "", 1, BEFORE)
    assert (emptied.agenda, one.agenda) == ("", AgendaState.MISSING)


def test_r21_the_same_text_again_changes_nothing_whatever_was_seen() -> None:
    written, one = rules.write_agenda(BLANK, SESSION, PAIRING, "Budget", 0, BEFORE)
    assert rules.write_agenda(written, one, PAIRING, "Budget", None, BEFORE) == (written, one)
    noted = rules.write_text(BLANK, SESSION, PAIRING, "Noted", 0, AFTER)
    assert rules.write_text(noted, SESSION, PAIRING, "Noted", 0, AFTER) == noted


def test_r21_nobody_overwrites_what_they_have_not_seen() -> None:
    noted = rules.write_text(BLANK, SESSION, PAIRING, "Noted", 0, AFTER)
    for number in (0, 2, None):
        with pytest.raises(Incomplete) as found:
            rules.write_text(noted, SESSION, PAIRING, "Mine", number, AFTER)
        assert list(found.value.errors) == ["text"]
    assert rules.write_text(noted, SESSION, PAIRING, "Mine", 1, AFTER).text == "Mine"


def test_r21_agenda_before_the_end_and_notes_from_the_start_on() -> None:
    with pytest.raises(rules.TooLate):
        rules.write_agenda(BLANK, SESSION, PAIRING, "late", 0, AFTER)
    with pytest.raises(rules.TooEarly):
        rules.write_text(BLANK, SESSION, PAIRING, "early", 0, BEFORE)
    with pytest.raises(rules.TooEarly):
        rules.add_action(BLANK, SESSION, PAIRING, FORM, DAY, BEFORE)
    assert rules.write_text(BLANK, SESSION, PAIRING, "At last.", 0, STARTS).text == "At last."


def test_r21_a_text_that_is_too_long_and_was_overtaken_hears_of_both_at_once() -> None:
    changed = "The other changed it meanwhile: read the newest above, then send yours"
    for number, said in (
        (0, "Shorten this to 6,000 characters: it has 9,999"),
        (1, f"{changed}. Shorten this to 6,000 characters: it has 9,999"),
    ):
        with pytest.raises(Incomplete) as refused:
            rules.write_text(BLANK, SESSION, PAIRING, "x" * 9999, number, STARTS)
        assert refused.value.errors == {"text": said}


def test_r21_nothing_is_written_about_what_is_cancelled_or_unpaired() -> None:
    cancelled = replace(SESSION, state=AppointmentState.CANCELLED)
    with pytest.raises(AppointmentCancelled):
        rules.write_agenda(BLANK, cancelled, PAIRING, "x", 0, BEFORE)
    with pytest.raises(PairingEnded):
        rules.write_text(BLANK, SESSION, ENDED, "x", 0, AFTER)
    done = replace(PAIRING, state=PairingState.COMPLETED)
    assert rules.write_text(BLANK, SESSION, done, "x", 0, AFTER).text == "x"


def test_r21_an_action_says_what_who_and_by_when_and_is_added_once() -> None:
    added = rules.add_action(BLANK, SESSION, PAIRING, FORM, DAY, AFTER)
    assert added.actions == {"a": Action("Write to Sol", Doer.BOTH, date(2026, 12, 10))}
    assert rules.add_action(added, SESSION, PAIRING, FORM, DAY, AFTER) == added
    with pytest.raises(Incomplete) as found:
        rules.add_action(BLANK, SESSION, PAIRING, {"by": "2026-12-02"}, DAY, AFTER)
    assert list(found.value.errors) == ["what", "doer", "by"]
    many = {str(one): added.actions["a"] for one in range(MOST_ACTIONS)}
    with pytest.raises(Incomplete, match="missing"):
        rules.add_action(replace(BLANK, actions=many), SESSION, PAIRING, FORM, DAY, AFTER)


def test_r21_an_action_is_done_and_open_again() -> None:
    added = rules.add_action(BLANK, SESSION, PAIRING, FORM, DAY, AFTER)
    done = rules.mark(added, PAIRING, "a", DAY, done=True)
    assert done.actions["a"].done_on == DAY
    assert rules.mark(done, PAIRING, "a", DAY + timedelta(days=1), done=True) == done
    assert rules.mark(done, PAIRING, "a", DAY, done=False) == added
    with pytest.raises(NotFound):
        rules.mark(added, PAIRING, "b", DAY, done=True)
    with pytest.raises(PairingEnded):
        rules.mark(added, ENDED, "a", DAY, done=True)


def test_r21_open_actions_of_earlier_sessions_come_along_what_is_due_first_first() -> None:
    next_one = replace(an_appointment(at("2027-01-07", "08:30"), form="next"), pairing="x")
    actions = {
        "late": Action("b", Doer.MENTOR, date(2026, 12, 31)),
        "soon": Action("a", Doer.MENTEE, date(2026, 12, 10)),
        "done": Action("c", Doer.BOTH, DAY, done_on=DAY),
    }
    notes = replace(BLANK, actions=actions)
    order = {SESSION.id: STARTS, next_one.id: next_one.starts_at}
    found = rules.carried([notes, Notes(PAIRING.id, next_one.id, actions=actions)], order, next_one)
    assert [name for _, name, _ in found] == ["soon", "late"]
    assert rules.carried([notes], order, SESSION) == []
