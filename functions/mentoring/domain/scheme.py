"""A scheme and its rules: the front matter of its page, as a value."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class ChemistryCalls:
    """Short calls before choosing: how many, how many minutes each, needed before asking or not."""

    most: int = 3
    minutes: int = 15
    required: bool = False


@dataclass(frozen=True)
class SessionPlan:
    """What the scheme expects of a pairing; shown as progress and never blocking anything."""

    least: int | None = None
    most: int | None = None
    minutes: int | None = None


@dataclass(frozen=True)
class AnswerDays:
    """Days after asking on which an open request reminds the mentor and on which it closes (R8)."""

    remind: int = 7
    close: int = 14


@dataclass(frozen=True)
class Scheme:
    """One way of mentoring; the defaults are those of a scheme whose page says nothing.

    `mentor_grades` and `mentee_grades` hold ids of the programme's ladder; empty means any.
    `choose_again_months` is R16: how many months from enrolment a mentor's leaving lets the mentee
    choose again by themselves. `chemistry_calls` is None where they are not offered.
    """

    id: str
    title: str
    summary: str = ""
    listed: bool = True
    join: str = "anyone"
    length_months: int = 12
    extend_months: int = 0
    ask_up_to: int = 3
    chemistry_calls: ChemistryCalls | None = ChemistryCalls()
    mentor_grades: tuple[str, ...] = ()
    mentee_grades: tuple[str, ...] = ()
    mentor_training: bool = False
    other_organisation: bool = False
    sessions: SessionPlan = SessionPlan()
    line_manager: bool = False
    choose_again_months: int = 6
    same_mentor_again: bool = False
    answer: AnswerDays = AnswerDays()

    @property
    def roster_only(self) -> bool:
        """Only people a coordinator enrolled may ask in this scheme."""
        return self.join == "roster"

    def takes_as_mentor(self, grade: str) -> bool:
        """R6: somebody of this grade may be a mentor here, as far as grades decide."""
        return not self.mentor_grades or grade in self.mentor_grades


PLAIN = {
    "listed",
    "join",
    "length_months",
    "extend_months",
    "ask_up_to",
    "other_organisation",
    "line_manager",
    "same_mentor_again",
    "summary",
}


def scheme_from(scheme_id: str, front_matter: Mapping[str, Any]) -> Scheme:
    """Read a scheme from its page's front matter, which `directory check` has found sound.

    Fields that are not rules (description, hide, tags) are left alone.
    """
    mentor = front_matter.get("mentor") or {}
    mentee = front_matter.get("mentee") or {}
    again = front_matter.get("choose_again") or {}
    return Scheme(
        id=scheme_id,
        title=front_matter.get("title", scheme_id),
        chemistry_calls=_calls(front_matter.get("chemistry_calls", {})),
        mentor_grades=tuple(mentor.get("grades", ())),
        mentee_grades=tuple(mentee.get("grades", ())),
        mentor_training=mentor.get("training", False),
        sessions=_only(SessionPlan, front_matter.get("sessions") or {}),
        choose_again_months=again.get("mentor_left_within_months", Scheme.choose_again_months),
        answer=_only(AnswerDays, front_matter.get("answer") or {}),
        **{name: front_matter[name] for name in PLAIN & front_matter.keys()},
    )


def _calls(value: Any) -> ChemistryCalls | None:
    return None if value is False else _only(ChemistryCalls, value or {})


def _only(kind: type[T], values: Mapping[str, Any]) -> T:
    known = {field.name for field in fields(kind)}  # type: ignore[arg-type]
    return kind(**{name: value for name, value in values.items() if name in known})
