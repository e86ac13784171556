"""The browse pages: every filter's value as a plain page, without JavaScript."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from directory.biography import Biography
from directory.facets import Value
from directory.fragments import render
from directory.setting import Setting

PAGE = 100
LISTED = 24

NAMED = 3

Facets = dict[str, list[Value]]


@dataclass(frozen=True)
class Listing:
    """A page of mentors: all with one value of a facet, or with a topic at an organisation.

    `name` is what a page that leads here calls it, `above` are titles and addresses of the pages
    it stands below, `search` is the query that finds the same people.
    """

    name: str
    heading: str
    address: str
    mentors: tuple[Biography, ...]
    above: tuple[tuple[str, str], ...]
    search: str


def rows(biographies: Sequence[Biography], ready: dict[str, Markup] | None = None) -> Markup:
    """Render mentors as rows. `ready` keeps rendered rows between calls."""
    ready = {} if ready is None else ready
    for one in biographies:
        if one.id not in ready:
            ready[one.id] = render("row.html", one=one)
    return Markup().join(ready[one.id] for one in biographies)


def write_browse(setting: Setting, facets: Facets) -> None:
    """Write `/browse/`, and pages for every facet, value, and topic at an organisation."""
    listed = [(values[0].facet, values) for values in facets.values() if values]
    setting.write(
        "/browse/",
        title="Browse everyone",
        content=render("facets.html", facets=listed, most=LISTED),
        description="Everyone in the directory, by topic, scheme, organisation, grade and place.",
    )
    ready: dict[str, Markup] = {}
    narrower = _narrower(facets)
    for facet, values in listed:
        setting.write(
            f"/browse/{facet.key}/",
            title=f"Browse by {facet.plural}",
            content=render("facet.html", facet=facet, values=values),
            description=f"Everyone in the directory by {facet.plural}.",
        )
        for value in values:
            address = value.address
            _write_listing(setting, _of_value(value), narrower.get(address, ()), ready)
    for topic in facets["topic"]:
        for pair in narrower.get(topic.address, ()):
            _write_listing(setting, pair, (), ready)


def _narrower(facets: Facets) -> dict[str, list[Listing]]:
    """For the address of each topic and each organisation, the pairs of both that have mentors."""
    found: dict[str, list[Listing]] = {}
    organisations = facets["organisation"]
    of = {one.id: value for value in organisations for one in value.mentors}
    for topic in facets["topic"]:
        mentors: dict[str, list[Biography]] = {}
        for one in topic.mentors:
            mentors.setdefault(of[one.id].slug, []).append(one)
        for value in organisations:
            if value.slug in mentors:
                pair = _pair(topic, value, tuple(mentors[value.slug]))
                found.setdefault(topic.address, []).append(replace(pair, name=value.name))
                found.setdefault(value.address, []).append(replace(pair, name=topic.name))
    return found


def _pair(topic: Value, organisation: Value, mentors: tuple[Biography, ...]) -> Listing:
    return Listing(
        name="",
        heading=f"{topic.heading}, at {organisation.name}",
        address=f"{topic.address}at/{organisation.slug}/",
        mentors=mentors,
        above=((topic.name, topic.address), (organisation.name, organisation.address)),
        search=f"topic={topic.slug}&organisation={organisation.slug}",
    )


def _of_value(value: Value) -> Listing:
    return Listing(
        name=value.name,
        heading=value.heading,
        address=value.address,
        mentors=value.mentors,
        above=((value.facet.title, f"/browse/{value.facet.key}/"),),
        search=f"{value.facet.key}={value.slug}",
    )


def _write_listing(
    setting: Setting, one: Listing, narrower: Sequence[Listing], ready: dict[str, Markup]
) -> None:
    pages = -(-len(one.mentors) // PAGE)
    for number in range(1, pages + 1):
        shown = one.mentors[(number - 1) * PAGE : number * PAGE]
        names = ", ".join(each.name for each in shown[:NAMED])
        setting.write(
            one.address if number == 1 else f"{one.address}{number}/",
            title=one.heading if number == 1 else f"{one.heading}, page {number}",
            description=f"{one.heading}: {names}{' and others' if shown[NAMED:] else ''}.",
            content=render(
                "value.html",
                one=one,
                narrower=narrower if number == 1 else (),
                number=number,
                pages=pages,
                rows=rows(shown, ready),
            ),
        )
