"""The first text of expectations, drafted from what the scheme, the request and the mentor say."""

from collections.abc import Sequence
from datetime import datetime

from mentoring.domain.expectations import Expectations
from mentoring.domain.expectations_text import Terms, Text
from mentoring.domain.pairing import Pairing
from mentoring.domain.people import PublishedMentor
from mentoring.domain.scheme import SessionPlan
from mentoring.domain.wording import capital, day

CONFIDENTIAL = (
    "What we say to each other stays between us. Each of us may talk about their own part of it. "
    "Only what the law, or somebody's safety, makes us pass on is not kept; we say so first."
)
AS_MANY_DO = "About an hour a month"
"""What is suggested where the scheme names no number of sessions."""
HOW = {"in person": "in person in {}", "phone": "by phone", "video": "by video"}


def draft(
    pairing: Pairing, mentor: PublishedMentor, plan: SessionPlan | None, now: datetime
) -> Expectations:
    """Draft the text with which two people begin; neither has agreed to it yet (R20)."""
    terms = Terms(
        goals=pairing.aims,
        how_often=f"{_often(plan or SessionPlan())}, until {day(pairing.ends_on)}.",
        where=_where(mentor.meets, mentor.location),
        confidential=CONFIDENTIAL,
    )
    return Expectations(pairing.id, (Text(1, terms, None, now),))


def _often(plan: SessionPlan) -> str:
    length = f" of about {plan.minutes} minutes" if plan.minutes else ""
    least, most = plan.least, plan.most
    if least and most and least != most:
        return f"{least} to {most} sessions{length}"
    if least or most:
        word = "About" if least == most else "At least" if least else "Up to"
        return f"{word} {least or most} session{'s' if (least or most) != 1 else ''}{length}"
    return f"About once a month, in sessions{length}" if length else AS_MANY_DO


def _where(meets: Sequence[str], location: str) -> str:
    """The ways the mentor meets, in a sentence; for the two to fill in where none is known."""
    ways = [HOW.get(one, one).format(location) for one in meets]
    said = " or ".join([", ".join(ways[:-1]), ways[-1]] if len(ways) > 1 else ways)
    return f"{capital(said)}." if said else "As suits us both."
