"""Asking a mentor, taking it back, and what the clock does to a request."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from mentoring.actions.answering import Reader, end, look_as
from mentoring.actions.means import Means
from mentoring.adapters import keys
from mentoring.domain import eligibility, request
from mentoring.domain.eligibility import CannotBeAsked
from mentoring.domain.enrolment import Enrolment, RequestState, Role
from mentoring.domain.identity import RequestId
from mentoring.domain.people import Mentor, Person
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import NotFound, Refusal
from mentoring.domain.scheme import Scheme
from mentoring.domain.waiting import waiting


@dataclass(frozen=True)
class Option:
    """A scheme to ask the mentor in; `refusal` says why not, `number` is the request's."""

    scheme: Scheme
    number: int
    refusal: Refusal | None


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
    if mentor is None:
        raise NotFound
    options = [
        Option(
            scheme,
            enrolment.asked + 1,
            eligibility.refusal_of(person, mentor, enrolment, programme, waits=bool(waits)),
        )
        for scheme, enrolment in (
            (scheme, found or _new_enrolment(means, person, programme, scheme.id))
            for scheme, found in zip(programme.schemes.values(), enrolments, strict=True)
        )
        if scheme.id in mentor.published.schemes
    ]
    return mentor, options


def require_option(options: list[Option]) -> None:
    """At least one scheme lets the person ask. Raises the refusal of the first that doesn't."""
    if not options:
        raise CannotBeAsked("This mentor takes part in no scheme at the moment.")
    if all(one.refusal for one in options):
        raise options[0].refusal or CannotBeAsked()


def ask(
    means: Means,
    programme: Programme,
    person: Person,
    mentor_id: str,
    scheme: str,
    number: int,
    aims: str,
) -> RequestId:
    """Ask, and return the request's id. Raises Refusal.

    `number` is the form's own, so that sending the form again asks once. Two forms opened side by
    side for two mentors have the same number: both ask.
    """
    request.require_complete(scheme, aims, programme)

    def attempt() -> RequestId:
        same_form = RequestId(person.id, scheme, mentor_id, number)
        mentor, waits, found, ended = means.load(
            keys.mentor(mentor_id),
            keys.waiting(mentor_id, person.id),
            keys.enrolment(person.id, scheme),
            keys.request(same_form),
        )
        if mentor is None:
            raise NotFound
        enrolment = found or _new_enrolment(means, person, programme, scheme)
        if ended:
            return same_form
        if number <= enrolment.asked and mentor_id in enrolment.open:
            return enrolment.open[mentor_id].id
        key, now = means.new_key(), means.now()
        asked = request.ask(
            person, mentor, enrolment, programme, aims, key, now, waits=bool(waits), number=number
        )
        means.save((asked.enrolment, waiting(asked.request)), asked.letters)
        return asked.request.id

    return means.settle(attempt)


def withdraw(means: Means, request_id: RequestId, person_id: str) -> None:
    """The mentee takes the request back. Doing it again changes nothing. Raises Refusal."""

    def attempt() -> None:
        seen = look_as(means, request_id, Reader(person_id), Role.MENTEE)
        if seen.request.state is not RequestState.WITHDRAWN:
            end(means, request.withdraw(seen.request, seen.enrolment, means.now()))

    means.settle(attempt)


def look_after(means: Means, enrolment: Enrolment, now: datetime, programme: Programme) -> None:
    """R8: remind or close each open request of the enrolment whose local date has come."""
    today = now.astimezone(programme.zone).date()
    for mentor_id in enrolment.open:
        means.settle(partial(_look_after_one, means, enrolment, mentor_id, today, now))


def _new_enrolment(means: Means, person: Person, programme: Programme, scheme: str) -> Enrolment:
    return Enrolment(person.id, scheme, means.now().astimezone(programme.zone).date())


def _look_after_one(
    means: Means, enrolment: Enrolment, mentor_id: str, today: date, now: datetime
) -> None:
    current, mentor = means.load(
        keys.enrolment(enrolment.person_id, enrolment.scheme), keys.mentor(mentor_id)
    )
    waits = current.open.get(mentor_id) if current else None
    if waits is None or waits.due_on > today:
        return
    if waits.closes_on <= today:
        end(means, request.close(waits, current, mentor, now))
        return
    reminded = request.remind(waits, current, means.new_key())
    means.save((reminded.enrolment,), reminded.letters)
