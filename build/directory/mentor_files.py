"""Reads the files in mentors/: biographies, and photos that stand beside them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from directory import check
from directory.biography import Biography, biography_from
from directory.document import parse, read_bytes
from directory.entries import plain_files
from directory.file_names import file_name, in_folder, is_photo, is_picture, is_yaml
from directory.namesakes import Who, told_apart, who
from directory.photos import Photo, photo_from, read_photo
from directory.remembered import Remembered, digest
from mentoring.domain.biography import check as of_mentors
from mentoring.domain.biography.known import Known
from mentoring.domain.biography.mentor_form import mentor_form
from mentoring.domain.biography.place import Place, Problem
from mentoring.domain.biography.published import fingerprint

MENTORS = Path("mentors")


class Mentor(NamedTuple):
    """What one mentor's file comes to: a biography, or problems; and who it is of, if it says."""

    biography: Biography | None
    who: Who | None
    problems: list[Problem]
    digest: bytes
    """Stands for the bytes of the file."""

    @property
    def is_sound(self) -> bool:
        """Whether there is nothing to mend in the file."""
        return self.biography is not None


class Mentors(NamedTuple):
    """What the folder comes to: biographies that know of their photos, and the photos' files."""

    biographies: tuple[Biography, ...]
    photos: Mapping[str, Path]


@dataclass(frozen=True)
class Memory:
    """What files came to when they were last read."""

    mentors: Remembered[Mentor] = field(default_factory=Remembered)
    photos: Remembered[Photo] = field(default_factory=lambda: Remembered(read_photo))


def read_mentors(root: Path, known: Known, memory: Memory) -> tuple[Mentors, list[Problem]]:
    """Read all files of mentors, but for those that hold what they did when they were read."""
    paths = _paths(root)
    problems = list(in_folder(root, MENTORS, paths))
    memory.mentors.only_under(vars(known))
    texts = [path for path in paths if is_yaml(path)]
    found = memory.mentors.read(partial(mentor_from, root, known), texts)
    problems += [problem for one in found for problem in one.problems]
    problems += told_apart(one.who for one in found if one.who)
    photos = memory.photos.read(partial(photo_from, root), [one for one in paths if is_photo(one)])
    problems += [problem for one in photos for problem in one.problems]
    marks = {one.mentor_id: one.mark for one in photos}
    biographies = tuple(_with_photo(one.biography, marks) for one in found if one.biography)
    return Mentors(biographies, {path.stem: path for path in paths if is_photo(path)}), problems


def _with_photo(one: Biography, marks: Mapping[str, str]) -> Biography:
    return replace(one, photo=marks[one.id]) if one.id in marks else one


def mentor_paths(root: Path) -> list[Path]:
    """Return all files of mentors but their photos, in order."""
    return [path for path in _paths(root) if not is_picture(path)]


def _paths(root: Path) -> list[Path]:
    return [path for path in plain_files(root / MENTORS) if path.name[:1] != "."]


def mentor_from(root: Path, known: Known, path: Path) -> Mentor:
    """Read one mentor's file."""
    raw = read_bytes(path)
    place, problems = _mentor(root, known, path, raw)
    sound = place and not problems
    biography = _biography(path, place, raw) if place and sound else None
    return Mentor(biography, who(place) if place else None, problems, digest(raw))


def _biography(path: Path, place: Place, raw: bytes) -> Biography:
    biography = biography_from(path.stem, place.plain(), fingerprint(raw.decode("utf-8")))
    _ = biography.html, biography.print  # made here, where many are made at once
    return biography


def fields_from(
    root: Path, known: Known, path: Path
) -> tuple[dict[str, Any] | None, list[Problem]]:
    """Read the fields of one mentor's file as they stand in it, where they are sound."""
    place, problems = _mentor(root, known, path, read_bytes(path))
    problems += file_name(path.relative_to(root).as_posix(), path.stem, path.suffix)
    return (place.plain() if place and not problems else None), problems


def _mentor(root: Path, known: Known, path: Path, raw: bytes) -> tuple[Place | None, list[Problem]]:
    place, problems = parse(raw, path.relative_to(root).as_posix())
    if place:
        problems += [*mentor_form(known)(place), *of_mentors.mentor(place)]
    return place, check.first_of(problems)
