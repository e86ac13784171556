"""An introduction: up to three mentors for a mentee, who picks one (R12)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from mentoring.domain.enrolment import Enrolment, Request, RequestState
from mentoring.domain.identity import IntroductionId
from mentoring.domain.refusals import Incomplete, Refusal, WayOn
from mentoring.domain.wording import listed_in_words


class IntroductionOver(Refusal):
    """R12: a newer introduction has taken its place, or a pairing has come of it."""

    code = "introduction_over"
    sentence = (
        "This introduction is over: you have a mentor in the scheme, or the coordinators have "
        "introduced others to you since. My mentoring shows what is open."
    )
    ways_on = (WayOn.MY_MENTORING, WayOn.COORDINATORS)


@dataclass(frozen=True)
class IntroducedMentor:
    """A mentor as the introduction names them."""

    id: str
    name: str


@dataclass(frozen=True)
class Introduction:
    """A coordinator introduces mentors to a mentee, and says why.

    It is never changed: whether one may still choose from it, the enrolment says.
    """

    id: IntroductionId
    scheme_title: str
    mentors: tuple[IntroducedMentor, ...]
    why: str
    by: str
    at: datetime
    version: int = 0

    @property
    def names(self) -> str:
        """The mentors as one says them: `Amara Okafor, Ben Hughes and Mei Lin`."""
        return listed_in_words([one.name for one in self.mentors])


def is_current(introduction: Introduction, enrolment: Enrolment) -> bool:
    """Nothing newer has taken its place, and no pairing has started since."""
    return enrolment.introduction == str(introduction.id) and bool(enrolment.introduced)


def refused_by(introduction: Introduction, ended: Iterable[Request]) -> dict[str, Request]:
    """The requests that came of it and that the mentor declined or did not answer, by mentor."""
    own = [one for one in ended if one.introduction == str(introduction.id)]
    return {
        one.id.mentor_id: one
        for one in own
        if one.state is RequestState.DECLINED
        or (one.state is RequestState.CLOSED and not one.is_questioned)
    }


def require_choice(
    introduction: Introduction, enrolment: Enrolment, mentor_id: str, ended: Iterable[Request]
) -> None:
    """The mentor is one whom the mentee may pick here. Raises IntroductionOver or Incomplete."""
    if not is_current(introduction, enrolment):
        raise IntroductionOver
    if mentor_id not in enrolment.introduced or mentor_id in refused_by(introduction, ended):
        raise Incomplete({"mentor": "Choose one of the mentors"})


def waiting(
    introductions: Iterable[Introduction],
    enrolments: Sequence[Enrolment],
    ended: Sequence[Request],
) -> list[Introduction]:
    """The introductions that wait for the mentee: nobody is asked, and somebody is left to ask."""
    by_id = {one.introduction: one for one in enrolments if one.introduction}
    return [
        one
        for one in introductions
        if (held := by_id.get(str(one.id)))
        and is_current(one, held)
        and not any(request.introduction for request in held.open.values())
        and set(held.introduced) - refused_by(one, ended).keys()
    ]
