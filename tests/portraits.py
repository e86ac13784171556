"""Draws flat portraits of some sample mentors, of nobody real: `python -m tests.portraits`."""

import sys
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw

from tests.played import ROOT

SIDE, FINER = 480, 3
"""Pixels, and how many times finer it is drawn before it is made smaller: edges come out soft."""
Colour = str


@dataclass(frozen=True)
class Portrait:
    """The colours of a face of which only the shapes are told."""

    wall: Colour
    skin: Colour
    hair: Colour
    coat: Colour
    is_long: bool


PORTRAITS = {
    "amara-okafor": Portrait("#cfe3df", "#7a4a32", "#221a18", "#0b5563", is_long=True),
    "ben-hughes": Portrait("#e9dfcd", "#e3b491", "#8a5a33", "#4b5d3a", is_long=False),
    "mei-lin": Portrait("#dcd8ea", "#edc6a2", "#2a2530", "#8c3b4a", is_long=True),
}


def draw(portrait: Portrait) -> Image.Image:
    """Draw shoulders, hair and a face without features."""
    side = SIDE * FINER
    picture = Image.new("RGB", (side, side), portrait.wall)
    pen = ImageDraw.Draw(picture)

    def oval(x: float, y: float, width: float, height: float, colour: Colour) -> None:
        box = [(x - width) * side, (y - height) * side, (x + width) * side, (y + height) * side]
        pen.ellipse(box, fill=colour)

    if portrait.is_long:
        oval(0.5, 0.46, 0.25, 0.33, portrait.hair)
    oval(0.5, 1.08, 0.42, 0.36, portrait.coat)
    pen.rectangle([0.44 * side, 0.5 * side, 0.56 * side, 0.76 * side], fill=portrait.skin)
    oval(0.5, 0.76, 0.09, 0.05, portrait.skin)
    oval(0.5, 0.34, 0.19, 0.2, portrait.hair)
    oval(0.5, 0.43, 0.165, 0.2, portrait.skin)
    return picture.resize((SIDE, SIDE), Image.Resampling.LANCZOS)


def main(folder: Path) -> None:
    """Write all of them into a folder."""
    for mentor_id, portrait in PORTRAITS.items():
        draw(portrait).save(folder / f"{mentor_id}.jpg", quality=88, optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else ROOT / "mentors")
