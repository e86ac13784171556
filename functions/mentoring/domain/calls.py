"""Chemistry calls: with whom somebody may have one, how many, and at which times (R11, R24)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from mentoring.domain.appointment import Appointment, AppointmentKind
from mentoring.domain.chemistry import call_minutes, unsettled
from mentoring.domain.diary import Diary, HeldMonth
from mentoring.domain.eligibility import require_eligible
from mentoring.domain.enrolment import Enrolment
from mentoring.domain.people import Mentor, Person
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import Refusal, WayOn
from mentoring.domain.scheme import Scheme
from mentoring.domain.slot import slots

Months = Mapping[str, HeldMonth]
IN_PERSON = "in person"


class NoCalls(Refusal):
    """R11: the mentor gives no chemistry calls in this scheme."""

    code = "no_chemistry_calls"
    ways_on = (WayOn.FIND_A_MENTOR, WayOn.SCHEMES)


class CallAhead(Refusal):
    """R11: one call for each pair of people."""

    code = "call_ahead"


class TooManyCalls(Refusal):
    """R11: as many calls wait for a choice as the scheme has."""

    code = "too_many_calls"
    ways_on = (WayOn.CHOOSE, WayOn.MY_MENTORING)


@dataclass(frozen=True)
class Caller:
    """A mentee and all in a scheme that limits their calls.

    `appointments` are theirs with anybody, `waits` the ids of mentors who have a request of theirs.
    """

    person: Person
    enrolment: Enrolment
    appointments: Sequence[Appointment]
    diary: Diary
    waits: frozenset[str] = frozenset()


def modes(mentor: Mentor) -> tuple[str, ...]:
    """How a call can be held: the mentor's ways but for travelling, unless that is the only one."""
    return tuple(one for one in mentor.published.meets if one != IN_PERSON) or (IN_PERSON,)


def has_times(mentor: Mentor) -> bool:
    """The mentor has said when they can be booked."""
    return bool(mentor.times.weekly or mentor.times.extra)


def most_more(caller: Caller, scheme: Scheme, now: datetime) -> int:
    """R11: with how many more mentors the mentee may have a call before choosing.

    Raises TooManyCalls where there is none.
    """
    most = scheme.chemistry_calls.most if scheme.chemistry_calls else 0
    left = most - len(spoken_to(caller, scheme, now))
    if left <= 0:
        raise TooManyCalls(
            f"You have had or booked {most} chemistry {'call' if most == 1 else 'calls'} in "
            f"{scheme.title}, which is as many as it has. First choose between the people "
            "you spoke to.",
            about=scheme.id,
        )
    return left


def require_may_call(caller: Caller, mentor: Mentor, programme: Programme, now: datetime) -> int:
    """R11: return the minutes of the call; whoever may ask the mentor may have one.

    Raises the Refusal that fits.
    """
    scheme = programme.schemes[caller.enrolment.scheme]
    require_eligible(
        caller.person, mentor, caller.enrolment, programme, programme.day_of(now),
        waits=mentor.id in caller.waits,
    )  # fmt: skip
    minutes = call_minutes(mentor.published.offers, scheme)
    if not minutes:
        raise NoCalls(
            f"{mentor.name} has no chemistry calls in {scheme.title}. Ask them straight away, or "
            "find another mentor."
        )
    ahead = [one for one in unsettled(scheme.id, caller.appointments, now) if one.ends_at > now]
    if any(one.id.mentor_id == mentor.id for one in ahead):
        raise CallAhead(
            f"You have a chemistry call with {mentor.name} ahead. See it in My mentoring: you can "
            "move it to another time."
        )
    return minutes


def free_slots(
    mentor: Mentor, diary: Diary, months: Months, programme: Programme, minutes: int, now: datetime
) -> tuple[datetime, ...]:
    """The mentor's slots for a call (UTC, in order) at which the mentee has nothing else.

    `months` are the mentor's held months, all of `slot.months_ahead`.
    """
    return diary.free_at(bookable(mentor, months, programme, minutes, now), minutes)


def bookable(
    mentor: Mentor, months: Months, programme: Programme, minutes: int, now: datetime
) -> tuple[datetime, ...]:
    """R24: the mentor's slots (UTC, in order) for a call, whatever the mentee has then."""
    return slots(
        mentor, months, programme, now, minutes=minutes, kind=AppointmentKind.CHEMISTRY_CALL
    )


def spoken_to(caller: Caller, scheme: Scheme, now: datetime) -> frozenset[str]:
    """The mentors with whom a call is booked or was, and no choice has been made since."""
    return frozenset(one.id.mentor_id for one in unsettled(scheme.id, caller.appointments, now))
