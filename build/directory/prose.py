"""Turns a biography's CommonMark into HTML in which nothing can run, load or pretend."""

import re
from functools import cache
from html import unescape

import nh3
from comrak import RenderOptions, render_markdown

TAGS = {
    "p", "br", "hr", "strong", "em", "code", "pre", "blockquote",
    "ul", "ol", "li", "a", "h3", "h4", "h5", "h6",
}  # fmt: skip
ATTRIBUTES: dict[str, set[str]] = {"*": set(), "a": {"href"}, "ol": {"start"}}
SCHEMES = {"http", "https"}
TOP_HEADING, LAST_HEADING = 3, 6
HEADING = re.compile(r"<(/?)h([1-6])>")
TAG = re.compile(r"<[^>]*>")


@cache
def _options() -> RenderOptions:
    """What looks like a tag is shown as it was typed."""
    options = RenderOptions()
    options.escape = True
    return options


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=TAGS,
        attributes=ATTRIBUTES,
        attribute_filter=_elsewhere_only,
        url_schemes=SCHEMES,
        link_rel="nofollow noopener",
        strip_comments=True,
    )


def _elsewhere_only(tag: str, attribute: str, value: str) -> str | None:
    """Keep links that name a whole address: others would pose as pages of this site."""
    if (tag, attribute) == ("a", "href"):
        return value if value.lower().startswith(("http://", "https://")) else None
    return value


def to_html(text: str) -> str:
    """Render a biography as HTML that is safe to stand in a page."""
    rendered = render_markdown(text, render_options=_options())
    return _cleaner().clean(HEADING.sub(_below_the_page, rendered))


def _below_the_page(tag: re.Match[str]) -> str:
    """A biography's headings stand below the page's own."""
    return f"<{tag[1]}h{min(int(tag[2]) + TOP_HEADING - 1, LAST_HEADING)}>"


def to_text(html: str, most: int) -> str:
    """Return the first words of rendered HTML as plain text, at most so many characters."""
    words = unescape(TAG.sub(" ", html)).split()
    said = " ".join(words).replace(" ,", ",").replace(" .", ".")
    return said if len(said) <= most else said[: most - 1].rsplit(" ", 1)[0] + "\u2026"
