"""Choosing a mentor again once a pairing has ended (R16), and the same one again (R17)."""

from mentoring.domain.enrolment import Enrolment, Role
from mentoring.domain.months import months_after
from mentoring.domain.people import Mentor
from mentoring.domain.refusals import Refusal, WayOn
from mentoring.domain.room import ELSEWHERE
from mentoring.domain.scheme import Scheme


class ChooseAgain(Refusal):
    """R16: after a pairing has ended, choosing again needs the coordinators' word."""

    code = "choose_again"
    ways_on = (WayOn.COORDINATORS, WayOn.SCHEMES)


class NotAgain(Refusal):
    """R17: these two have been paired in this scheme before."""

    code = "not_the_same_again"
    sentence = (
        "You two have been paired in this scheme before, and it pairs the same two only once. "
        "Choose another mentor, or carry on between yourselves."
    )
    ways_on = ELSEWHERE


def may_choose_again(enrolment: Enrolment, scheme: Scheme) -> bool:
    """R16: nothing has ended yet, the mentor ended it soon enough, or a coordinator granted it."""
    if not enrolment.endings:
        return True
    last = enrolment.endings[-1]
    if enrolment.granted_after == last.pairing_id:
        return True
    limit = months_after(enrolment.started_on, scheme.choose_again_months)
    return last.ended_by is Role.MENTOR and last.ended_on < limit


def require_may_choose_again(enrolment: Enrolment, scheme: Scheme) -> None:
    """R16: the mentee may choose another mentor by themselves. Raises ChooseAgain."""
    if not may_choose_again(enrolment, scheme):
        raise ChooseAgain(
            f"Your pairing in {scheme.title} has ended, and choosing another mentor there needs a "
            "word with its coordinators first. Other schemes and spot sessions are open to you."
        )


def require_not_again(enrolment: Enrolment, scheme: Scheme, mentor: Mentor) -> None:
    """R17: the two were not paired in this scheme before, or it doesn't mind. Raises NotAgain."""
    before = any(one.mentor_id == mentor.id for one in enrolment.endings)
    if before and not scheme.same_mentor_again:
        raise NotAgain
