"""Appointments of any kind: look, move, cancel, and what the clock does to them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from mentoring.actions.means import Means
from mentoring.adapters import keys
from mentoring.adapters.changes import Check
from mentoring.domain import appointment as appointments
from mentoring.domain import booking, reminder
from mentoring.domain.appointment import Appointment, AppointmentChanged, AppointmentState
from mentoring.domain.booking import Kept
from mentoring.domain.diary import Diary, HeldMonth
from mentoring.domain.enrolment import Role
from mentoring.domain.identity import AppointmentId
from mentoring.domain.impression import Impression
from mentoring.domain.people import Mentor
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import NotFound
from mentoring.domain.reliability import Reliability


@dataclass(frozen=True)
class Seen:
    """An appointment as one of its two sees it, with what they said of it."""

    appointment: Appointment
    role: Role
    impression: Impression | None


@dataclass(frozen=True)
class Loaded:
    """All that deciding upon an appointment needs. `record` is of the one who acts.

    `months` are the mentor's: the one that holds the appointment and those asked for, by name.
    """

    appointment: Appointment
    role: Role
    diary: Diary
    months: dict[str, HeldMonth]
    record: Reliability
    mentor: Mentor | None


def look(means: Means, appointment_id: AppointmentId, person_id: str) -> Seen:
    """Return the appointment for one of its two. Raises NotFound for everybody else."""
    found, impression = means.load(
        keys.appointment(appointment_id), keys.impression(appointment_id, person_id)
    )
    if found is None:
        raise NotFound
    return Seen(found, appointments.role_in(found, person_id), impression)


def load(
    means: Means, appointment_id: AppointmentId, person_id: str, months: Iterable[str] = ()
) -> Loaded:
    """Read what deciding needs, in one round trip, or two if it was moved to a month not asked for.

    Raises NotFound for everybody but its two.
    """
    names = list(dict.fromkeys((appointment_id.month, *months)))
    found, diary, record, mentor, *held = means.load(
        keys.appointment(appointment_id),
        keys.diary(appointment_id.person_id),
        keys.reliability(person_id),
        keys.mentor(appointment_id.mentor_id),
        *(keys.month(appointment_id.mentor_id, one) for one in names),
    )
    if found is None:
        raise NotFound
    role = appointments.role_in(found, person_id)
    if found.month not in names:
        names.append(found.month)
        held += means.load(keys.month(appointment_id.mentor_id, found.month))
    return Loaded(
        found,
        role,
        diary or Diary(appointment_id.person_id),
        {
            name: month or HeldMonth(appointment_id.mentor_id, name)
            for name, month in zip(names, held, strict=True)
        },
        record or Reliability(person_id),
        mentor,
    )


def change(
    means: Means,
    read: Callable[[], Loaded],
    is_done: Callable[[Appointment], bool],
    decide: Callable[[Loaded], Kept],
    opened: int | None = None,
) -> None:
    """Decide upon an appointment and write all that follows in one transaction.

    Where it is done already nothing happens. `opened` is the sequence the appointment had when the
    form was opened: what was moved since raises AppointmentChanged. Raises Refusal.
    """

    def attempt() -> None:
        seen = read()
        if is_done(seen.appointment):
            return
        if opened not in {None, seen.appointment.sequence}:
            raise AppointmentChanged
        decided = decide(seen)
        moved = decided.appointment.state is AppointmentState.BOOKED
        checks = [Check(seen.mentor)] if moved and seen.mentor else []
        means.save(decided.values, decided.letters, checks)

    means.settle(attempt)


def cancel(
    means: Means,
    programme: Programme,
    appointment_id: AppointmentId,
    person_id: str,
    *,
    line: str = "",
    opened: int | None = None,
) -> None:
    """Cancel, whatever its kind, and give the time back in one write.

    `line` goes to the other. Doing it again changes nothing. Raises Refusal.
    """

    def decide(seen: Loaded) -> Kept:
        one = seen.appointment
        return booking.cancel(
            one, seen.diary, seen.months[one.month], seen.record, programme, seen.role,
            means.now(), line,
        )  # fmt: skip

    change(
        means,
        lambda: load(means, appointment_id, person_id),
        lambda one: one.state is AppointmentState.CANCELLED,
        decide,
        opened,
    )


def of_mentee(means: Means, person_id: str, mentor_id: str = "") -> list[Appointment]:
    """All appointments of a mentee, or those with one mentor: one query."""
    beginning = f"APPOINTMENT#{person_id}.{mentor_id}{'.' if mentor_id else ''}"
    found: list[Appointment] = means.store.partition(f"PERSON#{person_id}", beginning)
    return found


def look_after(means: Means, programme: Programme, appointment_id: AppointmentId) -> None:
    """Remind or ask both, if it is time; what was moved or cancelled meanwhile is left alone."""

    def attempt() -> None:
        found, diary = means.load(
            keys.appointment(appointment_id), keys.diary(appointment_id.person_id)
        )
        if found is None or diary is None:
            return
        followed = reminder.follow(found, diary, programme, means.now())
        if followed:
            means.save((followed.appointment, followed.diary), followed.letters)

    means.settle(attempt)
