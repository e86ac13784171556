"""What an introduction opens: asking where coordinators choose, one mentor at a time (R12)."""

from mentoring.domain.enrolment import Enrolment
from mentoring.domain.people import Mentor
from mentoring.domain.refusals import Refusal


class OneOfThem(Refusal):
    """R12: of those who were introduced, one is asked at a time."""

    code = "one_of_those_introduced"


def is_introduced(mentor: Mentor, enrolment: Enrolment) -> bool:
    """The newest introduction in this scheme names the mentor, and no pairing came of it yet."""
    return mentor.id in enrolment.introduced


def require_one_at_a_time(mentor: Mentor, enrolment: Enrolment) -> None:
    """R12: nobody introduced waits for an answer while another of them is asked.

    Raises OneOfThem.
    """
    asked = next((one for one in enrolment.open.values() if one.introduction), None)
    if asked and is_introduced(mentor, enrolment):
        raise OneOfThem(
            f"You have asked {asked.mentor_name}, to whom the coordinators introduced you, and one "
            "is asked at a time. Wait for the answer, or withdraw that request first."
        )
