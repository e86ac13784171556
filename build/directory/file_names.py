"""What the files in mentors/ may be called: their names are the mentors' ids and addresses."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from mentoring.domain.biography.kinds import meant
from mentoring.domain.biography.place import Problem
from mentoring.domain.identity import is_id
from mentoring.domain.slug import meant_id

NOT_ON_WINDOWS = {
    *("con", "prn", "aux", "nul"),
    *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)),
}
"""Nobody could check out a file of such a name there, whatever its ending."""
YAML = {".yml", ".yaml"}
PHOTO = ".jpg"
JPEGS = {PHOTO, ".jpeg", ".jpe", ".jfif"}
PICTURES = JPEGS | {
    ".avif", ".bmp", ".gif", ".heic", ".heif", ".png", ".svg", ".tif", ".tiff", ".webp",
}  # fmt: skip


def file_name(name: str, stem: str, suffix: str, ending: str = ".yml") -> Iterator[Problem]:
    """Check a file's name: it is the mentor's, or scheme's, id and the address of the page."""
    wanted = f"name the file {meant_id(stem)}{ending}"
    if stem in NOT_ON_WINDOWS:
        yield Problem(name, 1, 1, "", f"name the file {stem}-1{ending}: Windows has no file {stem}")
    elif suffix != ending or not is_id(stem):
        said = f"{wanted}: lower-case letters, digits and hyphens, then {ending}"
        yield Problem(name, 1, 1, "", said)


def in_folder(root: Path, folder: Path, paths: Sequence[Path]) -> Iterator[Problem]:
    """Check the names of all files in a folder of mentors, and that nothing else is there."""
    names = {path.name for path in paths}
    taken, ids = set(names), {meant_id(path.stem) for path in paths if is_yaml(path)}
    for path in paths:
        if is_yaml(path):
            yield from _of_mentor(root, folder, path, taken)
        elif is_picture(path):
            yield from _of_photo(path.relative_to(root).as_posix(), path, ids, names)
        else:
            yield _elsewhere(path.relative_to(root).as_posix())
    for inner in sorted(one for one in (root / folder).glob("*") if _is_folder(one)):
        for path in sorted(filter(_is_meant, inner.rglob("*"))):
            said = f"move this file into {folder.as_posix()}/ itself: folders in it are not read"
            yield Problem(path.relative_to(root).as_posix(), 1, 1, "", said)


def _of_mentor(root: Path, folder: Path, path: Path, taken: set[str]) -> Iterator[Problem]:
    name, wanted = path.relative_to(root).as_posix(), f"{meant_id(path.stem)}.yml"
    if path.name != wanted and wanted in taken:
        said = (
            f"remove this file or {folder.as_posix()}/{wanted}, or give this one another name: "
            "the two would have the same page"
        )
        yield Problem(name, 1, 1, "", said)
    else:
        taken.add(wanted)
        yield from file_name(name, path.stem, path.suffix)


def _of_photo(
    name: str, path: Path, ids: Collection[str], names: Collection[str]
) -> Iterator[Problem]:
    mentor_id = meant_id(path.stem)
    wanted = f"{mentor_id}{PHOTO}"
    if mentor_id not in ids:
        close = meant(mentor_id, ids)
        asked = f"did you mean {close}{PHOTO}?" if close else "there is none of this name"
        yield Problem(name, 1, 1, "", f"name the photo after its mentor's file: {asked}")
    elif path.name != wanted and wanted in names:
        yield Problem(name, 1, 1, "", f"remove this file: the mentor's photo is {wanted}")
    elif path.suffix.lower() not in JPEGS:
        yield Problem(
            name, 1, 1, "", f"save the photo as JPEG, named {wanted}, instead of this one"
        )
    elif path.name != wanted:
        yield Problem(name, 1, 1, "", f"name the photo {wanted}")


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _is_meant(path: Path) -> bool:
    return path.is_file() and (is_yaml(path) or is_picture(path))


def is_yaml(path: Path) -> bool:
    """The file is meant to be YAML, by the end of its name."""
    return path.suffix.lower() in YAML


def is_picture(path: Path) -> bool:
    """The file is meant to be a picture, by the end of its name."""
    return path.suffix.lower() in PICTURES


def is_photo(path: Path) -> bool:
    """The file has the name that a mentor's photo has."""
    return path.suffix == PHOTO and is_id(path.stem)


def _elsewhere(name: str) -> Problem:
    said = "let its name end in .yml if it is a mentor's file, or move it elsewhere"
    return Problem(name, 1, 1, "", said)
