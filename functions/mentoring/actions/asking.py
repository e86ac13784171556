"""Asking a mentor, taking it back, and what the clock does to a request."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from mentoring.actions import appointments, waiting_lists
from mentoring.actions.answering import Reader, end, look_as, turn
from mentoring.actions.happenings import happened
from mentoring.actions.means import Means
from mentoring.actions.people_search import entries_changed
from mentoring.actions.seeing import require_seen
from mentoring.adapters import keys
from mentoring.adapters.changes import Check
from mentoring.domain import closing, counting, question, request
from mentoring.domain.asking_form import Form
from mentoring.domain.chemistry import is_required, require_called
from mentoring.domain.concern import ConcernKind
from mentoring.domain.diary import Diary
from mentoring.domain.enrolment import Enrolment, Request, RequestState, Role
from mentoring.domain.identity import RequestId
from mentoring.domain.letter import Letter
from mentoring.domain.people import Person
from mentoring.domain.programme import Programme
from mentoring.domain.turns import Leaving
from mentoring.domain.waiting import waiting


@dataclass(frozen=True)
class Beside:
    """What is written in one go with a request, and what guards what it was decided upon."""

    values: tuple[object, ...] = ()
    letters: tuple[Letter, ...] = ()
    checks: tuple[Check, ...] = ()


def ask(
    means: Means,
    programme: Programme,
    person: Person,
    mentor_id: str,
    scheme: str,
    form: Form,
    aims: str,
) -> RequestId:
    """Ask, and return the request's id. Raises Refusal.

    The form's number is its own, so that sending the form again asks once. Two forms opened side by
    side for two mentors have the same number: both ask.
    """
    request.require_complete(scheme, aims, programme)
    return means.settle(
        partial(ask_once, means, programme, person, mentor_id, scheme, form, aims, None)
    )


def ask_once(
    means: Means,
    programme: Programme,
    person: Person,
    mentor_id: str,
    scheme: str,
    form: Form,
    aims: str,
    beside: Callable[[Enrolment], Beside] | None,
) -> RequestId:
    """One try to ask as `ask` does, with what follows from it beside the request.

    What `beside` returns has the mentee's diary in it, which guards the calls that are needed first
    (R11). Raises Conflict, or the Refusal that fits.
    """
    same_form = RequestId(person.id, scheme, mentor_id, form.number)
    mentor, waits, found, ended, diary = means.load(
        keys.mentor(mentor_id),
        keys.waiting(mentor_id, person.id),
        keys.enrolment(person.id, scheme),
        keys.request(same_form),
        keys.diary(person.id),
    )
    require_seen(means, programme, person.id, mentor)
    enrolment = found or new_enrolment(means, person, programme, scheme)
    if ended:
        return same_form
    if form.number <= enrolment.asked and mentor_id in enrolment.open:
        return enrolment.open[mentor_id].id
    needed = is_required(programme.schemes[scheme], mentor, enrolment)
    calls = appointments.of_mentee(means, person.id, mentor_id) if needed else ()
    key, now = means.new_key(), means.now()
    asked = request.ask(
        person, mentor, enrolment, programme, aims, key, now,
        waits=bool(waits), form=form,
    )  # fmt: skip
    require_called(programme.schemes[scheme], mentor, enrolment, calls)
    with_it = beside(enrolment) if beside else _guarded_by(diary if needed else None)
    turn_used = asked.mentor != mentor
    told = happened(means, programme, scheme, None, counting.asked(mentor))
    changed = (asked.mentor,) if turn_used else ()
    means.save(
        (asked.enrolment, waiting(asked.request), *changed, *told, *with_it.values),
        (*asked.letters, *with_it.letters),
        [
            *with_it.checks,
            *([] if turn_used else [Check(mentor)]),
            *([] if found else entries_changed(None, person, (scheme,))),
        ],
    )
    return asked.request.id


def withdraw(means: Means, programme: Programme, request_id: RequestId, person_id: str) -> None:
    """The mentee takes the request back. Doing it again changes nothing. Raises Refusal."""

    def attempt() -> tuple[Leaving, ...]:
        seen = look_as(means, request_id, Reader(person_id), Role.MENTEE)
        if seen.request.state is RequestState.WITHDRAWN:
            return ()
        withdrawn = request.withdraw(seen.request, seen.enrolment, means.now())
        return end(means, programme, withdrawn, seen.mentor)

    waiting_lists.follow(means, programme, means.settle(attempt))


def reply(
    means: Means, programme: Programme, request_id: RequestId, person_id: str, text: str
) -> None:
    """The mentee replies to the mentor's question (R9).

    The same reply again changes nothing. Raises Refusal.
    """

    def attempt() -> None:
        seen = look_as(means, request_id, Reader(person_id), Role.MENTEE)
        if not question.is_replied_again(seen.request, text):
            replied = question.reply(
                seen.request, seen.enrolment, seen.mentor, programme, text, means.new_key(),
                means.now(),
            )  # fmt: skip
            turn(means, replied, seen.mentor)

    means.settle(attempt)


def look_after(means: Means, enrolment: Enrolment, now: datetime, programme: Programme) -> None:
    """R8: remind or close each open request of the enrolment whose local date has come."""
    for mentor_id in enrolment.open:
        attempt = partial(_look_after_one, means, programme, enrolment, mentor_id, now)
        waiting_lists.follow(means, programme, means.settle(attempt))


def _guarded_by(diary: Diary | None) -> Beside:
    """Every appointment is written with its mentee's diary: while that stays, so do the calls."""
    return Beside(checks=(Check(diary),) if diary else ())


def new_enrolment(means: Means, person: Person, programme: Programme, scheme: str) -> Enrolment:
    """An enrolment as it begins with the first request, today."""
    return Enrolment(person.id, scheme, means.now().astimezone(programme.zone).date())


def _look_after_one(
    means: Means, programme: Programme, enrolment: Enrolment, mentor_id: str, now: datetime
) -> tuple[Leaving, ...]:
    current, mentor = means.load(
        keys.enrolment(enrolment.person_id, enrolment.scheme), keys.mentor(mentor_id)
    )
    waits = current.open.get(mentor_id) if current else None
    today = programme.day_of(now)
    if waits is None or waits.due_on > today:
        return ()
    if waits.closes_on <= today:
        return end(means, programme, request.close(waits, current, mentor, now), mentor)
    _remind_or_tell(means, programme, waits, current)
    return ()


def _remind_or_tell(
    means: Means, programme: Programme, waits: Request, enrolment: Enrolment
) -> None:
    """R8: remind the mentor, or tell the coordinators that it closes soon; late runs do both."""
    letters: tuple[Letter, ...] = ()
    if not waits.reminded:
        reminded = request.remind(waits, enrolment, means.new_key())
        waits, enrolment, letters = reminded.request, reminded.enrolment, reminded.letters
    values: list[Any] = [enrolment]
    if closing.is_to_be_told(waits, programme.day_of(means.now())):
        named = keys.concern(waits.id.scheme, ConcernKind.CLOSING, str(waits.id))
        (before,) = means.load(named)
        told = closing.tell(waits, enrolment, before, programme, means.now())
        values = [told.enrolment, *([told.concern] if told.concern != before else [])]
    means.save(values, letters)
