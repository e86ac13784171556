"""R13, R22: a pairing is told of a month ahead, completed, extended, and looked back on."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from mentoring.domain import ending, extension, feedback
from mentoring.domain.appointment import AppointmentKind
from mentoring.domain.choosing_again import may_choose_again, require_not_again
from mentoring.domain.diary import Diary
from mentoring.domain.ending import Parts
from mentoring.domain.enrolment import Ending, Role
from mentoring.domain.extension import CannotExtend
from mentoring.domain.feedback import StillRunning
from mentoring.domain.letter import Kind
from mentoring.domain.pairing import Pairing, PairingEnded, PairingState
from mentoring.domain.people import Mentor
from mentoring.domain.refusals import Incomplete
from tests.domain.examples import a_mentor, at, paired
from tests.domain.unpairing import diary, months
from tests.world import NOW, PROGRAMME

END = date(2027, 11, 23)
LONGER = replace(
    PROGRAMME,
    schemes={"career": replace(PROGRAMME.schemes["career"], extend_months=6)},
)


def a_pairing(**changed: Any) -> Pairing:
    return replace(paired().pairing, **changed)


def parts(pairing_mentor: Mentor | None = None) -> Parts:
    found = paired(pairing_mentor or a_mentor(places=2, taken=1))
    return Parts.of(found.enrolment, found.mentor, diary(), months())


def test_r13_a_pairing_runs_as_many_months_as_its_scheme_says() -> None:
    assert a_pairing().ends_on == END


def test_r13_both_are_told_a_month_ahead_once() -> None:
    pairing = a_pairing()
    assert ending.tell(pairing, PROGRAMME, date(2027, 10, 22)) == (pairing, ())
    told, letters = ending.tell(pairing, PROGRAMME, date(2027, 10, 23))
    assert [(one.kind, one.facts["reader"]) for one in letters] == [
        (Kind.ENDING_IN_A_MONTH, "mentee"),
        (Kind.ENDING_IN_A_MONTH, "mentor"),
    ]
    assert ending.tell(told, PROGRAMME, date(2027, 10, 24)) == (told, ())


def test_r13_completing_frees_the_place_and_asks_both_how_it_was() -> None:
    own = parts()
    done = ending.complete(a_pairing(), own, PROGRAMME, NOW)
    assert (done.pairing.state, done.pairing.ended_at) == (PairingState.COMPLETED, NOW)
    assert done.enrolment.running is None
    assert done.mentor.places_free == own.mentor.places_free + 1
    told = [(one.kind, one.facts["reader"]) for one in done.letters[:2]]
    assert told == [(Kind.COMPLETED, "mentee"), (Kind.COMPLETED, "mentor")]


def test_r13_completing_cancels_the_pairings_own_sessions_and_leaves_spot_sessions() -> None:
    done = ending.complete(a_pairing(), parts(), PROGRAMME, NOW)
    assert [one.kind for one in done.cancelled] == [AppointmentKind.PAIRING_SESSION]
    left = [one.kind for one in done.diary.open.values() if one.id.mentor_id == "amara-okafor"]
    assert AppointmentKind.PAIRING_SESSION not in left
    assert AppointmentKind.SPOT_SESSION in left


def test_r13_what_has_ended_is_not_completed_again() -> None:
    for state in (PairingState.UNPAIRED, PairingState.COMPLETED):
        with pytest.raises(PairingEnded):
            ending.complete(a_pairing(state=state), parts(), PROGRAMME, NOW)


def test_r13_r16_r17_a_completed_pairing_is_on_record_for_choosing_again() -> None:
    done = ending.complete(a_pairing(), parts(), PROGRAMME, NOW)
    career = PROGRAMME.schemes["career"]
    assert done.enrolment.endings == (
        Ending("priya.career.amara-okafor.1", "amara-okafor", NOW.date(), None),
    )
    assert not may_choose_again(done.enrolment, career)
    with pytest.raises(Exception, match="paired in this scheme before"):
        require_not_again(done.enrolment, career, a_mentor())


def test_r13_the_clock_looks_at_a_pairing_on_its_dates_and_never_once_it_has_ended() -> None:
    quiet = date(2027, 9, 1)
    pairing = a_pairing(last_met_on=quiet)
    assert pairing.due_on == date(2027, 10, 23)
    told, _ = ending.tell(pairing, PROGRAMME, date(2027, 10, 23))
    assert told.due_on == quiet + timedelta(days=60)
    assert replace(told, nudged_for=quiet, quiet_for=quiet).due_on == END + timedelta(days=1)
    assert replace(told, state=PairingState.COMPLETED).due_on is None


def test_r13_nothing_is_due_before_a_pairing_starts_or_is_taken_up_again() -> None:
    start, end = date(2027, 1, 31), date(2027, 2, 28)
    short = a_pairing(started_on=start, ends_on=end)
    assert short.tell_on == date(2027, 1, 28)
    assert short.due_on == start
    again = replace(short, told_of=end, undone=1, clock_from=date(2027, 3, 4))
    assert again.due_on == date(2027, 3, 4)


def agreed(pairing: Pairing, by: Role, now: datetime = NOW) -> extension.Extended:
    return extension.agree(pairing, paired().mentor, LONGER, by, now)


@pytest.mark.parametrize("first", list(Role))
def test_r22_a_pairing_runs_on_once_both_agreed(first: Role) -> None:
    asked = agreed(a_pairing(), first)
    assert asked.pairing.ends_on == END
    (letter,) = asked.letters
    assert (letter.kind, letter.facts["reader"] == first.value) == (Kind.EXTENSION_ASKED, False)
    assert letter.facts["until"] == "2028-05-23"
    second = next(one for one in Role if one is not first)
    done = agreed(asked.pairing, second)
    assert (done.pairing.ends_on, done.pairing.extended) == (date(2028, 5, 23), True)
    assert done.mentor
    assert done.mentor.running[str(done.pairing.id)].ends_on == date(2028, 5, 23)
    assert [one.kind for one in done.letters] == [Kind.EXTENDED] * 2


def test_r22_one_side_saying_it_twice_is_not_both() -> None:
    asked = agreed(a_pairing(), Role.MENTEE).pairing
    assert agreed(asked, Role.MENTEE) == extension.Extended(asked)


def test_r22_r13_a_new_end_is_told_of_again() -> None:
    told = a_pairing(told_of=END)
    longer = agreed(agreed(told, Role.MENTEE).pairing, Role.MENTOR).pairing
    assert longer.due_on == min(longer.tell_on, longer.quiet_since + timedelta(days=60))
    assert ending.tell(longer, LONGER, date(2028, 4, 23))[1]


def test_r22_it_is_extended_once_before_the_end_and_where_the_scheme_says_so() -> None:
    for pairing, programme, now in (
        (a_pairing(), PROGRAMME, NOW),
        (a_pairing(extended=True), LONGER, NOW),
        (a_pairing(), LONGER, at("2027-11-24")),
    ):
        with pytest.raises(CannotExtend):
            extension.agree(pairing, a_mentor(), programme, Role.MENTEE, now)


def test_r22_who_says_no_leaves_the_end_and_the_other_hears_of_it() -> None:
    asked = agreed(a_pairing(), Role.MENTEE).pairing
    no = extension.decline(asked, Role.MENTOR)
    assert (no.pairing.ends_on, no.pairing.extend_asked_by) == (END, None)
    assert [(one.kind, one.to) for one in no.letters] == [(Kind.EXTENSION_DECLINED, "priya")]
    assert extension.decline(asked, Role.MENTEE).letters == ()


def test_r22_the_others_wish_is_answered_by_a_choice() -> None:
    asked = agreed(a_pairing(), Role.MENTEE).pairing
    with pytest.raises(Incomplete, match="missing"):
        extension.answer(asked, a_mentor(), LONGER, Role.MENTOR, "", NOW)


COMPLETED = {"state": PairingState.COMPLETED, "ended_at": NOW}


def test_r13_feedback_is_a_number_and_lines_that_are_shared_only_on_purpose() -> None:
    form = {"useful": "4", "helped": "The plain questions.", "missed": ""}
    given = feedback.give(a_pairing(**COMPLETED), Role.MENTEE, None, form, NOW)
    assert (given.feedback.useful, given.feedback.helped) == (4, "The plain questions.")
    assert given.notice is None
    shared = feedback.give(
        a_pairing(**COMPLETED), Role.MENTEE, given.feedback, form | {"shared": "yes"}, NOW
    )
    assert shared.notice
    assert shared.notice.note == "The plain questions."


@pytest.mark.parametrize("useful", ["", "0", "6", "x", "1.5", "٣"])
def test_r13_how_useful_it_was_is_one_to_five(useful: str) -> None:
    with pytest.raises(Incomplete) as problem:
        feedback.give(a_pairing(**COMPLETED), Role.MENTOR, None, {"useful": useful}, NOW)
    assert problem.value.errors == {"useful": "Choose how useful it was"}


def test_r13_a_running_pairing_is_not_looked_back_on() -> None:
    with pytest.raises(StillRunning):
        feedback.give(a_pairing(), Role.MENTOR, None, {"useful": "3"}, NOW)


def test_a_pairing_without_appointments_completes_too() -> None:
    found = paired()
    nothing = Parts.of(found.enrolment, found.mentor, Diary("priya"), [])
    assert ending.complete(found.pairing, nothing, PROGRAMME, NOW).cancelled == ()
