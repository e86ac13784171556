"""Every change repeated five times, as by a double click or a retry, has one effect."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from laptop.examples.memory_store import Items
from mentoring.actions import (
    answering,
    appointments,
    asking,
    pairings,
    pauses,
    signing_in,
    spot_sessions,
)
from mentoring.domain.asking_form import Form
from mentoring.domain.identity import request_id_from
from mentoring.domain.letter import Post
from mentoring.domain.refusals import Refusal
from mentoring.domain.spot_session import Choice
from tests.actions.repeated import (
    CHANGES,
    Change,
    asks,
    books,
    enters_a_code,
    publishes,
    sends,
)
from tests.fakes import Scene, published_scene
from tests.world import AIMS


def once(change: Change, scene: Scene) -> tuple[Items, object]:
    """Make the change; what the store holds then, and what was answered."""
    answer = change()
    return dict(scene.store.items), answer


@pytest.mark.parametrize("prepared", CHANGES, ids=lambda one: one.__name__)
def test_five_times_the_same_change_has_one_effect(prepared: Callable[[Scene], Change]) -> None:
    scene = published_scene()
    change = prepared(scene)
    before = dict(scene.store.items)
    first, answer = once(change, scene)
    if prepared is not publishes:
        assert first != before
    for _ in range(4):
        again, repeated = once(change, scene)
        assert again == first
        if prepared in {asks, books, enters_a_code}:
            assert repeated == answer


@pytest.mark.parametrize("prepared", CHANGES, ids=lambda one: one.__name__)
def test_a_change_repeated_days_later_with_an_old_page_still_has_one_effect(
    prepared: Callable[[Scene], Change],
) -> None:
    scene = published_scene()
    change = prepared(scene)
    first, _ = once(change, scene)
    scene.clock.on(minutes=5)
    again, _ = once(change, scene)
    assert again == first


def test_sending_repeated_sends_once() -> None:
    scene = published_scene()
    change = sends(scene)
    for _ in range(5):
        change()
    assert len(scene.sent) == 1
    assert isinstance(scene.sent[0], Post)


def test_a_form_that_asked_and_was_declined_does_not_ask_again_when_it_is_sent_again() -> None:
    scene = published_scene()
    change = asks(scene)
    request = change()
    answering.decline(
        scene.means, scene.programme, request_id_from(str(request)), scene.reader(), "AWAY", ""
    )
    first = dict(scene.store.items)
    assert change() == request
    assert scene.store.items == first


def test_a_form_that_booked_and_was_cancelled_does_not_book_again_when_it_is_sent_again() -> None:
    scene = published_scene()
    mentee = scene.mentee()
    choice = Choice("leading a team", "video", scene.slots()[0], "form1")
    booked = spot_sessions.book(scene.means, scene.programme, mentee, "amara-okafor", choice)
    appointments.cancel(scene.means, scene.programme, booked, mentee.id)
    first = dict(scene.store.items)
    again = spot_sessions.book(scene.means, scene.programme, mentee, "amara-okafor", choice)
    assert again == booked
    assert scene.store.items == first


def test_two_forms_opened_side_by_side_for_two_mentors_both_ask_and_repeat_once_each() -> None:
    scene = published_scene()
    mentee = scene.mentee()
    for _ in range(3):
        for mentor in ("amara-okafor", "ben-hughes"):
            asking.ask(scene.means, scene.programme, mentee, mentor, "career", Form(1), AIMS)
    assert sorted(address for _, address in scene.told()) == [
        "amara@police.example",
        "ben@gov.example",
    ]


def test_what_was_refused_changed_nothing() -> None:
    scene = published_scene()
    mentee, other = scene.mentee(), scene.mentee("kofi")
    request, appointment = scene.ask(mentee), scene.book(mentee)
    pairing = scene.pair(other, "ben-hughes")
    before = dict(scene.store.items)
    programme, means = scene.programme, scene.means
    attempts: list[Change] = [
        lambda: scene.ask(mentee),
        lambda: answering.accept(means, programme, request, scene.reader(), outside_line=False),
        lambda: answering.accept(
            means, programme, request, scene.reader("ben-hughes"), outside_line=True
        ),
        lambda: answering.decline(means, programme, request, scene.reader(), "", ""),
        lambda: asking.withdraw(means, programme, request, other.id),
        lambda: pairings.unpair(means, programme, pairing, mentee),
        lambda: pairings.give_reason(means, pairing, other, "NO_TIME", ""),
        lambda: scene.book(mentee),
        lambda: appointments.cancel(means, programme, appointment, other.id),
        lambda: pauses.give_places(means, programme, mentee, "3"),
        lambda: signing_in.give_details(means, programme, mentee, {}),
        lambda: signing_in.enter_code(means, "token", "123456"),
        lambda: scene.ask(replace(other, line_manager="mei@gov.example"), "mei-lin", "open"),
    ]
    for attempt in attempts:
        with pytest.raises(Refusal):
            attempt()
        assert scene.store.items == before
