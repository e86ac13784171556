"""The browse pages: every filter's value as a plain page, without JavaScript."""

from collections.abc import Sequence

from markupsafe import Markup

from directory.biography import Biography
from directory.facets import Value
from directory.fragments import render
from directory.setting import Setting

PAGE = 100
LISTED = 24

Facets = dict[str, list[Value]]


def rows(biographies: Sequence[Biography], ready: dict[str, Markup] | None = None) -> Markup:
    """Render mentors as rows. `ready` keeps rendered rows between calls."""
    ready = {} if ready is None else ready
    for one in biographies:
        if one.id not in ready:
            ready[one.id] = render("row.html", one=one)
    return Markup().join(ready[one.id] for one in biographies)


def write_browse(setting: Setting, facets: Facets) -> None:
    """Write `/browse/`, a page for every facet, and the pages of every value."""
    listed = [(values[0].facet, values) for values in facets.values() if values]
    setting.write(
        "/browse/",
        title="Browse everyone",
        content=render("facets.html", facets=listed, most=LISTED),
        description="Everyone in the directory, by topic, scheme, organisation, grade and place.",
    )
    ready: dict[str, Markup] = {}
    for facet, values in listed:
        setting.write(
            f"/browse/{facet.key}/",
            title=f"Browse by {facet.plural}",
            content=render("facet.html", facet=facet, values=values),
        )
        for value in values:
            _write_value(setting, value, ready)


def _write_value(setting: Setting, value: Value, ready: dict[str, Markup]) -> None:
    pages = -(-len(value.mentors) // PAGE)
    for number in range(1, pages + 1):
        shown = value.mentors[(number - 1) * PAGE : number * PAGE]
        setting.write(
            value.address if number == 1 else f"{value.address}{number}/",
            title=value.heading if number == 1 else f"{value.heading}, page {number}",
            content=render(
                "value.html", value=value, number=number, pages=pages, rows=rows(shown, ready)
            ),
        )
