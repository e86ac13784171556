"""R21: sessions and notes of a pairing, each with somebody who acts at the same moment."""

from datetime import UTC, datetime

from mentoring.actions import notes, pairing_sessions, pairings
from mentoring.adapters import keys
from mentoring.domain.appointment import Appointment, AppointmentState
from mentoring.domain.identity import AppointmentId, RequestId, request_id_from
from mentoring.domain.notes import Notes
from mentoring.domain.pairing import Pairing
from mentoring.domain.pairing_session_form import Terms
from mentoring.domain.people import Person
from tests.actions.gaps import between, too_late
from tests.actions.interleaved_times import mentor_person
from tests.fakes import Scene

FIRST = datetime(2026, 12, 3, 8, 30, tzinfo=UTC)
ACTION = {"what": "Write to Sol", "doer": "both", "by": "2026-12-31"}


def booked(
    scene: Scene, pairing: RequestId, person: Person, *starts: datetime, form: str = "theform"
) -> tuple[AppointmentId, ...]:
    """Book sessions of an hour, by video, at these times (UTC)."""
    return pairing_sessions.book(
        scene.means, scene.programme, pairing, person.id, Terms((), 60, "video"), starts, form
    )


def act(scene: Scene, session: AppointmentId, person: Person) -> None:
    """Add an action in one's own name."""
    form = ACTION | {"form": person.id}
    notes.add_action(scene.means, scene.programme, session, person.id, form)


def _met(scene: Scene) -> tuple[AppointmentId, Person, Person]:
    mentee, mentor = scene.mentee(), mentor_person(scene)
    (session,) = booked(scene, scene.pair(mentee), mentee, FIRST)
    scene.clock.now = FIRST
    return session, mentee, mentor


def two_first_actions(scene: Scene) -> bool:
    """Both add an action to a session of which nothing was written; both are kept."""
    session, mentee, mentor = _met(scene)
    between(scene, Notes, lambda: act(scene, session, mentor))
    with too_late():
        act(scene, session, mentee)
    return len(scene.store.all(Notes)[0].actions) == 2


def two_more_actions(scene: Scene) -> bool:
    """The same, of which something was."""
    session, mentee, mentor = _met(scene)
    notes.write_text(scene.means, session, mentee.id, "We began late.", 0)
    between(scene, Notes, lambda: act(scene, session, mentor))
    with too_late():
        act(scene, session, mentee)
    return len(scene.store.all(Notes)[0].actions) == 2


def noted_while_unpaired(scene: Scene) -> bool:
    """One writes while the other unpairs; whoever unpaired is written to no more."""
    session, mentee, mentor = _met(scene)
    pairing = scene.store.load(keys.appointment(session))[0].pairing
    unpairing = request_id_from(pairing)
    between(scene, Notes, lambda: pairings.unpair(scene.means, scene.programme, unpairing, mentor))
    with too_late():
        notes.write_text(scene.means, session, mentee.id, "We began late.", 0)
    return not scene.store.all(Notes)


def booked_while_unpaired(scene: Scene) -> bool:
    """One books while the other unpairs; nothing is ahead in a pairing that has ended."""
    mentee, mentor = scene.mentee(), mentor_person(scene)
    pairing = scene.pair(mentee)
    between(
        scene, Appointment, lambda: pairings.unpair(scene.means, scene.programme, pairing, mentor)
    )
    with too_late():
        booked(scene, pairing, mentee, FIRST)
    return AppointmentState.BOOKED not in {one.state for one in scene.store.all(Appointment)}


def unpaired_while_booked(scene: Scene) -> bool:
    """The same the other way round: the first session is booked while the other unpairs."""
    mentee, mentor = scene.mentee(), mentor_person(scene)
    pairing = scene.pair(mentee)
    between(scene, Pairing, lambda: booked(scene, pairing, mentee, FIRST))
    with too_late():
        pairings.unpair(scene.means, scene.programme, pairing, mentor)
    return AppointmentState.BOOKED not in {one.state for one in scene.store.all(Appointment)}
