"""A coordinator grants a mentee another choice (R16)."""

from dataclasses import dataclass, replace
from datetime import datetime

from mentoring.domain.act import Act, ActKind, coordinator_name, require_why
from mentoring.domain.choosing_again import may_choose_again
from mentoring.domain.enrolment import Enrolment
from mentoring.domain.letter import Kind, Letter
from mentoring.domain.people import Person
from mentoring.domain.refusals import Refusal
from mentoring.domain.scheme import Scheme


class NothingToGrant(Refusal):
    """R16: the mentee can ask by themselves as it is."""

    code = "nothing_to_grant"
    sentence = (
        "There is nothing to grant: this mentee can ask a mentor by themselves already. "
        "Tell them so if they wrote to you."
    )


@dataclass(frozen=True)
class Granted:
    """All that a grant changes, to be written in one go."""

    enrolment: Enrolment
    act: Act
    letters: tuple[Letter, ...]


def is_granted(enrolment: Enrolment) -> bool:
    """The choice after the last pairing that ended was granted already."""
    return bool(enrolment.endings) and enrolment.granted_after == enrolment.endings[-1].pairing_id


def may_be_granted(enrolment: Enrolment, scheme: Scheme) -> bool:
    """R16: without the coordinators' word this mentee can't ask anybody."""
    return not enrolment.running and not may_choose_again(enrolment, scheme)


def grant(enrolment: Enrolment, scheme: Scheme, by: Person, why: str, now: datetime) -> Granted:
    """R16: let the mentee ask once more, until the next pairing ends.

    Raises NothingToGrant where they can ask anyway, Incomplete without a reason.
    """
    if not may_be_granted(enrolment, scheme):
        raise NothingToGrant
    why = require_why(why)
    last = enrolment.endings[-1].pairing_id
    facts = {
        "scheme": scheme.id,
        "scheme_title": scheme.title,
        "coordinator": coordinator_name(by),
        "why": why,
    }
    return Granted(
        replace(enrolment, granted_after=last),
        Act(
            scheme.id, f"granted-{last}", ActKind.GRANTED, by.id, coordinator_name(by), now,
            why, person_id=enrolment.person_id,
        ),
        (Letter(Kind.CHOICE_GRANTED, to=enrolment.person_id, facts=facts),),
    )  # fmt: skip
