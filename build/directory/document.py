"""Reads a YAML file into places, and refuses what a mentor's file has no use for."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from directory.place import BROKEN, Place, Problem, Puzzle

LIMIT = 100_000
TOO_DEEP = 12
MANY_OPENINGS = 150
OPENING = re.compile(r"[\[{]|[-?:][ \t]")
WHOLE_NUMBER = re.compile(r"-?(0|[1-9]\d{0,8})")
TAG = "tag:yaml.org,2002:"
TAKEN_FOR = {
    "bool": "yes or no",
    "int": "a number",
    "float": "a number",
    "timestamp": "a date",
    "merge": "a merge",
    "value": "a default",
}
FRONT_MATTER = re.compile(
    r"\A---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*\r?$", re.DOTALL | re.MULTILINE
)
MARKS = {
    "could not find expected ':'": "put a colon after the field's name, or more space before "
    "a line of text",
    "mapping values are not allowed": "put quotes round text that holds a colon and a space, "
    "and begin every field in the same column",
    "found undefined alias": "put quotes round text that begins with * or &",
    "found unexpected end of stream": "close the quotes that were opened here",
    "expected ',' or ']'": "close the list with ] and put commas between its values",
    "did not find expected ',' or ']'": "close the list with ] and put commas between its values",
    "cannot start any token": "put quotes round text that begins with this character, "
    "and indent with spaces instead of tabs",
    "expected a single document": "keep one mentor in a file: remove the line with three dashes",
}
USUAL = (
    "look at this line and the one before: a colon, a quote or a space at the start may be wrong"
)


@dataclass
class Reading:
    """One file being read: the problems so far, and the nodes met already (for YAML's aliases)."""

    file: str
    first_line: int = 1
    problems: list[Problem] = field(default_factory=list)
    met: set[int] = field(default_factory=set)

    def complain(self, mark: Any, name: str, message: str) -> None:
        """Note a problem at a mark of the parser."""
        line, column = mark.line + self.first_line, mark.column + 1
        self.problems.append(Problem(self.file, line, column, name, message))


def read(path: Path, name: str) -> tuple[Place | None, list[Problem]]:
    """Read a whole file as YAML. `name` is what problems call it, relative to the project."""
    text, problems = read_text(path, name)
    return (None, problems) if text is None else read_yaml(text, name)


def read_front_matter(path: Path, name: str) -> tuple[Place | None, str, list[Problem]]:
    """Read a page: its front matter as YAML, and the prose below it."""
    text, problems = read_text(path, name)
    if text is None:
        return None, "", problems
    match = FRONT_MATTER.match(text)
    if not match:
        message = "begin the page with its rules between two lines of three dashes"
        return None, text, [Problem(name, 1, 1, "", message)]
    place, problems = read_yaml(match[1], name, first_line=2)
    return place, text[match.end() :], problems


def read_text(path: Path, name: str) -> tuple[str | None, list[Problem]]:
    """Read a file as UTF-8 within the limit of size."""
    raw = path.read_bytes()[: LIMIT + 1]
    if len(raw) > LIMIT:
        return None, [Problem(name, 1, 1, "", f"keep the file below {LIMIT // 1000} kB")]
    try:
        return raw.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        return None, [Problem(name, line, column, "", "save the file as UTF-8")]


def read_yaml(text: str, name: str, first_line: int = 1) -> tuple[Place | None, list[Problem]]:
    """Read YAML text whose first line is that line of the file."""
    reading = Reading(name, first_line)
    try:
        tower = _tower(text)
        if tower:
            reading.complain(tower, "", "this is nested too deeply: write it flatter")
            return None, reading.problems
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        said = f"{error.context or ''} {error.problem or ''}"
        hint = next((hint for words, hint in MARKS.items() if words in said), USUAL)
        line, column = (mark.line + first_line, mark.column + 1) if mark else (first_line, 1)
        return None, [Problem(name, line, column, "", hint)]
    except yaml.YAMLError:
        hint = "remove the invisible control character, or save the file as UTF-8 text again"
        return None, [Problem(name, first_line, 1, "", hint)]
    if node is None:
        return None, [Problem(name, first_line, 1, "", "the file is empty: fill it in")]
    place = _place(reading, node, "")
    if not isinstance(place.value, dict):
        reading.complain(node.start_mark, "", "write one field a line, as in `name: Amara Okafor`")
        return None, reading.problems
    return place, reading.problems


def _tower(text: str) -> Any:
    """Return where nesting goes too deep. Composing recurses in C and would end the process."""
    if len(OPENING.findall(text)) < MANY_OPENINGS:
        return None
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > TOO_DEEP:
            return event.start_mark
    return None


def _place(reading: Reading, node: yaml.Node, name: str, key: Any = None) -> Place:
    mark = node.start_mark
    place = Place(reading.file, name, mark.line + reading.first_line, mark.column + 1, BROKEN)
    if id(node) in reading.met:
        reading.complain(key or mark, name, "write it out in full instead of an alias (* or <<)")
        return place
    reading.met.add(id(node))
    if isinstance(node, yaml.MappingNode):
        place.value = _mapping(reading, node, name)
    elif isinstance(node, yaml.SequenceNode):
        place.value = [
            _place(reading, item, f"{name}[{index}]") for index, item in enumerate(node.value, 1)
        ]
    elif isinstance(node, yaml.ScalarNode):
        place.value = _scalar(reading, node, name)
    return place


def _mapping(reading: Reading, node: yaml.MappingNode, name: str) -> dict[str, Place]:
    found: dict[str, Place] = {}
    for key_node, value_node in node.value:
        if not isinstance(key_node, yaml.ScalarNode):
            reading.complain(key_node.start_mark, name, "write a field's name as a plain word")
            continue
        key = str(key_node.value)
        full = f"{name}.{key}" if name else key
        if key in found:
            reading.complain(key_node.start_mark, full, "this field stands twice: keep one of them")
            continue
        found[key] = _place(reading, value_node, full, key_node.start_mark)
    return found


def _scalar(reading: Reading, node: yaml.ScalarNode, name: str) -> str | int | bool | Puzzle | None:
    kind, text = node.tag.removeprefix(TAG), node.value
    if kind == "str":
        return str(text)
    if kind == "null":
        return None
    if kind == "bool" and text.lower() in {"true", "false"}:
        return bool(text.lower() == "true")
    if kind == "int" and WHOLE_NUMBER.fullmatch(text):
        return int(text)
    if kind not in TAKEN_FOR:
        reading.complain(node.start_mark, name, f"remove the tag {node.tag!r} and write plain text")
        return BROKEN
    return Puzzle(text, TAKEN_FOR[kind])
