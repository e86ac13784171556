"""Ending properly whatever still runs for somebody who is erased, as they would do it (R31)."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from mentoring.actions import answering, appointments, asking, pairings, waiting_lists
from mentoring.actions.answering import Reader
from mentoring.actions.looking import as_mentee, as_mentor
from mentoring.actions.means import Means
from mentoring.adapters import keys
from mentoring.adapters.changes import Change
from mentoring.domain.erasure import letters_of_leaving
from mentoring.domain.identity import request_id_from
from mentoring.domain.letter import Letter
from mentoring.domain.people import Person
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import Refusal
from mentoring.domain.request import DeclineReason


@dataclass(frozen=True, kw_only=True)
class Leaving(Means):
    """Means with which somebody ends what is theirs for good: letters say it as it is."""

    person: Person

    def save(
        self, values: Iterable[Any], letters: Iterable[Letter] = (), more: Sequence[Change] = ()
    ) -> None:
        """As ever, with letters that are right for who leaves, and for who stays."""
        super().save(values, letters_of_leaving(letters, self.person), more)


def wind_up(means: Means, programme: Programme, person: Person) -> None:
    """End pairings, requests, appointments and waiting, each with its letters to the others.

    Safe to repeat: what has ended meanwhile is left alone.
    """
    means = Leaving(**vars(means), person=person)
    if person.mentor_id:
        _take_no_more(means, person.mentor_id)
        waiting_lists.look_after(means, programme, person.mentor_id)
    for one in (*_as_mentee(means, programme, person), *_as_mentor(means, programme, person)):
        with suppress(Refusal):  # somebody was quicker, or its time has come: it runs no more
            one()


def _take_no_more(means: Means, mentor_id: str) -> None:
    """From now on nobody can ask or book this mentor, and their waiting list closes."""

    def attempt() -> None:
        (mentor,) = means.load(keys.mentor(mentor_id))
        if mentor and not mentor.withdrawn:
            means.save((replace(mentor, withdrawn=True),))

    means.settle(attempt)


def _as_mentee(means: Means, programme: Programme, person: Person) -> list[Callable[[], object]]:
    mine = as_mentee(means, person)
    here = (means, programme)
    return [
        *(partial(asking.withdraw, *here, one.id, person.id) for one in mine.open_requests),
        *(partial(pairings.unpair, *here, one.id, person) for one in mine.running),
        *(partial(appointments.cancel, *here, one.id, person.id) for one in mine.appointments),
        *(partial(waiting_lists.leave, *here, person.id, one) for one in mine.lists.on),
    ]


def _as_mentor(means: Means, programme: Programme, person: Person) -> list[Callable[[], object]]:
    side = as_mentor(means, person)
    if side is None:
        return []
    waiting = [request_id_from(one.request_id) for one in side.waiting]
    running = [request_id_from(one) for one in side.mentor.running]
    reader, reason, here = Reader(person.id), DeclineReason.NO_TIME.name, (means, programme)
    return [
        *(partial(answering.decline, *here, one, reader, reason, "") for one in waiting),
        *(partial(pairings.unpair, *here, one, person) for one in running),
        *(partial(appointments.cancel, *here, one.id, person.id) for one in side.appointments),
    ]
