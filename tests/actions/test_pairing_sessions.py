"""R18, R21: sessions of a pairing through the actions: one write, and what an answer settles."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest

from mentoring.actions import days, endings, impressions, pairings, silences
from mentoring.adapters import keys
from mentoring.adapters.changes import Change
from mentoring.domain.appointment import AppointmentState
from mentoring.domain.concern import ConcernKind
from mentoring.domain.identity import AppointmentId, RequestId
from mentoring.domain.pairing import Pairing, PairingState
from mentoring.domain.pairing_session import TooManyAhead
from mentoring.domain.pairing_session_form import MOST_AHEAD
from mentoring.domain.people import Person
from tests.actions.interleaved_sessions import FIRST, booked
from tests.actions.interleaved_times import mentor_person
from tests.fakes import Scene, published_scene

MOST_ITEMS = 100
"""What one transaction of the table holds."""
YES = {"happened": "yes", "useful": "4"}


@pytest.fixture
def scene() -> Scene:
    """The small world."""
    return published_scene()


def pairing_of(scene: Scene, pairing: RequestId) -> Pairing:
    """The pairing as the table has it."""
    found: Pairing = scene.store.load(keys.pairing(pairing))[0]
    return found


def say(scene: Scene, session: AppointmentId, person: Person, **form: str) -> None:
    """Answer how it was."""
    impressions.answer(scene.means, scene.programme, session, person.id, form)


def open_concern(scene: Scene, pairing: RequestId, kind: ConcernKind) -> bool:
    """Whether the coordinators still have it to look at."""
    (found,) = scene.store.load(keys.concern(pairing.scheme, kind, str(pairing)))
    return bool(found and found.is_open)


def test_r21_as_many_as_can_lie_ahead_fit_into_one_write_and_so_does_unpairing(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    mentee = scene.mentee()
    pairing = scene.pair(mentee)
    sizes, save = list[int](), scene.store.save

    def measured(changes: Sequence[Change]) -> Any:
        sizes.append(len(changes))
        return save(changes)

    monkeypatch.setattr(scene.store, "save", measured)
    starts = [FIRST + timedelta(days=19 * count) for count in range(MOST_AHEAD)]
    sessions = booked(scene, pairing, mentee, *starts)
    pairings.unpair(scene.means, scene.programme, pairing, mentee)
    assert len(sessions) == MOST_AHEAD
    assert max(sizes) <= MOST_ITEMS
    assert len(sizes) == len(("booking", "unpairing"))
    found = scene.store.load(*map(keys.appointment, sessions))
    assert {one.state for one in found} == {AppointmentState.CANCELLED}


def test_r14_two_who_are_paired_twice_have_no_more_ahead_than_unpairing_can_cancel(
    scene: Scene,
) -> None:
    mentee = scene.mentee()
    first = scene.pair(mentee, "ben-hughes", "career")
    second = scene.pair(mentee, "ben-hughes", "open")
    starts = [FIRST + timedelta(days=7 * count) for count in range(MOST_AHEAD)]
    booked(scene, first, mentee, *starts)
    with pytest.raises(TooManyAhead):
        booked(scene, second, mentee, starts[0] + timedelta(hours=3), form="second")
    pairings.unpair(scene.means, scene.programme, first, mentee)
    assert pairing_of(scene, first).state is PairingState.UNPAIRED


def test_r13_completing_cancels_the_sessions_of_that_pairing_and_of_no_other(scene: Scene) -> None:
    mentee = scene.mentee()
    first = scene.pair(mentee, "ben-hughes", "career")
    scene.clock.on(days=60)
    second = scene.pair(mentee, "ben-hughes", "open")
    (there,) = booked(scene, second, mentee, FIRST + timedelta(days=400), form="later")
    scene.clock.now += timedelta(days=306)
    endings.look_after(scene.means, scene.programme, pairing_of(scene, first))
    (kept,) = scene.store.load(keys.appointment(there))
    assert kept.state is AppointmentState.BOOKED


def test_r18_a_session_that_took_place_ends_the_quiet_that_coordinators_were_told_of(
    scene: Scene,
) -> None:
    mentee = scene.mentee()
    pairing = scene.pair(mentee)
    (session,) = booked(scene, pairing, mentee, FIRST)
    for many in (60, 91):
        scene.clock.now = FIRST + timedelta(days=many - 10)
        days.run_day(scene.means, scene.programme.day_of(scene.clock()))
    assert open_concern(scene, pairing, ConcernKind.QUIET)
    say(scene, session, mentee, happened="no")
    assert open_concern(scene, pairing, ConcernKind.QUIET)
    say(scene, session, mentor_person(scene), **YES)
    assert not open_concern(scene, pairing, ConcernKind.QUIET)
    assert pairing_of(scene, pairing).last_met_on == date(2026, 12, 3)


def test_r18_silence_reported_after_the_session_is_not_answered_by_it(scene: Scene) -> None:
    mentee = scene.mentee()
    pairing = scene.pair(mentee)
    (session,) = booked(scene, pairing, mentee, FIRST)
    scene.clock.now = FIRST + timedelta(days=9)
    for by in ("EMAIL", "EMAIL", "CALL"):
        silences.log_attempt(scene.means, scene.programme, pairing, mentee, "2026-12-10", by)
    silences.report(scene.means, scene.programme, pairing, mentee)
    say(scene, session, mentee, **YES)
    assert open_concern(scene, pairing, ConcernKind.SILENCE)
    assert pairing_of(scene, pairing).last_met_on == date(2026, 12, 3)


def test_r18_an_earlier_session_or_an_ended_pairing_changes_nothing(scene: Scene) -> None:
    mentee = scene.mentee()
    pairing = scene.pair(mentee)
    first, second = booked(scene, pairing, mentee, FIRST, FIRST + timedelta(days=7))
    scene.clock.now = FIRST + timedelta(days=8)
    say(scene, second, mentee, **YES)
    say(scene, first, mentee, **YES)
    assert pairing_of(scene, pairing).last_met_on == date(2026, 12, 10)
    pairings.unpair(scene.means, scene.programme, pairing, mentee)
    before = pairing_of(scene, pairing)
    say(scene, second, mentor_person(scene), **YES)
    assert pairing_of(scene, pairing) == before
