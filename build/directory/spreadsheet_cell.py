"""One cell of a spreadsheet: the text in it, lists in it, and how it never runs as a formula."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

MOST_ITEMS = 60
NOT_PLAIN_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2007\u202f", " "))
TYPOGRAPHIC = str.maketrans(
    {**dict.fromkeys("‘’‛`´", "'"), **dict.fromkeys("“”„", '"'), **dict.fromkeys("‐‑‒–—−", "-")}
)
RUNS = "=+\\-@\t\r"
START = r"((?:\A|;)[ ]*)"
MAY_RUN = re.compile(rf"{START}('*[{RUNS}])")
LOOKS_QUOTED = re.compile(rf"{START}('+[{RUNS}])")
QUOTED = re.compile(rf"{START}'('*[{RUNS}])")
ITEM = re.compile(r'[^\S\n]*(?:"((?:[^"]|"")*)"|([^;\n]*))[^\S\n]*(?:[;\n]|\Z)')
A_DATE = (
    "write it as text: the spreadsheet made a date or a time of it "
    "(give the cell the format Text, then type it again)"
)


@dataclass(frozen=True)
class Unreadable:
    """Stands in a cell whose content could not be read; the message says what to do."""

    message: str


def text_of(cell: object) -> str | Unreadable:
    """Return a cell's content as its writer saw it: 2.0 is 2, odd spaces are plain ones."""
    if isinstance(cell, Unreadable):
        return cell
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else str(cell)
    if isinstance(cell, date | time | timedelta):
        return Unreadable(A_DATE)
    return unquoted(clean(str(cell)))


def clean(text: str) -> str:
    """Take out what spreadsheets add to a text: other spaces and line ends, blanks around it."""
    plain = text.replace("_x000D_\n", "\n").replace("\r\n", "\n").replace("\r", "\n")
    return plain.translate(NOT_PLAIN_SPACES).strip(" \t\n\ufeff")


def one_line(text: str) -> str:
    """Write a text on one line, with one blank between words."""
    return " ".join(text.split())


def quoted(text: str) -> str:
    """Put an apostrophe before whatever could run as a formula; for CSV, which has no types.

    After a semicolon as well: where a spreadsheet takes that for the separator, a cell begins.
    """
    return MAY_RUN.sub(r"\1'\2", text)


def quoted_again(text: str) -> str:
    """Double the apostrophe of a text that looks quoted; for cells that are marked as text."""
    return LOOKS_QUOTED.sub(r"\1'\2", text)


def unquoted(text: str) -> str:
    """Undo what `quoted` and `quoted_again` do."""
    return QUOTED.sub(r"\1\2", text)


def folded(text: str) -> str:
    """Fold a word so that capitals, typographic marks and blanks make no difference."""
    return one_line(text.translate(TYPOGRAPHIC)).casefold()


def joined(items: Sequence[str]) -> str:
    """Write a list in one cell."""
    marks = ';"\n,' if len(items) == 1 else ';"\n'
    return "; ".join(_wrapped(item) if any(map(item.count, marks)) else item for item in items)


def _wrapped(item: str) -> str:
    return '"' + item.replace('"', '""') + '"'


def items_of(text: str, known: Collection[str] = ()) -> list[str]:
    """Read the list in a cell: between semicolons or on lines, else between commas.

    `known` holds folded words; one with commas in it is kept whole.
    """
    straight = text.translate(TYPOGRAPHIC) if text.startswith(("“", "„", "”")) else text
    found = [match.groups() for match in ITEM.finditer(straight)]
    items = [(quoted.replace('""', '"') if quoted else plain) for quoted, plain in found]
    if len([item for item in items if item]) == 1 and not found[0][0]:
        items = _by_commas(next(item for item in items if item), known)
    return [item for item in map(one_line, items) if item]


def _by_commas(text: str, known: Collection[str]) -> list[str]:
    pieces, items = text.split(","), []
    longest = max((word.count(",") for word in known), default=0) + 1
    while pieces:
        counts = range(min(longest, len(pieces)), 1, -1)
        whole = (count for count in counts if folded(",".join(pieces[:count])) in known)
        count = next(whole, 1)
        items.append(",".join(pieces[:count]))
        pieces = pieces[count:]
    return items
