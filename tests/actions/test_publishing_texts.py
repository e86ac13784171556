"""What only the form of a biography needs is published with the mentors, where it differs."""

from dataclasses import replace

import pytest

from mentoring.actions import publishing
from mentoring.adapters import keys
from mentoring.adapters.changes import Change
from mentoring.domain.biography.published import Texts, Words, WrittenBiography
from tests.fakes import Scene
from tests.world import CONTACTS, MENTORS, PROGRAMME

WORDS = Words(organisations=("Northshire Constabulary",))
TEXTS = Texts(WORDS, tuple(WrittenBiography(one.id, f"About {one.name}.\n") for one in MENTORS))


def publish(scene: Scene, texts: Texts = TEXTS, mentors: int = len(MENTORS)) -> list[Change]:
    """Publish, and return what was written."""
    written: list[Change] = []
    scene.store.before_save = written.extend
    publishing.publish(
        scene.store, PROGRAMME, MENTORS[:mentors], CONTACTS, new_id=scene.new_id, texts=texts
    )
    return written


@pytest.fixture
def scene() -> Scene:
    """A scene into which everything was published once."""
    found = Scene()
    publish(found)
    return found


def test_the_texts_and_the_words_are_there(scene: Scene) -> None:
    found = scene.store.load(keys.words(), *(keys.biography(one.id) for one in MENTORS))
    assert found == (WORDS, *TEXTS.biographies)


def test_publishing_again_writes_nothing_and_a_change_only_itself(scene: Scene) -> None:
    assert publish(scene) == []
    changed = replace(TEXTS.biographies[1], text="Anew.\n")
    texts = replace(TEXTS, biographies=(TEXTS.biographies[0], changed, *TEXTS.biographies[2:]))
    (written,) = publish(scene, texts)
    assert getattr(written, "value", None) == changed


def test_a_text_goes_with_its_file(scene: Scene) -> None:
    gone = MENTORS[-1].id
    publish(scene, replace(TEXTS, biographies=TEXTS.biographies[:-1]), len(MENTORS) - 1)
    assert scene.store.load(keys.biography(gone)) == (None,)
    assert scene.mentor(gone).withdrawn


def test_publishing_as_earlier_releases_did_leaves_the_texts_alone(scene: Scene) -> None:
    scene.store.before_save = lambda _: None
    scene.publish()
    assert scene.store.load(keys.words()) == (WORDS,)
