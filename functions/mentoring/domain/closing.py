"""R8: coordinators hear of a request that nobody has answered before it closes."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from mentoring.domain.concern import Concern, ConcernKind, raised
from mentoring.domain.enrolment import TOLD_BEFORE, Enrolment, Request
from mentoring.domain.programme import Programme
from mentoring.domain.wording import short_day


@dataclass(frozen=True)
class ClosesSoon:
    """A request whose coordinators are told; the concern may have been there before."""

    request: Request
    enrolment: Enrolment
    concern: Concern


def is_to_be_told(request: Request, today: date) -> bool:
    """It closes within days, and coordinators have not been told of this closing."""
    return request.closing_told != request.closes_on and request.closes_on - TOLD_BEFORE <= today


def tell(
    request: Request,
    enrolment: Enrolment,
    before: Concern | None,
    programme: Programme,
    now: datetime,
) -> ClosesSoon:
    """Put a request that closes soon on the coordinators' page, and note that it is there."""
    told = replace(request, closing_told=request.closes_on)
    concern = Concern(
        request.id.scheme,
        ConcernKind.CLOSING,
        str(request.id),
        f"{_who_is_silent(request)}, who has waited since "
        f"{short_day(programme.day_of(request.waits_since))}. "
        f"The request closes on {short_day(request.closes_on)}.",
        now,
    )
    return ClosesSoon(told, enrolment.with_request(told), raised(before, concern))


def _who_is_silent(request: Request) -> str:
    if request.is_questioned:
        return f"{request.mentee_name} has not replied to the question of {request.mentor_name}"
    return f"{request.mentor_name} has not answered {request.mentee_name}"
