"""What to write where a file can't be read as YAML, in words for people who don't know YAML."""

import re
from dataclasses import dataclass
from typing import NamedTuple

import yaml

TAB = "indent with spaces: there is a tab here"
ODD_START = "put quotes round the whole text: YAML reads this character as a sign of its own"
QUOTED_PART = "put the quotes round the whole text, with nothing before or after them"
COLON = "put quotes round text that holds a colon and a space"
COLUMN = (
    "begin every field in the same column: move this line so that it is in line with the others"
)
SPACE = "put a space after the colon"
STRAY = "take out this character, or put quotes round the whole text"
NO_COLON = "put a colon after the field's name, or indent this line if it belongs to the text above"
BLOCK = (
    'write the text below this line, indented, or put quotes round it if it begins with "|" or ">"'
)
BACKSLASH = "write \\\\ for a backslash between double quotes"
ODD_INDENT = re.compile(r"[ \t]*[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
ODD_SPACE = "put plain spaces here: this is a space of another kind"
UNSETTLED = (
    "settle what was merged here: keep one version and take out the lines with <<<<<<<, ======= "
    "and >>>>>>>"
)
BARE_TEXT = "write | behind the colon: then the text below may hold whatever it likes"
LOST = "look at this line and the one before: a colon, a quote or a space at the start may be wrong"


@dataclass(frozen=True)
class Hint:
    """What to write where the parser says `words`; `at_start`: point at where the part begins."""

    words: str
    message: str
    at_start: bool = False


HINTS = (
    Hint("found unexpected end of stream", "close the quotes that begin here", at_start=True),
    Hint(
        "expected ',' or ']'",
        "close the list that begins here with ], and put commas between its values",
        at_start=True,
    ),
    Hint("expected ',' or '}'", "close what begins here with }", at_start=True),
    Hint("could not find expected ':'", NO_COLON, at_start=True),
    Hint("expected comment or line break", BLOCK, at_start=True),
    Hint("found unknown escape character", BACKSLASH),
    Hint("did not find expected hexdecimal number", BACKSLASH),
    Hint("found invalid Unicode character escape code", BACKSLASH),
    Hint("sequence entries are not allowed", ODD_START),
    Hint("mapping keys are not allowed", ODD_START),
    Hint("cannot start any token", ODD_START),
    Hint("undefined tag handle", ODD_START),
    Hint("expected alphabetic or numeric", ODD_START, at_start=True),
    Hint("expected node content", STRAY),
    Hint("unknown directive", "take out this line: a line can't begin with %"),
    Hint("expected <document start>", COLUMN),
    Hint("did not find expected key", COLUMN),
)


class Spot(NamedTuple):
    """Where in a text to look; both count from nought, as the parser's marks do."""

    line: int
    column: int


def advice(error: yaml.YAMLError, text: str) -> tuple[Spot | None, str]:
    """Return where in the text to look, None if that isn't known, and what to write there."""
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return None, LOST
    lines = re.split(r"\r\n|\r|\n", text)
    spot, said = Spot(mark.line, mark.column), str(getattr(error, "problem", ""))
    for line in (spot.line, spot.line - 1):
        odd = ODD_INDENT.match(lines[line]) if 0 <= line < len(lines) else None
        if odd:
            return Spot(line, odd.end() - 1), ODD_SPACE
    if "mapping values are not allowed" in said:
        return _colon(lines, spot)
    found = _by_character(lines[spot.line] if spot.line < len(lines) else "", spot, said)
    if found:
        return spot, found
    hint = next((hint for hint in HINTS if hint.words in said), None)
    begin = getattr(error, "context_mark", None) if hint and hint.at_start else None
    return Spot(begin.line, begin.column) if begin else spot, hint.message if hint else LOST


def _by_character(line: str, spot: Spot, said: str) -> str | None:
    if line[spot.column : spot.column + 1] == "\t":
        return TAB
    if "expected key" not in said:
        return None
    if line[spot.column : spot.column + 1] in {"]", "}"}:
        return STRAY
    return QUOTED_PART if re.search(r"[\"']\s*$", line[: spot.column]) else None


def _colon(lines: list[str], spot: Spot) -> tuple[Spot, str]:
    if not re.fullmatch(r"\s*[\w-]+\s*", lines[spot.line][: spot.column]) or not spot.line:
        return spot, COLON
    match = re.match(r"\s*[\w-]+:(?=[^\s/])", lines[spot.line - 1])
    return (Spot(spot.line - 1, match.end() - 1), SPACE) if match else (spot, COLUMN)
