"""The browse pages: every filter's value as a plain page, without JavaScript."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from markupsafe import Markup

from directory.biography import Biography
from directory.facets import Facet, Value
from directory.fragments import render
from directory.parallel import for_each
from directory.setting import Setting

PAGE = 100
LISTED = 24
NAMED = 3
ROWS_KEPT = 20_000

Facets = dict[str, list[Value]]


@dataclass(frozen=True)
class Listing:
    """A page of mentors: all with one value of a facet, or with a topic at an organisation.

    `name` is what a page that leads here calls it, `above` are titles and addresses of the pages
    it stands below, `search` is the query that finds the same people. `soonest` is where the
    soonest spot sessions on its topic are, if anybody offers one.
    """

    name: str
    heading: str
    address: str
    mentors: tuple[Biography, ...]
    above: tuple[tuple[str, str], ...]
    search: str
    soonest: str = ""


@dataclass(frozen=True)
class Page:
    """One page of a listing that may take several: `number` counts from 1."""

    listing: Listing
    address: str
    number: int
    pages: int
    shown: tuple[Biography, ...]
    narrower: Sequence[Listing]


def rows(biographies: Sequence[Biography]) -> Markup:
    """Render mentors as rows."""
    return Markup("".join(map(_row, biographies)))  # noqa: S704 - rendered by templates


@lru_cache(ROWS_KEPT)
def _row(one: Biography) -> Markup:
    return render("row.html", one=one)


def write_browse(setting: Setting, facets: Facets) -> None:
    """Write `/browse/`, and pages for every facet, value, and topic at an organisation."""
    listed = [(values[0].facet, values) for values in facets.values() if values]
    counted = {facet.key: [_counted(value) for value in values] for facet, values in listed}
    narrower = _narrower(facets)
    if setting.is_stale("/browse/", counted):
        _write_facets(setting, listed)
    for facet, values in listed:
        if setting.is_stale(f"/browse/{facet.key}/", counted[facet.key]):
            _write_facet(setting, facet, values)
    stale = [page for page in _pages(facets, narrower) if _is_stale(setting, page)]
    for_each(partial(_write_page, setting), stale, patiently=True)


def _pages(facets: Facets, narrower: Mapping[str, Sequence[Listing]]) -> Iterator[Page]:
    for values in facets.values():
        for value in values:
            yield from _pages_of(_of_value(value), narrower.get(value.address, ()))
    for topic in facets["topic"]:
        for pair in narrower.get(topic.address, ()):
            yield from _pages_of(pair, ())


def _counted(listing: Listing | Value) -> tuple[str, str, int]:
    return listing.name, listing.address, len(listing.mentors)


def _write_facets(setting: Setting, listed: list[tuple[Facet, list[Value]]]) -> None:
    setting.write(
        "/browse/",
        title="Browse everyone",
        content=render("facets.html", facets=listed, most=LISTED),
        description="Everyone in the directory, by topic, scheme, organisation, grade and place.",
    )


def _write_facet(setting: Setting, facet: Facet, values: list[Value]) -> None:
    setting.write(
        f"/browse/{facet.key}/",
        title=f"Browse by {facet.plural}",
        content=render("facet.html", facet=facet, values=values),
        description=f"Everyone in the directory by {facet.plural}.",
    )


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
        soonest=_soonest(value),
    )


def _soonest(value: Value) -> str:
    offered = value.facet.key == "topic" and any(
        one.spot and "spot session" in one.offers and value.name in one.spot.topics
        for one in value.mentors
    )
    return f"/my/spot-sessions/soonest?topic={value.slug}" if offered else ""


def _pages_of(one: Listing, narrower: Sequence[Listing]) -> Iterator[Page]:
    pages = -(-len(one.mentors) // PAGE)
    for number in range(1, pages + 1):
        shown = one.mentors[(number - 1) * PAGE : number * PAGE]
        address = one.address if number == 1 else f"{one.address}{number}/"
        yield Page(one, address, number, pages, shown, narrower if number == 1 else ())


def _is_stale(setting: Setting, page: Page) -> bool:
    one = page.listing
    return setting.is_stale(
        page.address,
        (one.heading, one.above, one.search, one.soonest, len(one.mentors)),
        "".join([each.row_print for each in page.shown]),
        [_counted(each) for each in page.narrower],
    )


def _write_page(setting: Setting, page: Page) -> None:
    heading = page.listing.heading
    names = ", ".join(each.name for each in page.shown[:NAMED])
    setting.write(
        page.address,
        title=heading if page.number == 1 else f"{heading}, page {page.number}",
        description=f"{heading}: {names}{' and others' if page.shown[NAMED:] else ''}.",
        content=render(
            "value.html",
            one=page.listing,
            narrower=page.narrower,
            number=page.number,
            pages=page.pages,
            rows=rows(page.shown),
        ),
    )
