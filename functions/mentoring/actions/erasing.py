"""Erasing a person at their own wish, in steps that can be taken up after a crash (R31)."""

from collections.abc import Iterable
from typing import Any

from mentoring.actions import forgetting, winding_up
from mentoring.actions.means import Means
from mentoring.adapters import keys
from mentoring.adapters.changes import Put, Remove
from mentoring.domain import erasure
from mentoring.domain.erasure import Erased, Erasing
from mentoring.domain.people import Person
from mentoring.domain.programme import Programme
from mentoring.domain.sign_in import Session


def ask(means: Means, programme: Programme, person: Person, confirmed: str) -> Erasing:
    """Write down that the person is to be erased, and sign them out everywhere. Raises Refusal."""
    erasure.require_may_erase(person, programme)
    erasure.require_confirmed(confirmed)
    erasing = Erasing(person.id, means.now())
    sessions = [
        one
        for one in means.store.partition(f"PERSON#{person.id}", "SESSION#")
        if isinstance(one, Session)
    ]
    means.save((erasing,), more=[Remove(keys.key_of(one)) for one in sessions[:90]])
    return erasing


def finish(means: Means, programme: Programme, erasing: Erasing) -> None:
    """Erase whoever asked for it: end what runs, forget what others hold, then all of their own.

    Safe to repeat and to take up anywhere. The ledger knows of it before anything is forgotten.
    """
    (person,) = means.load(keys.person(erasing.person_id))
    if person:
        means.ledger.save([Put(erasure.ledger_line(person, erasing.asked_at))])
        winding_up.wind_up(means, programme, person)
        if person.mentor_id:
            forgetting.forget_mentor(means, programme, person)
        forgetting.forget_mentee(means, programme, person)
    forgetting.forget_rest(means, programme, erasing, person)


def replay(means: Means, ledger: Iterable[Erased]) -> int:
    """Erase again whom a restored table brought back; return how many people that were."""
    (found,) = means.load(keys.programme())
    programme, again = found or Programme("Mentoring"), 0
    for line in ledger:
        (person,) = means.load(keys.person(line.person_id))
        if person:
            finish(means, programme, Erasing(line.person_id, line.asked_at))
            again += 1
    return again


def ledger_of(means: Means) -> list[Any]:
    """All erasures that are remembered, oldest first."""
    found: list[Any] = means.ledger.partition(keys.LEDGER)
    return found
