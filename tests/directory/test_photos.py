"""Photos: upright squares without a word about where they were taken, or what to do instead."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from directory import photo as rules
from directory.load import load
from directory.photo import Unfit, square
from directory.spreadsheet_export import export_spreadsheet
from directory.spreadsheet_import import import_spreadsheet
from mentoring.domain.slug import slug
from tests.directory.conftest import Built
from tests.directory.pictures import (
    LEFT,
    RIGHT,
    SECRET,
    claiming,
    from_a_phone,
    halves,
    markers,
    photo,
    saved,
)

PARTS_OF_A_PICTURE = {0xE0, 0xDB, 0xC0, 0xC4}
"""The head that every JPEG has, tables and the frame: nothing that says anything."""
SQUARE = Image.new("RGB", (300, 300))
KINDS = {
    "PNG": saved(SQUARE, "PNG"),
    "GIF": saved(SQUARE, "GIF", save_all=True, append_images=[Image.new("RGB", (300, 300), "red")]),
    "WebP": saved(SQUARE, "WEBP"),
    "BMP": saved(SQUARE, "BMP"),
    "TIFF": saved(SQUARE, "TIFF"),
    "HEIC": b"\0\0\0\x18ftypheic" + bytes(900),
}
CASES = {
    kind: (raw, f"save the photo as JPEG: this is a {kind} picture, whatever its name")
    for kind, raw in KINDS.items()
} | {
    "empty": (b"", rules.NO_PICTURE),
    "text": (b"<svg onload=alert(1)>", rules.NO_PICTURE),
    "truncated": (from_a_phone()[:-900], rules.BROKEN),
    "head alone": (b"\xff\xd8\xff\xe0", rules.BROKEN),
    "too many scans": (photo() + rules.SCAN * 70, rules.BROKEN),
    "small": (photo(400, 199), rules.TOO_SMALL),
    "heavy": (photo() + bytes(rules.LARGEST_BYTES), rules.TOO_HEAVY),
    "a bomb": (claiming(60_000, 60_000), rules.TOO_LARGE),
    "one line too many": (claiming(8_000, 5_001), rules.TOO_LARGE),
}


def opened(raw: bytes) -> Image.Image:
    return Image.open(BytesIO(raw)).convert("RGB")


def is_near(found: object, wanted: tuple[int, int, int]) -> bool:
    assert isinstance(found, tuple)
    return all(abs(one - other) < 25 for one, other in zip(found, wanted, strict=True))


@pytest.mark.parametrize("side", [320, 96])
def test_only_the_picture_is_left_of_a_photo(side: int) -> None:
    raw = from_a_phone()
    assert SECRET.encode() in raw
    made = square(raw, side)
    assert set(markers(made)) <= PARTS_OF_A_PICTURE
    assert SECRET.encode() not in made
    assert opened(made).size == (side, side)
    assert dict(Image.open(BytesIO(made)).getexif()) == {}


@pytest.mark.parametrize(
    ("orientation", "place"), [(1, (5, 50)), (3, (90, 50)), (6, (50, 5)), (8, (50, 90))]
)
def test_a_photo_stands_upright_as_the_camera_was_held(
    orientation: int, place: tuple[int, int]
) -> None:
    made = opened(square(from_a_phone(orientation), 96))
    assert is_near(made.getpixel(place), LEFT)
    assert is_near(made.getpixel((95 - place[0], 95 - place[1])), RIGHT)


def test_of_a_tall_photo_a_little_more_is_kept_above_the_middle() -> None:
    tall = Image.new("RGB", (300, 600), LEFT)
    tall.paste(RIGHT, (0, 420, 300, 600))
    assert is_near(opened(square(saved(tall), 96)).getpixel((48, 95)), LEFT)
    tall.paste(RIGHT, (0, 0, 300, 130))
    made = opened(square(saved(tall), 96))
    assert is_near(made.getpixel((48, 0)), RIGHT)
    assert is_near(made.getpixel((48, 10)), LEFT)


@pytest.mark.parametrize("mode", ["L", "CMYK"])
def test_grey_and_printers_pictures_are_photos_too(mode: str) -> None:
    assert opened(square(saved(halves().convert(mode)), 96)).size == (96, 96)


def test_the_same_photo_gives_the_same_bytes() -> None:
    assert square(from_a_phone(), 320) == square(from_a_phone(), 320)


@pytest.mark.parametrize("case", CASES)
def test_what_can_be_no_photo_is_said_with_what_to_do(sample: Path, case: str) -> None:
    raw, said = CASES[case]
    (sample / "mentors/amara-okafor.jpg").write_bytes(raw)
    pool, problems = load(sample)
    assert pool is None
    assert [str(one) for one in problems] == [f"mentors/amara-okafor.jpg:1:1: {said}"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("amara-okafor.JPG", "name the photo amara-okafor.jpg"),
        ("amara-okafor.jpeg", "name the photo amara-okafor.jpg"),
        ("Amara Okafor.jpg", "name the photo amara-okafor.jpg"),
        (
            "amara-okafor.png",
            "save the photo as JPEG, named amara-okafor.jpg, instead of this one",
        ),
        (
            "amara-okafor.HEIC",
            "save the photo as JPEG, named amara-okafor.jpg, instead of this one",
        ),
        (
            "amara-okafo.jpg",
            "name the photo after its mentor's file: did you mean amara-okafor.jpg?",
        ),
        ("team.jpg", "name the photo after its mentor's file: there is none of this name"),
    ],
)
def test_a_photo_is_called_as_its_mentor_is(sample: Path, name: str, said: str) -> None:
    (sample / "mentors" / name).write_bytes(photo())
    assert [str(one) for one in load(sample)[1]] == [f"mentors/{name}:1:1: {said}"]


def test_a_second_picture_beside_the_photo_is_to_go(sample: Path) -> None:
    for name in ("amara-okafor.jpg", "amara-okafor.png"):
        (sample / "mentors" / name).write_bytes(photo())
    said = "remove this file: the mentor's photo is amara-okafor.jpg"
    assert [str(one) for one in load(sample)[1]] == [f"mentors/amara-okafor.png:1:1: {said}"]


def test_a_photo_in_a_folder_is_not_overlooked(sample: Path) -> None:
    (sample / "mentors/photos").mkdir()
    (sample / "mentors/photos/amara-okafor.jpg").write_bytes(photo())
    (problem,) = load(sample)[1]
    assert problem.message.startswith("move this file into mentors/ itself")


def told(raw: bytes) -> bool:
    """Whether the bytes are a photo; anything but a square or a sentence would be raised."""
    try:
        made = square(raw, 96)
    except Unfit as unfit:
        return not str(unfit)
    return opened(made).size == (96, 96)


@given(st.binary(max_size=400))
def test_no_bytes_bring_the_build_down(noise: bytes) -> None:
    told(noise)
    told(rules.JPEG + noise)


@given(st.integers(2, 1500), st.binary(min_size=1, max_size=12))
def test_no_damage_to_a_photo_brings_the_build_down(at: int, noise: bytes) -> None:
    raw = from_a_phone()
    told(raw[:at] + noise + raw[at + len(noise) :])
    told(raw[:at] + noise)


@pytest.mark.parametrize("name", ["photo", "photo-small"])
def test_the_site_shows_photos_of_those_who_have_one(site: Built, name: str) -> None:
    having = [one for one in site.pool.listed if one.photo]
    assert having
    for one in having:
        made = (site.out / one.address_of_photo(name).strip("/")).read_bytes()
        assert set(markers(made)) <= PARTS_OF_A_PICTURE
        assert len(made) < 20_000
    photos = [path.parent.name for path in site.out.rglob(f"mentors/*/{name}.*.jpg")]
    assert sorted(photos) == sorted(one.id for one in having)


def test_a_photo_stands_on_the_mentors_page_and_in_every_row(site: Built) -> None:
    one = next(one for one in site.pool.listed if one.photo)
    page = site.page(one.address)
    assert f'<img class="pool-photo large" src="{one.photo_address}" alt="" width=' in page
    assert f'<span class="pool-initials large tint-{one.tint}"' not in page
    row = f'<img class="pool-photo" src="{one.small_photo_address}" alt="" width="44" height="44"'
    assert row in site.page(f"/browse/topic/{slug(one.topics[0])}/")
    assert any(row in site.page(other.address) for other in site.pool.listed if other != one)


def test_whoever_has_no_photo_has_initials(site: Built) -> None:
    one = next(one for one in site.pool.listed if not one.photo)
    person, _, _ = site.page(one.address).partition("<h1>")
    assert f'aria-hidden="true">{one.initials}</span>' in person
    assert "<img" not in person


def test_a_photo_of_somebody_who_is_not_listed_stays_away(
    sample: Path, buildable: Callable[[], list[str]]
) -> None:
    career, amara = sample / "site/pages/schemes/career.md", sample / "mentors/amara-okafor.yml"
    text = amara.read_text()
    (sample / "mentors/ben-hughes.yml").write_text(text.replace("Amara Okafor", "Ben Hughes"))
    amara.write_text(re.sub(r"(?m)^schemes: .*$", "schemes: [career]", text))
    for name in ("amara-okafor", "ben-hughes"):
        (sample / f"mentors/{name}.jpg").write_bytes(photo())
    career.write_text(career.read_text().replace("title:", "listed: false\ntitle:", 1))
    assert buildable() == []
    shown = {path.parent.name for path in (sample / "public").rglob("photo*.jpg")}
    assert shown == {"ben-hughes"}


def test_an_import_leaves_photos_alone_and_counts_none_of_them(sample: Path) -> None:
    place = sample / "mentors/amara-okafor.jpg"
    place.write_bytes(photo())
    assert export_spreadsheet(sample, sample / "everyone.csv", None) == (1, [])
    done = import_spreadsheet(sample, sample / "everyone.csv")
    assert done.problems == []
    assert done.without_row == 0
    assert place.read_bytes() == photo()
