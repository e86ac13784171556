"""Writes a mentor's file of its fields, always the same way; and tells whether two say the same."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from directory.document import read_yaml
from directory.schema import NAMED
from directory.spreadsheet_cell import clean, one_line

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
RESOLVER = yaml.SafeLoader


def same(fields: Any, name: str = "") -> Any:
    """Bring values into the one form in which those of a file and of a row can be compared."""
    if isinstance(fields, Mapping):
        return {key: same(value, key) for key, value in fields.items()}
    if isinstance(fields, str):
        return clean(fields) + "\n" if name == TEXT else one_line(clean(fields))
    return [same(item) for item in fields] if isinstance(fields, Sequence) else fields


def written(fields: Mapping[str, Any]) -> str:
    """Write a mentor's file, which names its schema for editors.

    What would read back as anything else is left to the YAML library.
    """
    names = [*ORDER[:-1], *(name for name in fields if name not in ORDER), TEXT]
    text = "".join(field_text(name, fields[name]) for name in names if name in fields)
    place, problems = read_yaml(text, "")
    if place is None or problems or place.plain() != fields:
        text = str(yaml.safe_dump(dict(fields), allow_unicode=True, sort_keys=False))
    return f"{NAMED}\n{text}"


def field_text(name: str, value: Any, indent: str = "") -> str:
    """Write one field, its line ends included."""
    if name == TEXT:
        lines = (f"  {line}" if line else "" for line in value.rstrip("\n").split("\n"))
        return "\n".join([f"{name}: |", *lines, ""])
    if isinstance(value, Mapping):
        inner = (field_text(key, value[key], "  ") for key in SPOT_ORDER if key in value)
        return f"{name}:\n{''.join(inner)}"
    if isinstance(value, list):
        return f"{indent}{name}: [{', '.join(map(_scalar, value))}]\n"
    return f"{indent}{name}: {_scalar(value, alone=True)}\n"


def _scalar(value: Any, *, alone: bool = False) -> str:
    """Write text without quotes where YAML takes it for text; commas only outside lists."""
    if not isinstance(value, str):
        return json.dumps(value)
    bare = value.replace(", ", " ") if alone else value
    return (
        value
        if PLAIN.fullmatch(bare) and _is_text(value)
        else json.dumps(value, ensure_ascii=False)
    )


def _is_text(value: str) -> bool:
    return not any(
        pattern.match(value) for _, pattern in RESOLVER.yaml_implicit_resolvers.get(value[0], ())
    )
