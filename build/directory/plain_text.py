"""What no text of the site may hold: addresses, telephone numbers, invisible marks."""

import re
import unicodedata
from collections.abc import Iterator

from directory.place import Place, Problem

ADDRESS = re.compile(
    r"(?<![\w.+'-])[\w.+'-]++ ?(?:@|[\[({] ?at ?[\])}]) ?"
    r"[\w-]+(?: ?(?:\.|[\[({] ?dot ?[\])}]) ?[\w-]+)+",
    re.IGNORECASE,
)
AT = re.compile(r"@|[\[({] ?at ?[\])}]", re.IGNORECASE)
NUMBER = re.compile(r"(?<![\w/.=-])(?:\+|\(?0)[\d\s().\u2010-\u2015-]{7,}\d")
EXTENSION = re.compile(
    r"\b(?:ext|extension|tel|telephone)[.:]?\s*\+?\d{2,}|\b(?:tel|mailto):", re.IGNORECASE
)
LEAST_DIGITS = 9
INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ue000-\uf8ff]"
)


def unfit(place: Place) -> Iterator[Problem]:
    """Yield what has to go from a text; lines are taken to begin below their field's name."""
    text = place.value
    for offset, message in _found(text):
        line, column = place.line, place.column
        if "\n" in text.strip():
            line, column = line + 1 + text.count("\n", 0, offset), 1
        yield Problem(place.file, line, column, place.field, message)


def _found(text: str) -> Iterator[tuple[int, str]]:
    folded = text if text.isascii() else "".join(map(_folded, text))
    for match in ADDRESS.finditer(folded) if AT.search(folded) else ():
        yield match.start(), "take out the e-mail address: the site and its history are public"
    for match in NUMBER.finditer(folded):
        if sum(one.isdigit() for one in match[0]) >= LEAST_DIGITS:
            yield (
                match.start(),
                "take out the telephone number: the site and its history are public",
            )
    for match in EXTENSION.finditer(folded):
        yield match.start(), "take out the telephone number or address: the site is public"
    for match in INVISIBLE.finditer(text):
        yield match.start(), f"take out the invisible character U+{ord(match[0]):04X}"


def _folded(one: str) -> str:
    """Turn a look-alike of a digit, an @ or a dot into it; everything else stays as it is."""
    if one.isascii():
        return one
    if one.isdecimal():
        return str(unicodedata.decimal(one))
    plain = unicodedata.normalize("NFKC", one)
    return plain if plain in {"@", "."} else one
