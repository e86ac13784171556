"""Pictures for tests: as phones write them, and as nobody should."""

import struct
from io import BytesIO
from typing import Any

from PIL import Image

ORIENTATION, GPS, NORTH, WITHIN = 0x0112, 0x8825, 0x0001, 0x0002
SECRET = "taken at home"
LEFT, RIGHT = (200, 30, 30), (30, 30, 200)


def saved(picture: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    """Return a picture as the bytes of a file."""
    out = BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def halves(width: int = 400, height: int = 300) -> Image.Image:
    """Return a picture that is red on the left and blue on the right."""
    picture = Image.new("RGB", (width, height), LEFT)
    picture.paste(RIGHT, (width // 2, 0, width, height))
    return picture


def photo(width: int = 400, height: int = 300, tint: int = 0) -> bytes:
    """Return a sound photo; another `tint` is another photo."""
    return saved(Image.new("RGB", (width, height), (tint % 256, tint // 256 % 256, 90)))


def from_a_phone(orientation: int = 1) -> bytes:
    """Return a photo with everything that a phone writes beside the picture."""
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[0x010E] = SECRET
    exif[GPS] = {NORTH: "N", WITHIN: (53.0, 57.0, 30.0)}
    return saved(
        halves(), exif=exif, icc_profile=SECRET.encode(), comment=SECRET, xmp=SECRET.encode()
    )


def claiming(width: int, height: int) -> bytes:
    """Return the head of a JPEG that says it is so large, with hardly anything behind it."""
    whole = photo()
    frame = whole.index(b"\xff\xc0")
    return whole[: frame + 5] + struct.pack(">HH", height, width) + whole[frame + 9 :]


def markers(raw: bytes) -> list[int]:
    """Return what parts a JPEG consists of, up to its pixels."""
    found, at = [], 2
    while raw[at + 1] != 0xDA:
        found.append(raw[at + 1])
        at += 2 + int.from_bytes(raw[at + 2 : at + 4])
    return found
