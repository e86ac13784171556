"""Agenda, notes and actions of pairing sessions, for the two alone (R21)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from mentoring.actions.means import Means
from mentoring.adapters import keys
from mentoring.adapters.changes import Check
from mentoring.domain import notes as rules
from mentoring.domain.appointment import Appointment
from mentoring.domain.appointment import role_in as role_at
from mentoring.domain.diary import Diary
from mentoring.domain.enrolment import Role
from mentoring.domain.identity import AppointmentId, RequestId, is_id, request_id_from
from mentoring.domain.impression import Impression
from mentoring.domain.notes import Action, Notes
from mentoring.domain.pairing import Pairing, role_in
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import NotFound


@dataclass(frozen=True)
class Seen:
    """A session as one of its two sees it, with all they wrote about it.

    `carried` are open actions of earlier sessions.
    """

    appointment: Appointment
    pairing: Pairing
    role: Role
    notes: Notes
    diary: Diary
    impression: Impression | None
    carried: list[tuple[Notes, str, Action]]


@dataclass(frozen=True)
class Page:
    """All that two ever wrote: each appointment with its notes, oldest first."""

    pairing: Pairing
    role: Role
    entries: list[tuple[Appointment, Notes]]


def look(means: Means, appointment_id: AppointmentId, person_id: str) -> Seen:
    """Return the session for one of its two. Raises NotFound for everybody else."""
    (one,) = means.load(keys.appointment(appointment_id))
    if one is None or not one.pairing:
        raise NotFound
    role, pairing_id = role_at(one, person_id), request_id_from(one.pairing)
    pairing, notes, diary, impression = means.load(
        keys.pairing(pairing_id),
        keys.notes(pairing_id, appointment_id),
        keys.diary(appointment_id.person_id),
        keys.impression(appointment_id, person_id),
    )
    if pairing is None:
        raise NotFound
    blank = Notes(pairing_id, appointment_id)
    diary = diary or Diary(appointment_id.person_id)
    every, order = _all(means, pairing_id)
    carried = rules.carried(every, {key: each.starts_at for key, each in order.items()}, one)
    return Seen(one, pairing, role, notes or blank, diary, impression, carried)


def read(means: Means, pairing_id: RequestId, person_id: str) -> Page:
    """Return all that the two wrote, for one of them. Raises NotFound for everybody else."""
    (pairing,) = means.load(keys.pairing(pairing_id))
    if pairing is None:
        raise NotFound
    role = role_in(pairing, person_id)
    every, order = _all(means, pairing_id)
    entries = [(order[one.appointment], one) for one in every if one.appointment in order]
    return Page(pairing, role, sorted(entries, key=lambda each: each[0].starts_at))


def write_agenda(
    means: Means, appointment_id: AppointmentId, person_id: str, text: str, number: int | None
) -> None:
    """Keep the agenda, and with the appointment whether there is one. Raises Refusal."""

    def attempt() -> None:
        seen = look(means, appointment_id, person_id)
        notes, one = rules.write_agenda(
            seen.notes, seen.appointment, seen.pairing, text, number, means.now()
        )
        if notes != seen.notes:
            means.save((notes, one, seen.diary.with_changed(one)), (), [Check(seen.pairing)])

    means.settle(attempt)


def write_text(
    means: Means, appointment_id: AppointmentId, person_id: str, text: str, number: int | None
) -> None:
    """Keep the notes. Raises Refusal."""

    def decide(seen: Seen) -> Notes:
        return rules.write_text(
            seen.notes, seen.appointment, seen.pairing, text, number, means.now()
        )

    _write(means, appointment_id, person_id, decide)


def add_action(
    means: Means,
    programme: Programme,
    appointment_id: AppointmentId,
    person_id: str,
    form: Mapping[str, str],
) -> None:
    """Keep an action more; sending the form again adds nothing. Raises Refusal."""
    if not is_id(form.get("form", "")):
        raise NotFound

    def decide(seen: Seen) -> Notes:
        day = programme.day_of(seen.appointment.starts_at)
        return rules.add_action(seen.notes, seen.appointment, seen.pairing, form, day, means.now())

    _write(means, appointment_id, person_id, decide)


def mark(
    means: Means,
    programme: Programme,
    appointment_id: AppointmentId,
    person_id: str,
    name: str,
    *,
    done: bool,
) -> None:
    """Keep that an action of this session is done, or open again. Raises Refusal."""

    def decide(seen: Seen) -> Notes:
        today = programme.day_of(means.now())
        return rules.mark(seen.notes, seen.pairing, name, today, done=done)

    _write(means, appointment_id, person_id, decide)


def _write(
    means: Means, appointment_id: AppointmentId, person_id: str, decide: Callable[[Seen], Notes]
) -> None:
    def attempt() -> None:
        seen = look(means, appointment_id, person_id)
        decided = decide(seen)
        if decided != seen.notes:
            means.save((decided,), (), [Check(seen.pairing)])

    means.settle(attempt)


def _all(
    means: Means, pairing_id: RequestId
) -> tuple[list[Notes], dict[AppointmentId, Appointment]]:
    every: list[Notes] = means.store.partition(*keys.notes_of(pairing_id))
    booked: list[Appointment] = means.store.partition(*keys.appointments_of(pairing_id))
    return every, {one.id: one for one in booked}
