"""The mentors' own pages, and what the search index is told of each of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from markupsafe import Markup

from directory.biography import Biography
from directory.browse import rows
from directory.facets import FACETS, by_name
from directory.fragments import either, render
from directory.parallel import for_each
from directory.pool import Pool
from directory.prose import to_text
from directory.rules_in_words import days, months
from directory.setting import Setting, facet_links, write
from directory.similar import similar
from directory.standing import fingerprint
from mentoring.domain.biography.repository import Repository
from mentoring.domain.chemistry import call_minutes
from mentoring.domain.scheme import Scheme
from mentoring.domain.slug import slug

DESCRIPTION = 155
EVERYONE = "0q0j0x"
"""A word of every record: asked for no word at all, Pagefind loads all that it has of all words.

It stands between what the mentor wrote and what is known of them, so that no passage runs over.
"""

Filters = tuple[tuple[str, str], ...]
"""A facet's key and a mentor's value of it as it stands in addresses; for all values."""


@dataclass(frozen=True)
class Profile:
    """A mentor's page before it is rendered: all it needs from elsewhere, and nothing more."""

    biography: Biography
    schemes: tuple[Scheme, ...]
    similar: tuple[Biography, ...]


@dataclass(frozen=True)
class Record:
    """What the search index is told of a mentor."""

    biography: Biography
    filters: Filters

    def __repr__(self) -> str:
        """Stand for all of it."""
        return f"{self.biography.print} {self.filters}"


@dataclass(frozen=True)
class Offer:
    """One thing a mentor offers: a button and its meaning.

    `times_of` is the mentor whose next free times are told beside it, `calls_of` the one of whom it
    is told where there can be no call at the moment.
    """

    button: str
    sentence: str
    href: str
    times_of: str = ""
    calls_of: str = ""


def records(pool: Pool) -> list[Record]:
    """Gather what the search index is to know."""
    return [Record(one, _filters(pool, one)) for one in pool.listed]


def write_records(folder: Path, found: Sequence[Record]) -> None:
    """Write a lean page for each of them, for the search index to read."""
    for_each(partial(_write_record, folder), found)


def write_profiles(setting: Setting, pool: Pool) -> None:
    """Write every listed mentor's page that isn't there already as it has to be."""
    schemes = {name: fingerprint(one) for name, one in pool.programme.schemes.items()}
    stale = [one for one in profiles(pool) if _is_stale(setting, one, schemes)]
    for_each(partial(_write, setting), stale, patiently=True)


def _is_stale(setting: Setting, profile: Profile, schemes: Mapping[str, str]) -> bool:
    one = profile.biography
    return setting.is_stale(
        one.address,
        one.print,
        setting.programme.grade_name(one.grade),
        [schemes[scheme.id] for scheme in profile.schemes],
        [other.row_print for other in profile.similar],
    )


def _filters(pool: Pool, one: Biography) -> Filters:
    found = ((facet.key, slug(name)) for facet in FACETS for name in facet.names(pool, one))
    return tuple(dict.fromkeys(found))


def profiles(pool: Pool) -> Iterable[Profile]:
    """Gather what each listed mentor's page needs."""
    for one, others in zip(pool.listed, similar(pool.listed), strict=True):
        yield Profile(one, pool.schemes_shown(one), others)


def _write(setting: Setting, profile: Profile) -> None:
    one = profile.biography
    setting.write(
        one.address,
        title=one.name,
        content=content(setting, profile),
        description=to_text(f"{one.role}, {one.organisation}. {one.html}", DESCRIPTION),
    )


def content(setting: Setting, profile: Profile) -> Markup:
    """Fill the middle of a mentor's page."""
    one = profile.biography
    return render(
        "profile.html",
        one=one,
        offers=offers(profile),
        text=Markup(one.html),  # noqa: S704 - sanitised by prose.to_html
        schemes=profile.schemes,
        similar=rows(profile.similar),
        grade=setting.programme.grade_name(one.grade),
        links=facet_links,
        address=setting.whole(one.address) or f"{one.address} of {setting.programme.name}",
        edit=Repository(setting.repo_url).edit(one.id) if setting.repo_url else "",
    )


def _write_record(folder: Path, one: Record) -> None:
    write(folder / f"{one.biography.id}.html", record(one.biography))


def record(one: Biography) -> Markup:
    """Return the lean page that the search index reads."""
    return render(
        "record.html",
        one=one,
        order=by_name(one)[0],
        text=Markup(one.html),  # noqa: S704 - sanitised by prose.to_html
        everyone=EVERYONE,
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
                f"One talk on one topic: {either(one.spot.topics)}. Nothing has to follow.",
                f"/my/spot-sessions/new?mentor={one.id}",
                times_of=one.id,
            )
        )
    calls = [scheme for scheme in profile.schemes if call_minutes(one.offers, scheme)]
    if "pairing" in one.offers and calls:
        found.append(_call(one, calls))
    return found


def _pairing(one: Biography, schemes: tuple[Scheme, ...]) -> Offer:
    titles = either([scheme.title for scheme in schemes])
    lengths = {scheme.length_months for scheme in schemes}
    length = months(lengths.pop()) if len(lengths) == 1 else "as long as the scheme runs"
    answer = days(max(scheme.answer.close for scheme in schemes))
    sentence = (
        f"{titles}: {length}. You say what you would like to achieve, "
        f"and {one.first_name} has {answer} to answer."
    )
    return Offer(f"Ask {one.first_name} to be your mentor", sentence, _ask(one, schemes))


def _call(one: Biography, calls: Sequence[Scheme]) -> Offer:
    """Lead to the page that books the call, in the one scheme if there is one only."""
    minutes = sorted({call_minutes(one.offers, scheme) for scheme in calls})
    length = f"{minutes[0]} minutes" if len(minutes) == 1 else "A short call"
    sentence = f"{length} to find out whether you suit each other, before you ask."
    required = [each for each in calls if each.chemistry_calls and each.chemistry_calls.required]
    if required:
        sentence += f" {either([scheme.title for scheme in required])} needs one first."
    address = f"/my/chemistry-calls/new?mentors={one.id}"
    one_scheme = f"&scheme={calls[0].id}" if len(calls) == 1 else ""
    return Offer("Book a chemistry call", sentence, f"{address}{one_scheme}", calls_of=one.id)


def _ask(one: Biography, schemes: tuple[Scheme, ...]) -> str:
    """Lead to the form that asks the mentor, in the one scheme if there is one only."""
    address = f"/my/requests/new?mentor={one.id}"
    return f"{address}&scheme={schemes[0].id}" if len(schemes) == 1 else address
