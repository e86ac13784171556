"""Changes a mentor's file where it says something else; what was made by hand elsewhere stays."""

from collections.abc import Mapping, Sequence
from typing import Any

from directory.document import read_yaml
from directory.spreadsheet_biography import same, written
from mentoring.domain.biography.place import Place
from mentoring.domain.biography.writing import ORDER, field_text

START = ""


def mended(text: str, present: Place, fields: Mapping[str, Any]) -> str:
    """Return a file's text with these fields, keeping comments and the form of all others.

    A file that is laid out in another way than one field below the other is written anew.
    """
    starts = {name: place.key[0] - 1 for name, place in present.value.items() if place.key}
    if not starts or set(starts) != set(present.value) or "\r" in text:
        return written(fields)
    lines = _mended(text.split("\n"), starts, present, fields)
    result = "\n".join(lines).rstrip("\n") + "\n"
    place, problems = read_yaml(result, "")
    sound = place is not None and not problems and same(place.plain()) == fields
    return result if sound else written(fields)


def _mended(
    lines: list[str], starts: Mapping[str, int], present: Place, fields: Mapping[str, Any]
) -> list[str]:
    names = sorted(starts, key=starts.__getitem__)
    added = _added(starts, fields)
    ends = [*(starts[name] for name in names[1:]), len(lines)]
    result = [*lines[: starts[names[0]]], *added.get(START, [])]
    for name, end in zip(names, ends, strict=False):
        body, tail = _parted(lines[starts[name] : end])
        if name in fields and same(present.value[name].plain(), name) != fields[name]:
            body = _lines(name, fields[name])
        result += [*(body if name in fields else []), *added.get(name, []), *tail]
    return result


def _added(starts: Mapping[str, int], fields: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return the lines of new fields by the field that they follow in the usual order."""
    found: dict[str, list[str]] = {}
    before = START
    for name in ORDER:
        if name in starts:
            before = name
        elif name in fields:
            found.setdefault(before, []).extend(_lines(name, fields[name]))
    return found


def _parted(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """Part a field from the comments and empty lines that stand between it and the next."""
    end = len(lines)
    while end > 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return list(lines[:end]), list(lines[end:])


def _lines(name: str, value: Any) -> list[str]:
    return field_text(name, value).rstrip("\n").split("\n")
