"""What the files in mentors/ may be called: their names are the mentors' ids and addresses."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from mentoring.domain.biography.place import Problem
from mentoring.domain.identity import is_id
from mentoring.domain.slug import meant_id

YAML = {".yml", ".yaml"}


def file_name(name: str, stem: str, suffix: str) -> Iterator[Problem]:
    """Check a file's name: it is the mentor's id and the address of the page."""
    if suffix == ".yml" and is_id(stem):
        return
    yield Problem(
        name,
        1,
        1,
        "",
        f"name the file {meant_id(stem)}.yml: lower-case letters, digits and hyphens, then .yml",
    )


def in_folder(root: Path, folder: Path, paths: Sequence[Path]) -> Iterator[Problem]:
    """Check the names of all files in a folder of mentors, and that nothing else is there."""
    taken = {path.name for path in paths}
    for path in paths:
        name, wanted = path.relative_to(root).as_posix(), f"{meant_id(path.stem)}.yml"
        if not is_yaml(path):
            yield _elsewhere(name)
        elif path.name != wanted and wanted in taken:
            yield Problem(
                name,
                1,
                1,
                "",
                f"remove this file or {folder.as_posix()}/{wanted}, or give this one another name: "
                "the two would have the same page",
            )
        else:
            taken.add(wanted)
            yield from file_name(name, path.stem, path.suffix)
    for inner in sorted(one for one in (root / folder).glob("*") if one.is_dir()):
        for path in sorted(inner.rglob("*.y*ml")):
            said = f"move this file into {folder.as_posix()}/ itself: folders in it are not read"
            yield Problem(path.relative_to(root).as_posix(), 1, 1, "", said)


def is_yaml(path: Path) -> bool:
    """The file is meant to be YAML, by the end of its name."""
    return path.suffix.lower() in YAML


def _elsewhere(name: str) -> Problem:
    said = "let its name end in .yml if it is a mentor's file, or move it elsewhere"
    return Problem(name, 1, 1, "", said)
