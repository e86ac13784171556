"""Publishing: who is a mentor's and a scheme's contact is what the people file says."""

from dataclasses import replace

import pytest

from mentoring.actions import looking, pairings, pauses, signing_in
from mentoring.domain.eligibility import CannotBeAsked
from mentoring.domain.people import Contact, Person, address_hash
from mentoring.domain.refusals import NotFound
from tests.actions.published import AMARA, CORA, OTHERS, change_address, person
from tests.fakes import Scene, published_scene
from tests.world import CONTACTS, MENTORS, PROGRAMME, published

NEW = "new@police.example"


def test_without_a_people_file_the_addresses_stay_as_they_are() -> None:
    scene = published_scene()
    before = dict(scene.store.items)
    found = scene.publish(contacts=None)
    assert scene.store.items == before
    assert found.without_contact == ("without-contact",)
    new = published("new-mentor")
    assert scene.publish((*MENTORS, new), None).without_contact == ("without-contact", "new-mentor")
    assert scene.mentor().address_hash == address_hash(AMARA)


def test_a_mentor_who_has_signed_in_before_is_the_same_person_as_mentor() -> None:
    scene = Scene()
    before = scene.person(AMARA, name="Amara O")
    scene.publish()
    after = person(scene, AMARA)
    assert (after.id, after.name, after.mentor_id) == (before.id, "Amara O", "amara-okafor")
    assert scene.mentor().person_id == before.id


def test_an_address_is_one_person_however_it_is_written_and_can_be_both() -> None:
    scene = Scene()
    scene.publish(
        contacts=[
            *OTHERS,
            Contact("mentor", "amara-okafor", " Amara@Police.example"),
            Contact("coordinator", "leadership", "AMARA@police.example"),
        ]
    )
    amara = person(scene, AMARA)
    assert (amara.mentor_id, amara.coordinates) == ("amara-okafor", ("leadership",))
    assert scene.programme.coordinators["leadership"] == (amara.id,)


def test_coordinators_are_known_to_their_schemes_and_to_their_own_page() -> None:
    scene = published_scene()
    cora = person(scene, CORA)
    assert cora.coordinates == ("career", "open")
    assert scene.programme.coordinators == {
        **dict.fromkeys(PROGRAMME.schemes, ()),
        "career": (cora.id,),
        "open": (cora.id,),
    }
    mentee = scene.mentee()
    pairings.unpair(scene.means, scene.programme, scene.pair(mentee), mentee)
    (notice,) = looking.as_coordinator(scene.means, cora).notices
    assert notice.text == (
        "Priya Example unpaired: Priya Example (mentee) and Amara Okafor (mentor)"
    )


def test_a_contact_added_later_makes_the_mentor_askable() -> None:
    scene = published_scene()
    contact = Contact("mentor", "without-contact", "late@gov.example")
    assert scene.publish(contacts=[*CONTACTS, contact]).without_contact == ()
    scene.ask(scene.mentee(), "without-contact")


def test_a_mentor_whose_contact_is_removed_cannot_be_asked_and_nobody_has_their_page() -> None:
    scene = published_scene()
    amara = person(scene, AMARA)
    assert looking.as_mentor(scene.means, amara) is not None
    found = scene.publish(contacts=OTHERS)
    assert found.without_contact == ("amara-okafor", "without-contact")
    with pytest.raises(CannotBeAsked):
        scene.ask(scene.mentee())
    assert person(scene, AMARA).mentor_id is None
    with pytest.raises(NotFound):
        pauses.give_places(scene.means, scene.programme, person(scene, AMARA), "3")


def test_r19_a_mentor_whose_line_has_another_address_is_the_same_person_there() -> None:
    scene = published_scene()
    amara = person(scene, AMARA)
    scene.pair(scene.mentee())
    scene.publish(contacts=[*OTHERS, Contact("mentor", "amara-okafor", NEW)])
    moved = person(scene, NEW)
    assert (moved.id, moved.address, moved.mentor_id) == (amara.id, NEW, "amara-okafor")
    assert scene.mentor().person_id == amara.id
    assert scene.mentor().address_hash == address_hash(NEW)
    assert looking.as_mentor(scene.means, moved) is not None
    scene.publish()
    assert person(scene, AMARA).id == amara.id
    assert scene.mentor().address_hash == address_hash(AMARA)


def test_a_line_that_names_somebody_else_s_address_makes_them_the_mentor() -> None:
    scene = published_scene()
    kofi = scene.mentee("kofi")
    scene.publish(contacts=[*OTHERS, Contact("mentor", "amara-okafor", kofi.address)])
    assert (scene.mentor().person_id, person(scene, AMARA).mentor_id) == (kofi.id, None)


def test_a_mentor_who_coordinates_from_another_address_keeps_both_persons() -> None:
    scene = Scene()
    both = [*CONTACTS, Contact("coordinator", "leadership", AMARA)]
    scene.publish(contacts=both)
    amara = person(scene, AMARA)
    moved = [one for one in both if one.id != "amara-okafor"]
    scene.publish(contacts=[*moved, Contact("mentor", "amara-okafor", NEW)])
    found = person(scene, AMARA)
    assert (found.id, found.mentor_id, found.coordinates) == (amara.id, None, ("leadership",))
    assert person(scene, NEW).mentor_id == "amara-okafor"


@pytest.mark.parametrize("address", [AMARA, CORA])
def test_r19_publishing_the_same_file_does_not_undo_a_change_of_address(address: str) -> None:
    scene = published_scene()
    before = person(scene, address)
    change_address(scene, before, NEW)
    after = dict(scene.store.items)
    found = scene.publish()
    assert scene.store.items == after
    assert found.changed == 0
    assert person(scene, NEW) == replace(before, address=NEW, version=before.version + 1)


def test_r19_the_old_address_is_a_newcomer_s_and_publishing_does_not_give_them_the_role() -> None:
    scene = published_scene()
    amara = person(scene, AMARA)
    change_address(scene, amara, NEW)
    token = signing_in.ask_for_code(scene.means, scene.programme, AMARA, "/my/")
    newcomer = signing_in.enter_code(scene.means, token, "123456").person_id
    scene.publish()
    assert scene.mentor().person_id == amara.id
    assert person(scene, AMARA) == Person(newcomer, AMARA, version=1)


def test_r19_a_line_brought_up_to_date_names_the_same_person() -> None:
    scene = published_scene()
    amara = person(scene, AMARA)
    change_address(scene, amara, NEW)
    scene.publish(contacts=[*OTHERS, Contact("mentor", "amara-okafor", NEW)])
    assert (scene.mentor().person_id, person(scene, NEW).id) == (amara.id, amara.id)
    another = Contact("mentor", "without-contact", AMARA)
    scene.publish(contacts=[*OTHERS, Contact("mentor", "amara-okafor", NEW), another])
    assert scene.mentor("without-contact").person_id not in {None, amara.id}


def test_a_coordinator_who_is_removed_sees_nothing_of_the_scheme_any_more() -> None:
    scene = published_scene()
    scene.publish(contacts=[one for one in CONTACTS if one.kind == "mentor"])
    assert set(scene.programme.coordinators.values()) == {()}
    with pytest.raises(NotFound):
        looking.as_coordinator(scene.means, person(scene, CORA))


def test_a_coordinator_of_one_scheme_less_keeps_the_other() -> None:
    scene = published_scene()
    scene.publish(contacts=[one for one in CONTACTS if one.id != "open"])
    assert person(scene, CORA).coordinates == ("career",)
    assert scene.programme.coordinators["open"] == ()
