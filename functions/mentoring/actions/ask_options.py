"""What the form to ask a mentor offers: the schemes, and why not where one doesn't fit."""

from collections.abc import Iterable
from dataclasses import dataclass

from mentoring.actions import appointments
from mentoring.actions.asking import new_enrolment
from mentoring.actions.means import Means
from mentoring.actions.seeing import require_seen
from mentoring.adapters import keys
from mentoring.domain import eligibility
from mentoring.domain.appointment import Appointment
from mentoring.domain.chemistry import CallFirst, call_minutes, require_called
from mentoring.domain.eligibility import CannotBeAsked
from mentoring.domain.enrolment import Enrolment
from mentoring.domain.introduced import is_introduced
from mentoring.domain.people import Mentor, Person
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import Refusal
from mentoring.domain.scheme import Scheme


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
    had = _calls_needed(means, programme, person, mentor)
    options = [
        Option(
            scheme,
            enrolment.asked + 1,
            eligibility.refusal_of(person, mentor, enrolment, programme, today, waits=bool(waits))
            or _call_refusal(scheme, mentor, enrolment, had),
            call_minutes(mentor.published.offers, scheme),
        )
        for scheme, enrolment in (
            (scheme, found or new_enrolment(means, person, programme, scheme.id))
            for scheme, found in zip(programme.schemes.values(), enrolments, strict=True)
        )
        if scheme.id in mentor.published.schemes
        and (scheme.listed or is_introduced(mentor, enrolment))
    ]
    return mentor, options


def _calls_needed(
    means: Means, programme: Programme, person: Person, mentor: Mentor
) -> list[Appointment]:
    """The mentee's appointments with a mentor of a scheme that wants a call first; else none."""
    theirs = (programme.schemes.get(one) for one in mentor.published.schemes)
    wanted = any(one and one.chemistry_calls and one.chemistry_calls.required for one in theirs)
    return appointments.of_mentee(means, person.id, mentor.id) if wanted else []


def _call_refusal(
    scheme: Scheme, mentor: Mentor, enrolment: Enrolment, had: Iterable[Appointment]
) -> CallFirst | None:
    try:
        require_called(scheme, mentor, enrolment, had)
    except CallFirst as refusal:
        return refusal
    return None


def require_option(options: list[Option]) -> None:
    """At least one scheme lets the person ask. Raises the refusal of the first that doesn't."""
    if not options:
        raise CannotBeAsked("This mentor takes part in no scheme at the moment. Find another one.")
    if all(one.refusal for one in options):
        raise options[0].refusal or CannotBeAsked()
