"""R15: who ended a pairing, when and why is kept, and the note is the coordinators'."""

from datetime import date

import pytest

from mentoring.domain import unpairing as rules
from mentoring.domain.enrolment import Ending, Role
from mentoring.domain.pairing import PairingEnded
from mentoring.domain.refusals import Incomplete, NotFound
from mentoring.domain.unpairing import UnpairReason
from tests.domain.examples import TODAY, at, paired
from tests.domain.unpairing import COORDINATED, PAIRING, diary, unpaired
from tests.world import NOW, PROGRAMME


@pytest.mark.parametrize("by", list(Role))
def test_r15_who_ended_it_and_when_is_kept(by: Role) -> None:
    found = unpaired(by)
    assert (found.pairing.ended_by, found.pairing.ended_at) == (by, NOW)
    assert found.enrolment.endings == (Ending(PAIRING, "amara-okafor", TODAY, by),)


def test_r15_the_day_it_ended_is_the_programmes() -> None:
    found = paired()
    late = at("2027-06-30", "23:30")
    ended = rules.unpair(
        found.pairing, found.enrolment, found.mentor, diary(), [], PROGRAMME, Role.MENTOR, late
    )
    assert ended.enrolment.endings[0].ended_on == date(2027, 7, 1)


def test_r15_the_reason_comes_from_a_list_and_the_note_is_for_the_coordinators_only() -> None:
    ended = unpaired(Role.MENTEE)
    told_why, notice = rules.give_reason(
        ended.pairing, Role.MENTEE, "NO_FIT", " We argued.\r\n", NOW
    )
    assert (told_why.reason, told_why.note) == (UnpairReason.NO_FIT.value, "We argued.")
    assert (notice.reason, notice.note) == (UnpairReason.NO_FIT.value, "We argued.")
    assert "argued" not in notice.text


@pytest.mark.parametrize("reason", ["", "no_fit", "BECAUSE"])
def test_r15_a_reason_that_is_not_on_the_list_is_refused(reason: str) -> None:
    with pytest.raises(Incomplete):
        rules.give_reason(unpaired().pairing, Role.MENTOR, reason, "", NOW)


def test_r15_only_whoever_ended_it_gives_the_reason_and_only_once_it_has_ended() -> None:
    with pytest.raises(NotFound):
        rules.give_reason(unpaired(Role.MENTOR).pairing, Role.MENTEE, "NO_FIT", "", NOW)
    with pytest.raises(PairingEnded):
        rules.give_reason(paired().pairing, Role.MENTEE, "NO_FIT", "", NOW)


def test_r15_undoing_forgets_the_reason_and_the_note() -> None:
    ended = unpaired(Role.MENTEE)
    why, _ = rules.give_reason(ended.pairing, Role.MENTEE, "NO_FIT", "We argued.", NOW)
    again = rules.undo(why, ended.enrolment, ended.mentor, PROGRAMME, Role.MENTEE, NOW)
    assert (again.pairing.reason, again.pairing.note, again.pairing.ended_by) == ("", "", None)


def test_r15_no_letter_about_unpairing_can_hold_the_note() -> None:
    ended = unpaired(Role.MENTEE)
    why, _ = rules.give_reason(ended.pairing, Role.MENTEE, "NO_FIT", "We argued.", NOW)
    again = rules.undo(why, ended.enrolment, ended.mentor, COORDINATED, Role.MENTEE, NOW)
    for letter in (*ended.letters, *again.letters):
        assert "argued" not in str(letter)
        assert "note" not in letter.facts
