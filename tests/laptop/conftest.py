"""A copy of the repository with a few mentors, and a pool that lives in it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from laptop.places import HOME
from laptop.spare import Laptop

FILES = ("template.yaml", "mkdocs.yml", "build/hooks.py", "build/laptop/people.csv")
FOLDERS = ("site", "functions")
MENTORS = ("amara-okafor", "ben-hughes", "mei-lin", "elin-haf-tudur")


def copy_of_the_repository(to: Path) -> Path:
    """Copy the files that a pool is made from, with few mentors so that it is made quickly."""
    for folder in FOLDERS:
        shutil.copytree(HOME / folder, to / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for name in (*FILES, *(f"mentors/{mentor}.yml" for mentor in MENTORS)):
        (to / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(HOME / name, to / name)
    people = to / "build/laptop/people.csv"
    kept = [line for line in people.read_text().splitlines() if _is_about_a_copied_one(line)]
    people.write_text("\n".join(kept) + "\n")
    return to


def _is_about_a_copied_one(line: str) -> bool:
    kind, who, _ = line.split(",")
    return kind != "mentor" or who in MENTORS


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a repository whose files a test may edit."""
    return copy_of_the_repository(tmp_path_factory.mktemp("repository"))


@pytest.fixture(scope="module")
def pool(copied: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Laptop]:
    """Run the whole pool on the copy."""
    with Laptop(tmp_path_factory.mktemp("remembered"), root=copied) as running:
        yield running
