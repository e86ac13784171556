"""Reads a file as text and as YAML: all of it where that can be, otherwise field by field."""

import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import yaml

from directory.reading import Reading, TooDeep
from directory.syntax import BARE_TEXT, ODD_SPACE, SPACE, UNSETTLED, Spot, advice
from mentoring.domain.biography.place import BROKEN, Place, Problem
from mentoring.domain.biography.plain_text import invisible

LIMIT = 100_000
ENCODING = "save the file as UTF-8, which editors offer when you save it under another name"
ONE_A_LINE = "write one field a line, as in `name: Amara Okafor`"
FIELD = re.compile(
    r"^(\w[\w-]*|\"[^\"\n]*\"|'[^'\n]*')[ \t]*:(?![^\s])|^([a-z_]+):(?![\s/])", re.MULTILINE
)
MERGED = re.compile(r"^(?:<{7}|={7}|>{7})(?: .*)?$", re.MULTILINE)
TEXT_BELOW = re.compile(r"biography:[ \t]*$", re.MULTILINE)
NOT_FOR_YAML = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
)
FRONT_MATTER = re.compile(
    r"\A---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*\r?$", re.DOTALL | re.MULTILINE
)


def read(path: Path, name: str) -> tuple[Place | None, list[Problem]]:
    """Read a whole file as YAML. `name` is what problems call it, relative to the project."""
    return parse(read_bytes(path), name)


def parse(raw: bytes, name: str) -> tuple[Place | None, list[Problem]]:
    """Read the bytes of a whole file as YAML; `raw` is as `read_bytes` returns it."""
    text, problems = _decoded(raw, name)
    if text is None:
        return None, problems
    place, found = read_yaml(text, name)
    return place, problems + found


def read_front_matter(path: Path, name: str) -> tuple[Place | None, str, list[Problem]]:
    """Read a page: its front matter as YAML, and the prose below it."""
    text, problems = read_text(path, name)
    if text is None:
        return None, "", problems
    match = FRONT_MATTER.match(text)
    if not match:
        message = "begin the page with its rules between two lines of three dashes"
        return None, text, [*problems, Problem(name, 1, 1, "", message)]
    place, found = read_yaml(match[1], name, first_line=2)
    return place, text[match.end() :], problems + found


def read_text(path: Path, name: str) -> tuple[str | None, list[Problem]]:
    """Read a file as UTF-8 within the limit of size; what can't be read so is replaced."""
    return _decoded(read_bytes(path), name)


def read_bytes(path: Path) -> bytes:
    """Read a file, or as much of it as shows that it is too long."""
    with path.open("rb") as file:
        return file.read(LIMIT + 1)


def _decoded(raw: bytes, name: str) -> tuple[str | None, list[Problem]]:
    if len(raw) > LIMIT:
        return None, [Problem(name, 1, 1, "", f"keep the file below {LIMIT // 1000} kB")]
    raw = raw.removeprefix(BOM_UTF8)
    try:
        return raw.decode("utf-8"), []
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    text = None if b"\0" in raw else raw.decode("utf-8", errors="replace")
    return text, [Problem(name, line, column, "", ENCODING)]


def read_yaml(text: str, name: str, first_line: int = 1) -> tuple[Place | None, list[Problem]]:
    """Read YAML text whose first line is that line of the file."""
    problems = list(_invisible(text, name, first_line))
    if problems:
        text = NOT_FOR_YAML.sub(" ", text)
    unsettled = list(_unsettled(text, name, first_line))
    if unsettled:
        text, problems = MERGED.sub("", text), problems + unsettled
    reading = Reading(name, text, first_line)
    place: Place | None = None
    try:
        place = reading.document()
        problems += reading.problems
    except TooDeep:
        return None, problems + reading.problems[-1:]
    except yaml.YAMLError as error:
        fields, found = _in_parts(reading, error)
        problems += found
        return (Place(name, "", first_line, 1, fields) if fields else None), problems
    if place is None or place.value is None:
        return None, [*problems, Problem(name, first_line, 1, "", "the file is empty: fill it in")]
    if not isinstance(place.value, dict):
        return None, [*problems, Problem(name, place.line, place.column, "", ONE_A_LINE)]
    return place, problems


def _invisible(text: str, name: str, first_line: int) -> Iterator[Problem]:
    """Yield the first character of each line that YAML can't read."""
    if NOT_FOR_YAML.search(text):
        for number, line in enumerate(text.split("\n"), first_line):
            match = NOT_FOR_YAML.search(line)
            if match:
                yield Problem(name, number, match.start() + 1, "", invisible(match[0]))


def _unsettled(text: str, name: str, first_line: int) -> Iterator[Problem]:
    """Yield where a merge of two versions was left to be settled by hand."""
    for match in MERGED.finditer(text):
        if match[0].startswith("<"):
            line = first_line + text.count("\n", 0, match.start())
            yield Problem(name, line, 1, "", UNSETTLED)


def _in_parts(whole: Reading, error: yaml.YAMLError) -> tuple[dict[str, Place], list[Problem]]:
    """Read every field by itself, so that a mistake in one of them doesn't hide the others."""
    fields: dict[str, Place] = {}
    found = Reading(whole.file, whole.text, whole.first_line)
    starts = [0, *(match.start() for match in FIELD.finditer(whole.text)), len(whole.text)]
    line, sound = whole.first_line, True
    for start, end in pairwise(starts):
        part = Reading(whole.file, whole.text[start:end], line)
        read = _part(part)
        sound = sound and read is not None
        for key, place in (_broken(part) if read is None else read).items():
            found.add(fields, key, place)
        found.problems += part.problems
        line += part.text.count("\n")
    if sound:
        found.complain(*advice(error, whole.text))
    return fields, found.problems


def _part(part: Reading) -> dict[str, Place] | None:
    """Read one field with all that is below it; None where that can't be done."""
    try:
        place = part.document()
    except TooDeep:
        return None
    except yaml.YAMLError as error:
        bare = TEXT_BELOW.match(part.text)
        part.complain(*((Spot(0, bare.end()), BARE_TEXT) if bare else advice(error, part.text)))
        return None
    if place is None or place.value is None:
        return {}
    if isinstance(place.value, dict):
        return place.value
    field = FIELD.match(part.text)
    if field is None:
        part.problems.append(Problem(place.file, place.line, place.column, "", ONE_A_LINE))
        return None
    odd = part.text[field.end() : field.end() + 1].isspace()
    at = Spot(0, field.end() if odd else field.end() - 1)
    part.complain(at, ODD_SPACE if odd else SPACE)
    return None


def _broken(part: Reading) -> dict[str, Place]:
    """Return the field that a part begins with, if any, without its value."""
    match = FIELD.match(part.text)
    key = (match[1] or match[2]).strip("\"'") if match else ""
    return {key: Place(part.file, key, part.first_line, 1, BROKEN)} if key else {}
