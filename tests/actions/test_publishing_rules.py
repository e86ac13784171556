"""Publishing: files and contacts come in, and what people changed themselves stays."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from mentoring.actions import pauses
from mentoring.adapters import keys
from mentoring.adapters.changes import Change, Conflict
from mentoring.domain.eligibility import CannotBeAsked
from mentoring.domain.people import Contact, Person
from mentoring.domain.refusals import Overtaken
from mentoring.domain.scheme import scheme_from
from mentoring.domain.spot_session import NoSpotSessions
from mentoring.domain.waiting import ListedMentor
from tests.actions.published import AMARA, OTHERS, listed_in, person
from tests.fakes import Scene, published_scene
from tests.world import CONTACTS, MENTORS, PROGRAMME, published

WITHOUT_AMARA = tuple(one for one in MENTORS if one.id != "amara-okafor")


class Crash(Exception):
    """Publishing stopped here."""


def test_publishing_says_who_cannot_be_asked_yet() -> None:
    scene = Scene()
    found = scene.publish()
    assert (found.without_contact, found.withdrawn) == (("without-contact",), ())
    mentee = scene.mentee()
    with pytest.raises(CannotBeAsked):
        scene.ask(mentee, "without-contact")


def test_publishing_again_changes_nothing_whoever_came_first() -> None:
    scene = published_scene()
    before = dict(scene.store.items)
    for _ in range(3):
        assert scene.publish().changed == 0
        assert scene.publish(tuple(reversed(MENTORS)), tuple(reversed(CONTACTS))).changed == 0
    assert scene.store.items == before


def test_a_mentors_own_places_survive_publishing_and_the_files_count_without_them() -> None:
    scene = published_scene()
    pauses.give_places(scene.means, scene.programme, person(scene, AMARA), "5")
    changed = tuple(replace(one, places=2) for one in MENTORS)
    scene.publish(changed)
    assert scene.mentor().places == 5
    assert scene.mentor("mei-lin").places == 2
    assert scene.mentor().published.places == 2


def test_running_pairings_details_and_promised_time_survive_publishing() -> None:
    scene = published_scene()
    mentee = scene.mentee()
    pairing = scene.pair(mentee)
    appointment = scene.book(mentee)
    scene.publish(tuple(replace(one, role="New role") for one in MENTORS))
    assert scene.mentor().published.role == "New role"
    assert list(scene.mentor().running) == [str(pairing)]
    assert person(scene, mentee.address) == mentee
    (month,) = scene.store.load(keys.month("amara-okafor", appointment.month))
    assert list(month.held) == [str(appointment)]


def test_a_mentor_whose_file_has_gone_is_not_asked_booked_or_suggested_and_pairings_run_on() -> (
    None
):
    scene = published_scene()
    pairing = scene.pair(scene.mentee())
    found = scene.publish(WITHOUT_AMARA, OTHERS)
    assert found.withdrawn == ("amara-okafor",)
    assert "amara-okafor" not in listed_in(scene, "career")
    assert list(scene.mentor().running) == [str(pairing)]
    with pytest.raises(CannotBeAsked):
        scene.ask(scene.mentee("kofi"))
    with pytest.raises(NoSpotSessions):
        scene.book(scene.mentee("kofi"))


def test_a_mentor_who_comes_back_can_be_asked_with_the_places_of_before() -> None:
    scene = published_scene()
    pauses.give_places(scene.means, scene.programme, person(scene, AMARA), "4")
    scene.publish(WITHOUT_AMARA)
    scene.publish()
    assert (scene.mentor().withdrawn, scene.mentor().places) == (False, 4)
    assert "amara-okafor" in listed_in(scene, "career")
    scene.ask(scene.mentee())


def test_a_schemes_list_follows_the_files() -> None:
    scene = published_scene()
    scene.publish([published("amara-okafor", schemes=("open",), topics=("new topic",))])
    assert listed_in(scene, "career") == []
    assert listed_in(scene, "open") == ["amara-okafor"]
    (one,) = scene.store.partition("SCHEME#open", "MENTOR#")
    assert isinstance(one, ListedMentor)
    assert one.topics == ("new topic",)


def test_a_changed_scheme_counts_for_new_requests_at_once_and_open_ones_keep_their_promise() -> (
    None
):
    scene = published_scene()
    request = scene.ask(scene.mentee())
    career = scheme_from("career", {"title": "Career programme", "length_months": 6})
    scene.publish(programme=replace(PROGRAMME, schemes={**PROGRAMME.schemes, "career": career}))
    scene.accept(request)
    (old,) = scene.store.load(keys.pairing(request))
    (new,) = scene.store.load(keys.pairing(scene.pair(scene.mentee("kofi"), "ben-hughes")))
    assert (old.ends_on.isoformat(), new.ends_on.isoformat()) == ("2027-11-23", "2027-05-23")


@pytest.mark.parametrize("crash_at", range(6))
def test_a_crash_at_any_write_and_another_run_leave_what_one_run_leaves(crash_at: int) -> None:
    whole, broken = Scene(), Scene()
    whole.publish()
    writes = 0

    def crash(_: Sequence[Change]) -> None:
        nonlocal writes
        writes += 1
        if writes == crash_at + 1:
            raise Crash

    broken.store.before_save = crash
    try:
        broken.publish()
    except Crash:
        broken.publish()
    assert broken.publish().changed == 0
    assert _without_versions(broken) == _without_versions(whole)


def _without_versions(scene: Scene) -> list[str]:
    kept = [{**one, "version": 0} for one in scene.store.items.values()]
    ids = {one.id: one.address for one in scene.store.all(Person)}
    return sorted(_named(one, ids) for one in kept)


def _named(item: dict[str, object], ids: dict[str, str]) -> str:
    text = str(item)
    for one in sorted(ids, key=len, reverse=True):
        text = text.replace(f"{one}'", f"{ids[one]}'")
    return text


def test_somebody_who_acts_while_publishing_loses_nothing() -> None:
    scene = published_scene()
    mentee, amara = scene.mentee(), person(scene, AMARA)
    request = scene.ask(mentee)
    acted = False

    def act(_: Sequence[Change]) -> None:
        nonlocal acted
        if not acted:
            acted = True
            scene.accept(request)
            pauses.give_places(scene.means, scene.programme, amara, "2")

    scene.store.before_save = act
    scene.publish(tuple(replace(one, role="New role") for one in MENTORS))
    found = scene.mentor()
    assert (found.published.role, found.places, list(found.running)) == (
        "New role",
        2,
        [str(request)],
    )


def test_publishing_that_is_always_overtaken_says_so() -> None:
    scene = published_scene()

    def overtake(_: Sequence[Change]) -> None:
        raise Conflict

    scene.store.before_save = overtake
    with pytest.raises((Overtaken, Conflict)):
        scene.publish(tuple(replace(one, role="New role") for one in MENTORS))


def test_more_mentors_than_a_write_takes_are_published_in_parts() -> None:
    scene = Scene()
    mentors = [published(f"mentor-{count:03}") for count in range(250)]
    contacts = [Contact("mentor", one.id, f"{one.id}@gov.example") for one in mentors]
    assert scene.publish(mentors, contacts).without_contact == ()
    assert len(listed_in(scene, "career")) == 250
    assert scene.publish(mentors[:5], contacts[:5]).withdrawn == tuple(
        one.id for one in mentors[5:]
    )
    assert listed_in(scene, "career") == [one.id for one in mentors[:5]]
