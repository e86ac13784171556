"""The letters about a pairing that ended or runs on: to both, and to the coordinators."""

from typing import TYPE_CHECKING

from mentoring.domain.enrolment import Role
from mentoring.domain.letter import Kind, Letter
from mentoring.domain.naming import first_name
from mentoring.domain.programme import Programme

if TYPE_CHECKING:
    from mentoring.domain.pairing import Pairing


def letters_about(
    pairing: "Pairing", by: Role, kind: Kind, for_coordinators: Kind, programme: Programme
) -> tuple[Letter, ...]:
    """One letter to each of the two, and one to every coordinator of the scheme."""
    return (
        *letters_to_both(pairing, kind, by=by.value),
        *letters_to_coordinators(pairing, for_coordinators, programme, by=by.value),
    )


def letters_to_both(pairing: "Pairing", kind: Kind, **more: str) -> tuple[Letter, ...]:
    """One letter to each of the two."""
    return tuple(letter_to(pairing, role, kind, **more) for role in (Role.MENTEE, Role.MENTOR))


def letter_to(pairing: "Pairing", reader: Role, kind: Kind, **more: str) -> Letter:
    """A letter to one of the two."""
    person = pairing.id.person_id if reader is Role.MENTEE else pairing.mentor_person
    return Letter(kind, to=person, facts=_facts(pairing) | more | {"reader": reader.value})


def letters_to_coordinators(
    pairing: "Pairing", kind: Kind, programme: Programme, **more: str
) -> tuple[Letter, ...]:
    """One letter to every coordinator of the scheme."""
    return tuple(
        Letter(kind, to=coordinator, facts=_facts(pairing) | more)
        for coordinator in programme.coordinators.get(pairing.id.scheme, ())
    )


def names_of(pairing: "Pairing") -> dict[str, str]:
    """What every letter about a pairing may say: which, in which scheme, and of whom."""
    return {
        "pairing": str(pairing.id),
        "scheme": pairing.id.scheme,
        "scheme_title": pairing.scheme_title,
        "mentor_name": pairing.mentor_name,
        "mentor_first": first_name(pairing.mentor_name),
        "mentee_name": pairing.mentee_name,
        "mentee_first": first_name(pairing.mentee_name),
    }


def _facts(pairing: "Pairing") -> dict[str, str]:
    facts = names_of(pairing) | {"ends_on": pairing.ends_on.isoformat()}
    if pairing.undo_until:
        facts["undo_until"] = pairing.undo_until.isoformat()
    return facts
