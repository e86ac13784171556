"""Erasing a person at their own wish: nothing names them afterwards, and nobody is left waiting."""

import json
import re
from dataclasses import replace
from datetime import timedelta

import pytest

from mentoring.actions import (
    asking,
    coordinating,
    days,
    endings,
    erasing,
    friends,
    looking,
    messages,
    pairings,
    posting,
    signing_in,
    silences,
    waiting_lists,
    work_list,
)
from mentoring.actions.looking import AsMentee
from mentoring.adapters import keys
from mentoring.domain.concern import ConcernKind
from mentoring.domain.enrolment import RequestState
from mentoring.domain.erasure import Erased, Erasing, StillCoordinates
from mentoring.domain.letter import Kind, Outgoing
from mentoring.domain.naming import FORMER_MENTOR, first_name
from mentoring.domain.pairing import PairingEnded, PairingState
from mentoring.domain.people import Person
from mentoring.domain.refusals import Incomplete
from mentoring.domain.waiting_list import Lists
from tests.fakes import Scene, published_scene
from tests.world import DETAILS

AMARA = "amara-okafor"


def erase(scene: Scene, person: Person) -> None:
    """Everything that pressing the button does."""
    asked = erasing.ask(scene.means, scene.programme, person, "yes")
    erasing.finish(scene.means, scene.programme, asked)


def said(scene: Scene, *, but_for: tuple[str, ...] = ("OUTBOX#",)) -> str:
    """Everything in the table as text, without what is to be sent within seconds."""
    items = [one for (pk, _), one in scene.store.items.items() if not pk.startswith(but_for)]
    return json.dumps(items, default=str, ensure_ascii=False)


def is_said(scene: Scene, trace: str) -> bool:
    """The table says it somewhere, as a word of its own: `id1` is not in `id10`."""
    return bool(re.search(rf"\b{re.escape(trace)}\b", said(scene)))


def lived(scene: Scene) -> Person:
    """Priya, with something of nearly everything, some of it over and some still running."""
    priya, means, programme = scene.mentee(), scene.means, scene.programme
    over = scene.pair(priya)
    silences.log_attempt(means, programme, over, priya, "2026-11-23", "EMAIL")
    scene.book(priya, "ben-hughes")
    pairings.unpair(means, programme, over, priya)
    pairings.give_reason(means, over, priya, "NO_FIT", "We did not fit.")
    endings.give_feedback(means, over, priya, {"useful": "4", "helped": "Much.", "shared": "yes"})
    amara = scene.person("amara@police.example")
    endings.give_feedback(means, over, amara, {"useful": "3", "helped": "Priya was kind."})
    declined = scene.ask(priya, "ben-hughes", "open")
    asking.withdraw(means, programme, declined, priya.id)
    scene.ask(priya, "mei-lin", "open")
    messages.write(means, programme, priya, "career", "Priya needs help.", "f1")
    return priya


def test_r31_nothing_in_the_table_names_an_erased_mentee() -> None:
    scene = published_scene()
    priya = lived(scene)
    for trace in (priya.name, priya.address, priya.id, "Priya"):
        assert is_said(scene, trace)
    erase(scene, priya)
    for trace in (priya.name, priya.address, priya.id, "Priya"):
        assert not is_said(scene, trace), trace


def test_r31_nothing_in_the_table_names_an_erased_mentor_but_the_id_of_their_page() -> None:
    scene = published_scene()
    priya = lived(scene)
    amara = scene.person("amara@police.example")
    again = scene.mentee("kofi")
    scene.book(again)
    running = scene.pair(again)
    for trace in ("Amara", "amara@police.example", amara.id):
        assert is_said(scene, trace)
    erase(scene, amara)
    for trace in ("Amara", "amara@police.example", amara.id):
        assert not is_said(scene, trace), trace
    mine = looking.as_mentee(scene.means, priya)
    assert FORMER_MENTOR in {one.mentor_name for one in mine.ended}
    ended = looking.as_mentee(scene.means, again).ended
    assert [(one.id, one.state, one.mentor_name) for one in ended] == [
        (running, PairingState.UNPAIRED, FORMER_MENTOR)
    ]


