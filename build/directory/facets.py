"""The facets by which mentors are found: their values, in order, with the mentors of each."""

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from directory.biography import Biography
from directory.pool import Pool
from mentoring.domain.slug import slug


@dataclass(frozen=True)
class Facet:
    """A way to narrow the search. `names` gives a mentor's values as people read them."""

    key: str
    title: str
    plural: str
    heading: str
    names: Callable[[Pool, Biography], Iterable[str]]


@dataclass(frozen=True)
class Value:
    """One value of a facet, and the mentors who have it in the order of their names."""

    facet: Facet
    name: str
    slug: str
    mentors: tuple[Biography, ...]

    @property
    def address(self) -> str:
        """Where the value's page is on the site."""
        return f"/browse/{self.facet.key}/{self.slug}/"

    @property
    def heading(self) -> str:
        """Head the value's page."""
        return self.facet.heading.format(self.name)


FACETS = (
    Facet(
        "offers",
        "Offers",
        "offers",
        "Mentors who offer: {}",
        lambda _, one: map(_capital, one.offers),
    ),
    Facet("topic", "Topic", "topics", "Mentors on {}", lambda _, one: one.topics),
    Facet(
        "scheme",
        "Scheme",
        "schemes",
        "Mentors in: {}",
        lambda pool, one: [scheme.title for scheme in pool.schemes_shown(one)],
    ),
    Facet(
        "organisation",
        "Organisation",
        "organisations",
        "Mentors at {}",
        lambda _, one: [one.organisation],
    ),
    Facet(
        "grade",
        "Grade",
        "grades",
        "Mentors by grade: {}",
        lambda pool, one: [pool.programme.grade_name(one.grade)],
    ),
    Facet("location", "Where", "places", "Mentors in {}", lambda _, one: [one.location]),
    Facet(
        "meets",
        "Meets",
        "ways to meet",
        "Mentors who meet: {}",
        lambda _, one: map(_capital, one.meets),
    ),
    Facet(
        "language", "Language", "languages", "Mentors who speak {}", lambda _, one: one.languages
    ),
)


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


@cache
def in_order(text: str) -> str:
    """Fold text so that it sorts as people look for it: without accents and capitals."""
    return "".join(
        one
        for one in unicodedata.normalize("NFKD", text.casefold())
        if not unicodedata.combining(one)
    )


def by_name(biography: Biography) -> tuple[str, str]:
    """Order mentors by name."""
    return in_order(biography.name), biography.id


def values(pool: Pool) -> dict[str, list[Value]]:
    """Return every facet's values that a listed mentor has, in the order they are to be shown."""
    listed = sorted(pool.listed, key=by_name)
    return {facet.key: _values(pool, listed, facet) for facet in FACETS}


def _values(pool: Pool, listed: list[Biography], facet: Facet) -> list[Value]:
    names: dict[str, str] = {}
    mentors: dict[str, list[Biography]] = {}
    for biography in listed:
        for key, name in {slug(name): name for name in facet.names(pool, biography)}.items():
            names.setdefault(key, name)
            mentors.setdefault(key, []).append(biography)
    found = [Value(facet, names[key], key, tuple(mentors[key])) for key in mentors]
    return sorted(found, key=_order(pool, facet))


def _order(pool: Pool, facet: Facet) -> Callable[[Value], tuple[int, str]]:
    ladder: list[str] = []
    if facet.key == "grade":
        ladder = [grade.name for grade in pool.programme.grades]
    if facet.key == "offers":
        ladder = ["Pairing", "Spot session", "Chemistry call"]
    places = {name: index for index, name in enumerate(ladder)}
    return lambda value: (places.get(value.name, len(places)), in_order(value.name))
