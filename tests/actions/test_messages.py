"""Writing to the coordinators, outside the sight of whoever one is paired with (R33)."""

import pytest

from mentoring.actions import messages
from mentoring.domain.letter import Kind
from mentoring.domain.people import Contact
from mentoring.domain.refusals import Incomplete
from tests.fakes import published_scene
from tests.world import CONTACTS


def test_r33_the_other_of_a_pairing_never_reads_it_as_a_coordinator() -> None:
    scene = published_scene()
    contact = Contact("coordinator", "open", "amara@police.example")
    others = [one for one in CONTACTS if (one.kind, one.id) != ("coordinator", "open")]
    scene.publish(contacts=[*others, contact])
    priya = scene.mentee()
    scene.pair(priya)
    before = len(scene.letters())
    with pytest.raises(Incomplete, match=r"(?s).*") as refused:
        messages.write(scene.means, scene.programme, priya, "open", "Amara is difficult.", "form1")
    assert "coordinates this one" in refused.value.errors["scheme"]
    assert len(scene.letters()) == before
    messages.write(scene.means, scene.programme, priya, "career", "Amara is difficult.", "form2")
    assert [one.kind for one in scene.letters()[before:]] == [Kind.MESSAGE]
