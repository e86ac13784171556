"""The sweep sends what the stream has left over, whatever fails and where."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentoring.actions import posting
from mentoring.actions.posting import NotSent
from mentoring.adapters.changes import Conflict
from mentoring.domain.letter import Outgoing, OutgoingState, Post
from tests.actions.posted import Crash, fail_saving, state, written
from tests.fakes import Scene, published_scene

FAULTS = ("none", "before sending", "after sending", "saving", "overtaken")


def test_the_sweep_sends_what_is_left_over_and_leaves_what_is_new_to_the_stream() -> None:
    scene, letter_id = written()
    scene.clock.on(minutes=15)
    assert posting.sweep(scene.means, scene.sent.append) == 0
    scene.ask(scene.mentee("kofi"), "ben-hughes")
    scene.clock.on(minutes=1)
    assert posting.sweep(scene.means, scene.sent.append) == 1
    assert [one.id for one in scene.sent] == [letter_id]
    assert posting.sweep(scene.means, scene.sent.append) == 0


@pytest.mark.parametrize("back", [0, 1, 2, 3])
def test_the_sweep_looks_days_back(back: int) -> None:
    scene, _ = written()
    scene.clock.on(days=back, minutes=16)
    assert posting.sweep(scene.means, scene.sent.append) == 1


def test_one_letters_trouble_does_not_hold_up_the_others_of_a_sweep() -> None:
    scene = published_scene()
    for name in ("amara-okafor", "ben-hughes", "mei-lin"):
        scene.ask(scene.mentee(), name)
    scene.clock.on(hours=1)
    first = scene.store.all(Outgoing)[0].id

    def troubled(post: Post) -> None:
        if post.id == first:
            raise KeyError(post.address)
        scene.sent.append(post)

    with pytest.raises(NotSent, match=first) as told:
        posting.sweep(scene.means, troubled)
    assert "@" not in f"{told.value}{told.value.__cause__}{told.value.__context__}"
    assert len(scene.sent) == 2
    assert posting.sweep(scene.means, scene.sent.append) == 1


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(FAULTS), max_size=6))
def test_whatever_fails_every_letter_is_sent_at_least_once_in_the_end(faults: list[str]) -> None:
    scene = published_scene()
    scene.pair(scene.mentee())
    for fault in faults:
        _sweep_with(scene, fault)
        scene.clock.on(hours=1)
    scene.store.before_save = lambda _: None
    scene.clock.on(hours=1)
    posting.sweep(scene.means, scene.sent.append)
    letters = {one.id for one in scene.store.all(Outgoing)}
    assert {one.id for one in scene.sent} == letters
    assert {one.state for one in scene.store.all(Outgoing)} == {OutgoingState.SENT}


def _sweep_with(scene: Scene, fault: str) -> None:
    def sender(post: Post) -> None:
        if fault == "before sending":
            raise Crash
        scene.sent.append(post)
        if fault == "after sending":
            raise Crash

    scene.store.before_save = lambda _: None
    if fault in {"saving", "overtaken"}:
        fail_saving(scene, Conflict() if fault == "overtaken" else Crash(), times=2)
    try:
        posting.sweep(scene.means, sender)
    except NotSent:
        assert fault != "none"


def test_a_letter_keeps_the_day_it_was_written_on() -> None:
    scene, letter_id = written()
    late = replace(state(scene, letter_id), written_at=scene.clock() - timedelta(hours=10))
    assert late.day == "2026-11-22"
