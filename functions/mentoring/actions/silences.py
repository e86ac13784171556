"""Silence in a pairing: logged, reported, over, or ended by a coordinator (R18)."""

from mentoring.actions import pairing_parts, waiting_lists
from mentoring.actions.means import Means
from mentoring.adapters import keys
from mentoring.adapters.keys import Key
from mentoring.domain import ending
from mentoring.domain import silence as rules
from mentoring.domain.act import A_COORDINATOR, require_coordinates
from mentoring.domain.appointment import Appointment
from mentoring.domain.concern import Concern, ConcernKind
from mentoring.domain.coordinator_acts import acts_of_ending
from mentoring.domain.enrolment import Role
from mentoring.domain.identity import RequestId, request_id_from
from mentoring.domain.pairing import Pairing, PairingState, role_in
from mentoring.domain.people import Person
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import Incomplete, NotFound
from mentoring.domain.silence import SilenceLog
from mentoring.domain.turns import Leaving

ABOUT_SILENCE = (ConcernKind.SILENCE, ConcernKind.QUIET)


def log_attempt(
    means: Means, programme: Programme, pairing_id: RequestId, person: Person, on: str, by: str
) -> None:
    """Keep that somebody tried to reach the other. Raises Refusal."""

    def attempt() -> None:
        pairing, log = means.load(keys.pairing(pairing_id), keys.silence(person.id, pairing_id))
        if pairing is None:
            raise NotFound
        role = role_in(pairing, person.id)
        tried = rules.attempt_from(on, by, pairing, programme.day_of(means.now()))
        before = log or SilenceLog(str(pairing_id), person.id, role)
        after = rules.logged(before, tried)
        if after != before:
            means.save((after,))

    means.settle(attempt)


def report(means: Means, programme: Programme, pairing_id: RequestId, person: Person) -> None:
    """Tell the coordinators; doing it again while they know changes nothing. Raises Refusal."""

    def attempt() -> None:
        pairing, log, before = means.load(
            keys.pairing(pairing_id),
            keys.silence(person.id, pairing_id),
            _concern(pairing_id, ConcernKind.SILENCE),
        )
        if pairing is None:
            raise NotFound
        role = role_in(pairing, person.id)
        if before and before.is_open and log and log.reported_at:
            return
        log = log or SilenceLog(str(pairing_id), person.id, role)
        reported = rules.report(log, pairing, before, programme, means.now())
        means.save((reported.log, reported.concern), reported.letters)

    means.settle(attempt)


def say_met(
    means: Means, programme: Programme, pairing_id: RequestId, person: Person, on: str
) -> None:
    """Keep that the two met: the silence is over, nobody need look at it. Raises Refusal."""

    def attempt() -> None:
        pairing, *concerns = means.load(keys.pairing(pairing_id), *_concerns(pairing_id))
        if pairing is None:
            raise NotFound
        role = role_in(pairing, person.id)
        met = rules.met(pairing, on, programme.day_of(means.now()))
        over = rules.heard(concerns, f"{pairing.own_name(role)} says that they met", means.now())
        if met != pairing or over:
            means.save((met, *over))

    means.settle(attempt)


def met_in(
    means: Means, programme: Programme, one: Appointment, person_id: str
) -> tuple[Pairing | Concern, ...]:
    """R18: what changes when somebody says that a session of their pairing took place.

    To be saved with what they said; nothing for an appointment of no pairing.
    """
    if not one.pairing:
        return ()
    pairing_id = request_id_from(one.pairing)
    pairing, *concerns = means.load(keys.pairing(pairing_id), *_concerns(pairing_id))
    day = programme.day_of(one.starts_at)
    if pairing is None or rules.met_at(pairing, day) == pairing:
        return ()
    by = f"{pairing.own_name(role_in(pairing, person_id))} says that they met"
    answered = rules.ended_by_meeting(concerns, day, programme)
    return (rules.met_at(pairing, day), *rules.heard(answered, by, means.now()))


def unpair_unresponsive(
    means: Means, programme: Programme, pairing_id: RequestId, coordinator: Person, silent: str
) -> None:
    """R18: a coordinator ends a pairing because one side was silent. Doing it again does nothing.

    Raises NotFound for who does not coordinate the scheme, Incomplete where no side was named.
    """
    require_coordinates(coordinator, pairing_id.scheme)
    if silent not in set(Role):
        raise Incomplete({"silent": "Choose who did not answer"})

    def attempt() -> tuple[Leaving, ...]:
        pairing, parts, concerns = pairing_parts.load(
            means, programme, pairing_id, *_concerns(pairing_id)
        )
        if pairing.state is not PairingState.STARTED:
            return ()
        name = coordinator.name or A_COORDINATOR
        ended = ending.unpair_unresponsive(
            pairing, parts, Role(silent), name, programme, means.now()
        )
        over = rules.heard(concerns, name, means.now())
        acts = acts_of_ending(pairing, coordinator, ended.pairing.reason, means.now())
        return pairing_parts.save(means, programme, ended, *over, *acts)

    waiting_lists.follow(means, programme, means.settle(attempt))


def _concerns(pairing_id: RequestId) -> list[Key[Concern]]:
    return [_concern(pairing_id, kind) for kind in ABOUT_SILENCE]


def _concern(pairing_id: RequestId, kind: ConcernKind) -> Key[Concern]:
    return keys.concern(pairing_id.scheme, kind, str(pairing_id))
