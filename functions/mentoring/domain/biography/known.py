"""The words that a mentor's file may use, and the rules of a pool's schemes for mentors."""

from dataclasses import dataclass

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
