"""The words that a pool's files may use, and the rules of its schemes for mentors."""

from collections.abc import Sequence
from dataclasses import dataclass

from directory.conditions import Rule
from directory.place import Place

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


def known_from(programme: Place | None, schemes: Sequence[str]) -> Known:
    """Gather what a programme's file lists, as far as it can be read."""
    if programme is None:
        return Known(schemes=tuple(schemes))
    grades = programme.get("grades")
    found = [_text(grade, "id") for grade in grades.items()] if grades else []
    names = [_text(grade, "name") for grade in grades.items()] if grades else []
    return Known(
        grades=tuple(filter(None, found)),
        topics=_listed(programme, "topics"),
        organisations=_listed(programme, "organisations"),
        meets=_listed(programme, "meets") or MEETS,
        offers=_listed(programme, "offers") or OFFERS,
        schemes=tuple(schemes),
        grade_names=tuple(names) if all(found) else (),
    )


def _text(place: Place, name: str) -> str:
    found = place.get(name)
    return found.value if found and isinstance(found.value, str) else ""


def _listed(programme: Place, name: str) -> tuple[str, ...]:
    return tuple(item.value for item in programme.texts(name))
