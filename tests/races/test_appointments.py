"""Many book, move, cancel and unpair at once, all kinds with the same mentors: none overlaps."""

import os
from collections import Counter
from itertools import pairwise

from mentoring.adapters import keys
from mentoring.adapters.store import Store
from mentoring.domain.appointment import Appointment, AppointmentKind, AppointmentState
from mentoring.domain.diary import Diary, HeldMonth
from mentoring.domain.letter import Kind, Letter
from mentoring.domain.pairing import PairingState
from mentoring.domain.people import Mentor
from tests.fakes import Scene
from tests.races.clients import Round, Told
from tests.races.conftest import AtOnce

ROUNDS = int(os.environ.get("RACE_ROUNDS", "5")) * 5 // 2
"""Those that RACE_ROUNDS=200 asks for are five hundred."""


def test_r23_r26_booking_moving_and_cancelling_at_once_never_overlaps_and_loses_none(
    table: Store, scene: Scene, at_once: AtOnce[object]
) -> None:
    for number in range(ROUNDS):
        one = Round(scene, number)
        clients = one.clients()
        answers = at_once([each.act for each in clients])
        for client, answer in zip(clients, answers, strict=True):
            one.told.hear(client, answer)
        kept, letters = one.kept(), list(one.letters())
        nothing_overlaps(table, one, [each for each in kept if is_booked(each)])
        as_told(table, one, kept)
        letters_are_true(one.told, kept, letters)
        both_heard_of_the_end(one, letters)


def is_booked(one: Appointment) -> bool:
    """It was not cancelled."""
    return one.state is AppointmentState.BOOKED


def nothing_overlaps(table: Store, one: Round, booked: list[Appointment]) -> None:
    """R11, R23, R25: each has their time once, and nobody more of a kind than there may be."""
    for mentor in one.mentors:
        held_as_booked(table, mentor, booked)
    for person in one.people:
        own = [each for each in booked if each.id.person_id == person.id]
        no_overlap(own)
        (diary,) = table.load(keys.diary(person.id))
        assert sorted((diary or Diary("")).open) == sorted(str(each.id) for each in own)
    freely = [each for each in booked if each.kind is not AppointmentKind.PAIRING_SESSION]
    pairs = Counter((each.kind, each.id.person_id, each.id.mentor_id) for each in freely)
    assert set(pairs.values()) <= {1}, pairs


def held_as_booked(table: Store, mentor: Mentor, booked: list[Appointment]) -> None:
    """A mentor's times don't overlap, and their months hold exactly what is booked."""
    own = [one for one in booked if one.id.mentor_id == mentor.id]
    no_overlap(own)
    months = table.partition(f"MENTOR#{mentor.id}", "MONTH#")
    held = {(m.month, key) for m in months if isinstance(m, HeldMonth) for key in m.held}
    assert held == {(each.month, str(each.id)) for each in own}


def no_overlap(some: list[Appointment]) -> None:
    """Each ends before the next begins."""
    inorder = sorted(some, key=lambda one: one.starts_at)
    assert all(one.ends_at <= other.starts_at for one, other in pairwise(inorder)), inorder


def as_told(table: Store, one: Round, kept: list[Appointment]) -> None:
    """R14, R26: what somebody was told is booked is there, what was cancelled or unpaired is not.

    And nothing else: no half of what was booked together, nothing cancelled that nobody cancelled.
    """
    told, known = one.told, {each.id for each in one.before}
    assert {each.id for each in kept} == told.booked
    for pairing in table.load(*map(keys.pairing, one.pairings)):
        assert (pairing.state is PairingState.UNPAIRED) is (pairing.id in told.unpaired)
    apart = {(each.person_id, each.mentor_id) for each in told.unpaired}
    for each in kept:
        of_the_two = (each.id.person_id, each.id.mentor_id) in apart
        was_ahead = each.id in known or each.kind is AppointmentKind.PAIRING_SESSION
        if each.id in told.cancelled or (of_the_two and was_ahead):
            assert not is_booked(each), each
        assert is_booked(each) or each.id in told.cancelled or of_the_two, each


def letters_are_true(told: Told, kept: list[Appointment], letters: list[Letter]) -> None:
    """Both were told each change once, alike, and last of what is so now."""
    about = [one for one in letters if "appointment" in one.facts]
    assert {one.facts["appointment"] for one in about} == {str(one.id) for one in kept}
    for one in kept:
        own = [each for each in about if each.facts["appointment"] == str(one.id)]
        for reader in ("mentee", "mentor"):
            heard = [each for each in own if each.facts["reader"] == reader]
            heard.sort(key=lambda each: int(each.facts["sequence"]))
            told_in_order(one, heard)
            starts = {each.facts["starts_at"] for each in heard}
            moved = {to.isoformat() for moved, to in told.moved if moved == one.id}
            assert moved <= starts <= moved | {heard[0].facts["starts_at"]}, (moved, heard)


def told_in_order(one: Appointment, heard: list[Letter]) -> None:
    """Booked, then moved from where it was, then cancelled if it is: no number is left out."""
    facts = [each.facts for each in heard]
    assert [each["sequence"] for each in facts] == [str(n) for n in range(one.sequence + 1)]
    ended = [] if is_booked(one) else [Kind.APPOINTMENT_CANCELLED]
    moved = [Kind.APPOINTMENT_MOVED] * (one.sequence - len(ended))
    assert [each.kind for each in heard] == [Kind.APPOINTMENT_BOOKED, *moved, *ended]
    now = one.starts_at.isoformat(), one.ends_at.isoformat()
    assert (facts[-1]["starts_at"], facts[-1]["ends_at"]) == now
    for before, after in pairwise(facts):
        assert after["by"] or after["moved_from"] == before["starts_at"]


def both_heard_of_the_end(one: Round, letters: list[Letter]) -> None:
    """R14: each of the two once, of the pairings that ended and of no other."""
    ended = [each for each in one.pairings if each in one.told.unpaired]
    heard = [each.facts["pairing"] for each in letters if each.kind is Kind.UNPAIRED]
    assert Counter(heard) == Counter({str(each): 2 for each in ended})
