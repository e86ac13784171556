"""As many made-up biographies as wanted, the same ones every time."""

import random
import shutil
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from directory.load import load
from directory.pool import Pool
from mentoring.domain.slug import slug
from tests.played import ROOT

WORDS = 180
SEED = 2026
FIRST = ["Aisha", "Bethan", "Callum", "Dele", "Farah", "Hywel", "Ines", "Jonah", "Kofi", "Mei"]
LAST = ["Abara", "Bello", "Clarke", "Davies", "Evans", "Gill", "Hughes", "Iqbal", "Lloyd", "Nguyen"]
VERBS = ["learnt from", "led", "moved", "built up", "lost", "found", "changed", "shared", "stopped"]
NOUNS = [
    "a team", "a service", "a budget", "the control room", "a ward", "two departments",
    "a night shift", "a hard meeting", "my confidence", "a promotion board", "a public inquiry",
]  # fmt: skip
SYLLABLES = [one + other for one in "bcdfglmnprst" for other in "aeiou"]
VOCABULARY = 8_000
RARE = 6
"""Words of a sentence that few others have."""
WHEN = ["last year", "in my first post", "on four days a week", "after a setback", "with luck"]


def make_project(folder: Path, count: int) -> None:
    """Fill a folder with this repository's site and `count` biographies of about 180 words."""
    shutil.copytree(ROOT / "site", folder / "site")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "build").mkdir()
    shutil.copy(ROOT / "build/hooks.py", folder / "build")
    (folder / "mentors").mkdir()
    pool, problems = load(ROOT)
    if pool is None:
        raise SystemExit(f"{len(problems)} problems in mentors/ and site/: mend those first.")
    choose = random.Random(SEED)
    for number in range(count):
        fields = _fields(pool, choose, number)
        text = yaml.dump(
            fields, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1000
        )
        name = slug(fields["name"])
        (folder / "mentors" / f"{name}-{number}.yml").write_text(text, encoding="utf-8")


def _fields(pool: Pool, choose: random.Random, number: int) -> dict[str, Any]:
    real = choose.choice(pool.biographies)
    return {
        "name": f"{choose.choice(FIRST)} {_initials(number)} {choose.choice(LAST)}",
        "role": real.role,
        "organisation": real.organisation,
        "grade": real.grade,
        "location": real.location,
        "schemes": ["career", "open"],
        "topics": choose.sample(pool.programme.topics, 4),
        "offers": ["pairing", "chemistry call"],
        "meets": list(real.meets),
        "places": choose.randint(1, 3),
        "biography": _biography(choose),
    }


def _initials(number: int) -> str:
    """Return initials of their own for every number: nobody has another's whole name."""
    first, second = divmod(number, 26)
    rest = f"{_initials(first - 1)} " if first else ""
    return f"{rest}{chr(ord('A') + second)}."


def _biography(choose: random.Random) -> str:
    items = "\n".join(f"- {choose.choice(NOUNS)} {choose.choice(WHEN)}" for _ in range(4))
    head = f"**Where I can help**\n\n{items}\n\nSee [the guidance](/guidance/mentors/)."
    said, paragraphs = len(head.split()), [head]
    while said < WORDS:
        paragraphs.append(" ".join(_sentence(choose) for _ in range(4)))
        said += len(paragraphs[-1].split())
    return "\n\n".join([*paragraphs[1:], paragraphs[0]]) + "\n"


def _sentence(choose: random.Random) -> str:
    verb, noun, when = map(choose.choice, (VERBS, NOUNS, WHEN))
    rare = " ".join(choose.choices(_vocabulary(), _weights(), k=RARE))
    return f"I {verb} {noun} {when}: {rare}."


@cache
def _vocabulary() -> list[str]:
    """Made-up words of two to four syllables, always the same."""
    choose = random.Random(SEED)
    made = {"".join(choose.choices(SYLLABLES, k=choose.randint(2, 4))) for _ in range(VOCABULARY)}
    return sorted(made)


@cache
def _weights() -> list[float]:
    """The commoner a word, the more often it comes: as the inverse of its place (Zipf's law)."""
    places = list(range(1, len(_vocabulary()) + 1))
    random.Random(SEED).shuffle(places)
    return [1 / place for place in places]
