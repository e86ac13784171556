"""Reads YAML into places, and refuses what a mentor's file has no use for."""

import re
from collections.abc import Callable, Iterator
from itertools import count
from typing import Any, TypeAlias

import yaml

from mentoring.domain.biography.place import BROKEN, Place, Problem, Puzzle, Written
from mentoring.domain.biography.plain_text import unfit

TOO_DEEP = 12
ALIAS = "write it out in full, or put quotes round text that begins with & or *"
WHOLE_NUMBER = re.compile(r"-?(0|[1-9]\d{0,8})")
COMMENT = re.compile(r"#[^\r\n]*")
TAG = "tag:yaml.org,2002:"
BEGINS_WITH_HASH = re.compile(r"[ \t]+#")
HASH = "put quotes round text that begins with #, or write something before the #"
PLAIN_TAGS = {None, "!", *(f"{TAG}{kind}" for kind in ("map", "seq"))}
TAKEN_FOR = {
    "bool": "yes or no",
    "int": "a number",
    "float": "a number",
    "timestamp": "a date",
    "merge": "a merge",
    "value": "a default",
}
Scalar: TypeAlias = str | int | bool | Puzzle | None


class TooDeep(Exception):
    """The text is nested deeper than any file needs; the problem is noted already."""


class Reading:
    """YAML text being read, which begins at some line of its file; collects problems.

    Events are taken one at a time: nothing deeper or longer than needed is ever looked at.
    """

    def __init__(self, file: str, text: str, first_line: int = 1) -> None:
        self.file = file
        self.text = text
        self.first_line = first_line
        self.problems: list[Problem] = []
        self._scalars: list[Written] = []
        self._loader = yaml.CSafeLoader(text)
        self._next: Callable[[], Any] = self._loader.get_event
        self._resolve: Callable[..., str] = self._loader.resolve

    def complain(self, mark: Any, message: str, name: str = "") -> None:
        """Note a problem at a mark of the parser; without one, at the beginning."""
        line, column = (mark.line, mark.column + 1) if mark else (0, 1)
        self.problems.append(Problem(self.file, line + self.first_line, column, name, message))

    def document(self) -> Place | None:
        """Read the one document there should be; None where there is none.

        Raises yaml.YAMLError, and TooDeep.
        """
        self._next()
        if isinstance(self._next(), yaml.StreamEndEvent):
            self._look_through_comments()
            return None
        place = self._place(self._next(), "", 0)
        self._next()
        after = self._next()
        if not isinstance(after, yaml.StreamEndEvent):
            self.complain(after.start_mark, "keep one mentor in a file: end it before this line")
        self._look_through_comments()
        return place

    def _look_through_comments(self) -> None:
        """Note what no comment may hold: they are as public as the rest."""
        for match in COMMENT.finditer(self.text):
            start, end = match.span()
            if not any(one.start <= start < one.end for one in self._scalars):
                line = self.text.count("\n", 0, start)
                column = start - self.text.rfind("\n", 0, start)
                written = Written(self.text, start, end)
                place = Place(
                    self.file, "", self.first_line + line, column, match[0], None, written
                )
                self.problems += unfit(place)

    def _place(self, event: Any, name: str, depth: int) -> Place:
        mark = event.start_mark
        end = event.end_mark
        place = Place(self.file, name, mark.line + self.first_line, mark.column + 1, BROKEN)
        if depth > TOO_DEEP:
            self.complain(mark, "this is nested too deeply: write it flatter")
            raise TooDeep
        if event.anchor:
            self.complain(mark, ALIAS, name)
        if isinstance(event, yaml.ScalarEvent):
            place.value = self._scalar(event, name)
            place.written = Written(self.text, mark.index, end.index)
            self._scalars.append(place.written)
        elif isinstance(event, yaml.MappingStartEvent):
            place.value = self._mapping(name, depth + 1)
        elif isinstance(event, yaml.SequenceStartEvent):
            place.value = list(self._items(name, depth + 1))
        if isinstance(place.value, list | dict) and event.tag not in PLAIN_TAGS:
            self._refuse_tag(event, name)
            place.value = BROKEN
        return place

    def _items(self, name: str, depth: int) -> Iterator[Place]:
        for number in count(1):
            event = self._next()
            if isinstance(event, yaml.SequenceEndEvent):
                return
            yield self._place(event, f"{name}[{number}]", depth)

    def _mapping(self, name: str, depth: int) -> dict[str, Place]:
        found: dict[str, Place] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            mark = event.start_mark
            if not isinstance(event, yaml.ScalarEvent) or event.anchor:
                self.complain(mark, "write a field's name as a plain word", name)
                self._place(event, name, depth)
                self._place(self._next(), name, depth)
                continue
            full = f"{name}.{event.value}" if name else event.value
            place = self._place(self._next(), full, depth)
            place.key = (mark.line + self.first_line, mark.column + 1)
            if event.value != "<<" or place.value is not BROKEN:
                self.add(found, event.value, place)
        return found

    def add(self, found: dict[str, Place], key: str, place: Place) -> None:
        """Add a field to those found, or note that it stands twice."""
        first = found.setdefault(key, place)
        if first is not place:
            line, column = place.key or (place.line, place.column)
            said = f"this field stands twice, first in line {(first.key or (first.line,))[0]}"
            problem = Problem(self.file, line, column, place.field, f"{said}: keep one of them")
            self.problems.append(problem)

    def _scalar(self, event: Any, name: str) -> Scalar:
        tag = event.tag
        if tag is None or tag == "!":
            tag = self._resolve(yaml.ScalarNode, event.value, event.implicit)
        kind, text = tag.removeprefix(TAG), event.value
        if kind == "str":
            return str(text)
        if kind == "null":
            return BROKEN if self._is_hidden(event, name) else None
        if kind == "bool" and text.lower() in {"true", "false"}:
            return bool(text.lower() == "true")
        if kind == "int" and WHOLE_NUMBER.fullmatch(text):
            return int(text)
        if kind not in TAKEN_FOR:
            self._refuse_tag(event, name)
            return BROKEN
        return Puzzle(text, TAKEN_FOR[kind])

    def _is_hidden(self, event: Any, name: str) -> bool:
        """Say, and note, whether what stands here is a comment by mistake."""
        found = BEGINS_WITH_HASH.match(self.text, event.end_mark.index)
        if event.value or not found:
            return False
        mark, column = event.end_mark, event.end_mark.column + len(found[0])
        problem = Problem(self.file, mark.line + self.first_line, column, name, HASH)
        self.problems.append(problem)
        return True

    def _refuse_tag(self, event: Any, name: str) -> None:
        """Note a tag: other programs may make anything of it."""
        shown = event.tag.replace(TAG, "!!")
        self.complain(event.start_mark, f"take out {shown} and write plain text", name)