def test_r31_what_runs_is_ended_properly_first() -> None:
    scene = published_scene()
    priya = scene.mentee()
    pairing = scene.pair(priya)
    booked = scene.book(priya, "ben-hughes")
    scene.ask(priya, "mei-lin", "open")
    before = len(scene.letters())
    erase(scene, priya)
    told = [(one.kind, one.to) for one in scene.letters()[before:]]
    people = {name: scene.mentor(name).person_id for name in (AMARA, "ben-hughes", "mei-lin")}
    assert (Kind.UNPAIRED, people[AMARA]) in told
    assert (Kind.APPOINTMENT_CANCELLED, people["ben-hughes"]) in told
    assert (Kind.WITHDRAWN, people["mei-lin"]) in told
    assert scene.mentor().running == {}
    assert scene.store.load(keys.pairing(pairing), keys.appointment(booked)) == (None, None)
    assert scene.store.partition("MENTOR#mei-lin", "WAITING#") == []


def test_r31_a_mentors_mentees_and_those_who_wait_hear_of_it() -> None:
    scene = published_scene()
    priya, kofi, lowri = scene.mentee(), scene.mentee("kofi"), scene.mentee("lowri")
    scene.pair(priya)
    waiting_lists.join(scene.means, scene.programme, lowri, AMARA, "career")
    asked = scene.ask(kofi, "ben-hughes")
    ben = scene.person("ben@gov.example")
    erase(scene, scene.person("amara@police.example"))
    erase(scene, ben)
    told = [(one.kind, one.to) for one in scene.letters()]
    assert (Kind.UNPAIRED, priya.id) in told
    assert (Kind.LIST_CLOSED, lowri.id) in told
    assert (Kind.DECLINED, kofi.id) in told
    (request,) = scene.store.load(keys.request(asked))
    assert (request.state, request.mentor_name) == (RequestState.DECLINED, FORMER_MENTOR)
    assert (Kind.MENTOR_ERASED, scene.person("cora@gov.example").id) in told


def test_r31_r33_a_mentees_call_for_help_stays_when_the_mentor_is_erased() -> None:
    scene = published_scene()
    priya = scene.mentee()
    pairing = scene.pair(priya)
    friends.write(scene.means, scene.programme, pairing, priya, "I am stuck.", "form1")
    erase(scene, scene.person("amara@police.example"))
    cora = scene.person("cora@gov.example")
    lines = work_list.look(scene.means, cora, "career", "").lines
    assert [one.concern.kind for one in lines] == [ConcernKind.FRIEND]
    assert not is_said(scene, "Amara")


def test_r31_a_name_that_was_changed_before_is_gone_too() -> None:
    scene = published_scene()
    priya = scene.mentee()
    pairing = scene.pair(priya)
    cora = scene.person("cora@gov.example")
    coordinating.write_to_both(scene.means, cora, pairing, "Good luck.", "form2")
    given = DETAILS | {"name": "Priya Newname"}
    signing_in.give_details(scene.means, scene.programme, priya, given)
    assert is_said(scene, "Priya Example")
    erase(scene, scene.person(priya.address))
    assert not is_said(scene, "Priya")


def test_r14_r31_unpairing_from_an_erased_mentor_is_not_undone() -> None:
    scene = published_scene()
    priya = scene.mentee()
    pairing = scene.pair(priya)
    pairings.unpair(scene.means, scene.programme, pairing, priya)
    erase(scene, scene.person("amara@police.example"))
    with pytest.raises(PairingEnded, match="has left"):
        pairings.undo(scene.means, scene.programme, pairing, priya)


def test_r31_an_appointment_that_has_just_been_asks_nobody_who_is_gone() -> None:
    scene = published_scene()
    priya = scene.mentee()
    booked = scene.book(priya)
    (appointment,) = scene.store.load(keys.appointment(booked))
    scene.clock.now = appointment.ends_at + timedelta(minutes=5)
    erase(scene, scene.person("amara@police.example"))
    assert not is_said(scene, "Amara")
    scene.clock.on(hours=12)
    before = len(scene.letters())
    days.run_day(scene.means, scene.programme.day_of(scene.clock()))
    told = [(one.kind, one.to) for one in scene.letters()[before:]]
    assert told == [(Kind.HOW_WAS_IT, priya.id)]


