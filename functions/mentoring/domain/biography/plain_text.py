"""What no text of the site may hold: addresses, telephone numbers, invisible marks."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from mentoring.domain.biography.place import Place, Problem

ADDRESS = re.compile(
    r"(?<![\w.+'-])[\w.+'-]++ ?(?:@|[\[({] ?at ?[\])}]) ?"
    r"[\w-]+(?: ?(?:\.|[\[({] ?dot ?[\])}]) ?[\w-]+)+",
    re.IGNORECASE,
)
SPOKEN = re.compile(r"(?<![\w.+'-])[\w.+'-]++ at [\w-]++(?: dot [\w-]++)+", re.IGNORECASE)
AT = re.compile(r"[@\[({](?:(?<=@)| ?[aA][tT] ?[\])}])")
NUMBER = re.compile(r"(?<![\w/.=-])(?:\+|\(?0)[\d\s().\u2010-\u2015-]{7,}\d")
EXTENSION = re.compile(
    r"\b(?:ext|extension|tel|telephone)[.:]?\s*\+?\d{2,}|\b(?:tel|mailto):", re.IGNORECASE
)
IN_EVERY_ADDRESS = ("@", "[", "(", "{")
IN_EVERY_NUMBER = ("+", "0")
IN_EVERY_EXTENSION = ("ext", "tel", "lto:")
LEAST_DIGITS = 9
MOST_FOUND = 50
LONGEST_WORD = 60
PUBLIC = "the site and its history are public"
INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\u2800\u3164\ufeff\uffa0\ue000-\uf8ff\ufdd0-\ufdef\ufff0-\ufffc\ufffe\uffff"
    "\U0001fffe\U0001ffff\U000e0000-\U000e001f\U000e0080-\U000e00ff\U000f0000-\U0010ffff]"
    "|(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0020-\U000e007f]+"
)
"""What nobody sees; the letters behind a black flag make it that of England, Scotland or Wales."""


def unfit(place: Place) -> Iterator[Problem]:
    """Yield what has to go from a text."""
    text = place.value
    found = _found_in_word(text) if len(text) <= LONGEST_WORD else _found(text)
    for start, end, message in islice(found, MOST_FOUND):
        yield place.problem_within(start, end - start, message)


def invisible(character: str) -> str:
    """Say what to do about a character that nobody sees."""
    return f"take out the invisible character U+{ord(character):04X}"


@lru_cache(10_000)
def _found_in_word(text: str) -> tuple[tuple[int, int, str], ...]:
    """Look through a topic or a town: files share most of them."""
    return tuple(_found(text))


def _found(text: str) -> Iterator[tuple[int, int, str]]:
    folded = text if text.isascii() else "".join(map(_folded, text))
    for match in () if _is_plain(text) else INVISIBLE.finditer(text):
        yield *match.span(), invisible(match[0][0])
    small, found = folded.lower(), []
    for match in _addresses(folded, small):
        found.append(match.span())
        yield *match.span(), f"take out the e-mail address: {PUBLIC}"
    for match in NUMBER.finditer(folded) if _has_one(IN_EVERY_NUMBER, folded) else ():
        if sum(one.isdigit() for one in match[0]) >= LEAST_DIGITS:
            found.append(match.span())
            yield *match.span(), f"take out the telephone number: {PUBLIC}"
    for match in EXTENSION.finditer(folded) if _has_one(IN_EVERY_EXTENSION, small) else ():
        if not any(start <= match.end() + 1 and match.start() <= end for start, end in found):
            yield *match.span(), "take out the telephone number or address: the site is public"


def _is_plain(text: str) -> bool:
    """Spare most texts the search for what nobody sees."""
    return text.isascii() and text.replace("\n", "").isprintable()


def _has_one(marks: tuple[str, ...], text: str) -> bool:
    """Spare most texts the search for what they can't hold."""
    return any(mark in text for mark in marks)


def _addresses(text: str, small: str) -> Iterator[re.Match[str]]:
    if _has_one(IN_EVERY_ADDRESS, text) and AT.search(text):
        yield from ADDRESS.finditer(text)
    if " dot " in small:
        yield from SPOKEN.finditer(text)


def _folded(one: str) -> str:
    """Turn a look-alike of a digit, an @ or a dot into it; everything else stays as it is."""
    if one.isascii():
        return one
    if one.isdecimal():
        return str(unicodedata.decimal(one))
    plain = unicodedata.normalize("NFKC", one)
    return plain if plain in {"@", "."} else one
