"""Unpairing, taking it back, and saying why."""

from dataclasses import dataclass

from mentoring.actions import pairing_parts, waiting_lists
from mentoring.actions.happenings import happened
from mentoring.actions.means import Means
from mentoring.adapters import keys
from mentoring.adapters.changes import Remove
from mentoring.domain import counting, waiting_list
from mentoring.domain import unpairing as rules
from mentoring.domain.agreement_step import Step, step
from mentoring.domain.enrolment import Role
from mentoring.domain.feedback import Feedback
from mentoring.domain.identity import RequestId
from mentoring.domain.pairing import Pairing, PairingState, role_in
from mentoring.domain.people import Person
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import NotFound
from mentoring.domain.silence import SilenceLog
from mentoring.domain.turns import Leaving
from mentoring.domain.waiting_list import Lists


@dataclass(frozen=True)
class Seen:
    """A pairing as one of its two sides sees it, with what only this side may see."""

    pairing: Pairing
    role: Role
    other: Person | None
    log: SilenceLog
    feedback: Feedback | None
    step: Step


def look(means: Means, programme: Programme, pairing_id: RequestId, person_id: str) -> Seen:
    """Return the pairing for one of its two. Raises NotFound for everybody else."""
    pairing, expectations, agreement = means.load(
        keys.pairing(pairing_id), keys.expectations(pairing_id), keys.agreement(pairing_id)
    )
    if pairing is None:
        raise NotFound
    role = role_in(pairing, person_id)
    other, log, feedback = means.load(
        keys.person(pairing.mentor_person if role is Role.MENTEE else pairing_id.person_id),
        keys.silence(person_id, pairing_id),
        keys.feedback(person_id, pairing_id),
    )
    blank = SilenceLog(str(pairing_id), person_id, role)
    scheme = programme.schemes.get(pairing_id.scheme)
    wanted = scheme is not None and scheme.line_manager
    agreed = step(expectations, agreement, role, line_manager=wanted)
    return Seen(pairing, role, other, log or blank, feedback, agreed)


def unpair(
    means: Means,
    programme: Programme,
    pairing_id: RequestId,
    person: Person,
    undone: int | None = None,
) -> None:
    """End the pairing with all its effects in one write (R14). Doing it again changes nothing.

    A place that is free by it is held for whoever waits first, who hears of it (R7).
    With `undone`, neither does a button from before the pairing was last taken back.
    """

    def attempt() -> tuple[Leaving, ...]:
        pairing, parts, _ = pairing_parts.load(means, programme, pairing_id)
        by = _side(pairing, person)
        if pairing.state is PairingState.UNPAIRED or undone not in {None, pairing.undone}:
            return ()
        decided = rules.unpair(
            pairing, parts.enrolment, parts.mentor, parts.diary, parts.months, programme, by,
            means.now(),
        )  # fmt: skip
        return pairing_parts.save(means, programme, decided)

    waiting_lists.follow(means, programme, means.settle(attempt))


def undo(
    means: Means,
    programme: Programme,
    pairing_id: RequestId,
    person: Person,
    undone: int | None = None,
) -> None:
    """Take unpairing back (R14). Doing it again changes nothing, as in `unpair`. Raises Refusal."""

    def attempt() -> tuple[Leaving, ...]:
        pairing, enrolment, mentor, found = means.load(
            keys.pairing(pairing_id),
            keys.enrolment(pairing_id.person_id, pairing_id.scheme),
            keys.mentor(pairing_id.mentor_id),
            keys.lists(pairing_id.person_id),
        )
        by, lists = _side(pairing, person), found or Lists(pairing_id.person_id)
        if pairing.state is PairingState.STARTED or undone not in {None, pairing.undone}:
            return ()
        decided = rules.undo(pairing, enrolment, mentor, programme, by, means.now())
        fewer, leaving = waiting_list.paired(lists, pairing_id.mentor_id, pairing_id.scheme)
        changed = (fewer, *leaving) if fewer != lists else ()
        scheme, released = pairing_id.scheme, decided.released
        told = (
            *happened(means, programme, scheme, pairing.ended_at, counting.undone(pairing)),
            *happened(means, programme, scheme, None, *map(counting.ended, released)),
        )
        means.save(
            (decided.pairing, decided.enrolment, decided.mentor, decided.notice, *released,
             *changed, *told, *pairing_parts.over(means, pairing, None)),
            decided.letters,
            [Remove(keys.waiting(one.id.mentor_id, one.id.person_id)) for one in released],
        )  # fmt: skip
        return leaving

    waiting_lists.follow(means, programme, means.settle(attempt))


def give_reason(
    means: Means, pairing_id: RequestId, person: Person, reason: str, note: str
) -> None:
    """Keep why somebody unpaired, for the record and the coordinators (R15). Raises Refusal."""

    def attempt() -> None:
        pairing, programme = means.load(keys.pairing(pairing_id), keys.programme())
        by = _side(pairing, person)
        told, notice = rules.give_reason(pairing, by, reason, note, means.now())
        if (told.reason, told.note) != (pairing.reason, pairing.note):
            counts = counting.reasoned(pairing, told)
            facts = happened(means, programme, pairing_id.scheme, pairing.ended_at, counts)
            means.save((told, notice, *facts))

    means.settle(attempt)


def _side(pairing: Pairing | None, person: Person) -> Role:
    if pairing is None:
        raise NotFound
    return role_in(pairing, person.id)
