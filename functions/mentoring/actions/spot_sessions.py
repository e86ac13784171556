"""Booking and cancelling spot sessions."""

from dataclasses import dataclass
from datetime import datetime

from mentoring.actions.means import Means
from mentoring.actions.seeing import require_seen
from mentoring.adapters import keys
from mentoring.adapters.changes import Check
from mentoring.adapters.keys import Key
from mentoring.domain import appointment as appointments
from mentoring.domain import slot, spot_session
from mentoring.domain.appointment import Appointment, AppointmentState
from mentoring.domain.diary import Diary, HeldMonth
from mentoring.domain.enrolment import Role
from mentoring.domain.identity import AppointmentId, month_of
from mentoring.domain.people import Mentor, Person, SpotOffer
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import NotFound
from mentoring.domain.spot_session import Choice


@dataclass(frozen=True)
class Bookable:
    """What a mentor offers this mentee: the form shows it. Slots are UTC, in order."""

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
    return Bookable(seen.mentor, offer, slot.slots(seen.mentor, seen.months, programme, now))


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
        means.save(
            (booked.month, booked.diary, booked.appointment), booked.letters, [Check(seen.mentor)]
        )
        return booked.appointment.id

    return means.settle(attempt)


def look(means: Means, appointment_id: AppointmentId, person_id: str) -> tuple[Appointment, Role]:
    """Return the appointment for one of its two. Raises NotFound for everybody else."""
    (found,) = means.load(keys.appointment(appointment_id))
    if found is None:
        raise NotFound
    return found, appointments.role_in(found, person_id)


def cancel(
    means: Means, programme: Programme, appointment_id: AppointmentId, person_id: str
) -> None:
    """Cancel and give the time back in one write.

    Doing it again changes nothing. Raises Refusal.
    """

    def attempt() -> None:
        found, diary, month = means.load(
            keys.appointment(appointment_id),
            keys.diary(appointment_id.person_id),
            keys.month(appointment_id.mentor_id, appointment_id.month),
        )
        if found is None:
            raise NotFound
        by = appointments.role_in(found, person_id)
        if found.state is AppointmentState.CANCELLED:
            return
        decided = spot_session.cancel(found, diary, month, programme, by, means.now())
        means.save((decided.appointment, decided.diary, decided.month), decided.letters)

    means.settle(attempt)


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
