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
    facts = {
        "pairing": str(pairing.id),
        "scheme": pairing.id.scheme,
        "scheme_title": pairing.scheme_title,
        "mentor_name": pairing.mentor_name,
        "mentor_first": first_name(pairing.mentor_name),
        "mentee_name": pairing.mentee_name,
        "mentee_first": first_name(pairing.mentee_name),
        "by": by.value,
        "ends_on": pairing.ends_on.isoformat(),
    }
    if pairing.undo_until:
        facts["undo_until"] = pairing.undo_until.isoformat()
    both = ((pairing.id.person_id, Role.MENTEE), (pairing.mentor_person, Role.MENTOR))
    return (
        *(Letter(kind, to=person, facts=facts | {"reader": role.value}) for person, role in both),
        *(
            Letter(for_coordinators, to=coordinator, facts=facts)
            for coordinator in programme.coordinators.get(pairing.id.scheme, ())
        ),
    )
