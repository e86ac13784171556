"""R14, R15, R17: ending a pairing, taking that back, and saying why."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mentoring.domain import unpairing as rules
from mentoring.domain.appointment import AppointmentState
from mentoring.domain.diary import Diary
from mentoring.domain.eligibility import AlreadyPaired
from mentoring.domain.enrolment import Ending, RequestState, Role
from mentoring.domain.letter import Kind, Letter
from mentoring.domain.pairing import PairingEnded, PairingState, role_in
from mentoring.domain.people import RunningPairing
from mentoring.domain.refusals import NotFound
from mentoring.domain.room import MentorFull
from mentoring.domain.unpairing import TooLateToUndo
from tests.domain.examples import (
    TODAY,
    a_mentor,
    an_appointment,
    an_open_request,
    at,
    paired,
)
from tests.domain.unpairing import (
    AHEAD,
    AMARA,
    COORDINATED,
    PAIRING,
    PAST,
    UNDER_WAY,
    WITH_BEN,
    unpaired,
)
from tests.world import NOW, PROGRAMME


def told(letters: tuple[Letter, ...]) -> list[tuple[Kind, str]]:
    """What is written to whom."""
    return [(one.kind, one.to) for one in letters]


@pytest.mark.parametrize("by", list(Role))
def test_r14_either_party_ends_the_pairing_and_the_place_is_free(by: Role) -> None:
    found = unpaired(by)
    assert (found.pairing.state, found.pairing.ended_at) == (PairingState.UNPAIRED, NOW)
    assert found.enrolment.running is None
    assert found.mentor.places_free == 1
    assert PAIRING not in found.mentor.running


@pytest.mark.parametrize("by", list(Role))
def test_r14_every_future_appointment_of_the_two_is_cancelled_and_nothing_else(by: Role) -> None:
    found = unpaired(by)
    assert [one.id for one in found.cancelled] == [one.id for one in AHEAD]
    assert {one.state for one in found.cancelled} == {AppointmentState.CANCELLED}
    assert {one.cancelled_by for one in found.cancelled} == {by}
    assert set(found.diary.open) == {str(one.id) for one in (PAST, UNDER_WAY, WITH_BEN)}
    assert {one.month: set(one.held) for one in found.months} == {
        "2026-12": {"other"},
        "2027-01": {"other"},
    }
    assert {one.version for one in found.months} == {3}


def test_r14_what_is_cancelled_with_a_pairing_never_counts_as_late() -> None:
    soon = an_appointment(at("2026-11-23", "12:00"))
    found = paired()
    ended = rules.unpair(
        found.pairing,
        found.enrolment,
        found.mentor,
        Diary("priya", {str(soon.id): soon}),
        [],
        PROGRAMME,
        Role.MENTEE,
        NOW,
    )
    assert [one.late for one in ended.cancelled] == [False]


def test_r14_both_and_the_schemes_coordinators_are_told() -> None:
    found = unpaired()
    assert told(found.letters)[:4] == [
        (Kind.UNPAIRED, "priya"),
        (Kind.UNPAIRED, AMARA),
        (Kind.UNPAIRED_COORDINATOR, "cora"),
        (Kind.UNPAIRED_COORDINATOR, "cleo"),
    ]
    assert told(found.letters)[4:] == 3 * [
        (Kind.APPOINTMENT_CANCELLED, "priya"),
        (Kind.APPOINTMENT_CANCELLED, AMARA),
    ]
    assert found.notice
    assert (found.notice.scheme, found.notice.pairing_id) == ("career", PAIRING)


@pytest.mark.parametrize("state", [PairingState.UNPAIRED, PairingState.COMPLETED])
def test_r14_a_pairing_ends_once(state: PairingState) -> None:
    found = paired()
    with pytest.raises(PairingEnded):
        rules.unpair(
            replace(found.pairing, state=state),
            found.enrolment,
            found.mentor,
            Diary("priya"),
            [],
            PROGRAMME,
            Role.MENTEE,
            NOW,
        )


@pytest.mark.parametrize("by", list(Role))
def test_r14_unpairing_can_be_undone_and_leaves_everything_but_appointments_as_it_was(
    by: Role,
) -> None:
    before, ended = paired(a_mentor(places=2, taken=1)), unpaired(by)
    again = rules.undo(ended.pairing, ended.enrolment, ended.mentor, COORDINATED, by, NOW)
    assert again.pairing == replace(before.pairing, undone=1, clock_from=TODAY)
    assert again.enrolment == before.enrolment
    assert again.mentor.running.keys() == before.mentor.running.keys()
    assert again.mentor.places_free == before.mentor.places_free == 0
    assert told(again.letters) == [
        (Kind.UNDONE, "priya"),
        (Kind.UNDONE, AMARA),
        (Kind.UNDONE_COORDINATOR, "cora"),
        (Kind.UNDONE_COORDINATOR, "cleo"),
    ]


def test_r14_undoing_works_until_seven_days_have_passed_to_the_second() -> None:
    ended = unpaired()
    limit = NOW + timedelta(days=7)
    assert ended.pairing.undo_until == limit
    last = limit - timedelta(seconds=1)
    rules.undo(ended.pairing, ended.enrolment, ended.mentor, PROGRAMME, Role.MENTOR, last)
    with pytest.raises(TooLateToUndo):
        rules.undo(ended.pairing, ended.enrolment, ended.mentor, PROGRAMME, Role.MENTOR, limit)


def test_r14_undoing_needs_the_mentee_to_be_free_still() -> None:
    ended = unpaired()
    elsewhere = replace(ended.enrolment, running="priya.career.mei-lin.2")
    with pytest.raises(AlreadyPaired):
        rules.undo(ended.pairing, elsewhere, ended.mentor, PROGRAMME, Role.MENTOR, NOW)


def test_r14_undoing_needs_the_place_to_be_free_still() -> None:
    ended = unpaired()
    taken = RunningPairing("Somebody", "career", date(2027, 5, 1))
    full = replace(ended.mentor, running={**ended.mentor.running, "x": taken})
    with pytest.raises(MentorFull):
        rules.undo(ended.pairing, ended.enrolment, full, PROGRAMME, Role.MENTOR, NOW)


def test_r14_only_whoever_unpaired_can_undo_it() -> None:
    ended = unpaired(Role.MENTEE)
    with pytest.raises(NotFound):
        rules.undo(ended.pairing, ended.enrolment, ended.mentor, PROGRAMME, Role.MENTOR, NOW)


def test_r14_a_running_pairing_has_nothing_to_undo() -> None:
    found = paired()
    with pytest.raises(PairingEnded):
        rules.undo(found.pairing, found.enrolment, found.mentor, PROGRAMME, Role.MENTEE, NOW)


def test_r17_undoing_takes_the_ending_back_so_that_it_does_not_count() -> None:
    earlier = Ending("priya.career.mei-lin.1", "mei-lin", TODAY, Role.MENTOR)
    found = paired()
    ended = rules.unpair(
        found.pairing,
        replace(found.enrolment, endings=(earlier,)),
        found.mentor,
        Diary("priya"),
        [],
        PROGRAMME,
        Role.MENTEE,
        NOW,
    )
    again = rules.undo(ended.pairing, ended.enrolment, ended.mentor, PROGRAMME, Role.MENTEE, NOW)
    assert again.enrolment.endings == (earlier,)


def test_r10_r12_r14_undoing_ends_what_the_mentee_has_begun_meanwhile() -> None:
    ended = unpaired()
    one, waits = an_open_request(a_mentor("mei-lin"))
    begun = replace(ended.enrolment, open=waits.open, introduced=("mei-lin",))
    again = rules.undo(ended.pairing, begun, ended.mentor, COORDINATED, Role.MENTOR, NOW)
    assert again.released == (one.ended(RequestState.RELEASED, NOW),)
    assert (again.enrolment.open, again.enrolment.introduced) == ({}, ())
    assert told(again.letters)[-1] == (Kind.RELEASED, "person-mei-lin")


def test_only_the_two_can_see_a_pairing() -> None:
    one = paired().pairing
    assert role_in(one, "priya") is Role.MENTEE
    assert role_in(one, AMARA) is Role.MENTOR
    for stranger in ("ben", "", "cora"):
        with pytest.raises(NotFound):
            role_in(one, stranger)
