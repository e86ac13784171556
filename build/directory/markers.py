"""What the markers in the prose stand for: search, schemes, their rules and mentors, events."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from markupsafe import Markup

from directory.browse import Facets, rows
from directory.facets import Value
from directory.fragments import render
from directory.pool import Event, Pool
from directory.rules_in_words import months, rules_in_words
from directory.setting import Setting, write
from mentoring.domain.scheme import Scheme
from mentoring.domain.slug import slug
from mentoring.domain.wording import day, zone_name

MARKER = re.compile(
    r"<!-- (search|schemes|rules|mentors|events) -->(?:.*?<!-- /\1 -->)?", re.DOTALL
)
SHOWN = 24
OFFERED = 100

Filling = Callable[[], Markup]


def fill_prose(setting: Setting, pool: Pool, facets: Facets) -> None:
    """Fill every marker of the rendered prose; pages filled before are filled anew."""
    _fill(setting.out / "index.html", {"search": lambda: _search(pool, facets)})
    _fill(setting.out / "schemes/index.html", {"schemes": lambda: _schemes(pool)})
    _fill(setting.out / "events/index.html", {"events": lambda: _events(pool)})
    for scheme in pool.programme.schemes.values():
        _fill(setting.out / "schemes" / scheme.id / "index.html", _of_scheme(pool, scheme))


def _of_scheme(pool: Pool, scheme: Scheme) -> dict[str, Filling]:
    return {
        "rules": lambda: render("rules.html", said=rules_in_words(scheme, pool.programme)),
        "mentors": lambda: _mentors(pool, scheme),
        "events": lambda: _events_of(pool, scheme),
    }


def _fill(path: Path, fillings: Mapping[str, Filling]) -> None:
    if not path.is_file():
        return
    page = path.read_text(encoding="utf-8")

    def filled(match: re.Match[str]) -> str:
        name = match[1]
        return (
            f"<!-- {name} -->\n{fillings[name]()}<!-- /{name} -->" if name in fillings else match[0]
        )

    write(path, MARKER.sub(filled, page))


def _search(pool: Pool, facets: Facets) -> Markup:
    listed = [(values[0].facet, values) for values in facets.values() if values]
    offered = [(facet, values, _commonest(values)) for facet, values in listed]
    return render("search.html", facets=offered, total=len(pool.listed), contact=pool.contact)


def _commonest(values: list[Value]) -> list[Value]:
    """Leave out the rarest values of a long facet: the browse pages have them all."""
    if len(values) <= OFFERED:
        return values
    commonest = sorted(values, key=lambda value: -len(value.mentors))[:OFFERED]
    return [value for value in values if value in commonest]


def _schemes(pool: Pool) -> Markup:
    counts = {
        name: sum(name in one.schemes for one in pool.listed) for name in pool.programme.schemes
    }
    schemes = [
        (scheme, months(scheme.length_months).capitalize(), counts[scheme.id])
        for scheme in sorted(pool.programme.schemes.values(), key=lambda scheme: scheme.title)
    ]
    return render("schemes.html", schemes=schemes)


def _mentors(pool: Pool, scheme: Scheme) -> Markup:
    name = slug(scheme.title)
    inside = [one for one in pool.listed if scheme.id in one.schemes]
    return render(
        "mentors.html",
        scheme=scheme,
        rows=rows(inside[:SHOWN]),
        count=len(inside),
        shown=SHOWN,
        slug=name,
        all=f"/browse/scheme/{name}/",
    )


def _events(pool: Pool) -> Markup:
    events = [_event(pool, event) for event in pool.events]
    return render("events.html", events=events)


def _events_of(pool: Pool, scheme: Scheme) -> Markup:
    """The events of a scheme, and those for all, but for what will not take place."""
    own = [one for one in pool.events if scheme.id in one.schemes or not one.schemes]
    events = [_event(pool, one) for one in own if not one.cancelled]
    return render("scheme_events.html", events=events)


def _event(pool: Pool, event: Event) -> dict[str, object]:
    """What templates say of an event. What is past they leave to a script: see the decisions."""
    one_day = event.starts.date() == event.ends.date()
    ends = f"{event.ends:%H:%M}"
    return {
        **vars(event),
        "day": day(event.starts),
        "from_clock": f"{event.starts:%H:%M}",
        "until": ends if one_day else f"{ends} on {day(event.ends)}",
        "zone": zone_name(pool.programme.zone),
        "schemes": [pool.programme.schemes[one] for one in event.schemes],
    }
