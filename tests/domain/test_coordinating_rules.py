"""What coordinators do: grant another choice, end a pairing, write to both; and their work list."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from mentoring.domain import (
    closing,
    concern,
    coordinator_acts,
    friend,
    granting,
    undelivered,
    work_list,
)  # fmt: skip
from mentoring.domain.act import ActKind, sentence
from mentoring.domain.choosing_again import may_choose_again
from mentoring.domain.concern import Concern, ConcernKind
from mentoring.domain.diary import Diary
from mentoring.domain.ending import Parts
from mentoring.domain.enrolment import Ending, Enrolment, Role
from mentoring.domain.granting import NothingToGrant
from mentoring.domain.identity import RequestId
from mentoring.domain.letter import Kind, Letter, Outgoing
from mentoring.domain.name_entry import NameEntry, entries_of_person, folded
from mentoring.domain.pairing import Pairing, PairingEnded, PairingState
from mentoring.domain.people import Person, RunningPairing
from mentoring.domain.refusals import Incomplete
from tests.domain.examples import PRIYA, a_mentor, an_enrolment, an_open_request
from tests.domain.unpairing import COORDINATED
from tests.world import NOW, PROGRAMME

CORA = Person("cora", "cora@gov.example", "Cora Lind", coordinates=("career",))
SCHEME = PROGRAMME.schemes["career"]
ID = RequestId("priya", "career", "amara-okafor", 1)
PAIRING = Pairing(
    ID, "amara", "Amara Okafor", "Priya Raghunathan", "Career programme", "Aims.",
    date(2026, 11, 1), date(2027, 11, 1),
)  # fmt: skip
ENDED = replace(
    an_enrolment(), endings=(Ending(str(ID), "amara-okafor", date(2026, 11, 20), Role.MENTEE),)
)


def test_r16_a_coordinator_grants_another_choice_once_and_says_why() -> None:
    assert not may_choose_again(ENDED, SCHEME)
    granted = granting.grant(ENDED, SCHEME, CORA, "  The distance was too much. ", NOW)
    assert may_choose_again(granted.enrolment, SCHEME)
    assert granting.is_granted(granted.enrolment)
    assert (granted.act.kind, granted.act.why) == (ActKind.GRANTED, "The distance was too much.")
    assert [(one.kind, one.to) for one in granted.letters] == [(Kind.CHOICE_GRANTED, "priya")]
    assert sentence(granted.act, "Career programme", "you") == (
        "Cora Lind, coordinator, granted you another choice of mentor in Career programme."
    )


def test_r16_what_was_granted_holds_until_the_next_pairing_ends() -> None:
    granted = granting.grant(ENDED, SCHEME, CORA, "Why.", NOW).enrolment
    next_one = Ending("another", "mei-lin", date(2026, 11, 23), Role.MENTEE)
    after = replace(granted, endings=(*granted.endings, next_one))
    assert not may_choose_again(after, SCHEME)
    assert not granting.is_granted(after)


@pytest.mark.parametrize(
    "enrolment",
    [
        an_enrolment(),
        replace(ENDED, running="a.b.c.2"),
        replace(ENDED, endings=(replace(ENDED.endings[0], ended_by=Role.MENTOR),)),
    ],
)
def test_r16_there_is_nothing_to_grant_to_who_can_ask_anyway(enrolment: Enrolment) -> None:
    assert not granting.may_be_granted(enrolment, SCHEME)
    with pytest.raises(NothingToGrant):
        granting.grant(enrolment, SCHEME, CORA, "Why.", NOW)


def test_r16_no_grant_without_a_reason() -> None:
    with pytest.raises(Incomplete) as refused:
        granting.grant(ENDED, SCHEME, CORA, " \n ", NOW)
    assert list(refused.value.errors) == ["why"]


def end(why: str = "Both asked us to.", pairing: Pairing = PAIRING) -> Any:
    """End the pairing as Cora."""
    taken = {str(ID): RunningPairing("Priya Raghunathan", "career", date(2027, 11, 1))}
    mentor = replace(a_mentor(), running=taken)
    enrolment = replace(an_enrolment(), running=str(ID))
    parts = Parts.of(enrolment, mentor, Diary("priya"), [])
    return coordinator_acts.end(pairing, parts, PROGRAMME, CORA, why, NOW)


def test_r15_a_coordinator_ends_a_pairing_on_record_and_both_read_who_and_why() -> None:
    unpaired, acts = end()
    ended = unpaired.pairing
    assert (ended.ended_by, ended.coordinator, ended.reason, ended.note) == (
        None, "Cora Lind", "Both asked us to.", "",
    )  # fmt: skip
    assert unpaired.enrolment.running is None
    assert unpaired.enrolment.endings[-1].ended_by is None
    assert unpaired.mentor.running == {}
    assert unpaired.notice.text == (
        "Cora Lind, coordinator, ended: Priya Raghunathan (mentee) and Amara Okafor (mentor)"
    )
    assert [(one.kind, one.to) for one in unpaired.letters] == [
        (Kind.UNPAIRED, "priya"), (Kind.UNPAIRED, "amara"),
    ]  # fmt: skip
    assert {one.facts["why"] for one in unpaired.letters} == {"Both asked us to."}
    assert [(one.person_id, one.mentor_id, one.why) for one in acts] == [
        ("priya", "", "Both asked us to."), ("", "amara-okafor", "Both asked us to."),
    ]  # fmt: skip


def test_r16_who_was_unpaired_by_a_coordinator_asks_again_by_a_coordinators_word() -> None:
    assert not may_choose_again(end()[0].enrolment, SCHEME)


def test_r15_no_coordinator_ends_without_a_reason_or_twice() -> None:
    with pytest.raises(Incomplete):
        end(" ")
    with pytest.raises(PairingEnded):
        end(pairing=replace(PAIRING, state=PairingState.UNPAIRED))


def test_a_word_to_both_is_the_same_for_both_and_kept_with_both() -> None:
    written = coordinator_acts.write_to_both(PAIRING, CORA, "Have you met?", "theform", NOW)
    assert [(one.to, one.facts["text"], one.facts["reader"]) for one in written.letters] == [
        ("priya", "Have you met?", "mentee"), ("amara", "Have you met?", "mentor"),
    ]  # fmt: skip
    assert {one.form for one in written.acts} == {"wrote-theform"}
    with pytest.raises(Incomplete):
        coordinator_acts.write_to_both(PAIRING, CORA, "", "theform", NOW)


def a_concern(kind: ConcernKind = ConcernKind.FRIEND, about: str = "priya") -> Concern:
    """Something that needs a person."""
    return Concern("career", kind, about, "A sentence.", NOW, version=1)


def test_what_is_put_off_comes_back_after_a_week_and_twice_is_once() -> None:
    off = concern.put_off(a_concern(), NOW)
    assert (off.waits(NOW), off.is_open) == (False, True)
    assert off.waits(NOW + timedelta(days=7))
    assert concern.put_off(off, NOW + timedelta(days=1)) == off


def test_what_is_raised_again_keeps_its_place_while_open_and_opens_anew_when_settled() -> None:
    new = replace(a_concern(), since=NOW + timedelta(days=3), version=0)
    assert concern.raised(None, new) == new
    assert concern.raised(a_concern(), new) == a_concern()
    done = concern.settled(a_concern(), "Cora", NOW)
    assert concern.raised(done, new) == replace(new, version=1)
    assert concern.put_off(done, NOW) == done


def test_what_is_raised_anew_needs_a_person_at_once_even_if_it_was_put_off_before() -> None:
    off = replace(concern.put_off(a_concern(), NOW), version=2)
    new = replace(a_concern(), since=NOW + timedelta(days=3), version=0)
    again = concern.raised_anew(off, new)
    assert (again.waits(new.since), again.turns_up_at, again.version) == (True, new.since, 2)


TALK = friend.write(
    None, PAIRING, PRIYA, friend.Said("theform", "Can we talk?", NOW), None, COORDINATED
).talk
WITHOUT = replace(a_mentor(), person_id=None)


@pytest.mark.parametrize(
    ("kind", "about", "subject", "still"),
    [
        (ConcernKind.SILENCE, str(ID), PAIRING, True),
        (ConcernKind.SILENCE, str(ID), replace(PAIRING, state=PairingState.UNPAIRED), False),
        (ConcernKind.QUIET, str(ID), PAIRING, True),
        (ConcernKind.QUIET, str(ID), replace(PAIRING, state=PairingState.COMPLETED), False),
        (ConcernKind.QUIET, str(ID), None, False),
        (ConcernKind.FRIEND, str(TALK.id), TALK, True),
        (ConcernKind.FRIEND, str(TALK.id), None, False),
        (ConcernKind.LETTER, "priya", PRIYA, True),
        (ConcernKind.LETTER, "priya", None, False),
        (ConcernKind.CLOSING, str(ID), an_enrolment(), False),
        (ConcernKind.CLOSING, str(ID), None, False),
        (ConcernKind.NO_CONTACT, "amara-okafor", WITHOUT, True),
        (ConcernKind.NO_CONTACT, "amara-okafor", a_mentor(), False),
        (ConcernKind.NO_CONTACT, "amara-okafor", replace(WITHOUT, withdrawn=True), False),
        (ConcernKind.NO_CONTACT, "amara-okafor", None, False),
    ],
)
def test_a_concern_is_judged_by_what_it_is_about(
    kind: ConcernKind,
    about: str,
    subject: Any,
    still: bool,  # noqa: FBT001 - a column of the table
) -> None:
    assert work_list.is_still_so(a_concern(kind, about), subject) is still


def test_every_kind_of_concern_has_buttons() -> None:
    assert set(work_list.OFFERED) == set(ConcernKind)


def test_a_mentor_of_other_schemes_by_now_is_no_concern_of_this_one() -> None:
    elsewhere = replace(WITHOUT, published=replace(WITHOUT.published, schemes=("open",)))
    one = a_concern(ConcernKind.NO_CONTACT, "amara-okafor")
    assert not work_list.is_still_so(one, elsewhere)


def test_r8_a_closing_is_told_once_and_again_once_the_clock_has_begun_anew() -> None:
    one, enrolment = an_open_request(a_mentor())
    assert not closing.is_to_be_told(one, one.closes_on - timedelta(days=4))
    assert closing.is_to_be_told(one, one.closes_on - timedelta(days=3))
    told = closing.tell(one, enrolment, None, PROGRAMME, NOW)
    assert not closing.is_to_be_told(told.request, one.closes_on)
    assert work_list.is_still_so(told.concern, told.enrolment)
    later = replace(told.request, closes_on=one.closes_on + timedelta(days=14), reminded=False)
    assert not work_list.is_still_so(told.concern, told.enrolment.with_request(later))
    assert closing.is_to_be_told(later, later.closes_on)
    assert one.aims not in told.concern.text


def test_a_letter_to_coordinators_that_comes_back_writes_no_letter_to_coordinators() -> None:
    programme = replace(PROGRAMME, coordinators={"career": ("cora", "cleo")})
    facts = {"scheme": "career", "mentee_name": "P", "mentor_name": "A"}
    for kind, count in ((Kind.ACCEPTED, 2), (Kind.UNPAIRED_COORDINATOR, 0), (Kind.MESSAGE, 0)):
        outgoing = Outgoing("l1", Letter(kind, to="priya", facts=facts), NOW)
        assert len(undelivered.letters_about(outgoing, "Priya", programme)) == count
        assert undelivered.concern_of(outgoing, "Priya", NOW) is not None


@pytest.mark.parametrize(
    ("name", "ways"),
    [
        ("Siân Llewelyn-Rees", ["sian llewelyn rees", "llewelyn rees", "rees"]),
        ("Tam Nguyễn", ["tam nguyen", "nguyen"]),
        ("Kim O’Rourke", ["kim o rourke", "o rourke", "rourke"]),
        ("Åsa Øst", ["asa ost", "ost"]),
        ("ŁUKASZ", ["lukasz"]),
        ("李 梅", ["李 梅", "梅"]),
        ("", []),
    ],
)
def test_a_name_is_found_by_the_beginning_of_any_word_without_case_and_accents(
    name: str, ways: list[str]
) -> None:
    person = Person("dee", "dee@gov.example", name)
    assert entries_of_person(person, "career") == tuple(
        NameEntry("career", way, name, person_id="dee") for way in ways
    )
    assert folded(name.upper()) == folded(name)
