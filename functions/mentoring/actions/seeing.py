"""Whom one may see: mentors of the directory, and those one was introduced to (R12)."""

from mentoring.actions.means import Means
from mentoring.adapters import keys
from mentoring.domain.introduced import is_introduced
from mentoring.domain.people import Mentor
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import NotFound


def require_seen(means: Means, programme: Programme, person_id: str, mentor: Mentor | None) -> None:
    """The mentor is there for this person; for everybody else it is as if there were none.

    Reads once more for mentors in unlisted schemes only. Raises NotFound.
    """
    if mentor is None:
        raise NotFound
    schemes = mentor.published.schemes
    if programme.shows(schemes) or mentor.person_id == person_id:
        return
    found = means.load(*(keys.enrolment(person_id, one) for one in schemes))
    if not any(one and is_introduced(mentor, one) for one in found):
        raise NotFound
