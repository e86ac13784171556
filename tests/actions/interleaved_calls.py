"""Promises about chemistry calls, with somebody who acts between a decision and its write."""

from collections import Counter
from dataclasses import replace

from mentoring.actions import appointments, asking, chemistry_calls, choosing
from mentoring.domain.asking_form import Form
from mentoring.domain.diary import Diary
from mentoring.domain.enrolment import Enrolment
from mentoring.domain.letter import Kind, Outgoing
from mentoring.domain.scheme import ChemistryCalls
from tests.actions.calls import OFFERS, THREE, called_two, form_for_two
from tests.actions.gaps import between, too_late
from tests.fakes import Scene
from tests.world import AIMS, CONTACTS, PROGRAMME, published


def asked_while_the_call_is_cancelled(scene: Scene) -> bool:
    """R11: where a call is required, nobody is asked after it was cancelled."""
    mentee, form = form_for_two(scene)
    career = replace(PROGRAMME.schemes["career"], chemistry_calls=ChemistryCalls(required=True))
    programme = replace(PROGRAMME, schemes={"career": career})
    mentors = [published(one, offers=OFFERS, schemes=("career",)) for one in THREE]
    scene.publish(mentors, CONTACTS[:3], programme)
    booked = chemistry_calls.book(scene.means, scene.programme, mentee, form)

    def cancel() -> None:
        appointments.cancel(scene.means, scene.programme, booked[0], mentee.id)

    between(scene, Enrolment, cancel)
    with too_late():
        asking.ask(scene.means, scene.programme, mentee, THREE[0], "career", Form(1), AIMS)
    return not scene.store.all(Enrolment)


def two_windows_choose(scene: Scene) -> bool:
    """R11: two choices at once are one: nobody is thanked twice, or asked and thanked."""
    mentee, form = called_two(scene)
    scene.clock.on(days=14)
    nobody = form | {"mentor": "none"}
    between(scene, Diary, lambda: choosing.choose(scene.means, scene.programme, mentee, nobody))
    with too_late():
        choosing.choose(scene.means, scene.programme, mentee, form)
    letters = [one.letter for one in scene.store.all(Outgoing)]
    thanked = Counter(one.to for one in letters if one.kind is Kind.CALL_THANKED)
    return set(thanked.values()) == {1}
