"""Why somebody can or can't ask a mentor."""

from datetime import date

from mentoring.domain.eligibility import (
    refusal_of,
)
from mentoring.domain.enrolment import Ending, Enrolment, Role
from mentoring.domain.people import Mentor, Person
from mentoring.domain.refusals import Refusal
from tests.domain.examples import PRIYA, TODAY, an_enrolment
from tests.world import NOW, PROGRAMME


def refusal(
    mentor: Mentor, enrolment: Enrolment | None = None, person: Person = PRIYA
) -> type[Refusal] | None:
    """Why the person can't ask, None where they can."""
    found = refusal_of(person, mentor, enrolment or an_enrolment(), PROGRAMME, NOW.date())
    return type(found) if found else None


def an_ending(
    mentor_id: str = "ben-hughes", by: Role | None = Role.MENTOR, on: date = TODAY
) -> Ending:
    """A pairing that has ended."""
    return Ending(f"priya.career.{mentor_id}.1", mentor_id, on, by)
