"""What both are told of an appointment; calendar programs read the same facts (R27)."""

from dataclasses import replace

from mentoring.domain.appointment import Appointment
from mentoring.domain.enrolment import Role
from mentoring.domain.letter import Kind, Letter
from mentoring.domain.naming import first_name


def booked_letters(appointment: Appointment) -> tuple[Letter, ...]:
    """Both get the invitation (R27)."""
    return _to_both(Kind.APPOINTMENT_BOOKED, appointment)


def moved_letters(appointment: Appointment) -> tuple[Letter, ...]:
    """Both get the new time of the same calendar entry (R26, R27)."""
    return _to_both(Kind.APPOINTMENT_MOVED, appointment)


def cancelled_letters(appointment: Appointment) -> tuple[Letter, ...]:
    """Both get the cancellation of the same calendar entry (R27)."""
    return _to_both(Kind.APPOINTMENT_CANCELLED, appointment)


def cancelled_with_pairing(appointment: Appointment) -> tuple[Letter, ...]:
    """As `cancelled_letters`, said to be because the pairing ended."""
    return tuple(
        replace(letter, facts={**letter.facts, "unpaired": "yes"})
        for letter in cancelled_letters(appointment)
    )


def cancelled_with_thanks(appointment: Appointment) -> tuple[Letter, ...]:
    """As `cancelled_letters`, said to be because the mentee has chosen, with thanks (R11)."""
    return tuple(
        replace(letter, facts={**letter.facts, "thanked": "yes"})
        for letter in cancelled_letters(appointment)
    )


def thanks_letter(call: Appointment, scheme_title: str) -> Letter:
    """The mentor of a call that has been is thanked, as the mentee chose otherwise (R11)."""
    facts = _facts(call) | {"scheme_title": scheme_title}
    return Letter(Kind.CALL_THANKED, to=call.mentor_person, facts=facts)


def reminder_letters(appointment: Appointment) -> tuple[Letter, ...]:
    """Both are reminded of what is ahead."""
    return _to_both(Kind.APPOINTMENT_REMINDER, appointment)


def how_was_it_letters(appointment: Appointment) -> tuple[Letter, ...]:
    """Both are asked how it was (R28)."""
    return _to_both(Kind.HOW_WAS_IT, appointment)


def _to_both(kind: Kind, appointment: Appointment) -> tuple[Letter, ...]:
    facts = _facts(appointment)
    mentee, mentor = appointment.id.person_id, appointment.mentor_person
    both = (
        Letter(kind, to=mentee, about=mentor, facts=facts | {"reader": Role.MENTEE.value}),
        Letter(kind, to=mentor, about=mentee, facts=facts | {"reader": Role.MENTOR.value}),
    )
    return tuple(one for one in both if one.to)  # a mentor who was erased is nobody (R31)


def _facts(appointment: Appointment) -> dict[str, str]:
    moved_from, moved_by = appointment.moved_from, appointment.moved_by
    return {
        "appointment": str(appointment.id),
        "page": appointment.page,
        "appointment_kind": appointment.kind.value,
        "topic": appointment.topic,
        "mode": appointment.mode,
        "mentor_name": appointment.mentor_name,
        "mentor_first": first_name(appointment.mentor_name),
        "mentee_name": appointment.mentee_name,
        "mentee_first": first_name(appointment.mentee_name),
        "starts_at": appointment.starts_at.isoformat(),
        "ends_at": appointment.ends_at.isoformat(),
        "time_zone": appointment.time_zone,
        "sequence": str(appointment.sequence),
        "agenda": appointment.agenda.value,
        "moved_from": moved_from.isoformat() if moved_from else "",
        "moved_by": moved_by.value if moved_by else "",
        "booked_by": appointment.booked_by.value,
        "by": appointment.cancelled_by.value if appointment.cancelled_by else "",
        "line": appointment.line,
        "late": "yes" if appointment.late else "",
        "mentor": appointment.id.mentor_id,
        "scheme": appointment.scheme,
    }
