"""R29: a mentor changes their times while somebody books: played with a booking in between."""

from mentoring.actions import times
from mentoring.adapters import keys
from mentoring.domain.people import Mentor, Person
from mentoring.domain.times_change import TimesChanged
from mentoring.domain.times_form import form_of
from tests.actions.gaps import between
from tests.fakes import Scene


def mentor_person(scene: Scene, mentor_id: str = "amara-okafor") -> Person:
    """The mentor as somebody who signs in."""
    (person,) = scene.store.load(keys.person(scene.mentor(mentor_id).person_id or ""))
    assert isinstance(person, Person)
    return person


def change_form(scene: Scene, **typed: str) -> dict[str, str]:
    """The form that a preview of other times leads to."""
    form = form_of(scene.mentor().times) | {
        name.replace("__", "-"): text for name, text in typed.items()
    }
    seen = times.preview(scene.means, scene.programme, mentor_person(scene), form)
    return seen.form | {"stamp": seen.change.stamp}


def booked_while_times_change(scene: Scene) -> bool:
    """R29: what is booked in between is shown before the change takes effect."""
    mentee, slot = scene.mentee(), scene.slots()[0]
    form = change_form(scene, weekly__2__from="", weekly__2__to="")
    between(scene, Mentor, lambda: scene.book(mentee, starts_at=slot))
    try:
        times.save(scene.means, scene.programme, mentor_person(scene), form)
    except TimesChanged:
        return len(scene.mentor().times.weekly) == len(scene.mentor().published.times.weekly)
    return False
