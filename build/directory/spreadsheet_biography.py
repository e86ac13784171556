"""Writes a mentor's file and reads it back; tells whether two rows or files say the same."""

from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from directory.document import read_yaml
from directory.spreadsheet_cell import clean, one_line
from mentoring.domain.biography.writing import NAMED, TEXT, file_of


def same(fields: Any, name: str = "") -> Any:
    """Bring values into the one form in which those of a file and of a row can be compared."""
    if isinstance(fields, Mapping):
        return {key: same(value, key) for key, value in fields.items()}
    if isinstance(fields, str):
        return clean(fields) + "\n" if name == TEXT else one_line(clean(fields))
    return [same(item) for item in fields] if isinstance(fields, Sequence) else fields


def written(fields: Mapping[str, Any]) -> str:
    """Write a mentor's file.

    What would read back as anything else is left to the YAML library.
    """
    text = file_of(fields)
    place, problems = read_yaml(text, "")
    if place is None or problems or place.plain() != fields:
        body = yaml.safe_dump(dict(fields), allow_unicode=True, sort_keys=False)
        text = f"{NAMED}\n{body}"
    return text
