"""A text of expectations: its four parts as typed, and beside what stood there before (R20)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime

from mentoring.domain.enrolment import Role
from mentoring.domain.lengths import missing_or_long
from mentoring.domain.refusals import Incomplete
from mentoring.domain.wording import paragraphs

LONGEST = {"goals": 2000, "how_often": 500, "where": 500, "confidential": 500}
"""Characters of each part at most."""
LABELS = {
    "goals": "What it is for",
    "how_often": "How often, and how long",
    "where": "Where you meet",
    "confidential": "What stays between you",
}
MISSING = {
    "goals": "Write what you want to reach together",
    "how_often": "Write how often you meet, and for how long",
    "where": "Write where or how you meet",
    "confidential": "Write what stays between you",
}


@dataclass(frozen=True)
class Terms:
    """The four parts of a text, in plain words."""

    goals: str
    how_often: str
    where: str
    confidential: str


@dataclass(frozen=True)
class Text:
    """One wording, numbered from 1. `by` is None where the scheme's own numbers drafted it.

    `agreed` maps the roles of those who have agreed to it to when they did (UTC).
    """

    number: int
    terms: Terms
    by: Role | None
    written_at: datetime
    agreed: Mapping[str, datetime] = field(default_factory=dict)

    @property
    def agreed_at(self) -> datetime | None:
        """When the second of the two agreed; None while one has yet to."""
        return max(self.agreed.values()) if self.agreed.keys() >= set(Role) else None


@dataclass(frozen=True)
class Part:
    """One part of a text beside what stood there before; `before` is empty where it is the same."""

    name: str
    label: str
    now: str
    before: str = ""


def terms_from(form: Mapping[str, str]) -> Terms:
    """Read a text as typed. Raises Incomplete naming every part that is empty or too long."""
    typed = {name: paragraphs(form.get(name, "")) for name in LONGEST}
    errors: dict[str, str] = {}
    for name, text in typed.items():
        errors |= missing_or_long(LONGEST[name], MISSING[name], **{name: text})
    if errors:
        raise Incomplete(errors)
    return Terms(**typed)


def compared(terms: Terms, before: Terms | None = None) -> list[Part]:
    """The parts of a text in order, each with what stood there before where that was different."""
    names = [one.name for one in fields(Terms)]
    olds = [getattr(before or terms, name) for name in names]
    news = [getattr(terms, name) for name in names]
    return [
        Part(name, LABELS[name], new, "" if new == old else old)
        for name, new, old in zip(names, news, olds, strict=True)
    ]
