"""Booking spot sessions."""

from dataclasses import dataclass
from datetime import datetime

from mentoring.actions.means import Means
from mentoring.actions.seeing import require_seen
from mentoring.adapters import keys
from mentoring.adapters.changes import Check
from mentoring.adapters.keys import Key
from mentoring.domain import slot, spot_session
from mentoring.domain.appointment import Appointment
from mentoring.domain.diary import Diary, HeldMonth
from mentoring.domain.identity import AppointmentId, month_of
from mentoring.domain.people import Mentor, Person, SpotOffer
from mentoring.domain.programme import Programme
from mentoring.domain.spot_session import Choice


@dataclass(frozen=True)
class Bookable:
    """What a mentor offers this mentee: the form shows it.

    Slots are UTC, in order, without those at which the mentee has something else.
    """

    mentor: Mentor
    offer: SpotOffer
    slots: tuple[datetime, ...]


@dataclass(frozen=True)
class _Loaded:
    mentor: Mentor
    diary: Diary
    months: dict[str, HeldMonth]


def prepare(means: Means, programme: Programme, person: Person, mentor_id: str) -> Bookable:
    """What this person may book with the mentor. Raises NotFound, or the Refusal that fits."""
    now, (seen, _) = means.now(), _load(means, programme, person, mentor_id)
    offer = spot_session.require_may_book(person, seen.mentor, seen.diary, now)
    slots = spot_session.free_slots(seen.mentor, seen.diary, seen.months, programme, now)
    return Bookable(seen.mentor, offer, slots)


def book(
    means: Means, programme: Programme, person: Person, mentor_id: str, choice: Choice
) -> AppointmentId:
    """Book; the form's own name makes sending it again book once. Raises Refusal."""

    def attempt() -> AppointmentId:
        same_form = _named_by(choice, person, mentor_id, programme)
        seen, before = _load(means, programme, person, mentor_id, *map(keys.appointment, same_form))
        if any(before):
            return same_form[0]
        booked = spot_session.book(
            person, seen.mentor, seen.diary, seen.months, programme, choice, means.now()
        )
        means.save(booked.values, booked.letters, [Check(seen.mentor)])
        return booked.appointment.id

    return means.settle(attempt)


def _load(
    means: Means, programme: Programme, person: Person, mentor_id: str, *more: Key[Appointment]
) -> tuple[_Loaded, list[Appointment | None]]:
    names = slot.months_ahead(programme, means.now())
    mentor, diary, *rest = means.load(
        keys.mentor(mentor_id),
        keys.diary(person.id),
        *(keys.month(mentor_id, name) for name in names),
        *more,
    )
    require_seen(means, programme, person.id, mentor)
    held, others = rest[: len(names)], rest[len(names) :]
    months = {
        name: month or HeldMonth(mentor_id, name) for name, month in zip(names, held, strict=True)
    }
    return _Loaded(mentor, diary or Diary(person.id), months), others


def _named_by(
    choice: Choice, person: Person, mentor_id: str, programme: Programme
) -> tuple[AppointmentId, ...]:
    if choice.starts_at is None:
        return ()
    month = month_of(choice.starts_at.astimezone(programme.zone))
    return (AppointmentId(person.id, mentor_id, month, choice.form),)
