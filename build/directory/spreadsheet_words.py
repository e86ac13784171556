"""The words that cells may use, found whatever their capitals, quotes, dashes and blanks."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from directory.load import Rules
from directory.spreadsheet_cell import TYPOGRAPHIC, folded, items_of, one_line

TIMES = re.compile(
    r"(mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,:]? "
    r"(\d\d?)[:.](\d\d) ?(?:-|to|until) ?(\d\d?)[:.](\d\d)"
)


@dataclass(frozen=True)
class Words:
    """For each field, the words it may hold by how they look folded."""

    by_field: Mapping[str, Mapping[str, str]]

    def word(self, field: str, said: str) -> str:
        """Return the word that was meant; what is not known stays as it was said."""
        line = one_line(said)
        return self.by_field.get(field, {}).get(folded(line), line)

    def items(self, field: str, said: str) -> list[str]:
        """Read a list in a cell, word by word."""
        if field == "spot.times":
            return [times(item) for item in items_of(said)]
        known = self.by_field.get(field, {})
        return [self.word(field, item) for item in items_of(said, known)]


def words_of(rules: Rules) -> Words:
    """Gather the words of a pool. Grades and schemes may be named by id or by name."""
    known = rules.known
    topics = _folded(known.topics)
    grades = _named((grade.name, grade.id) for grade in rules.programme.grades)
    schemes = _named((one.title, one.id) for one in rules.programme.schemes.values())
    return Words(
        {
            "organisation": _folded(known.organisations),
            "grade": grades | _folded(known.grades),
            "schemes": schemes | _folded(known.schemes),
            "topics": topics,
            "spot.topics": topics,
            "offers": _folded(known.offers),
            "meets": _folded(known.meets),
        }
    )


def times(said: str) -> str:
    """Write weekly times the way the file does: `tuesday 9.00 – 10.30` is `Tue 09:00-10:30`."""
    match = TIMES.fullmatch(one_line(said.translate(TYPOGRAPHIC)).lower())
    if not match:
        return one_line(said)
    day, *numbers = match.groups()
    hour, minute, end_hour, end_minute = (number.zfill(2) for number in numbers)
    return f"{day.capitalize()} {hour}:{minute}-{end_hour}:{end_minute}"


def _folded(words: Iterable[str]) -> dict[str, str]:
    return _named((word, word) for word in words)


def _named(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Map folded names to words, less the names that could mean several."""
    found: dict[str, set[str]] = {}
    for name, word in pairs:
        found.setdefault(folded(name), set()).add(word)
    return {name: words.pop() for name, words in found.items() if len(words) == 1}
