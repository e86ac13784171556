"""The answer to a pull request: words for people, whatever stands in the files it is about."""

import json
import re
from html import unescape

import comrak
import pytest

from directory.answer import Answer, Change, NotAnAnswer, Page, answer, from_json, markdown, to_json
from directory.github_text import APART, code, words
from mentoring.domain.biography.place import Problem

HOSTILE = [
    "@everyone look [here](https://evil.example) or <https://evil.example>",
    "https://evil.example and www.evil.example and me@evil.example and #12 and GH-12",
    "``` `x` ``` <img src=x onerror=alert(1)> <!-- gone -->",
    "\n\n# Heading\n\n- list\n\n> said\n| a | b |\n|---|---|",
    "![picture](https://evil.example/x.png) **bold** _thin_ ~~gone~~ \\",
    "[ref]\n\n[ref]: https://evil.example",
    "&lt;script&gt; &#64;someone \u202e turned \x1b[31m",
]
LOOK = "Look at them."
CALLS = re.compile(r"@\w|#\d|://|www\.|GH-\d")
"""What GitHub would take for a mention, an address or the number of another change."""


def html(text: str) -> str:
    """Render as GitHub does: with its tables and its addresses that are links by themselves."""
    extensions = comrak.ExtensionOptions()
    extensions.autolink = extensions.table = extensions.strikethrough = True
    rendering = comrak.RenderOptions()
    rendering.unsafe_ = True
    return str(comrak.render_markdown(text, extension_options=extensions, render_options=rendering))


def tags(text: str) -> set[str]:
    return set(re.findall(r"<([a-z0-9]+)", html(text)))


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_others_stays_text(text: str) -> None:
    seen = html(words(text))
    assert tags(words(text)) == {"p"}
    shown = unescape(re.sub(r"</?p>", "", seen)).strip().replace(APART, "")
    assert shown == "".join(
        one if one.isprintable() else "\ufffd" for one in " ".join(text.split())
    )
    assert not CALLS.search(unescape(seen))


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_others_stays_code(text: str) -> None:
    assert tags(code(text)) == {"p", "code"}
    assert code(text).count("\n") == 0


@pytest.mark.parametrize("text", HOSTILE)
def test_an_answer_holds_only_its_own_marks(text: str) -> None:
    problems = [Problem(text, 3, 1, text, text)]
    assert tags(markdown(answer(problems), LOOK)) == {"p", "strong", "ul", "li", "code"}
    pages = [Page(Change.ADDED, f"mentors/{text}/index.html", text)]
    assert tags(markdown(answer([], pages), LOOK)) == {"p", "strong", "ul", "li", "code"}


def test_problems_are_said_with_file_line_field_and_what_to_write() -> None:
    said = markdown(answer([Problem("mentors/a.yml", 4, 8, "grade", "write g6")]), LOOK)
    assert said.startswith("**One thing to mend before this can be published.**")
    assert "- `mentors/a.yml`, line 4, `grade`: write g6\n" in said


def test_pages_of_mentors_come_before_folded_others() -> None:
    pages = [
        Page(Change.ADDED, "mentors/nia/index.html", "Nia"),
        Page(Change.CHANGED, "index.html", "Find a mentor"),
    ]
    said = markdown(answer([], pages), LOOK)
    assert "2 pages change. Look at them." in said
    assert said.index("- Nia `/mentors/nia/`, added") < said.index("<details>")
    assert said.index("<details>") < said.index("- Find a mentor `/`, changed")


def test_of_many_problems_the_first_fifty_are_said_and_the_others_counted() -> None:
    said = markdown(answer([Problem("a", n, 1, "", "mend it") for n in range(1, 81)]), LOOK)
    assert "line 50:" in said
    assert "line 51:" not in said
    assert "- and 30 more" in said


def test_an_answer_is_never_longer_than_a_comment_may_be() -> None:
    long = "`@#" * 5000
    problems = [Problem(long, 1, 1, long, long)] * 5000
    pages = [Page(Change.ADDED, f"{kind}/{long}", long) for kind in ("mentors", "x")] * 5000
    for given in (answer(problems), answer([], pages)):
        assert len(markdown(given, LOOK)) < 65_536


def test_an_answer_survives_its_journey() -> None:
    problems = (Problem("a.yml", 1, 2, "name", "add it"),)
    pages = (Page(Change.REMOVED, "b", "B"),)
    given = Answer(problems, pages, 70, 1, is_compared=False)
    assert from_json(to_json(given).encode()) == given


GOOD = json.loads(to_json(answer([Problem("a", 1, 1, "", "b")])))


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"[]",
        b"null",
        b"\xff",
        b"[" * 100_000,
        json.dumps({**GOOD, "problems": [1]}).encode(),
        json.dumps({**GOOD, "problems": [{"file": "a"}]}).encode(),
        json.dumps({**GOOD, "problem_count": "many"}).encode(),
        json.dumps({**GOOD, "problem_count": float("inf")}).encode(),
        json.dumps({**GOOD, "pages": [{"change": "hacked", "file": "", "title": ""}]}).encode(),
    ],
)
def test_what_is_no_answer_is_refused(text: bytes) -> None:
    with pytest.raises(NotAnAnswer):
        from_json(text)
