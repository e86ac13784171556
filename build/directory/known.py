"""Gathers the words that a pool's files may use from the programme's file."""

from collections.abc import Sequence

from mentoring.domain.biography.known import MEETS, OFFERS, Known
from mentoring.domain.biography.place import Place


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
