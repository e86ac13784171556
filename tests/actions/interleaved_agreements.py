"""R19, R20: texts, line managers and addresses, each with somebody who acts at the same moment."""

from contextlib import suppress

from mentoring.actions import addresses, expectations
from mentoring.domain.address_change import AddressChange
from mentoring.domain.expectations import Expectations
from mentoring.domain.identity import RequestId
from mentoring.domain.people import Person
from mentoring.domain.refusals import Incomplete
from tests.actions.gaps import between, too_late
from tests.actions.interleaved_times import mentor_person
from tests.fakes import Scene


def agree(scene: Scene, pairing: RequestId, person: Person) -> None:
    """Agree to the first text."""
    expectations.agree(scene.means, scene.programme, pairing, person, 1)


def both_agree_at_once(scene: Scene) -> bool:
    """Both press the button in the same moment; both have agreed."""
    mentee = scene.mentee()
    pairing, mentor = scene.pair(mentee), mentor_person(scene)
    between(scene, Expectations, lambda: agree(scene, pairing, mentor))
    with too_late():
        agree(scene, pairing, mentee)
    return scene.store.all(Expectations)[0].in_force is not None


def two_guesses_at_a_code(scene: Scene) -> bool:
    """Two wrong codes in the same moment are two tries."""
    mentee = scene.mentee()
    addresses.ask(scene.means, scene.programme, mentee, "new@police.example", "form", "secret")

    def guess() -> None:
        with suppress(Incomplete):
            addresses.confirm(scene.means, mentee, "secret", "000000")

    between(scene, AddressChange, guess)
    guess()
    (change,) = scene.store.all(AddressChange)
    return bool(change.tries == 2)
