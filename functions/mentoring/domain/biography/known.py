"""The words that a mentor's file may use, and the rules of a pool's schemes for mentors."""

from dataclasses import dataclass, replace
from typing import Self

from mentoring.domain.biography.conditions import Rule

OFFERS = ("pairing", "chemistry call", "spot session")
MEETS = ("in person", "phone", "video")


@dataclass(frozen=True, eq=False)
class Known:
    """What other files may use. A list that could not be read is empty and allows all.

    `grade_names` has a name for each of `grades`, or is empty. One `Known` is like another only
    if it is the same: forms are kept for each, and comparing thousands of words takes long.
    """

    grades: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    meets: tuple[str, ...] = MEETS
    offers: tuple[str, ...] = OFFERS
    schemes: tuple[str, ...] = ()
    grade_names: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()

    def with_rules(self, rules: tuple[Rule, ...]) -> Self:
        """Return the same words with the rules that are made of them."""
        return replace(self, rules=rules)

    def grade_name(self, grade: str) -> str:
        """Return what people call a grade; its id where that isn't known."""
        names = dict(zip(self.grades, self.grade_names, strict=False))
        return names.get(grade, grade)
