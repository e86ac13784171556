"""Letters in words: one template a letter, from which text and HTML are made alike."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from mentoring.domain import wording
from mentoring.domain.letter import Post

TEMPLATES = Path(__file__).parent / "letters"
BUTTON = re.compile(r"\[\[(?P<label>.+?) -> (?P<address>\S+)\]\]")
BRACKETS = re.compile(r"\[(?=\[)")
"""A bracket before another one: what people write must not read as a button."""


@dataclass(frozen=True)
class Written:
    """A letter as it is sent."""

    subject: str
    text: str
    html: str


def write(post: Post, site: str) -> Written:
    """Write the letter for its reader; `site` is the pool's address without a slash at its end.

    A template's first line is the subject; paragraphs stand apart by an empty line; a paragraph
    `[[Label -> address]]` becomes the one button, its address spelt out below it.
    """
    zone = post.programme.zone
    facts = {name: BRACKETS.sub("[ ", fact) for name, fact in post.letter.facts.items()}
    template = _environment().get_template(f"{post.letter.kind.value}.txt")
    source = template.render(
        facts,
        site=site,
        programme=post.programme,
        about=post.about,
        suggested=post.suggested,
        day=lambda text: wording.day(_local(text, zone)),
        short_day=lambda text: wording.short_day(_local(text, zone)),
        time=lambda text: f"{_local(text, zone):%H:%M}",
        clock=lambda text: wording.clock(datetime.fromisoformat(text), zone),
    )
    subject, _, body = source.partition("\n")
    parts = [part.strip("\n") for part in re.split(r"\n\s*\n", body.strip()) if part.strip()]
    return Written(wording.cut_line(subject), _text(parts), _html(subject, parts))


def _local(text: str, zone: ZoneInfo) -> date:
    if "T" in text:
        return datetime.fromisoformat(text).astimezone(zone)
    return date.fromisoformat(text)


def _text(parts: list[str]) -> str:
    return "\n\n".join(_spelt_out(part) for part in parts) + "\n"


def _spelt_out(part: str) -> str:
    button = BUTTON.fullmatch(part)
    return f"{button['label']}:\n{button['address']}" if button else part


def _html(subject: str, parts: list[str]) -> str:
    layout = _environment().get_template("layout.html")
    return layout.render(subject=subject, parts=[_paragraph(part) for part in parts])


def _paragraph(part: str) -> Markup:
    button = BUTTON.fullmatch(part)
    if button:
        return Markup(
            '<p style="margin:24px 0 8px"><a href="{0}" style="background:#0b5351;color:#ffffff;'
            "padding:12px 20px;border-radius:6px;text-decoration:none;display:inline-block;"
            'font-weight:bold">{1}</a></p>'
            '<p style="font-size:14px;color:#4a4a46;word-break:break-all">{0}</p>'
        ).format(button["address"], button["label"])
    if part.startswith("> "):
        quoted = "\n".join(line.removeprefix(">").removeprefix(" ") for line in part.split("\n"))
        style = "margin:16px 0;padding:4px 16px;border-left:4px solid #0b5351"
        return Markup('<blockquote style="{}">{}</blockquote>').format(style, _lines(quoted))
    return Markup("<p>{}</p>").format(_lines(part))


def _lines(text: str) -> Markup:
    return Markup("<br>\n").join(escape(line) for line in text.split("\n"))


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=lambda name: bool(name and name.endswith(".html")),  # noqa: S701 - text stays text
    )
    environment.filters["line"] = lambda text: BRACKETS.sub("[ ", wording.one_line(text))
    environment.filters["quoted"] = lambda text: "\n".join(f"> {line}" for line in text.split("\n"))
    return environment
