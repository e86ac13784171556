"""Writes a mentor's file of its fields, always the same way."""

import json
import re
from collections.abc import Mapping
from typing import Any

NAMED = "# yaml-language-server: $schema=../site/mentor.schema.json"
"""The first line of every mentor's file: where editors find what it may hold."""
ORDER = (
    "name",
    "pronouns",
    "role",
    "organisation",
    "grade",
    "location",
    "schemes",
    "topics",
    "offers",
    "meets",
    "languages",
    "training",
    "places",
    "spot",
    "biography",
)
SPOT_ORDER = ("topics", "minutes", "times", "notice_days", "most_a_month")
TEXT = "biography"
PLAIN = re.compile(r"[^\W\d_](?:[\w\u0300-\u036f '’()./&+-]*[\w\u0300-\u036f)’.])?")
TRUTHS = ("yes", "no", "true", "false", "on", "off", "null")
TAKEN_FOR_OTHERS = {each for one in TRUTHS for each in (one, one.title(), one.upper())}
"""Words that YAML takes for a truth or for nothing."""
BLANKS = " \t\n"
BREAKS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""What can't stand in YAML as it is: control characters, and other line ends than ours."""


def file_of(fields: Mapping[str, Any]) -> str:
    """Write a mentor's file, which names its schema for editors."""
    names = [*ORDER[:-1], *(name for name in fields if name not in ORDER), TEXT]
    text = "".join(field_text(name, fields[name]) for name in names if name in fields)
    return f"{NAMED}\n{text}"


def field_text(name: str, value: Any, indent: str = "") -> str:
    """Write one field, its line ends included."""
    if name == TEXT and _fits_a_block(value):
        lines = (f"  {line}" if line else "" for line in value.rstrip("\n").split("\n"))
        return "\n".join([f"{name}: |", *lines, ""])
    if isinstance(value, Mapping):
        inner = (field_text(key, value[key], "  ") for key in SPOT_ORDER if key in value)
        return f"{name}:\n{''.join(inner)}"
    if isinstance(value, list):
        return f"{indent}{name}: [{', '.join(map(_scalar, value))}]\n"
    return f"{indent}{name}: {_scalar(value, alone=True)}\n"


def _fits_a_block(text: str) -> bool:
    """The text ends in one line end and begins with no blank, so that a block keeps it whole."""
    body = text[:-1]
    return text[-1:] == "\n" and body == body.strip(BLANKS) != "" and not BREAKS.search(body)


def _scalar(value: Any, *, alone: bool = False) -> str:
    """Write text without quotes where YAML takes it for text; commas only outside lists."""
    if not isinstance(value, str):
        return json.dumps(value)
    bare = value.replace(", ", " ") if alone else value
    if PLAIN.fullmatch(bare) and value not in TAKEN_FOR_OTHERS:
        return value
    quoted = json.dumps(value, ensure_ascii=False)
    return BREAKS.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)
