"""Ending properly whatever still runs for somebody who is erased, as they would themselves (R31)."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from mentoring.actions import answering, appointments, asking, pairings, waiting_lists
from mentoring.actions.answering import Reader
from mentoring.actions.looking import as_mentee, as_mentor
from mentoring.actions.means import Means
from mentoring.adapters import keys
from mentoring.domain.identity import request_id_from
from mentoring.domain.people import Person
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import Refusal
from mentoring.domain.request import DeclineReason


def wind_up(means: Means, programme: Programme, person: Person) -> None:
    """End pairings, requests, appointments and waiting, each with its letters to the others.

    Safe to repeat: what has ended meanwhile is left alone.
    """
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


def _as_mentee(
    means: Means, programme: Programme, person: Person
) -> list[Callable[[], object]]:
    mine = as_mentee(means, person)
    return [
        *(lambda one=one: asking.withdraw(means, programme, one.id, person.id)  # type: ignore[misc]
          for one in mine.open_requests),
        *(lambda one=one: pairings.unpair(means, programme, one.id, person)  # type: ignore[misc]
          for one in mine.running),
        *(lambda one=one: appointments.cancel(means, programme, one.id, person.id)  # type: ignore[misc]
          for one in mine.appointments),
        *(lambda one=one: waiting_lists.leave(means, programme, person.id, one)  # type: ignore[misc]
          for one in mine.lists.on),
    ]  # fmt: skip


def _as_mentor(
    means: Means, programme: Programme, person: Person
) -> list[Callable[[], object]]:
    side = as_mentor(means, person)
    if side is None:
        return []
    reason, reader = DeclineReason.NO_TIME.name, Reader(person.id)
    return [
        *(lambda one=one: answering.decline(  # type: ignore[misc]
            means, programme, request_id_from(one.request_id), reader, reason, "")
          for one in side.waiting),
        *(lambda one=one: pairings.unpair(means, programme, request_id_from(one), person)  # type: ignore[misc]
          for one in side.mentor.running),
        *(lambda one=one: appointments.cancel(means, programme, one.id, person.id)  # type: ignore[misc]
          for one in side.appointments),
    ]  # fmt: skip
