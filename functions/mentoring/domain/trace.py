"""Where a mentor is named outside their own pages: in whose requests, pairings, appointments.

What a mentee asked and booked lies with the mentee. These say from the mentor's side where to look,
when everything that is held about a mentor is shown or erased (R31).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from mentoring.domain.appointment import Appointment
from mentoring.domain.introduction import Introduction
from mentoring.domain.waiting import WaitingRequest


@dataclass(frozen=True)
class Trace:
    """A mentee's request (and the pairing of it), appointment or introduction names a mentor.

    `about` is its id. It never changes, and whoever finds nothing there any more passes on.
    """

    mentor_id: str
    about: str


def traces_left(values: Iterable[object]) -> list[Trace]:
    """The traces of what is written for the first time: requests, appointments, introductions."""
    return [trace for one in values for trace in _left_by(one)]


def _left_by(one: object) -> list[Trace]:
    match one:
        case WaitingRequest() if not one.version:
            return [Trace(one.mentor_id, one.request_id)]
        case Appointment() if not (one.sequence or one.reminded or one.asked):
            return [Trace(one.id.mentor_id, str(one.id))]
        case Introduction():
            return [Trace(each.id, str(one.id)) for each in one.mentors]
    return []
