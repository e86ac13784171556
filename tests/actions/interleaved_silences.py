"""R18: silence is logged and reported by one side while the other, or another window, acts."""

from datetime import timedelta

from mentoring.actions import silences
from mentoring.domain.concern import Concern
from mentoring.domain.identity import RequestId
from mentoring.domain.people import Person
from mentoring.domain.silence import SilenceLog
from tests.actions.gaps import between, too_late
from tests.actions.interleaved_times import mentor_person
from tests.fakes import Scene

TRIED = (("2026-11-24", "EMAIL"), ("2026-11-25", "EMAIL"), ("2026-11-26", "CALL"))


def in_a_pairing(scene: Scene) -> tuple[RequestId, Person]:
    """Pair somebody with Amara, and go on for a week."""
    mentee = scene.mentee()
    pairing = scene.pair(mentee)
    scene.clock.now += timedelta(days=7)
    return pairing, mentee


def log(scene: Scene, pairing: RequestId, person: Person, on: str, by: str) -> None:
    """Note down a try."""
    silences.log_attempt(scene.means, scene.programme, pairing, person, on, by)


def logged(scene: Scene) -> tuple[RequestId, Person]:
    """As `in_a_pairing`, with enough tries to report."""
    pairing, mentee = in_a_pairing(scene)
    for on, by in TRIED:
        log(scene, pairing, mentee, on, by)
    return pairing, mentee


def two_first_attempts(scene: Scene) -> bool:
    """Two windows note down a try each; both are kept."""
    pairing, mentee = in_a_pairing(scene)
    between(scene, SilenceLog, lambda: log(scene, pairing, mentee, *TRIED[0]))
    log(scene, pairing, mentee, *TRIED[1])
    return len(scene.store.all(SilenceLog)[0].attempts) == 2


def two_more_attempts(scene: Scene) -> bool:
    """As before, in a log that holds one already."""
    pairing, mentee = in_a_pairing(scene)
    log(scene, pairing, mentee, *TRIED[2])
    between(scene, SilenceLog, lambda: log(scene, pairing, mentee, *TRIED[0]))
    log(scene, pairing, mentee, *TRIED[1])
    return len(scene.store.all(SilenceLog)[0].attempts) == 3


def reported_while_they_met(scene: Scene) -> bool:
    """The mentee reports silence while the mentor says that they met: nothing is left to do."""
    pairing, mentee = logged(scene)
    mentor = mentor_person(scene)
    for on, by in TRIED:
        log(scene, pairing, mentor, on, by)
    silences.report(scene.means, scene.programme, pairing, mentor)
    day = scene.programme.day_of(scene.clock()).isoformat()
    between(
        scene,
        Concern,
        lambda: silences.say_met(scene.means, scene.programme, pairing, mentor, day),
    )
    with too_late():
        silences.report(scene.means, scene.programme, pairing, mentee)
    return not any(one.is_open for one in scene.store.all(Concern))
