"""R14, R23, R26, R28: appointments of all kinds through the actions."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from mentoring.actions import appointments, days, moving, pairings, soonest
from mentoring.adapters import keys
from mentoring.adapters.changes import Change
from mentoring.adapters.keys import Key
from mentoring.domain.appointment import Appointment, AppointmentState
from mentoring.domain.diary import HeldMonth
from mentoring.domain.letter import Kind
from mentoring.domain.refusals import NotFound
from mentoring.domain.soonest import Offered
from tests.any_kind import book_any, move_any
from tests.fakes import Scene, published_scene
from tests.world import MENTORS, published

TOPIC = "leading a team"


def run(scene: Scene, day: date, hour: int) -> None:
    """Let the clock look, at an hour of a day."""
    scene.clock.now = datetime.combine(day, datetime.min.time(), tzinfo=scene.programme.zone)
    scene.clock.on(hours=hour)
    days.run_day(scene.means, day)


def told(scene: Scene, *kinds: Kind) -> list[Kind]:
    """Letters of these kinds, in order."""
    return [kind for kind, _ in scene.told() if kind in kinds]


def test_r14_unpairing_also_cancels_what_lies_months_ahead_and_was_moved() -> None:
    scene = published_scene()
    mentee = scene.mentee()
    pairing = scene.pair(mentee)
    first = scene.slots()[0]
    far = book_any(scene, mentee, "amara-okafor", first + timedelta(days=150))
    moved = scene.book(mentee)
    moving.move(scene.means, scene.programme, moved, mentee.id, scene.slots()[-1])
    again = move_any(scene, far, mentee.id, first + timedelta(days=210))
    pairings.unpair(scene.means, scene.programme, pairing, mentee)
    found = scene.store.load(keys.appointment(again), keys.appointment(moved))
    assert {one.state for one in found} == {AppointmentState.CANCELLED}
    assert not [one for month in scene.store.all(HeldMonth) for one in month.held]


def test_an_appointment_that_was_moved_away_is_cancelled_where_it_is() -> None:
    scene = published_scene()
    mentee = scene.mentee()
    one = book_any(scene, mentee, "amara-okafor", scene.slots()[0])
    move_any(scene, one, mentee.id, scene.slots()[0] + timedelta(days=200))
    appointments.cancel(scene.means, scene.programme, one, mentee.id)
    assert not [each for month in scene.store.all(HeldMonth) for each in month.held]


def test_r26_only_a_spot_session_moves_to_slots_and_only_its_two_move_it() -> None:
    scene = published_scene()
    mentee, other = scene.mentee(), scene.mentee("kofi")
    one = book_any(scene, mentee, "amara-okafor", scene.slots()[0])
    spot = scene.book(mentee, "ben-hughes")
    for which, who in ((one, mentee), (spot, other)):
        with pytest.raises(NotFound):
            moving.move(scene.means, scene.programme, which, who.id, scene.slots()[1])


def test_r28_the_clock_reminds_in_the_morning_and_asks_in_the_evening_once() -> None:
    scene = published_scene()
    scene.book(scene.mentee(), starts_at=scene.slots()[2])
    start, day = scene.clock().date(), timedelta(days=1)
    kinds = (Kind.APPOINTMENT_REMINDER, Kind.HOW_WAS_IT)
    for count in range(1, 12):
        for hour in (6, 18):
            run(scene, start + count * day, hour)
    assert told(scene, *kinds) == [Kind.APPOINTMENT_REMINDER] * 2 + [Kind.HOW_WAS_IT] * 2
    (one,) = scene.store.all(Appointment)
    assert one.due_on is None


def test_r28_days_that_were_missed_are_caught_up_without_a_reminder_of_what_is_over() -> None:
    scene = published_scene()
    scene.book(scene.mentee())
    start = scene.clock().date()
    run(scene, start, 18)
    run(scene, start + timedelta(days=20), 6)
    assert told(scene, Kind.APPOINTMENT_REMINDER, Kind.HOW_WAS_IT) == [Kind.HOW_WAS_IT] * 2


@pytest.mark.parametrize("act", ["cancel", "move"])
def test_what_changes_in_the_moment_of_the_reminder_is_not_reminded(act: str) -> None:
    scene = published_scene()
    mentee = scene.mentee()
    slots = scene.slots()
    one = scene.book(mentee, starts_at=slots[2])
    first = True

    def meanwhile(_: Sequence[Change]) -> None:
        nonlocal first
        if not first:
            return
        first = False
        if act == "cancel":
            appointments.cancel(scene.means, scene.programme, one, mentee.id)
        else:
            moving.move(scene.means, scene.programme, one, mentee.id, slots[-1])

    scene.store.before_save = meanwhile
    run(scene, date(2026, 11, 27), 6)
    assert told(scene, Kind.APPOINTMENT_REMINDER) == []
    assert not first


def test_two_rounds_at_once_remind_once() -> None:
    scene = published_scene()
    scene.book(scene.mentee(), starts_at=scene.slots()[2])
    first = True

    def again(_: Sequence[Change]) -> None:
        nonlocal first
        if first:
            first = False
            days.run_day(scene.means, date(2026, 11, 27))

    scene.store.before_save = again
    run(scene, date(2026, 11, 27), 6)
    assert len(told(scene, Kind.APPOINTMENT_REMINDER)) == 2


def test_r25_the_soonest_takes_two_reads_however_many_offer_the_topic() -> None:
    scene = Scene()
    many = [published(f"m{number}") for number in range(60)]
    scene.publish([*MENTORS, *many])
    reads: list[int] = []
    load = scene.store.load

    def counted(*wanted: Key[Any]) -> tuple[Any, ...]:
        reads.append(len(wanted))
        found: tuple[Any, ...] = load(*wanted)
        return found

    scene.store.load = counted
    programme, mentee = scene.programme, scene.mentee()
    reads.clear()
    found = soonest.find(scene.means, programme, mentee, TOPIC)
    assert len(reads) == 2
    assert max(reads) <= 100
    assert (found.looked_at, found.mentors) == (24, 64)
    with pytest.raises(NotFound):
        soonest.find(scene.means, programme, mentee, "no topic")


def test_r25_publishing_keeps_who_offers_a_topic_and_forgets_who_does_no_more() -> None:
    scene = published_scene()
    (before,) = scene.store.load(keys.offered(TOPIC))
    assert before == Offered(TOPIC, ("amara-okafor", "ben-hughes", "mei-lin", "without-contact"))
    scene.publish([published("mei-lin")])
    (after,) = scene.store.load(keys.offered(TOPIC))
    assert after.mentors == ("mei-lin",)
    assert scene.publish([published("mei-lin")]).changed == 0