def test_r31_the_last_letter_says_so_and_goes_to_the_address() -> None:
    scene = published_scene()
    priya = scene.mentee()
    erase(scene, priya)
    last = [one for one in scene.letters() if one.kind is Kind.ERASED]
    assert [(one.address, one.to) for one in last] == [(priya.address, "")]


def test_r31_letters_to_somebody_who_was_erased_trouble_nobody() -> None:
    scene = published_scene()
    priya = scene.mentee()
    asked = scene.ask(priya)
    asking.withdraw(scene.means, scene.programme, asked, priya.id)
    scene.pair(priya, "ben-hughes")
    waiting = [one.id for one in scene.store.all(Outgoing) if one.letter.to == priya.id]
    erase(scene, priya)
    assert waiting
    states = {posting.send(scene.means, scene.sent.append, one) for one in waiting}
    assert states == {"nobody there"}
    assert [one for one in scene.store.all(Outgoing) if one.letter.to == priya.id] == []


def test_r31_nobody_is_told_to_undo_what_is_erased_and_ones_own_diary_is_cleared() -> None:
    scene = published_scene()
    priya = scene.mentee()
    scene.pair(priya)
    scene.book(priya, "ben-hughes")
    before = len(scene.letters())
    erase(scene, priya)
    letters = scene.letters()[before:]
    assert [one for one in letters if one.to == priya.id] == []
    own = [one.kind for one in letters if one.address == priya.address]
    assert own == [Kind.APPOINTMENT_CANCELLED, Kind.ERASED]
    left = {one.kind for one in letters if one.facts.get("left")}
    assert left == {Kind.UNPAIRED, Kind.UNPAIRED_COORDINATOR}


def test_r31_a_former_mentor_has_no_first_name() -> None:
    assert first_name(FORMER_MENTOR) == FORMER_MENTOR


def test_r31_the_ledger_keeps_ids_only() -> None:
    scene = published_scene()
    priya = scene.mentee()
    erase(scene, priya)
    assert erasing.ledger_of(scene.means) == [Erased(priya.id, "", scene.clock())]


def test_r31_after_a_restore_whoever_was_erased_is_erased_again() -> None:
    scene = published_scene()
    priya = lived(scene)
    before = (dict(scene.store.items), dict(scene.store._read))
    erase(scene, priya)
    scene.store.items, scene.store._read = before
    assert priya.name in said(scene)
    ledger = erasing.ledger_of(scene.means)
    assert erasing.replay(scene.means, ledger) == 1
    assert priya.name not in said(scene)
    assert erasing.replay(scene.means, ledger) == 0


def test_r31_whatever_write_fails_the_next_morning_finishes_it() -> None:
    for failing in range(1, 40):
        scene = published_scene()
        priya = lived(scene)
        asked = erasing.ask(scene.means, scene.programme, priya, "yes")
        writes = iter(range(1, 1000))

        def fail(_: object, writes: object = writes, failing: int = failing) -> None:
            if next(writes) == failing:  # type: ignore[call-overload]
                raise OSError

        scene.store.before_save = fail
        try:
            erasing.finish(scene.means, scene.programme, asked)
        except OSError:
            scene.store.before_save = lambda _: None
            today = scene.programme.day_of(scene.clock())
            days.run_day(scene.means, today)
        else:
            return
        assert priya.name not in said(scene), failing
        assert scene.store.all(Erasing) == []
        assert [one.kind for one in scene.letters()].count(Kind.ERASED) == 1
    raise AssertionError("there are more writes than were tried")


def test_r31_who_coordinates_hands_over_first() -> None:
    scene = published_scene()
    with pytest.raises(StillCoordinates, match="Career"):
        erasing.ask(scene.means, scene.programme, scene.person("cora@gov.example"), "yes")


def test_r31_nothing_is_erased_without_the_tick() -> None:
    scene = published_scene()
    with pytest.raises(Incomplete):
        erasing.ask(scene.means, scene.programme, scene.mentee(), "")
    assert scene.store.all(Erasing) == []


def test_r31_somebody_new_at_the_same_address_has_nothing_from_before() -> None:
    scene = published_scene()
    priya = lived(scene)
    erase(scene, priya)
    new = scene.person(priya.address)
    assert new.id != priya.id
    assert replace(looking.as_mentee(scene.means, new), lists=Lists("")) == AsMentee()
