"""The examples of README and CONTRIBUTING do what they say."""

import re
import shutil
from pathlib import Path

import pytest
import yaml

from directory.cli import main
from directory.load import load
from directory.people_file import read
from mentoring.domain.scheme import scheme_from
from tests.played import ROOT

README, CONTRIBUTING = ((ROOT / name).read_text() for name in ("README.md", "CONTRIBUTING.md"))
FENCED = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)


def examples(text: str, kind: str) -> list[str]:
    """The fenced examples of a kind, in order."""
    return [body for found, body in FENCED.findall(text) if found == kind]


def copied(folder: Path) -> Path:
    """A copy of what `check` reads."""
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for name in ("mentors", "site"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


def test_the_biography_of_contributing_is_sound(tmp_path: Path) -> None:
    root = copied(tmp_path)
    (root / "mentors" / "nia-prosser.yml").write_text(examples(CONTRIBUTING, "yaml")[0])
    pool, problems = load(root)
    assert problems == []
    assert pool is not None
    assert "nia-prosser" in {one.id for one in pool.biographies}


def test_the_rule_of_the_readme_changes_the_scheme() -> None:
    scheme = scheme_from("career", yaml.safe_load(examples(README, "yaml")[0]))
    assert (scheme.length_months, scheme.ask_up_to, scheme.answer.close) == (9, 2, 10)


def test_every_make_target_that_is_named_is_there() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = set(
        re.findall(r"(?:^|`)make ([a-z]+)(?=$|`| [A-Z])", README + CONTRIBUTING, re.MULTILINE)
    )
    assert named <= targets


def test_every_directory_command_that_is_named_is_there(
    capsys: pytest.CaptureFixture[str],
) -> None:
    named = set(re.findall(r"python -m directory ([a-z]+)", README + CONTRIBUTING))
    with pytest.raises(SystemExit):
        main(["--help"])
    shown = capsys.readouterr().out
    assert named
    assert all(command in shown for command in named)


def test_check_of_the_readme_is_content_with_the_repository() -> None:
    assert main(["--root", str(ROOT), "check"]) == 0


def test_the_people_file_of_the_readme_is_read(tmp_path: Path) -> None:
    pool, _ = load(ROOT)
    assert pool is not None
    people = tmp_path / "people.csv"
    people.write_text(examples(README, "csv")[0])
    contacts, problems = read(people, pool)
    assert problems == []
    assert {one.id for one in contacts} == {"amara-okafor", "career"}


def test_every_picture_is_there_light_enough_and_said_in_words() -> None:
    shown = re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", README + CONTRIBUTING)
    assert {ROOT / path for _, path in shown} == {*(ROOT / ".github/pictures").iterdir()}
    assert all(len(words) > 30 for words, _ in shown)
    assert all((ROOT / path).stat().st_size < 150_000 for _, path in shown)


def test_every_heading_that_is_linked_is_there() -> None:
    headings = re.findall(r"^#+ (.+)$", CONTRIBUTING, re.MULTILINE)
    linked = re.findall(r"\]\(#([^)]+)\)", CONTRIBUTING)
    assert linked
    assert {*linked} <= {one.lower().replace(" ", "-") for one in headings}
