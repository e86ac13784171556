"""A biography's CommonMark as HTML in which nothing can run or load, as its page will show it."""

from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

SCHEMES = ("http://", "https://")
LAST_HEADING = 6
BELOW = 2
"""A biography's headings stand below the page's own."""


def to_html(text: str) -> Markup:
    """Render a biography: what looks like a tag is shown as it was typed, pictures are links.

    Links lead to whole addresses on the web; all others stay text.
    """
    tokens = _markdown().parse(text)
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(int(token.tag[1:]) + BELOW, LAST_HEADING)}"
        for inner in token.children or ():
            _apart(inner)
    html: str = _markdown().renderer.render(tokens, _markdown().options, {})
    return Markup(html)  # noqa: S704 - the renderer escapes all that it does not make itself


def _apart(token: Token) -> None:
    """Tell browsers and search engines that a link is somebody else's word."""
    if token.type == "link_open":
        token.attrSet("rel", "nofollow noopener")
        token.attrs.pop("title", None)


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False}).disable("image")
    markdown.validateLink = lambda url: url.lower().startswith(SCHEMES)  # type: ignore[method-assign]
    return markdown
