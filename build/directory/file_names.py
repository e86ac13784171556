"""What the files in mentors/ may be called: their names are the mentors' ids and addresses."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from mentoring.domain.biography.place import Problem
from mentoring.domain.identity import is_id
from mentoring.domain.slug import meant_id

NOT_ON_WINDOWS = {
    *("con", "prn", "aux", "nul"),
    *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)),
}
"""Nobody could check out a file of such a name there, whatever its ending."""
YAML = {".yml", ".yaml"}


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
    for inner in sorted(one for one in (root / folder).glob("*") if _is_folder(one)):
        for path in sorted(filter(Path.is_file, inner.rglob("*.y*ml"))):
            said = f"move this file into {folder.as_posix()}/ itself: folders in it are not read"
            yield Problem(path.relative_to(root).as_posix(), 1, 1, "", said)


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def is_yaml(path: Path) -> bool:
    """The file is meant to be YAML, by the end of its name."""
    return path.suffix.lower() in YAML


def _elsewhere(name: str) -> Problem:
    said = "let its name end in .yml if it is a mentor's file, or move it elsewhere"
    return Problem(name, 1, 1, "", said)
