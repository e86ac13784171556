"""Where a mentor is named outside their own pages: in whose requests, pairings, appointments.

What a mentee asked and booked lies with the mentee. These say from the mentor's side where to look,
when everything that is held about a mentor is shown or erased (R31).
"""

from dataclasses import dataclass

from mentoring.domain.identity import AppointmentId, IntroductionId, RequestId


@dataclass(frozen=True)
class Trace:
    """A mentee's request (and the pairing of it), appointment or introduction names a mentor.

    `about` is its id. It never changes, and whoever finds nothing there any more passes on.
    """

    mentor_id: str
    about: str


def trace(mentor_id: str, of: RequestId | AppointmentId | IntroductionId) -> Trace:
    """The trace that something of a mentee leaves with a mentor."""
    return Trace(mentor_id, str(of))
