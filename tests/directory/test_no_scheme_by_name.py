"""No scheme is known to code by name: its page is all there is of it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
PAGES = ROOT / "site/pages/schemes"
CODE = ("functions", "build", "site/theme", "site/assets")
WRITTEN = {".html", ".txt", ".js", ".css", ".svg"}
ORDINARY = {"open", "across", "reverse"}
"""Ids that are words of plain English, too: they count on a line that speaks of schemes."""


def schemes() -> dict[str, str]:
    """The title of each scheme that has a page, by its id."""
    pages = [one for one in PAGES.glob("*.md") if one.stem != "index"]
    return {
        one.stem: yaml.safe_load(one.read_text("utf-8").split("---")[1])["title"] for one in pages
    }


def mentioned(path: str, text: str) -> list[str]:
    """The schemes that a file of code names, by id or title."""
    lines = text.splitlines()
    said = list(constants(text)) if path.endswith(".py") else list(quoted(lines))
    return [
        scheme
        for scheme, title in schemes().items()
        if any(title in one or names(one, scheme, lines[at]) for one, at in said)
        or (not path.endswith(".py") and title in text)
    ]


def constants(source: str) -> Iterator[tuple[str, int]]:
    """Every string in Python code but what explains it, with its line, from nought."""
    tree = ast.parse(source)
    explained = {
        id(one.value)
        for one in ast.walk(tree)
        if isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant)
    }
    for one in ast.walk(tree):
        if (
            isinstance(one, ast.Constant)
            and isinstance(one.value, str)
            and id(one) not in explained
        ):
            yield one.value, one.lineno - 1


def quoted(lines: list[str]) -> Iterator[tuple[str, int]]:
    """What stands in quotes in a template, a script or a style, with its line."""
    for at, line in enumerate(lines):
        for first, second in re.findall(r"\"([^\"]*)\"|'([^']*)'", line):
            yield first or second, at


def names(text: str, scheme: str, line: str) -> bool:
    """The text is the id, or a list or a path with it; an ordinary word only beside `scheme`."""
    if scheme not in ORDINARY:
        return scheme in re.split(r"[;,/=&?\s]+", text)
    parts = [one.strip() for one in re.split(r"[;,/=&?]", text)]
    return scheme in parts and not any(" " in one for one in parts) and "scheme" in line.lower()


def files() -> list[Path]:
    """Everything that decides or shows something."""
    found = (one for folder in CODE for one in (ROOT / folder).rglob("*"))
    return [one for one in found if one.suffix in {".py", *WRITTEN}]


def test_no_code_and_no_template_names_a_scheme() -> None:
    known = {str(one.relative_to(ROOT)): one.read_text("utf-8") for one in files()}
    assert len(known) > 300
    assert {path: found for path, text in known.items() if (found := mentioned(path, text))} == {}


MENTIONS = (
    ("rule.py", 'if enrolment.scheme == "{id}":\n    pass\n'),
    ("rule.py", 'LIMITS = {{"scheme": ("{id}", 3)}}\n'),
    ("rule.py", 'match scheme.id:\n    case "{id}":  # a scheme\n        pass\n'),
    ("rule.py", 'path = "/schemes/{id}/"\n'),
    ("rule.py", 'text = "Welcome to {title}."\n'),
    ("page.html", "{{% if scheme == '{id}' %}}Hello{{% endif %}}"),
    ("page.html", '<a href="/schemes/{id}/">See</a>'),
    ("letter.txt", "You are in {title} now."),
    ("cards.js", 'const first = card.scheme === "{id}";'),
)


@pytest.mark.parametrize("scheme", sorted(schemes()))
@pytest.mark.parametrize(("name", "code"), MENTIONS)
def test_a_mention_of_any_scheme_is_found(name: str, code: str, scheme: str) -> None:
    text = code.format(id=scheme, title=schemes()[scheme])
    assert mentioned(name, text) == [scheme]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("rule.py", '"""What the career scheme needs."""\nSTATE = "open"\n'),
        ("page.html", '<details class="pool-filters" open><summary>Open</summary></details>'),
        ("dialog.js", 'box.setAttribute("open", "");'),
    ],
)
def test_words_that_only_look_like_a_scheme_are_left_alone(name: str, text: str) -> None:
    assert mentioned(name, text) == []
