"""Places that are free, counted every morning over a scheme's mentors, by topic and grade."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from mentoring.domain.people import Mentor
from mentoring.domain.room import room


@dataclass(frozen=True)
class Census:
    """How many places anybody could ask for on the morning of a local date.

    A mentor with several topics counts with each of them. It needs no version: whoever counts the
    same morning again finds the same, or what is truer by now.
    """

    scheme: str
    on: date
    free: int = 0
    topics: Mapping[str, int] = field(default_factory=dict)
    grades: Mapping[str, int] = field(default_factory=dict)


def census(scheme: str, mentors: Iterable[Mentor], today: date) -> Census:
    """Count places; a mentor who can't be asked, is away or is waited for has none."""
    free, topics, grades = 0, Counter[str](), Counter[str]()
    for mentor in mentors:
        places = _places(mentor, today)
        free += places
        if places:
            topics.update(dict.fromkeys(mentor.published.topics, places))
            grades[mentor.published.grade] += places
    return Census(scheme, today, free, dict(topics), dict(grades))


def add(one: Census, other: Census) -> Census:
    """Two parts of one census."""
    return Census(
        one.scheme,
        one.on,
        one.free + other.free,
        dict(Counter(one.topics) + Counter(other.topics)),
        dict(Counter(one.grades) + Counter(other.grades)),
    )


def _places(mentor: Mentor, today: date) -> int:
    can_be_asked = (
        mentor.person_id and not mentor.withdrawn and "pairing" in mentor.published.offers
    )
    return room(mentor, today) if can_be_asked else 0
