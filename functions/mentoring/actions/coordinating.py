"""What coordinators see of people and pairings, and what they do about them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from mentoring.actions import pairing_parts, waiting_lists
from mentoring.actions.batches import load
from mentoring.actions.means import Means
from mentoring.adapters import keys
from mentoring.domain import coordinator_acts, granting
from mentoring.domain.act import Act, for_coordinators, require_coordinates
from mentoring.domain.enrolment import Enrolment
from mentoring.domain.identity import RequestId, is_id, request_id_from
from mentoring.domain.pairing import Pairing, PairingState
from mentoring.domain.people import Mentor, Person
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import NotFound
from mentoring.domain.turns import Leaving


@dataclass(frozen=True)
class InScheme:
    """A mentee in a scheme, as its coordinators see them: no aims, and no notes but their own."""

    enrolment: Enrolment
    pairings: list[Pairing]
    acts: list[Act]
    may_be_granted: bool
    granted: bool


@dataclass(frozen=True)
class Mentee:
    """A person in the schemes that somebody coordinates; `mentor_id` where they mentor there."""

    person: Person
    schemes: list[InScheme] = field(default_factory=list)
    mentor_id: str = ""


@dataclass(frozen=True)
class MentorSeen:
    """A mentor, as coordinators of their schemes see them.

    `running` is what runs in those; `elsewhere` is how many places other schemes take.
    """

    mentor: Mentor
    schemes: list[str]
    running: list[Pairing]
    elsewhere: int
    acts: list[Act]


@dataclass(frozen=True)
class PairingSeen:
    """A pairing, as its scheme's coordinators see it; `form` names the form to write to both."""

    pairing: Pairing
    acts: list[Act]
    form: str


def look_at_person(means: Means, programme: Programme, by: Person, person_id: str) -> Mentee:
    """A person's enrolments in one's own schemes, with all that belongs to them.

    Raises NotFound for somebody who is in none of them, neither as mentee nor as mentor.
    """
    own = [one for one in by.coordinates if one in programme.schemes]
    if not (is_id(person_id) and own):
        raise NotFound
    person, *found = means.load(
        keys.person(person_id), *(keys.enrolment(person_id, scheme) for scheme in own)
    )
    enrolments = [one for one in found if one]
    mentor_id = _mentor_in(means, person, own)
    if not (enrolments or mentor_id):
        raise NotFound
    return Mentee(person, [_in_scheme(means, programme, one) for one in enrolments], mentor_id)


def look_at_mentor(means: Means, by: Person, mentor_id: str) -> MentorSeen:
    """A mentor and their pairings in one's own schemes. Raises NotFound for one of others only."""
    if not (is_id(mentor_id) and by.coordinates):
        raise NotFound
    (mentor,) = means.load(keys.mentor(mentor_id))
    shared = [one for one in by.coordinates if mentor and one in mentor.published.schemes]
    if not shared:
        raise NotFound
    running = [
        request_id_from(one) for one, each in mentor.running.items() if each.scheme in shared
    ]
    acts = [
        one
        for scheme in shared
        for one in means.store.partition(f"MENTOR#{mentor_id}", f"ACT#{scheme}#")
    ]
    elsewhere = len(mentor.running) - len(running)
    return MentorSeen(mentor, shared, _pairings(means, running), elsewhere, for_coordinators(acts))


def look_at_pairing(means: Means, by: Person, pairing_id: RequestId) -> PairingSeen:
    """A pairing of one's own scheme. Raises NotFound."""
    pairing = _own_pairing(means, by, pairing_id)
    about = means.store.partition(f"PERSON#{pairing_id.person_id}", f"ACT#{pairing_id.scheme}#")
    acts = [one for one in about if one.about == coordinator_acts.names(pairing)]
    return PairingSeen(pairing, for_coordinators(acts), means.new_id())


def grant(
    means: Means, programme: Programme, by: Person, person_id: str, scheme: str, why: str
) -> None:
    """Grant another choice (R16). Doing it again changes nothing. Raises Refusal."""
    require_coordinates(by, scheme)
    if scheme not in programme.schemes or not is_id(person_id):
        raise NotFound

    def attempt() -> None:
        (enrolment,) = means.load(keys.enrolment(person_id, scheme))
        if enrolment is None:
            raise NotFound
        if not granting.is_granted(enrolment):
            granted = granting.grant(enrolment, programme.schemes[scheme], by, why, means.now())
            means.save((granted.enrolment, granted.act), granted.letters)

    means.settle(attempt)


def end(
    means: Means,
    programme: Programme,
    by: Person,
    pairing_id: RequestId,
    why: str,
    undone: int | None,
) -> None:
    """End a pairing as a coordinator, with all that `pairings.unpair` does. Raises Refusal.

    Doing it again changes nothing, nor does a button from before it was taken back.
    """
    require_coordinates(by, pairing_id.scheme)

    def attempt() -> tuple[Leaving, ...]:
        pairing, parts, _ = pairing_parts.load(means, programme, pairing_id)
        if pairing.state is not PairingState.STARTED or undone not in {None, pairing.undone}:
            return ()
        ended, acts = coordinator_acts.end(pairing, parts, programme, by, why, means.now())
        return pairing_parts.save(means, programme, ended, *acts)

    waiting_lists.follow(means, programme, means.settle(attempt))


def write_to_both(means: Means, by: Person, pairing_id: RequestId, text: str, form: str) -> None:
    """Write to both of a pairing. The form's own name makes sending it again send once."""
    if not is_id(form):
        raise NotFound

    def attempt() -> None:
        pairing = _own_pairing(means, by, pairing_id)
        written = coordinator_acts.write_to_both(pairing, by, text, form, means.now())
        (before,) = means.load(keys.act(written.acts[0]))
        if before is None:
            means.save(written.acts, written.letters)

    means.settle(attempt)


def _own_pairing(means: Means, by: Person, pairing_id: RequestId) -> Pairing:
    require_coordinates(by, pairing_id.scheme)
    (pairing,) = means.load(keys.pairing(pairing_id))
    if not isinstance(pairing, Pairing):
        raise NotFound
    return pairing


def _mentor_in(means: Means, person: Person | None, own: list[str]) -> str:
    """The mentor that a person is in one of these schemes, if any."""
    if person is None or not person.mentor_id:
        return ""
    (mentor,) = means.load(keys.mentor(person.mentor_id))
    return mentor.id if mentor and set(own) & set(mentor.published.schemes) else ""


def _in_scheme(means: Means, programme: Programme, enrolment: Enrolment) -> InScheme:
    ids = [one.pairing_id for one in enrolment.endings] + [enrolment.running or ""]
    pairings = _pairings(means, [request_id_from(one) for one in ids if one])
    acts = means.store.partition(f"PERSON#{enrolment.person_id}", f"ACT#{enrolment.scheme}#")
    return InScheme(
        enrolment,
        sorted(pairings, key=_begun, reverse=True),
        for_coordinators(acts),
        granting.may_be_granted(enrolment, programme.schemes[enrolment.scheme]),
        granting.is_granted(enrolment),
    )


def _begun(pairing: Pairing) -> datetime | str:
    return pairing.started_on.isoformat()


def _pairings(means: Means, ids: Sequence[RequestId]) -> list[Pairing]:
    wanted = [keys.pairing(one) for one in ids]
    return [one for one in load(means.store, wanted) if one]
