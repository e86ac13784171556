"""Mentors' photos as files: looked at where they are kept, made small where the site shows them."""

from dataclasses import dataclass
from pathlib import Path

from directory.parallel import for_each
from directory.photo import LARGEST_BYTES, RECIPE, SIDES, Unfit, require_fit, square
from directory.pool import Pool
from directory.remembered import digest
from directory.setting import Setting
from directory.standing import fingerprint
from mentoring.domain.biography.place import Problem


@dataclass(frozen=True)
class Photo:
    """A photo's file once it was looked at: problems, or none; `digest` stands for its bytes."""

    mentor_id: str
    problems: list[Problem]
    digest: bytes

    @property
    def is_sound(self) -> bool:
        """Whether it can be shown."""
        return not self.problems

    @property
    def mark(self) -> str:
        """Stand for what the site shows of it: another photo, or way to make it, has another."""
        return fingerprint(self.digest, RECIPE)


def read_photo(path: Path) -> bytes:
    """Read a photo's file, or as much of it as shows that it is too long."""
    with path.open("rb") as file:
        return file.read(LARGEST_BYTES + 1)


def photo_from(root: Path, path: Path) -> Photo:
    """Read a mentor's photo and look for problems."""
    raw = read_photo(path)
    problems = []
    try:
        require_fit(raw)
    except Unfit as unfit:
        problems = [Problem(path.relative_to(root).as_posix(), 1, 1, "", str(unfit))]
    return Photo(path.stem, problems, digest(raw))


def write_photos(setting: Setting, pool: Pool) -> None:
    """Write the photos of listed mentors that aren't there already as they have to be."""
    found = [
        (one, one.address_of_photo(name).strip("/"), side)
        for one in pool.listed
        if one.photo
        for name, side in SIDES.items()
    ]
    stale = [
        (pool.photos[one.id], setting.out / file, side)
        for one, file, side in found
        if setting.standing.is_stale(file, one.photo)
    ]
    for_each(_write, stale, patiently=True)


def _write(errand: tuple[Path, Path, int]) -> None:
    source, place, side = errand
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(square(read_photo(source), side))
