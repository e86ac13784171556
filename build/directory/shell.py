"""The page shell: one page as the theme renders it, open at three places to be filled."""

import re
from functools import lru_cache
from html import escape
from pathlib import Path

TITLE = "<!-- shell:title -->"
HEAD = "<!-- shell:head -->"
CONTENT = "<!-- shell:content -->"
MARKERS = (TITLE, HEAD, CONTENT)
PLACE = Path("functions/mentoring/pages/shell.html")

RELATIVE = re.compile(r'(?<=\s)(href|src)="(?:\.\./)+([^"]*)"')
BLANK_LINES = re.compile(r"\n\s*\n+")
INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
SWITCHES = re.compile(r"(<body[^>]*>).*?(?=<header)", re.DOTALL)
DIALOG = re.compile(r'<div class="md-dialog".*?</div>\s*</div>', re.DOTALL)


class NotAShell(Exception):
    """The rendered specimen lacks a marker: an override in site/theme lost it."""


def lighten(page: str) -> str:
    """Take from a rendered page what only the theme's scripts would use."""
    page = DIALOG.sub("", SWITCHES.sub(r"\1\n", page))
    return page.replace('<html lang="en" class="no-js">', '<html lang="en-GB">')


def cut(specimen: str) -> str:
    """Make the shell of the rendered specimen: addresses from the root, nothing superfluous."""
    rooted = RELATIVE.sub(r'\1="/\2"', specimen)
    tidy = BLANK_LINES.sub("\n", INDENT.sub("", rooted)).strip() + "\n"
    for marker in MARKERS:
        if tidy.count(marker) != 1:
            raise NotAShell(f"The specimen page needs {marker} once: mend site/theme/main.html.")
    return tidy


def fill(
    shell: str,
    *,
    title: str,
    content: str,
    description: str = "",
    address: str = "",
    head: str = "",
) -> str:
    """Return a page: the shell with its title, its content (HTML) and what its head says of both.

    `address` is the page's whole one, where the site has one; `head` is more HTML for the head.
    """
    head = _said(title, description) + (_placed(address) if address else "") + head
    before, middle, inside, after = _parts(shell)
    return "".join((before, escape(title), middle, head, inside, content, after))


@lru_cache(2)
def _parts(shell: str) -> tuple[str, str, str, str]:
    before, rest = shell.split(TITLE)
    middle, rest = rest.split(HEAD)
    inside, after = rest.split(CONTENT)
    return before, middle, inside, after


def _said(title: str, description: str) -> str:
    """What search engines and people's messages show of a page."""
    said = f'<meta property="og:title" content="{escape(title)}">\n'
    if description:
        text = escape(description)
        said += f'<meta name="description" content="{text}">\n'
        said += f'<meta property="og:description" content="{text}">\n'
    return said


def _placed(address: str) -> str:
    place = escape(address)
    return f'<link rel="canonical" href="{place}">\n<meta property="og:url" content="{place}">\n'
