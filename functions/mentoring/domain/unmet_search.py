"""Searches that found nobody: what of one is counted, and what of the counts is shown (R32).

A search may hold a name, so nothing is kept but a few plain words and known filter values, added to
a count of the month. Words are shown to nobody before as many searches as make a group said them.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from mentoring.domain.identity import month_of
from mentoring.domain.months import months_after
from mentoring.domain.programme import Programme
from mentoring.domain.small_groups import LEAST

MOST_WORDS, MOST_LETTERS = 4, 40
"""Enough for what somebody wants, too little for who they are."""
MOST_FILTERS = 6
MONTHS = 4
"""The running month and three before it are shown; older ones are forgotten."""
PARTS, MOST_IN_A_PART = 16, 32
"""So many searches that differ are counted in a month, and no more: whoever makes them up fills
sixteen small items and then nothing."""
LEAST_LETTERS = 2
OFFERS = ("Pairing", "Spot session", "Chemistry call")
MEETS = ("In person", "Phone", "Video")


@dataclass(frozen=True)
class Counts:
    """One part of a month's counts, by name of the search; forgotten from a date on."""

    month: str
    part: int
    forget_on: date
    counts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Row:
    """A search that enough people made, as coordinators read it."""

    words: str
    filters: tuple[str, ...]
    times: int


@dataclass(frozen=True)
class Month:
    """A month's searches: those that may be shown, and how many others there were."""

    month: date
    rows: tuple[Row, ...]
    others: int


def name_of(words: str, filters: str, programme: Programme) -> str:
    """What is counted of a search, as `parental leave|topic:confidence`; empty for nothing.

    Of the words nothing where there is a digit or an @ among them, else the first few, in lower
    case and letters only; of the filters those whose values the programme itself names.
    """
    known = filter_values(programme)
    kept: list[str] = []
    plain = unicodedata.normalize("NFKC", words).lower()
    if not any(one == "@" or one.isdigit() for one in plain):
        for word in _words(plain)[:MOST_WORDS]:
            if len(" ".join((*kept, word))) <= MOST_LETTERS:
                kept.append(word)
    chosen = sorted({one for one in filters.split() if one in known})[:MOST_FILTERS]
    return f"{' '.join(kept)}|{','.join(chosen)}" if kept or chosen else ""


def _words(text: str) -> list[str]:
    """Words of letters only: digits come in more alphabets than a pattern knows."""
    letters = "".join(one if one.isalpha() else " " for one in text)
    return [word for word in letters.split() if len(word) >= LEAST_LETTERS]


def counts_for(name: str, today: date) -> Counts:
    """The part of this month's counts in which a search is, as it is before anything is counted."""
    part = hashlib.sha256(name.encode()).digest()[0] % PARTS
    first = today.replace(day=1)
    return Counts(month_of(today), part, months_after(first, MONTHS))


def months_shown(today: date) -> list[date]:
    """The first days of the months that are shown, newest first."""
    return [months_after(today.replace(day=1), -back) for back in range(MONTHS)]


def month_from(month: date, parts: Iterable[Counts], programme: Programme) -> Month:
    """What may be shown of a month, the most frequent first."""
    known = filter_values(programme)
    counted = {name: times for part in parts for name, times in part.counts.items()}
    rows = [
        Row(words, tuple(known[one] for one in chosen if one in known), times)
        for (words, chosen), times in ((_read(name), times) for name, times in counted.items())
        if times >= LEAST
    ]
    rows.sort(key=lambda one: (-one.times, one.words, one.filters))
    return Month(month, tuple(rows), sum(counted.values()) - sum(one.times for one in rows))


def filter_values(programme: Programme) -> dict[str, str]:
    """Every filter value the programme names: as the search sends it, and as people read it."""
    named = {
        "offers": OFFERS,
        "topic": programme.topics,
        "scheme": [one.title for one in programme.schemes.values() if one.listed],
        "grade": [one.name for one in programme.grades],
        "meets": MEETS,
    }
    return {f"{facet}:{_slug(one)}": one for facet, names in named.items() for one in names}


def _read(name: str) -> tuple[str, list[str]]:
    words, _, chosen = name.partition("|")
    return words, chosen.split(",") if chosen else []


def _slug(name: str) -> str:
    """The name as it stands in addresses of the site."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
