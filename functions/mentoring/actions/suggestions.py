"""Finding up to three others with room for somebody who is left without."""

from mentoring.actions.means import Means
from mentoring.adapters import keys
from mentoring.domain import suggestion
from mentoring.domain.enrolment import Enrolment, Request, Role
from mentoring.domain.programme import Programme
from mentoring.domain.suggestion import Suggestion


def after(
    means: Means, programme: Programme, request: Request, role: Role
) -> list[Suggestion] | None:
    """Whom a request's page suggests to its reader: others, to a mentee who was turned down."""
    if not suggestion.is_due(request, role):
        return None
    return suggest(means, programme, request.id.person_id, request.id.scheme, request.id.mentor_id)


def suggest(
    means: Means, programme: Programme, person_id: str, scheme_id: str, instead_of: str
) -> list[Suggestion] | None:
    """Up to three that a mentee could ask now instead of a mentor, the most alike first.

    None where there is nobody to choose in this scheme: they have a mentor, or coordinators choose.
    """
    person, found, mentor = means.load(
        keys.person(person_id), keys.enrolment(person_id, scheme_id), keys.mentor(instead_of)
    )
    scheme, today = programme.schemes.get(scheme_id), programme.day_of(means.now())
    enrolment = found or Enrolment(person_id, scheme_id, today)
    if person is None or scheme is None or not suggestion.could_ask(enrolment, scheme):
        return None
    topics = mentor.published.topics if mentor else ()
    listed = means.store.partition(f"SCHEME#{scheme_id}", "MENTOR#")
    near = suggestion.nearest(listed, topics, enrolment, instead_of)
    mentors = means.load(*(keys.mentor(one.mentor_id) for one in near)) if near else ()
    there = [one for one in mentors if one]
    return suggestion.with_room(there, person, enrolment, programme, today, topics)
