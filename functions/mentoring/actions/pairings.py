"""Unpairing, taking it back, and saying why."""

from dataclasses import dataclass

from mentoring.actions import waiting_lists
from mentoring.actions.means import Means
from mentoring.adapters import keys
from mentoring.domain import pairing as rules
from mentoring.domain import waiting_list
from mentoring.domain.diary import Diary, HeldMonth
from mentoring.domain.enrolment import Role
from mentoring.domain.identity import RequestId
from mentoring.domain.pairing import Pairing, PairingState
from mentoring.domain.people import Person
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import NotFound
from mentoring.domain.slot import months_ahead
from mentoring.domain.turns import Leaving, settle
from mentoring.domain.waiting_list import Lists


@dataclass(frozen=True)
class Seen:
    """A pairing as one of its two sides sees it."""

    pairing: Pairing
    role: Role
    other: Person | None


def look(means: Means, pairing_id: RequestId, person_id: str) -> Seen:
    """Return the pairing for one of its two. Raises NotFound for everybody else."""
    (pairing,) = means.load(keys.pairing(pairing_id))
    if pairing is None:
        raise NotFound
    role = rules.role_in(pairing, person_id)
    (other,) = means.load(
        keys.person(pairing.mentor_person if role is Role.MENTEE else pairing_id.person_id)
    )
    return Seen(pairing, role, other)


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
        months = months_ahead(programme, means.now())
        pairing, enrolment, mentor, diary, *held = means.load(
            keys.pairing(pairing_id),
            keys.enrolment(pairing_id.person_id, pairing_id.scheme),
            keys.mentor(pairing_id.mentor_id),
            keys.diary(pairing_id.person_id),
            *(keys.month(pairing_id.mentor_id, month) for month in months),
        )
        by = _side(pairing, person)
        if pairing.state is PairingState.UNPAIRED or undone not in {None, pairing.undone}:
            return ()
        further = set(diary.months_with(mentor.id, means.now()) if diary else ()) - set(months)
        if further:
            held += means.load(*(keys.month(mentor.id, month) for month in sorted(further)))
        decided = rules.unpair(
            pairing,
            enrolment,
            mentor,
            diary or Diary(pairing_id.person_id),
            [one for one in held if isinstance(one, HeldMonth)],
            programme,
            by,
            means.now(),
        )
        holding = (decided.diary, *decided.months, *decided.cancelled) if decided.cancelled else ()
        settled = settle(decided.mentor, programme, means.now())
        listed = (settled.mentor, *settled.leaving)
        means.save(
            (decided.pairing, decided.enrolment, decided.notice, *listed, *holding),
            (*decided.letters, *settled.letters),
        )
        return settled.leaving

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
        means.save(
            (decided.pairing, decided.enrolment, decided.mentor, decided.notice, *changed),
            decided.letters,
        )
        return leaving

    waiting_lists.follow(means, programme, means.settle(attempt))


def give_reason(
    means: Means, pairing_id: RequestId, person: Person, reason: str, note: str
) -> None:
    """Keep why somebody unpaired, for the record and the coordinators (R15). Raises Refusal."""

    def attempt() -> None:
        (pairing,) = means.load(keys.pairing(pairing_id))
        by = _side(pairing, person)
        told, notice = rules.give_reason(pairing, by, reason, note, means.now())
        if (told.reason, told.note) != (pairing.reason, pairing.note):
            means.save((told, notice))

    means.settle(attempt)


def _side(pairing: Pairing | None, person: Person) -> Role:
    if pairing is None:
        raise NotFound
    return rules.role_in(pairing, person.id)
