"""R12 in the table: introducing and picking, twice, at the same moment, and to a newcomer."""

from dataclasses import replace

import pytest

from mentoring.actions import asking, introductions, looking
from mentoring.domain.asking_form import Form
from mentoring.domain.details import with_details
from mentoring.domain.identity import IntroductionId, RequestId
from mentoring.domain.introduction import Introduction, IntroductionOver
from mentoring.domain.letter import Kind
from mentoring.domain.notice import Notice
from mentoring.domain.people import Person
from mentoring.domain.refusals import Incomplete, NotFound, Refusal
from mentoring.domain.sign_in import AddressRecord
from tests.actions.meanwhile import at_the_same_moment
from tests.fakes import Scene, published_scene
from tests.world import AIMS, DETAILS

NEW = "new.starter@gov.example"
CORA = Person("cora", "cora@gov.example", "Cora Vaughan", coordinates=("peers",))


def introduce(
    scene: Scene, *mentors: str, address: str = NEW, form: str = "theform"
) -> IntroductionId:
    """Let Cora introduce mentors in Peers."""
    fields = {"form": form, "address": address, "why": "You have much in common."}
    fields |= {f"mentor-{number}": one for number, one in enumerate(mentors, 1)}
    return introductions.introduce(scene.means, scene.programme, CORA, "peers", fields)


def pick(scene: Scene, mentee: Person, wanted: IntroductionId, mentor: str) -> RequestId:
    """Ask one of them."""
    form = {"mentor": mentor, "aims": AIMS, "number": "1"}
    return introductions.pick(scene.means, scene.programme, mentee, wanted, form)


def newcomer(scene: Scene) -> Person:
    """The mentee, who has signed in and given details by now."""
    return with_details(scene.person(NEW), DETAILS, scene.programme)


def test_r12_whoever_never_signed_in_is_told_and_finds_it_after_signing_in() -> None:
    scene = published_scene()
    wanted = introduce(scene, "amara-okafor", "ben-hughes")
    assert scene.told() == [(Kind.INTRODUCTION, NEW)]
    mentee = scene.person(NEW)
    assert mentee.id == wanted.person_id
    (found,) = looking.as_mentee(scene.means, mentee).introductions
    assert found.id == wanted
    seen = introductions.look(scene.means, scene.programme, mentee, wanted)
    assert [one.mentor.id for one in seen.choices] == ["amara-okafor", "ben-hughes"]


def test_r12_the_same_form_at_the_same_moment_makes_one_person_and_one_introduction() -> None:
    scene = published_scene()
    at_the_same_moment(scene, lambda: introduce(scene, "amara-okafor"))
    introduce(scene, "amara-okafor")
    assert [one.address for one in scene.store.all(Person)].count(NEW) == 1
    assert len(scene.store.all(Introduction)) == len(scene.store.all(Notice)) == 1
    assert scene.told() == [(Kind.INTRODUCTION, NEW)]


def test_r12_two_coordinators_at_the_same_moment_leave_one_newest_introduction() -> None:
    scene = published_scene()
    at_the_same_moment(scene, lambda: introduce(scene, "amara-okafor", form="first"))
    second = introduce(scene, "ben-hughes", form="second")
    mentee = newcomer(scene)
    (found,) = looking.as_mentee(scene.means, mentee).introductions
    assert found.id == second
    assert len(scene.store.all(AddressRecord)) == len(scene.store.all(Person))


def test_r12_a_pick_at_the_moment_of_a_newer_introduction_is_decided_by_the_newer() -> None:
    scene = published_scene()
    wanted = introduce(scene, "amara-okafor")
    mentee = newcomer(scene)
    at_the_same_moment(scene, lambda: introduce(scene, "ben-hughes", form="newer"))
    with pytest.raises(Refusal):
        pick(scene, mentee, wanted, "amara-okafor")
    assert [kind for kind, _ in scene.told()] == [Kind.INTRODUCTION, Kind.INTRODUCTION]
    with pytest.raises(IntroductionOver):
        pick(scene, mentee, wanted, "amara-okafor")


def test_r12_two_picks_at_the_same_moment_ask_one() -> None:
    scene = published_scene()
    wanted = introduce(scene, "amara-okafor", "ben-hughes")
    mentee = newcomer(scene)
    at_the_same_moment(scene, lambda: pick(scene, mentee, wanted, "ben-hughes"))
    with pytest.raises(Refusal):
        pick(scene, mentee, wanted, "amara-okafor")
    assert scene.told()[1:] == [(Kind.REQUEST_RECEIVED, "ben@gov.example")]


def test_r4_r12_all_that_is_missing_is_said_at_once() -> None:
    scene = published_scene()
    wanted = introduce(scene, "amara-okafor")
    with pytest.raises(Incomplete) as refused:
        introductions.pick(scene.means, scene.programme, newcomer(scene), wanted, {"aims": "x"})
    assert list(refused.value.errors) == ["mentor", "aims"]


def test_r12_r34_only_its_mentee_sees_an_introduction_and_its_mentors() -> None:
    scene = published_scene()
    wanted = introduce(scene, "amara-okafor")
    other = scene.mentee("kofi")
    with pytest.raises(NotFound):
        introductions.look(scene.means, scene.programme, other, wanted)
    with pytest.raises(NotFound):
        pick(scene, other, wanted, "amara-okafor")
    forged = IntroductionId(other.id, "peers", wanted.form)
    with pytest.raises(NotFound):
        introductions.look(scene.means, scene.programme, other, forged)


def test_r12_a_mentor_who_has_left_the_scheme_is_not_shown_any_more() -> None:
    scene = published_scene()
    wanted = introduce(scene, "amara-okafor", "ben-hughes")
    mentors = [one.published for one in (scene.mentor("amara-okafor"), scene.mentor("ben-hughes"))]
    scene.publish([replace(mentors[0], schemes=("career",)), mentors[1]])
    seen = introductions.look(scene.means, scene.programme, newcomer(scene), wanted)
    assert [one.mentor.id for one in seen.choices] == ["ben-hughes"]


def test_r10_r12_once_paired_the_introduction_is_over_and_shows_no_biography() -> None:
    scene = published_scene()
    wanted = introduce(scene, "amara-okafor", "ben-hughes")
    mentee = newcomer(scene)
    request = pick(scene, mentee, wanted, "amara-okafor")
    scene.accept(request)
    seen = introductions.look(scene.means, scene.programme, mentee, wanted)
    assert (seen.choices, seen.enrolment.running) == ((), str(request))
    assert pick(scene, mentee, wanted, "amara-okafor") == request
    assert looking.as_mentee(scene.means, mentee).introductions == []


def test_r12_an_introduction_does_not_change_what_may_be_asked_elsewhere() -> None:
    scene = published_scene()
    introduce(scene, "amara-okafor", address="kofi@gov.example")
    mentee = with_details(scene.person("kofi@gov.example"), DETAILS, scene.programme)
    asking.ask(scene.means, scene.programme, mentee, "ben-hughes", "career", Form(1), AIMS)
    assert scene.told()[-1] == (Kind.REQUEST_RECEIVED, "ben@gov.example")
