"""R33: either side of a pairing asks the coordinators for help, outside the other's sight."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from mentoring.domain import act, concern, friend, work_list
from mentoring.domain.act import ActKind
from mentoring.domain.enrolment import Role
from mentoring.domain.friend import LongOver, NobodyElse, Said, Talk
from mentoring.domain.letter import Kind
from mentoring.domain.pairing import Pairing, PairingState
from mentoring.domain.people import Person
from mentoring.domain.refusals import Incomplete, NotFound
from tests.domain.examples import PRIYA, paired
from tests.domain.unpairing import AMARA, COORDINATED
from tests.world import NOW

PAIRING = paired().pairing
MENTOR = Person(AMARA, "amara@police.example", "Amara Okafor")
CORA = Person("cora", "cora@gov.example", "Cora Lind", coordinates=("career",))
QUESTION = "We keep missing each other. What do I say?"
HOUR = timedelta(hours=1)


def asked(
    person: Person = PRIYA, talk: Talk | None = None, form: str = "one", **changed: Any
) -> friend.Written:
    """Let somebody ask about the pairing."""
    pairing = replace(PAIRING, **changed)
    return friend.write(talk, pairing, person, Said(form, QUESTION, NOW), None, COORDINATED)


def ended(days: int) -> Pairing:
    """The pairing, ended so many days ago."""
    at = NOW - timedelta(days=days)
    return replace(PAIRING, state=PairingState.UNPAIRED, ended_at=at, ended_by=Role.MENTOR)


@pytest.mark.parametrize(("person", "role"), [(PRIYA, Role.MENTEE), (MENTOR, Role.MENTOR)])
def test_r33_either_side_writes_and_every_coordinator_hears(person: Person, role: Role) -> None:
    written = asked(person)
    assert (written.talk.id.person_id, written.talk.role) == (person.id, role)
    assert written.talk.said == (Said("one", QUESTION, NOW),)
    assert [(one.kind, one.to, one.about) for one in written.letters] == [
        (Kind.PHONE_A_FRIEND, "cora", ""), (Kind.PHONE_A_FRIEND, "cleo", ""),
    ]  # fmt: skip
    assert written.concern
    assert (written.concern.scheme, written.concern.about) == ("career", str(written.talk.id))
    assert QUESTION not in written.concern.text
    assert work_list.is_still_so(written.concern, written.talk)


def test_r33_each_side_has_its_own_and_so_has_what_the_coordinators_look_at() -> None:
    mentees, mentors = asked(), asked(MENTOR)
    assert mentees.talk.id != mentors.talk.id
    assert mentees.concern
    assert mentors.concern
    assert mentees.concern.about != mentors.concern.about


def test_r33_nobody_else_writes() -> None:
    with pytest.raises(NotFound):
        asked(CORA)


@pytest.mark.parametrize("days", [0, 180])
def test_r33_a_pairing_that_ended_lately_can_be_written_about(days: int) -> None:
    written = friend.write(None, ended(days), PRIYA, Said("one", QUESTION, NOW), None, COORDINATED)
    assert written.letters


def test_r33_one_that_ended_long_ago_leads_to_the_coordinators() -> None:
    with pytest.raises(LongOver) as refusal:
        friend.require_open(ended(181), COORDINATED, NOW)
    assert refusal.value.ways_on


@pytest.mark.parametrize("one", [PRIYA.id, AMARA])
def test_r33_a_coordinator_who_is_one_of_the_two_is_no_friend(one: str) -> None:
    programme = replace(COORDINATED, coordinators={"career": (one, "cleo")})
    assert friend.friends(PAIRING, programme) == ["cleo"]
    alone = replace(COORDINATED, coordinators={"career": (one,)})
    with pytest.raises(NobodyElse):
        friend.require_open(PAIRING, alone, NOW)
    both = Person(one, "both@gov.example", coordinates=("career",))
    for talk in (asked().talk, asked(MENTOR).talk):
        assert not friend.may_answer(talk, both)
        assert not work_list.is_for(both, talk)
        assert work_list.is_for(CORA, talk)
    assert not friend.may_answer(asked().talk, replace(CORA, coordinates=("open",)))


def test_r33_a_message_has_bounds_and_says_how_far_it_is_beyond_them() -> None:
    for text, message in (
        (" \n ", "Write your message"),
        ("x" * 1012, "Shorten this to 1,000 characters: it has 1,012"),
    ):
        with pytest.raises(Incomplete) as refusal:
            friend.write(None, PAIRING, PRIYA, Said("one", text, NOW), None, COORDINATED)
        assert refusal.value.errors == {"text": message}
    said = Said("one", "x" * 1000, NOW)
    assert friend.write(None, PAIRING, PRIYA, said, None, COORDINATED).talk.last == said


def test_r33_writing_again_is_raised_anew_even_if_it_was_put_off_or_settled() -> None:
    first = asked()
    assert first.concern
    for before in (
        replace(concern.put_off(first.concern, NOW), version=4),
        replace(concern.settled(first.concern, "Cora", NOW), version=4),
    ):
        said = Said("two", "And again.", NOW + HOUR)
        again = friend.write(first.talk, PAIRING, PRIYA, said, before, COORDINATED)
        assert again.concern
        assert again.concern.waits(NOW + HOUR)
        assert (again.concern.since, again.concern.version) == (NOW + HOUR, 4)
        assert [one.form for one in again.talk.said] == ["one", "two"]


def test_r33_an_answer_goes_to_the_one_who_wrote_settles_it_and_is_an_act_of_their_own() -> None:
    first = asked()
    said = Said("two", "Ring first.", NOW + HOUR)
    done = friend.answer(first.talk, CORA, said, "one", first.concern)
    assert done.talk.last == replace(said, by="Cora Lind")
    assert (first.talk.waits, done.talk.waits) == (True, False)
    assert done.concern
    assert not done.concern.is_open
    assert [(one.kind, one.to, one.facts["text"]) for one in done.letters] == [
        (Kind.FRIEND_ANSWERED, "priya", "Ring first.")
    ]
    assert done.act
    assert (done.act.kind, done.act.person_id, done.act.mentor_id, done.act.why) == (
        ActKind.ANSWERED, "priya", "", "",
    )  # fmt: skip
    assert "Cora Lind, coordinator, answered you" in act.sentence(done.act, "Career", "you")
    assert act.for_coordinators([done.act]) == []
    assert act.newest_first([done.act]) == [done.act]


def test_r33_an_answer_to_what_was_overtaken_comes_back() -> None:
    first = asked()
    second = asked(talk=first.talk, form="two").talk
    with pytest.raises(Incomplete) as refusal:
        friend.answer(second, CORA, Said("three", "Ring first.", NOW), "one", first.concern)
    assert refusal.value.errors == {
        "text": "More was written meanwhile: read it above, then send this"
    }
    assert friend.answer(second, CORA, Said("three", "Ring.", NOW), "two", None).concern is None


def test_r33_the_oldest_of_very_many_go_first() -> None:
    talk = asked(form="form0").talk
    for number in range(1, 62):
        talk = asked(talk=talk, form=f"form{number}").talk
    assert (len(talk.said), talk.said[0].form, talk.last.form) == (60, "form2", "form61")


def test_r33_a_coordinator_without_a_name_is_a_coordinator() -> None:
    done = friend.answer(
        asked().talk, replace(CORA, name=""), Said("two", "Yes.", NOW), "one", None
    )
    assert done.talk.last.by == "A coordinator"
