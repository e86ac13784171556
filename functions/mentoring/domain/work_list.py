"""What a coordinator can do about each thing that needs a person, and whether it still does."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from mentoring.domain.concern import Concern, ConcernKind
from mentoring.domain.enrolment import Enrolment
from mentoring.domain.friend import Talk, may_answer
from mentoring.domain.identity import request_id_from
from mentoring.domain.pairing import Pairing, PairingState
from mentoring.domain.people import Mentor, Person


class Button(StrEnum):
    """What stands beside a line of the list."""

    UNPAIR = "unpair as unresponsive"
    WRITE = "write to both"
    SEE = "see"
    ANSWER = "answer"
    SETTLED = "settled"
    NOT_YET = "not yet"


OFFERED: Mapping[ConcernKind, tuple[Button, ...]] = {
    ConcernKind.SILENCE: (Button.UNPAIR, Button.WRITE, Button.NOT_YET),
    ConcernKind.QUIET: (Button.WRITE, Button.SETTLED, Button.NOT_YET),
    ConcernKind.FRIEND: (Button.ANSWER, Button.SETTLED, Button.NOT_YET),
    ConcernKind.AGREEMENT: (Button.SEE, Button.WRITE, Button.SETTLED),
    ConcernKind.LETTER: (Button.SEE, Button.SETTLED),
    ConcernKind.CLOSING: (Button.SEE, Button.SETTLED),
    ConcernKind.ABSENT: (Button.SEE, Button.SETTLED, Button.NOT_YET),
    ConcernKind.NO_CONTACT: (Button.SEE, Button.NOT_YET),
}
"""A mentor without a contact is settled by a contact and by nothing else."""


@dataclass(frozen=True)
class Line:
    """A line of the list, and what stands beside it."""

    concern: Concern
    buttons: tuple[Button, ...]


@dataclass(frozen=True)
class Waiting:
    """How many matters need a person in a scheme, as far as its first page reaches."""

    count: int
    further: bool = False
    """The first page is full, so more may wait on the next one."""

    @property
    def in_words(self) -> str:
        """What stands beside the scheme's name."""
        if not self.count:
            return "some may wait" if self.further else "nothing waits"
        return f"{self.count} or more" if self.further else str(self.count)


def is_still_so(concern: Concern, subject: Any) -> bool:
    """What the concern says is so, judged by what it is about as that is now (None: gone).

    A mentor has a contact meanwhile, a request was answered, a pairing has ended, a person has been
    erased: then nobody need look after it. What a person wrote stays until somebody has answered.
    """
    match concern.kind:
        case ConcernKind.SILENCE | ConcernKind.QUIET | ConcernKind.AGREEMENT:
            return isinstance(subject, Pairing) and subject.state is PairingState.STARTED
        case ConcernKind.CLOSING:
            return isinstance(subject, Enrolment) and _is_open(concern, subject)
        case ConcernKind.NO_CONTACT:
            return isinstance(subject, Mentor) and _lacks_contact(subject, concern.scheme)
        case ConcernKind.FRIEND:
            return isinstance(subject, Talk)
        case ConcernKind.LETTER | ConcernKind.ABSENT:
            return subject is not None
    return True


def is_for(person: Person, subject: Any) -> bool:
    """R33: what one of a pairing wrote is not for a coordinator who is the other one of the two."""
    return not isinstance(subject, Talk) or may_answer(subject, person)


def _is_open(concern: Concern, enrolment: Enrolment) -> bool:
    """The request is open, and the closing is the one that was told of."""
    request = enrolment.request(request_id_from(concern.about))
    return request is not None and request.closing_told == request.closes_on


def _lacks_contact(mentor: Mentor, scheme: str) -> bool:
    return not (mentor.person_id or mentor.withdrawn) and scheme in mentor.published.schemes
