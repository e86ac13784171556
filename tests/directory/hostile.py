"""A pool whose every text tries something, for `check`, `build` and a browser."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from mentoring.domain.slug import slug
from tests.directory.conftest import CASES, ENOUGH_WORDS, PROJECT, SAMPLE, with_theme

TEXTS: dict[str, Any] = yaml.safe_load((CASES / "hostile/texts.yml").read_text(encoding="utf-8"))
SOUND: list[str] = [text for group in TEXTS["sound"].values() for text in group]
WORD = "witness"
"""Stands in every biography, so that a search finds all of them."""
TOPIC = 60
MOST_TOPICS = 190
PROGRAMME_NAME = '<script>window.__ran=1</script> "A" --> <!-- shell:title -->'
PAGE = "---\n{rules}---\n\n<!-- rules -->\n"


def fields_of(number: int, text: str, *, everywhere: bool = True) -> dict[str, Any]:
    """Return a mentor with the text in every field of text, cut to what the field allows."""
    said = text if everywhere else "Plain"
    return {
        "name": f"{said[:70]} {number}",
        "pronouns": said[:30],
        "role": said[:120],
        "organisation": said[:120],
        "grade": "acc",
        "location": said[:60],
        "schemes": ["career"],
        "topics": [topic_of(text)] if everywhere else ["part-time working"],
        "offers": ["pairing", "chemistry call"],
        "meets": ["video"],
        "languages": [said[:40]],
        "training": said[:200],
        "biography": f"{text}\n\n{ENOUGH_WORDS} {WORD}.\n\nAgain: {text} {text}\n",
    }


def topic_of(text: str) -> str:
    """Return the topic that the text is: the first of those that would have its address."""
    return topics()[slug(text[:TOPIC])]


def topics() -> dict[str, str]:
    """Return texts that have addresses of their own as topics, by the address."""
    found: dict[str, str] = {}
    for text in SOUND:
        key = slug(text[:TOPIC])
        if key in found or len(found) < MOST_TOPICS:
            found.setdefault(key, text[:TOPIC])
    return _Known(found)


class _Known(dict[str, str]):
    """Words by their address; a plain one for whatever there was no room for."""

    def __missing__(self, _key: str) -> str:
        return "part-time working"


def hostile_pool(folder: Path) -> Path:
    """Make the pool, with what building it needs."""
    root = with_theme(Path(shutil.copytree(SAMPLE, folder / "pool")))
    shutil.copy(PROJECT / "site/pages/compare.md", root / "site/pages")
    for name, content in _files():
        (root / name).write_text(content, encoding="utf-8")
    return root


def _files() -> Iterator[tuple[str, str]]:
    first = [group[0] for group in TEXTS["sound"].values()]
    programme = yaml.safe_load((SAMPLE / "site/programme.yml").read_text())
    del programme["organisations"]
    programme["name"] = PROGRAMME_NAME
    programme["contact"] = {"name": first[0], "text": " ".join(first)}
    programme["topics"] += topics().values()
    programme["grades"] += [
        {"id": f"g{number}", "name": text, "level": 1} for number, text in enumerate(first)
    ]
    yield "site/programme.yml", _dumped(programme)
    for number, text in enumerate(first):
        rules = _dumped({"title": text[:60], "summary": text, "description": text})
        yield f"site/pages/schemes/evil-{number}.md", PAGE.format(rules=rules)
    yield "site/events.yml", _dumped({"events": [*map(_event, range(len(first)), first)]})
    for number, text in enumerate(SOUND):
        yield f"mentors/evil-{number}.yml", _dumped(fields_of(number, text))


def _event(number: int, text: str) -> dict[str, Any]:
    said = dict.fromkeys(("title", "where", "come"), text)
    said |= {"kind": "briefing", "for": "everyone", "text": f"{text}\n{text}"}
    return {"id": f"evil-{number}", "starts": "2026-12-08 12:30", "minutes": 60, **said}


def _dumped(fields: dict[str, Any]) -> str:
    return yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=10_000)
