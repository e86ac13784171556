"""Chemistry calls: where there are any, which wait for a choice, and where one is needed (R11)."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from mentoring.domain.appointment import Appointment, AppointmentKind, AppointmentState
from mentoring.domain.enrolment import Enrolment
from mentoring.domain.introduced import is_introduced
from mentoring.domain.people import Mentor
from mentoring.domain.refusals import Refusal, WayOn
from mentoring.domain.scheme import Scheme

CALL = "chemistry call"
WAITS = timedelta(days=60)
"""How long after a call it is asked whom the mentee chooses; later the question has no point."""


class CallFirst(Refusal):
    """R11: the scheme wants a call before asking, and there has been none with this mentor."""

    code = "call_first"
    ways_on = (WayOn.CHEMISTRY_CALL, WayOn.COORDINATORS, WayOn.FIND_A_MENTOR)


def call_minutes(offers: Collection[str], scheme: Scheme) -> int:
    """R11: how many minutes the call has that a mentor with these offers gives in this scheme.

    0 where the mentor offers none, or the scheme has none.
    """
    calls = scheme.chemistry_calls
    return calls.minutes if calls and CALL in offers else 0


def is_required(scheme: Scheme, mentor: Mentor, enrolment: Enrolment) -> bool:
    """R11: asking needs a call first; an introduction by the coordinators stands in for it."""
    calls = scheme.chemistry_calls
    return bool(calls and calls.required and not is_introduced(mentor, enrolment))


def require_called(
    scheme: Scheme, mentor: Mentor, enrolment: Enrolment, calls: Iterable[Appointment]
) -> None:
    """R11: where it is required, a call with this mentor is booked or has been. Raises CallFirst.

    `calls` are any appointments of the mentee.
    """
    if not is_required(scheme, mentor, enrolment):
        return
    if any(one.id.mentor_id == mentor.id for one in booked_in(scheme.id, calls)):
        return
    minutes = scheme.chemistry_calls.minutes if scheme.chemistry_calls else 0
    raise CallFirst(
        f"{scheme.title} begins with a chemistry call of {minutes} minutes, so that both of you "
        f"know whether you suit each other. Book one with {mentor.name}: as soon as it is booked, "
        "you can ask.",
        about=mentor.id,
    )


def booked_in(scheme: str, appointments: Iterable[Appointment]) -> list[Appointment]:
    """The calls of a scheme that were not cancelled, ahead and past."""
    return [
        one
        for one in appointments
        if one.kind is AppointmentKind.CHEMISTRY_CALL
        and one.scheme == scheme
        and one.state is AppointmentState.BOOKED
    ]


def unsettled(scheme: str, appointments: Iterable[Appointment], now: datetime) -> list[Appointment]:
    """The calls of a scheme after which the mentee has not chosen yet, soonest first."""
    left = (
        one
        for one in booked_in(scheme, appointments)
        if not one.settled and one.ends_at > now - WAITS
    )
    return sorted(left, key=lambda one: one.starts_at)
