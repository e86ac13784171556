"""As many made-up biographies as wanted, the same ones every time."""

import random
import shutil
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
        text = yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=1000)
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
    verb, noun, when, other = map(choose.choice, (VERBS, NOUNS, WHEN, VERBS))
    return f"I {verb} {noun} {when}, and {other} it again."
