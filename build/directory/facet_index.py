"""Who has which value of each facet, in one small file from which the browser counts by itself."""

import json
import zlib
from collections.abc import Sequence
from pathlib import Path

from directory.biography import Biography
from directory.facets import FACETS, by_name
from directory.profiles import Record

NAME = "facets.json"
FRAGMENT = "fragment/*.pf_fragment"
HEAD = 4096
"""Bytes of a fragment, unpacked, among which the address stands: Pagefind writes it first."""
GZIP = zlib.MAX_WBITS | 16
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


class NotUnderstood(Exception):
    """Pagefind writes its fragments in another way than expected."""


def write(place: Path, found: Sequence[Record]) -> None:
    """Write the file beside Pagefind's index in `place`, for these records.

    `ids` are Pagefind's own for the mentors, in the order of names; a facet has its `values` as
    they stand in addresses, and `of`: for each mentor in the same order the places of their values
    in base 36, with dots between values and blanks between mentors. Raises NotUnderstood.
    """
    ordered = sorted(found, key=lambda one: by_name(one.biography))
    ids = _ids(place)
    try:
        listed = [ids[_address(one.biography)] for one in ordered]
    except KeyError as unknown:
        raise NotUnderstood(f"Pagefind has no fragment for {unknown}") from None
    facets = {facet.key: _facet(facet.key, ordered) for facet in FACETS}
    text = json.dumps({"ids": listed, "facets": facets}, separators=(",", ":"))
    (place / NAME).write_text(text, encoding="utf-8")


def _facet(key: str, ordered: Sequence[Record]) -> dict[str, object]:
    per_mentor = [[value for facet, value in one.filters if facet == key] for one in ordered]
    values = sorted({value for some in per_mentor for value in some})
    places = {value: _base36(place) for place, value in enumerate(values)}
    of = " ".join(".".join(places[value] for value in some) for some in per_mentor)
    return {"values": values, "of": of}


def _ids(place: Path) -> dict[str, str]:
    """Pagefind's id of each page, by the page's address: the name of the fragment that it wrote."""
    return {_address_in(path): path.stem for path in place.glob(FRAGMENT)}


def _address_in(fragment: Path) -> str:
    """Read a fragment's address from its beginning, without unpacking the whole biography."""
    head = zlib.decompressobj(GZIP).decompress(fragment.read_bytes(), HEAD)
    _, key, rest = head.partition(b'{"url":')
    if not key:
        raise NotUnderstood(f"{fragment.name} doesn't begin with an address")
    address, _ = json.JSONDecoder().raw_decode(rest.decode("utf-8", "ignore"))
    return str(address)


def _address(one: Biography) -> str:
    return f"/{one.id}.html"


def _base36(number: int) -> str:
    rest, digit = divmod(number, len(DIGITS))
    return (_base36(rest) if rest else "") + DIGITS[digit]
