"""R7: waiting lists through the whole of the actions: told in turn, never lost, never twice."""

from collections.abc import Sequence
from datetime import date

import pytest

from mentoring.actions import answering, asking, pairings, pauses, waiting_lists
from mentoring.actions.days import NotFinished
from mentoring.adapters import keys
from mentoring.adapters.changes import Change
from mentoring.domain.letter import Kind
from mentoring.domain.refusals import NotFound
from mentoring.domain.room import MentorFull, MentorPaused
from mentoring.domain.turns import Leaving
from mentoring.domain.waiting_list import RoomNow
from tests.actions.on_lists import (
    AMARA,
    BACK,
    as_person,
    end_pause,
    full,
    join,
    leave,
    lists,
    pause,
    queue,
    run_day,
    unpair,
)
from tests.fakes import Scene, published_scene
from tests.world import MENTORS, published

WEDNESDAY, MONDAY = date(2026, 11, 25), date(2026, 11, 30)


class Crash(Exception):
    """The function stopped here."""


def about_places(scene: Scene) -> list[tuple[Kind, str]]:
    """The letters about waiting, oldest first, and who got them."""
    kinds = {Kind.PLACE_FREE, Kind.PLACE_GONE, Kind.LIST_CLOSED}
    return [(kind, to.partition("@")[0]) for kind, to in scene.told() if kind in kinds]


def test_r7_unpairing_tells_the_first_in_the_same_write() -> None:
    scene = published_scene()
    pairing = full(scene)
    kofi, lowri = scene.mentee("kofi"), scene.mentee("lowri")
    join(scene, kofi)
    join(scene, lowri)
    writes: list[int] = []
    scene.store.before_save = lambda changes: writes.append(len(changes))
    unpair(scene, pairing)
    assert len(writes) == 1
    assert queue(scene) == [("Kofi", WEDNESDAY), ("Lowri", None)]
    assert about_places(scene) == [(Kind.PLACE_FREE, "kofi")]
    with pytest.raises(MentorFull):
        scene.ask(lowri)
    with pytest.raises(MentorFull):
        scene.ask(scene.mentee())
    request = scene.ask(kofi)
    scene.accept(request)
    assert queue(scene) == [("Lowri", None)]
    assert (lists(scene, kofi), lists(scene, lowri)) == (set(), {AMARA})


@pytest.mark.parametrize("how", ["decline", "withdraw", "close"])
def test_r7_a_request_in_turn_that_comes_to_nothing_lets_the_place_go_on(how: str) -> None:
    scene = published_scene()
    pairing = full(scene)
    kofi, lowri = scene.mentee("kofi"), scene.mentee("lowri")
    join(scene, kofi)
    join(scene, lowri)
    unpair(scene, pairing)
    request = scene.ask(kofi)
    assert queue(scene)[0] == ("Kofi", date(2026, 12, 7))
    if how == "decline":
        answering.decline(scene.means, scene.programme, request, scene.reader(), "AWAY", "")
    elif how == "withdraw":
        asking.withdraw(scene.means, scene.programme, request, kofi.id)
    else:
        scene.clock.on(days=14)
        run_day(scene)
    assert [name for name, _ in queue(scene)] == ["Lowri"]
    assert about_places(scene) == [(Kind.PLACE_FREE, "kofi"), (Kind.PLACE_FREE, "lowri")]
    assert lists(scene, kofi) == set()
    assert scene.store.all(Leaving) == []


def test_r7_a_held_place_lapses_by_the_clock_and_goes_on_in_the_morning() -> None:
    scene = published_scene()
    pairing = full(scene)
    kofi, lowri = scene.mentee("kofi"), scene.mentee("lowri")
    join(scene, kofi)
    join(scene, lowri)
    unpair(scene, pairing)
    scene.clock.on(days=2)
    run_day(scene)
    assert queue(scene) == [("Kofi", WEDNESDAY), ("Lowri", None)]
    scene.clock.on(days=1)
    with pytest.raises(MentorFull):
        scene.ask(kofi)
    run_day(scene)
    assert queue(scene) == [("Lowri", MONDAY)]
    assert (lists(scene, kofi), lists(scene, lowri)) == (set(), {AMARA})
    scene.clock.on(days=5)
    run_day(scene)
    assert queue(scene) == []
    assert scene.ask(scene.mentee())


