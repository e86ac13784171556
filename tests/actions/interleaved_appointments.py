"""Promises about how appointments were, with somebody who acts between a decision and its write."""

from mentoring.actions import folding, impressions
from mentoring.adapters import keys
from mentoring.adapters.changes import Put
from mentoring.domain.diary import Diary
from mentoring.domain.fact import EVER, PROGRAMME_WIDE
from mentoring.domain.identity import AppointmentId
from mentoring.domain.people import Person
from mentoring.domain.reliability import Reliability
from tests.actions.gaps import between, too_late
from tests.fakes import Scene

YES = {"happened": "yes", "useful": "4"}
ABSENT = {"happened": "other absent"}


def both_sides_answer_at_once(scene: Scene) -> bool:
    """R28: the two of an appointment say at once that it was held: it was, once."""
    (one, mentee), _ = two_past(scene)
    between(scene, Diary, lambda: say(scene, one, the_mentor(scene), YES))
    say(scene, one, mentee, YES)
    folding.add_up(scene.means, PROGRAMME_WIDE, lambda: False)
    (ever,) = scene.store.load(keys.counted(PROGRAMME_WIDE, EVER))
    return dict(ever.counts) == {"held spot session": 1, "useful 4": 2}


def two_first_absences(scene: Scene) -> bool:
    """Two say at once that a mentor did not come, in two months; it is two absences."""
    (one, mentee), (other, kofi) = two_past(scene, last=True)
    between(scene, Reliability, lambda: say(scene, other, kofi, ABSENT))
    with too_late():
        say(scene, one, mentee, ABSENT)
    (record,) = scene.store.load(keys.reliability(the_mentor(scene).id))
    return len(record.absences) == 2


def two_more_absences(scene: Scene) -> bool:
    """The same, of a mentor of whom something is counted already."""
    record = Reliability(the_mentor(scene).id).with_late("other", scene.clock().date())
    scene.store.save([Put(record)])
    return two_first_absences(scene)


def two_past(scene: Scene, *, last: bool = False) -> list[tuple[AppointmentId, Person]]:
    """Two appointments of two mentees with one mentor, a while ago; the second soon or late."""
    mentee, kofi = scene.mentee(), scene.mentee("kofi")
    slots = scene.slots()
    one = scene.book(mentee, starts_at=slots[0])
    other = scene.book(kofi, starts_at=slots[-1 if last else 1])
    scene.clock.on(days=70)
    return [(one, mentee), (other, kofi)]


def say(scene: Scene, one: AppointmentId, person: Person, said: dict[str, str]) -> None:
    """Answer how it was."""
    impressions.answer(scene.means, scene.programme, one, person.id, said)


def the_mentor(scene: Scene) -> Person:
    """The mentor as a person."""
    (person,) = scene.store.load(keys.person(scene.mentor().person_id or ""))
    assert isinstance(person, Person)
    return person
