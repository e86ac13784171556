"""The mentors' own pages, and what the search index is told of each of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from markupsafe import Markup

from directory.biography import Biography
from directory.facets import FACETS, by_name
from directory.fragments import either, render
from directory.parallel import for_each
from directory.pool import Pool
from directory.prose import to_html, to_text
from directory.rules_in_words import days, months
from directory.setting import Setting, facet_links, write
from directory.similar import Neighbours
from mentoring.domain.biography.repository import Repository
from mentoring.domain.scheme import Scheme
from mentoring.domain.slug import slug

DESCRIPTION = 155

Filters = tuple[tuple[str, tuple[str, ...]], ...]
"""The keys of the facets, and a mentor's values of each as they stand in addresses."""


@dataclass(frozen=True)
class Profile:
    """A mentor's page before it is rendered: all it needs from elsewhere, and nothing more."""

    biography: Biography
    schemes: tuple[Scheme, ...]
    similar: tuple[Biography, ...]


@dataclass(frozen=True)
class Offer:
    """One thing a mentor offers: a button (a heading where there is no address) and its meaning."""

    button: str
    sentence: str
    href: str = ""


def write_records(pool: Pool, records: Path) -> None:
    """Write a lean page of every listed mentor for the search index: once it can begin."""
    for one in pool.listed:
        filters = tuple(
            (facet.key, tuple(slug(name) for name in facet.names(pool, one))) for facet in FACETS
        )
        write(records / f"{one.id}.html", record(one, filters))


def write_profiles(setting: Setting, pool: Pool) -> None:
    """Write every listed mentor's page."""
    for _ in for_each(partial(_write, setting), list(profiles(pool))):
        pass


def profiles(pool: Pool) -> Iterable[Profile]:
    """Gather what each listed mentor's page needs."""
    neighbours = Neighbours(pool.listed)
    for one in pool.listed:
        yield Profile(one, pool.schemes_shown(one), neighbours.of(one))


def _write(setting: Setting, profile: Profile) -> None:
    one = profile.biography
    text = to_html(one.text)
    setting.write(
        one.address,
        title=one.name,
        content=content(setting, profile, text),
        description=to_text(f"{one.role}, {one.organisation}. {text}", DESCRIPTION),
    )


def content(setting: Setting, profile: Profile, text: str) -> Markup:
    """Fill the middle of a mentor's page; `text` is the biography as safe HTML."""
    one = profile.biography
    return render(
        "profile.html",
        one=one,
        offers=offers(profile),
        text=Markup(text),  # noqa: S704 - sanitised by prose.to_html
        schemes=profile.schemes,
        similar=profile.similar,
        grade=setting.programme.grade_name(one.grade),
        links=facet_links,
        edit=Repository(setting.repo_url).edit(one.id) if setting.repo_url else "",
    )


def record(one: Biography, filters: Filters) -> Markup:
    """Return the lean page that the search index reads."""
    meta = {
        "name": one.name,
        "address": one.address,
        "role": one.role,
        "organisation": one.organisation,
        "topics": " \u00b7 ".join(one.topics),
        "initials": one.initials,
        "tint": str(one.tint),
    }
    return render(
        "record.html",
        one=one,
        order=by_name(one)[0],
        text=Markup(to_html(one.text)),  # noqa: S704 - sanitised there
        filters=filters,
        meta=meta.items(),
    )


def offers(profile: Profile) -> list[Offer]:
    """Say what the mentor offers, the longest commitment first."""
    one = profile.biography
    found: list[Offer] = []
    if "pairing" in one.offers and profile.schemes:
        found.append(_pairing(one, profile.schemes))
    if "spot session" in one.offers and one.spot:
        found.append(
            Offer(
                "Book a spot session",
                f"{one.spot.minutes} minutes on one topic: {either(one.spot.topics)}. "
                "One talk, and nothing has to follow.",
                f"/my/spot-sessions/new?mentor={one.id}",
            )
        )
    calls = [scheme.chemistry_calls for scheme in profile.schemes if scheme.chemistry_calls]
    if "chemistry call" in one.offers and calls:
        found.append(
            Offer(
                "Chemistry call",
                f"{calls[0].minutes} minutes to find out, before you choose, "
                "whether you suit each other. Say in your request that you would like one.",
            )
        )
    return found


def _pairing(one: Biography, schemes: tuple[Scheme, ...]) -> Offer:
    titles = either([scheme.title for scheme in schemes])
    lengths = {scheme.length_months for scheme in schemes}
    length = months(lengths.pop()) if len(lengths) == 1 else "as long as the scheme runs"
    address = f"/my/requests/new?mentor={one.id}"
    if len(schemes) == 1:
        address += f"&scheme={schemes[0].id}"
    answer = days(max(scheme.answer.close for scheme in schemes))
    sentence = (
        f"{titles}: {length}. You say what you would like to achieve, "
        f"and {one.first_name} has {answer} to answer."
    )
    return Offer(f"Ask {one.first_name} to be your mentor", sentence, address)