def test_r7_more_places_and_the_end_of_a_pause_tell_those_who_wait() -> None:
    scene = published_scene()
    full(scene)
    kofi, lowri = scene.mentee("kofi"), scene.mentee("lowri")
    join(scene, kofi)
    pauses.give_places(scene.means, scene.programme, as_person(scene), "2")
    assert queue(scene) == [("Kofi", WEDNESDAY)]
    pause(scene)
    join(scene, lowri)
    assert queue(scene) == [("Kofi", None), ("Lowri", None)]
    with pytest.raises(MentorPaused):
        scene.ask(kofi)
    end_pause(scene)
    assert queue(scene) == [("Kofi", WEDNESDAY), ("Lowri", None)]
    assert about_places(scene) == [
        (Kind.PLACE_FREE, "kofi"),
        (Kind.PLACE_GONE, "kofi"),
        (Kind.PLACE_FREE, "kofi"),
    ]


def test_r7_a_pause_that_ends_by_itself_tells_the_first_that_morning() -> None:
    scene = published_scene()
    pause(scene)
    join(scene, scene.mentee("kofi"))
    while scene.programme.day_of(scene.clock()) < BACK:
        assert queue(scene) == [("Kofi", None)]
        scene.clock.on(days=1)
        run_day(scene)
    assert queue(scene) == [("Kofi", date(2027, 1, 6))]


def test_r7_more_places_in_the_file_tell_those_who_wait_the_next_morning() -> None:
    scene = published_scene()
    full(scene)
    join(scene, scene.mentee("kofi"))
    scene.publish((published(AMARA, places=2), *MENTORS[1:]))
    run_day(scene)
    assert queue(scene) == [("Kofi", WEDNESDAY)]


def test_r7_the_list_of_a_mentor_whose_file_has_gone_closes_the_next_morning() -> None:
    scene = published_scene()
    full(scene)
    kofi = scene.mentee("kofi")
    join(scene, kofi)
    scene.publish(MENTORS[1:])
    run_day(scene)
    assert (queue(scene), lists(scene, kofi)) == ([], set())
    assert about_places(scene) == [(Kind.LIST_CLOSED, "kofi")]
    run_day(scene)
    assert about_places(scene) == [(Kind.LIST_CLOSED, "kofi")]


def test_r7_being_paired_takes_a_person_off_all_lists_of_that_scheme() -> None:
    scene = published_scene()
    first = full(scene)
    kofi, lowri = scene.mentee("kofi"), scene.mentee("lowri")
    join(scene, kofi)
    join(scene, lowri)
    pause(scene, "mei-lin")
    join(scene, kofi, "mei-lin", "open")
    unpair(scene, first)
    scene.pair(kofi, "ben-hughes")
    assert lists(scene, kofi) == {"mei-lin"}
    assert queue(scene) == [("Lowri", WEDNESDAY)]
    assert queue(scene, "mei-lin") == [("Kofi", None)]
    assert scene.store.all(Leaving) == []


def test_r7_undoing_takes_a_person_off_all_lists_of_that_scheme() -> None:
    scene = published_scene()
    kofi = scene.mentee("kofi")
    pairing = scene.pair(kofi, "ben-hughes")
    pairings.unpair(scene.means, scene.programme, pairing, kofi)
    pause(scene)
    join(scene, kofi)
    pairings.undo(scene.means, scene.programme, pairing, kofi)
    assert (lists(scene, kofi), queue(scene)) == (set(), [])


@pytest.mark.parametrize("crash_at", range(1, 4))
def test_r7_what_a_crash_left_undone_is_done_the_next_morning(crash_at: int) -> None:
    scene = published_scene()
    first = full(scene)
    kofi, lowri = scene.mentee("kofi"), scene.mentee("lowri")
    join(scene, kofi)
    join(scene, lowri)
    unpair(scene, first)
    request = scene.ask(kofi, "ben-hughes")
    writes = 0

    def crash(_: Sequence[Change]) -> None:
        nonlocal writes
        writes += 1
        if writes == crash_at:
            raise Crash

    scene.store.before_save = crash
    try:
        scene.accept(request)
    except Crash:
        scene.store.before_save = lambda _: None
        scene.accept(request)
    scene.store.before_save = lambda _: None
    run_day(scene)
    assert queue(scene) == [("Lowri", WEDNESDAY)]
    assert about_places(scene) == [(Kind.PLACE_FREE, "kofi"), (Kind.PLACE_FREE, "lowri")]
    assert lists(scene, kofi) == set()
    assert scene.store.all(Leaving) == []
    before = dict(scene.store.items)
    run_day(scene)
    assert scene.store.items == before


