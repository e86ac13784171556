"""Whose turn it is in what two people, and perhaps a line manager, agree at the start (R20)."""

from enum import StrEnum

from mentoring.domain.agreement import Agreement, AgreementState
from mentoring.domain.enrolment import Role
from mentoring.domain.expectations import Expectations


class Step(StrEnum):
    """Where the agreement of a pairing stands, for one of its two."""

    YOURS = "yours"
    THEIRS = "theirs"
    NOT_ASKED = "not asked"
    ASKED = "asked"
    REFUSED = "refused"
    DONE = "done"


def step(
    expectations: Expectations | None,
    agreement: Agreement | None,
    role: Role,
    *,
    line_manager: bool,
) -> Step:
    """Where it stands: whose turn it is. `line_manager` is the scheme's rule."""
    if expectations is None or expectations.waits_for(role):
        return Step.YOURS
    if expectations.newest.agreed_at is None:
        return Step.THEIRS
    if not line_manager:
        return Step.DONE
    if agreement is None:
        return Step.NOT_ASKED
    if agreement.state is AgreementState.CONFIRMED:
        return Step.DONE
    return Step.REFUSED if agreement.state is AgreementState.REFUSED else Step.ASKED
