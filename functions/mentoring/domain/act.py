"""What coordinators did about somebody: who, when, what and why, open to those it concerns."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mentoring.domain.lengths import require_text
from mentoring.domain.people import Person
from mentoring.domain.refusals import NotFound
from mentoring.domain.wording import paragraphs

A_COORDINATOR = "A coordinator"
"""What one is called who has given no name."""
MOST_WHY = 500
"""Characters of a reason: a few sentences."""


class ActKind(StrEnum):
    """What a coordinator can do about a person."""

    GRANTED = "granted"
    ENDED = "ended"
    WROTE = "wrote"
    ENROLLED = "enrolled"
    TAKEN_OFF = "taken off"
    ANSWERED = "answered"


SENTENCES = {
    ActKind.GRANTED: "{by} granted {whom} another choice of mentor in {scheme}.",
    ActKind.ENDED: "{by} ended the pairing of {about} in {scheme}.",
    ActKind.WROTE: "{by} wrote to {about}, paired in {scheme}.",
    ActKind.ENROLLED: "{by} put {whom} on the roster of {scheme}.",
    ActKind.TAKEN_OFF: "{by} took {whom} off the roster of {scheme}.",
    ActKind.ANSWERED: "{by} answered {whom} in {scheme}, outside anybody else's sight.",
}
OWN = {ActKind.ANSWERED}
"""Only whoever it concerns sees these (R33): a coordinator may be the other one of the pairing."""


@dataclass(frozen=True)
class Act:
    """One act, kept with the person or the mentor whom it concerns (one of the two is named).

    `form` is the name of what was sent, so that sending it again finds the act. `about` says on
    whom or what in words: the names of a pairing's two, or nothing. Both sides and the coordinators
    read `why`.
    """

    scheme: str
    form: str
    kind: ActKind
    by: str
    by_name: str
    at: datetime
    why: str = ""
    about: str = ""
    person_id: str = ""
    mentor_id: str = ""


def sentence(act: Act, scheme_title: str, whom: str) -> str:
    """Say what was done, by whom; `whom` is what its reader calls whoever it concerns, or `you`."""
    return SENTENCES[act.kind].format(
        by=act.by_name, whom=whom, about=act.about, scheme=scheme_title
    )


def coordinator_name(person: Person) -> str:
    """What a coordinator is called where people read what was done about them."""
    return f"{person.name}, coordinator," if person.name else A_COORDINATOR


def require_coordinates(person: Person, scheme: str) -> None:
    """The person coordinates the scheme. Raises NotFound, as if there were no such thing."""
    if scheme not in person.coordinates:
        raise NotFound


def require_why(text: str) -> str:
    """Why a coordinator does something, as it is kept. Raises Incomplete."""
    why = paragraphs(text)
    require_text(MOST_WHY, "Write why: the people it concerns read it", why=why)
    return why


def for_coordinators(acts: Iterable[Act]) -> list[Act]:
    """The acts that coordinators may see, newest first."""
    return newest_first(one for one in acts if one.kind not in OWN)


def newest_first(acts: Iterable[Act]) -> list[Act]:
    """Acts in the order in which people look for them."""
    return sorted(acts, key=lambda one: one.at, reverse=True)
