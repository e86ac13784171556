"""Booking chemistry calls: one with each of several mentors, or none at all (R11, R23, R24)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from mentoring.domain import booking
from mentoring.domain.appointment import Appointment, AppointmentKind
from mentoring.domain.booking import Kept, SlotTaken, TimeNotFree
from mentoring.domain.call_form import Wanted, mode_field
from mentoring.domain.calls import (
    Caller,
    Months,
    bookable,
    modes,
    most_more,
    require_may_call,
    spoken_to,
)
from mentoring.domain.identity import AppointmentId, month_of
from mentoring.domain.letter import Letter
from mentoring.domain.people import Mentor
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import Incomplete


@dataclass(frozen=True)
class Booked:
    """Calls that were booked together, and all that holds their times, to be written in one go."""

    calls: tuple[Kept, ...]

    @property
    def values(self) -> tuple[object, ...]:
        """All that is written, but for the letters: the diary once, with all of them in it."""
        held = [one for kept in self.calls for one in (*kept.months, kept.appointment)]
        return (self.calls[-1].diary, *held)

    @property
    def letters(self) -> tuple[Letter, ...]:
        """Each of the two of every call gets the invitation (R27)."""
        return tuple(letter for kept in self.calls for letter in kept.letters)


def book(
    caller: Caller,
    wanted: Sequence[Wanted],
    mentors: Mapping[str, Mentor],
    months: Mapping[str, Months],
    programme: Programme,
    form: str,
    now: datetime,
) -> Booked:
    """Book a call with each of the mentors, or none at all.

    `months` are those of `slot.months_ahead` for each mentor. Raises the Refusal that fits, or
    Incomplete naming every time that is missing or can't be had.
    """
    for one in wanted:
        require_may_call(caller, mentors[one.mentor_id], programme, now)
    errors = _beyond(caller, wanted, mentors, programme, now)
    booked: list[Kept] = []
    for one in wanted:
        mentor = mentors[one.mentor_id]
        try:
            call = _call(caller, mentor, one, programme, form)
            kept = _book_one(call, caller, mentor, months[mentor.id], programme, now)
        except Incomplete as missing:
            errors |= {key: said for key, said in missing.errors.items() if key not in errors}
        except TimeNotFree as taken:
            errors.setdefault(one.field, f"{mentor.name}: {taken.sentence}")
        else:
            booked.append(kept)
            caller = replace(caller, diary=kept.diary)
    if errors or not booked:
        raise Incomplete(
            {field: errors[field] for one in wanted for field in one.fields if field in errors}
            or {"calls": "Choose a time with at least one of them"}
        )
    return Booked(tuple(booked))


def _beyond(
    caller: Caller,
    wanted: Sequence[Wanted],
    mentors: Mapping[str, Mentor],
    programme: Programme,
    now: datetime,
) -> dict[str, str]:
    """R11: what to say of those with whom it would be one call too many."""
    scheme = programme.schemes[caller.enrolment.scheme]
    left, known = most_more(caller, scheme, now), spoken_to(caller, scheme, now)
    new = [one for one in wanted if one.mentor_id not in known]
    more = "One more call is" if left == 1 else f"{left} more calls are"
    return {
        one.field: f"{more} possible before you choose: take no call with "
        f"{mentors[one.mentor_id].name}, or with another"
        for one in new[left:]
    }


def _book_one(
    call: Appointment,
    caller: Caller,
    mentor: Mentor,
    months: Months,
    programme: Programme,
    now: datetime,
) -> Kept:
    if call.starts_at not in bookable(mentor, months, programme, call.minutes, now):
        raise SlotTaken
    return booking.book(call, caller.diary, months, programme, now)


def _call(
    caller: Caller, mentor: Mentor, wanted: Wanted, programme: Programme, form: str
) -> Appointment:
    """The call as an appointment. Raises Incomplete."""
    scheme, errors = programme.schemes[caller.enrolment.scheme], {}
    mode = wanted.mode if wanted.mode in modes(mentor) else ""
    if len(modes(mentor)) == 1:
        mode = modes(mentor)[0]
    if not mode:
        errors[mode_field(mentor.id)] = f"Choose how to meet {mentor.name}"
    if wanted.starts_at is None:
        errors[wanted.field] = f"Choose a time with {mentor.name}, or no call"
    if errors or wanted.starts_at is None or scheme.chemistry_calls is None:
        raise Incomplete(errors)
    month = month_of(wanted.starts_at.astimezone(programme.zone))
    return Appointment(
        id=AppointmentId(caller.person.id, mentor.id, month, form),
        kind=AppointmentKind.CHEMISTRY_CALL,
        mentor_person=mentor.person_id or "",
        mentor_name=mentor.name,
        mentee_name=caller.person.name,
        topic=scheme.title,
        mode=mode,
        starts_at=wanted.starts_at,
        ends_at=wanted.starts_at + timedelta(minutes=scheme.chemistry_calls.minutes),
        time_zone=programme.time_zone,
        scheme=scheme.id,
    )
