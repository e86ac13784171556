"""Finding up to three others with room after a refusal."""

from mentoring.actions.means import Means
from mentoring.adapters import keys
from mentoring.domain import suggestion
from mentoring.domain.enrolment import Enrolment, Request, Role
from mentoring.domain.identity import RequestId
from mentoring.domain.people import Mentor
from mentoring.domain.programme import Programme


def after(means: Means, programme: Programme, request: Request, role: Role) -> list[Mentor]:
    """Whom a request's page suggests to its reader: others, to a mentee who was turned down."""
    if not suggestion.is_due(request, role):
        return []
    return suggest(means, programme, request.id)


def suggest(means: Means, programme: Programme, request_id: RequestId) -> list[Mentor]:
    """Up to three mentors that the mentee of the request could ask now, the most alike first."""
    person, enrolment, mentor = means.load(
        keys.person(request_id.person_id),
        keys.enrolment(request_id.person_id, request_id.scheme),
        keys.mentor(request_id.mentor_id),
    )
    if person is None or request_id.scheme not in programme.schemes:
        return []
    enrolment = enrolment or Enrolment(
        person.id, request_id.scheme, means.now().astimezone(programme.zone).date()
    )
    topics = mentor.published.topics if mentor else ()
    listed = means.store.partition(f"SCHEME#{request_id.scheme}", "MENTOR#")
    near = suggestion.nearest(listed, topics, enrolment, request_id.mentor_id)
    mentors = (
        [one for one in means.load(*(keys.mentor(one.mentor_id) for one in near)) if one]
        if near
        else []
    )
    today = programme.day_of(means.now())
    return suggestion.with_room(mentors, person, enrolment, programme, today)
