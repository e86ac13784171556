"""A letter is sent at least once, whatever fails and where."""

import pytest

from mentoring.actions import answering, days, posting
from mentoring.adapters.changes import Conflict, Put
from mentoring.domain.letter import Kind, Letter, Outgoing, OutgoingState, Post, Undeliverable
from mentoring.domain.notice import Notice
from mentoring.domain.people import Person
from tests.actions.posted import Crash, fail_saving, state, written
from tests.fakes import published_scene

AMARA, PRIYA = "amara@police.example", "priya@gov.example"


def test_a_letter_is_complete_with_addresses_when_it_is_sent() -> None:
    scene, letter_id = written()
    assert posting.send(scene.means, scene.sent.append, letter_id) == "sent"
    (post,) = scene.sent
    assert (post.id, post.address, post.about) == (letter_id, AMARA, None)
    assert post.programme == scene.programme


def test_r34_what_was_sent_keeps_its_kind_and_reader_only() -> None:
    scene, letter_id = written()
    posting.send(scene.means, scene.sent.append, letter_id)
    kept = state(scene, letter_id)
    assert kept.state is OutgoingState.SENT
    assert kept.letter == Letter(Kind.REQUEST_RECEIVED, to=scene.mentor().person_id or "")
    assert kept.tries == 1


def test_an_accepted_letter_carries_the_mentors_address() -> None:
    scene = published_scene()
    scene.pair(scene.mentee())
    for one in scene.store.all(Outgoing):
        posting.send(scene.means, scene.sent.append, one.id)
    abouts = {one.letter.kind: one.about and one.about.address for one in scene.sent}
    assert abouts == {
        Kind.REQUEST_RECEIVED: None,
        Kind.ACCEPTED: AMARA,
        Kind.PAIRING_STARTED: PRIYA,
    }


@pytest.mark.parametrize("kind", ["declined", "closed"])
def test_r8_r9_a_no_and_a_silence_come_with_others_who_have_room_when_it_is_sent(kind: str) -> None:
    scene = published_scene()
    mentee = scene.mentee()
    request = scene.ask(mentee)
    scene.clock.on(days=14)
    if kind == "declined":
        answering.decline(scene.means, scene.programme, request, scene.reader(), "AWAY", "")
    else:
        days.run_day(scene.means, scene.clock().date())
    scene.pair(scene.mentee("kofi"), "sian-rees")
    for one in scene.store.all(Outgoing):
        posting.send(scene.means, scene.sent.append, one.id)
    (post,) = [one for one in scene.sent if one.letter.kind == kind]
    assert [(one.mentor.id, one.why) for one in post.suggested or ()] == [
        ("ben-hughes", "Also knows about part-time working and leading a team; room for 2 now"),
        ("mei-lin", "Also knows about leading a team; room for 3 now"),
    ]


def test_a_crash_before_sending_leaves_the_letter_to_be_sent_again() -> None:
    scene, letter_id = written()

    def crash(_: Post) -> None:
        raise Crash

    with pytest.raises(Crash):
        posting.send(scene.means, crash, letter_id)
    assert state(scene, letter_id).state is OutgoingState.WRITTEN
    assert posting.send(scene.means, scene.sent.append, letter_id) == "sent"


def test_a_crash_after_sending_sends_twice_rather_than_never() -> None:
    scene, letter_id = written()
    fail_saving(scene, Crash())
    with pytest.raises(Crash):
        posting.send(scene.means, scene.sent.append, letter_id)
    posting.send(scene.means, scene.sent.append, letter_id)
    assert [one.id for one in scene.sent] == [letter_id, letter_id]
    assert posting.send(scene.means, scene.sent.append, letter_id) == "nothing to do"


def test_two_who_send_the_same_letter_at_once_both_leave_it_sent() -> None:
    scene, letter_id = written()

    def meanwhile(post: Post) -> None:
        scene.sent.append(post)
        if len(scene.sent) == 1:
            posting.send(scene.means, scene.sent.append, letter_id)

    with pytest.raises(Conflict):
        posting.send(scene.means, meanwhile, letter_id)
    assert state(scene, letter_id).state is OutgoingState.SENT
    assert posting.send(scene.means, scene.sent.append, letter_id) == "nothing to do"


def test_an_unknown_letter_is_nothing_to_do() -> None:
    scene, _ = written()
    assert posting.send(scene.means, scene.sent.append, "elsewhere") == "nothing to do"


def undeliverable(_: Post) -> None:
    """Say what the mail service says of an address that is not there."""
    raise Undeliverable


def test_what_cannot_be_delivered_is_told_to_the_coordinators_once_and_not_tried_again() -> None:
    scene, letter_id = written()
    assert posting.send(scene.means, undeliverable, letter_id) == "undeliverable"
    for _ in range(3):
        assert posting.send(scene.means, undeliverable, letter_id) == "nothing to do"
    (notice,) = scene.store.all(Notice)
    assert notice.scheme == "career"
    assert notice.text == (
        "A letter could not be delivered (request received): Priya Example and Amara Okafor"
    )
    assert "@" not in str(notice)
    scene.clock.on(days=1)
    assert posting.sweep(scene.means, scene.sent.append) == 1
    assert [one.letter.kind for one in scene.sent] == [Kind.LETTER_UNDELIVERABLE]


def test_a_reader_whose_address_is_gone_is_undeliverable() -> None:
    scene = published_scene()
    scene.store.save([Put(Person("gone", ""))])
    letter = Letter(Kind.WITHDRAWN, to="gone", facts={"scheme": "career"})
    scene.store.save([Put(Outgoing("l1", letter, scene.clock()))])
    assert posting.send(scene.means, scene.sent.append, "l1") == "undeliverable"
    assert scene.sent == []


def test_a_code_that_cannot_be_delivered_concerns_no_coordinator() -> None:
    scene = published_scene()
    letter = Letter(Kind.SIGN_IN_CODE, address="new@gov.example", facts={"code": "123456"})
    scene.store.save([Put(Outgoing("l1", letter, scene.clock()))])
    assert posting.send(scene.means, undeliverable, "l1") == "undeliverable"
    assert scene.store.all(Notice) == []


def test_a_change_that_fails_leaves_no_letter_and_one_that_is_saved_has_its_letters() -> None:
    scene = published_scene()
    request = scene.ask(scene.mentee())
    before = len(scene.store.all(Outgoing))
    fail_saving(scene, Crash())
    with pytest.raises(Crash):
        scene.accept(request)
    assert len(scene.store.all(Outgoing)) == before
    assert scene.mentor().places_free == 1
    scene.accept(request)
    assert len(scene.store.all(Outgoing)) == before + 2
