"""Asking a mentor, taking it back, and what the clock does to a request."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from mentoring.actions import waiting_lists
from mentoring.actions.answering import Reader, end, look_as, turn
from mentoring.actions.happenings import happened
from mentoring.actions.means import Means
from mentoring.actions.people_search import entries_changed
from mentoring.actions.seeing import require_seen
from mentoring.adapters import keys
from mentoring.adapters.changes import Check
from mentoring.domain import closing, counting, eligibility, question, request
from mentoring.domain.asking_form import Form
from mentoring.domain.chemistry import call_minutes
from mentoring.domain.concern import ConcernKind
from mentoring.domain.eligibility import CannotBeAsked
from mentoring.domain.enrolment import Enrolment, Request, RequestState, Role
from mentoring.domain.identity import RequestId
from mentoring.domain.introduced import is_introduced
from mentoring.domain.letter import Letter
from mentoring.domain.people import Mentor, Person
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import Refusal
from mentoring.domain.scheme import Scheme
from mentoring.domain.turns import Leaving
from mentoring.domain.waiting import waiting


@dataclass(frozen=True)
class Option:
    """A scheme to ask the mentor in; `refusal` says why not, `number` is the request's.

    `call_minutes` is how long a chemistry call the mentee may wish for, 0 where there is none.
    """

    scheme: Scheme
    number: int
    refusal: Refusal | None
    call_minutes: int = 0


def prepare(
    means: Means, programme: Programme, person: Person, mentor_id: str
) -> tuple[Mentor, list[Option]]:
    """The mentor, and one option for each of their schemes: what the form offers.

    Raises NotFound.
    """
    mentor, waits, *enrolments = means.load(
        keys.mentor(mentor_id),
        keys.waiting(mentor_id, person.id),
        *(keys.enrolment(person.id, scheme) for scheme in programme.schemes),
    )
    require_seen(means, programme, person.id, mentor)
    today = programme.day_of(means.now())
    options = [
        Option(
            scheme,
            enrolment.asked + 1,
            eligibility.refusal_of(person, mentor, enrolment, programme, today, waits=bool(waits)),
            call_minutes(mentor.published.offers, scheme),
        )
        for scheme, enrolment in (
            (scheme, found or _new_enrolment(means, person, programme, scheme.id))
            for scheme, found in zip(programme.schemes.values(), enrolments, strict=True)
        )
        if scheme.id in mentor.published.schemes
        and (scheme.listed or is_introduced(mentor, enrolment))
    ]
    return mentor, options


def require_option(options: list[Option]) -> None:
    """At least one scheme lets the person ask. Raises the refusal of the first that doesn't."""
    if not options:
        raise CannotBeAsked("This mentor takes part in no scheme at the moment. Find another one.")
    if all(one.refusal for one in options):
        raise options[0].refusal or CannotBeAsked()


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

    def attempt() -> RequestId:
        same_form = RequestId(person.id, scheme, mentor_id, form.number)
        mentor, waits, found, ended = means.load(
            keys.mentor(mentor_id),
            keys.waiting(mentor_id, person.id),
            keys.enrolment(person.id, scheme),
            keys.request(same_form),
        )
        require_seen(means, programme, person.id, mentor)
        enrolment = found or _new_enrolment(means, person, programme, scheme)
        if ended:
            return same_form
        if form.number <= enrolment.asked and mentor_id in enrolment.open:
            return enrolment.open[mentor_id].id
        key, now = means.new_key(), means.now()
        asked = request.ask(
            person, mentor, enrolment, programme, aims, key, now, waits=bool(waits), form=form
        )
        turn_used = asked.mentor != mentor
        told = happened(means, programme, scheme, None, counting.asked(mentor))
        changed = (asked.mentor,) if turn_used else ()
        means.save(
            (asked.enrolment, waiting(asked.request), *changed, *told),
            asked.letters,
            [
                *([] if turn_used else [Check(mentor)]),
                *([] if found else entries_changed(None, person, (scheme,))),
            ],
        )
        return asked.request.id

    return means.settle(attempt)


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


def _new_enrolment(means: Means, person: Person, programme: Programme, scheme: str) -> Enrolment:
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
