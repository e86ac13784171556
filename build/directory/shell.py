"""The page shell: one page as the theme renders it, open at three places to be filled."""

import re
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


def fill(shell: str, *, title: str, content: str, description: str = "", head: str = "") -> str:
    """Return a page: the shell with its title, its content (HTML) and more for its head (HTML)."""
    if description:
        head = f'<meta name="description" content="{escape(description)}">\n{head}'
    before, rest = shell.split(TITLE)
    middle, rest = rest.split(HEAD)
    inside, after = rest.split(CONTENT)
    return "".join((before, escape(title), middle, head, inside, content, after))