@pytest.mark.parametrize("crash_at", range(1, 6))
def test_r7_a_daily_round_that_crashes_is_taken_up_and_tells_each_once(crash_at: int) -> None:
    scene = published_scene()
    pairing, ben = full(scene), scene.mentor("ben-hughes")
    people = [scene.mentee(name) for name in ("kofi", "lowri", "dee")]
    pause(scene, ben.id)
    for one in people:
        join(scene, one)
        join(scene, one, ben.id, "open")
    unpair(scene, pairing)
    end_pause(scene, ben.id)
    scene.clock.on(days=3)
    writes = 0

    def crash(_: Sequence[Change]) -> None:
        nonlocal writes
        writes += 1
        if writes == crash_at:
            raise Crash

    scene.store.before_save = crash
    with pytest.raises((Crash, NotFinished)):
        run_day(scene)
    scene.store.before_save = lambda _: None
    run_day(scene)
    assert queue(scene) == [("Lowri", MONDAY), ("Dee", None)]
    assert queue(scene, ben.id) == [("Dee", MONDAY)]
    told = [to for kind, to in about_places(scene) if kind is Kind.PLACE_FREE]
    assert sorted(told) == ["dee", "kofi", "kofi", "lowri", "lowri"]
    assert lists(scene, people[0]) == set()
    before = dict(scene.store.items)
    run_day(scene)
    assert scene.store.items == before


def test_r7_joining_again_after_a_lapse_stands_whatever_was_left_to_follow() -> None:
    scene = published_scene()
    pairing = full(scene)
    kofi, lowri = scene.mentee("kofi"), scene.mentee("lowri")
    join(scene, kofi)
    join(scene, lowri)
    unpair(scene, pairing)
    scene.clock.on(days=3)
    join(scene, kofi)
    run_day(scene)
    assert queue(scene) == [("Lowri", MONDAY), ("Kofi", None)]
    assert lists(scene, kofi) == {AMARA}


def test_r7_a_person_sees_their_lists_in_the_order_of_joining() -> None:
    scene = published_scene()
    full(scene)
    kofi = scene.mentee("kofi")
    pause(scene, "ben-hughes")
    join(scene, kofi, "ben-hughes")
    scene.clock.on(hours=1)
    join(scene, kofi)
    (on,) = scene.store.load(keys.lists(kofi.id))
    seen = waiting_lists.mine(scene.means, scene.programme, kofi, on)
    assert [(one.mentor.id, one.ahead) for one in seen] == [("ben-hughes", 0), (AMARA, 0)]
    leave(scene, kofi, "ben-hughes")
    assert lists(scene, kofi) == {AMARA}


def test_r7_where_there_is_room_one_is_sent_to_ask() -> None:
    scene = published_scene()
    kofi = scene.mentee("kofi")
    assert waiting_lists.look(scene.means, scene.programme, kofi, AMARA).room_now
    with pytest.raises(RoomNow):
        join(scene, kofi)
    for mentor in ("nobody", "nobody-else"):
        with pytest.raises(NotFound):
            join(scene, kofi, mentor)


def test_r29_a_pause_shows_first_what_it_touches_and_cancels_none_of_it() -> None:
    scene = published_scene()
    kofi = scene.mentee("kofi")
    request, booked = scene.ask(kofi), scene.book(kofi)
    person = as_person(scene)
    before = dict(scene.store.items)
    seen = pauses.preview(scene.means, scene.programme, person, BACK.isoformat())
    assert [one.request_id for one in seen.requests] == [str(request)]
    assert [one.id for one in seen.appointments] == [booked]
    assert (seen.until, seen.held) == (BACK, 0)
    assert scene.store.items == before
    early = pauses.preview(scene.means, scene.programme, person, "2026-11-24")
    assert early.appointments == []
    pause(scene)
    (appointment,) = scene.store.load(keys.appointment(booked))
    assert appointment.state.value == "booked"
    scene.accept(request)
    assert len(scene.mentor().running) == 1


def test_r7_only_a_mentor_pauses() -> None:
    scene = published_scene()
    kofi = scene.mentee("kofi")
    for attempt in (
        lambda: pauses.preview(scene.means, scene.programme, kofi, BACK.isoformat()),
        lambda: pauses.pause_until(scene.means, scene.programme, kofi, BACK.isoformat()),
        lambda: pauses.end_pause(scene.means, scene.programme, kofi),
    ):
        with pytest.raises(NotFound):
            attempt()
