"""The preview of a biography shows what its page will: two readers of Markdown agree."""

import re

import pytest

from directory import prose
from directory.load import load
from mentoring.pages.biography_text import to_html
from tests.directory.conftest import PROJECT

SAMPLES = [
    "# A heading\n\n## And another\n\n###### The last",
    "*one* **two** `three`\n\n> said\n\n- a\n- b\n\n1. c\n2. d",
    "[whole](https://maps.example/a?b=c&d=e) and [ours](/my/) and [mail](mailto:x)",
    "<b>typed</b> & <script>alert(1)</script>",
    "A line  \nbroken\n\n***\n\n    code",
    "[script](javascript:alert(1)) [data](data:text/html,x) [other](//maps.example/)",
    "https://maps.example/ stays as it is, and so does www.maps.example",
]


def plain(html: str) -> str:
    """HTML without what no reader sees: blanks between blocks, order of attributes, empty links."""
    ordered = re.sub(r'<a (rel="[^"]*") (href="[^"]*")>', r"<a \2 \1>", html)
    return re.sub(r"\s+", "", ordered.replace(" />", ">").replace("&quot;", '"'))


def test_every_biography_looks_in_its_preview_as_on_its_page() -> None:
    pool, _ = load(PROJECT)
    assert pool is not None
    for one in pool.biographies:
        assert plain(to_html(one.text)) == plain(prose.to_html(one.text)), one.id


@pytest.mark.parametrize("text", SAMPLES)
def test_the_words_and_where_they_lead_are_the_same(text: str) -> None:
    def seen(html: str) -> tuple[list[str], list[str]]:
        words = prose.to_text(html, 500).split()
        return words, re.findall(r'href="([^"]*)"', html)

    words, links = seen(to_html(text))
    expected, expected_links = seen(prose.to_html(text))
    assert links == expected_links
    if "](" not in text:
        assert words == expected
