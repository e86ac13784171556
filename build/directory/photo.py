"""A photo's bytes: what is amiss with them, and the square that the site shows of them."""

from importlib.metadata import version
from io import BytesIO

from PIL import Image, ImageOps

from directory.biography import PHOTO, SMALL_PHOTO

Image.MAX_IMAGE_PIXELS = None  # Pillow's limit warns; ours, which is lower, is a problem to mend

LARGEST_BYTES = 5_000_000
MOST_PIXELS = 40_000_000
MOST_SCANS = 64
"""Parts a progressive picture comes in, usually about ten: each takes time for all of it."""
LEAST_SIDE = 200
SIDES = {PHOTO: 320, SMALL_PHOTO: 96}
"""Pixels of the square on a mentor's own page and of that in rows: twice what is shown or more."""
CENTRE = (0.5, 0.4)
"""What a square keeps of a picture: heads are above the middle."""
QUALITY = 82
RECIPE = (version("pillow"), SIDES, CENTRE, QUALITY)
SCAN = b"\xff\xda"
JPEG = b"\xff\xd8\xff"
OTHERS = {
    b"\x89PNG": "PNG",
    b"GIF8": "GIF",
    b"BM": "BMP",
    b"II*\0": "TIFF",
    b"MM\0*": "TIFF",
}
IN_A_BOX = {b"heic": "HEIC", b"heix": "HEIC", b"mif1": "HEIC", b"msf1": "HEIC", b"avif": "AVIF"}

TOO_HEAVY = f"keep the photo below {LARGEST_BYTES // 1_000_000} MB: a smaller picture will do"
TOO_LARGE = f"keep the photo below {MOST_PIXELS // 1_000_000} million pixels"
TOO_SMALL = f"use a photo of at least {LEAST_SIDE} by {LEAST_SIDE} pixels"
NO_PICTURE = "use a JPEG picture: this file holds none"
BROKEN = "save the photo again as JPEG: this file is broken or incomplete"


class Unfit(Exception):
    """These bytes are not a photo that can be shown; the message says what to do."""


def require_fit(raw: bytes) -> None:
    """The bytes are a photo that can be shown. Raises Unfit."""
    square(raw, SIDES[PHOTO])


def square(raw: bytes, side: int) -> bytes:
    """Return a photo's square as JPEG with so many pixels a side, and nothing but the picture.

    Where it was taken, by which camera and all else that a file says about its picture stays
    behind. Raises Unfit.
    """
    _require_jpeg(raw)
    try:
        with Image.open(BytesIO(raw), formats=["JPEG"]) as picture:
            _require_size(picture)
            return _written(_upright(picture, side), side)
    except Unfit:
        raise
    except Exception as error:  # Pillow raises errors of every kind at bytes like these
        raise Unfit(BROKEN) from error


def _require_jpeg(raw: bytes) -> None:
    if len(raw) > LARGEST_BYTES:
        raise Unfit(TOO_HEAVY)
    if kind := _other_kind(raw):
        raise Unfit(f"save the photo as JPEG: this is a {kind} picture, whatever its name")
    if not raw.startswith(JPEG):
        raise Unfit(NO_PICTURE)
    if raw.count(SCAN) > MOST_SCANS:
        raise Unfit(BROKEN)


def _other_kind(raw: bytes) -> str:
    if raw[:4] == b"RIFF" and raw[8:12] == b"WEBP":
        return "WebP"
    if raw[4:8] == b"ftyp":
        return IN_A_BOX.get(raw[8:12], "")
    return next((kind for start, kind in OTHERS.items() if raw.startswith(start)), "")


def _require_size(picture: Image.Image) -> None:
    """Look at the size the file claims, before any pixel takes room."""
    width, height = picture.size
    if width * height > MOST_PIXELS:
        raise Unfit(TOO_LARGE)
    if min(width, height) < LEAST_SIDE:
        raise Unfit(TOO_SMALL)


def _upright(picture: Image.Image, side: int) -> Image.Image:
    """Decode the picture, no larger than needed, and turn it the way it was taken."""
    picture.draft("RGB", (2 * side, 2 * side))
    picture.load()
    return ImageOps.exif_transpose(picture).convert("RGB")


def _written(picture: Image.Image, side: int) -> bytes:
    shown = ImageOps.fit(picture, (side, side), Image.Resampling.LANCZOS, centering=CENTRE)
    shown.info.clear()  # Pillow would write a profile, a comment and more from here
    out = BytesIO()
    shown.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()
