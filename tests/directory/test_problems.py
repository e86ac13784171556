"""Broken files: each case changes the sample pool and names every problem to be reported."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from directory.document import LIMIT
from directory.load import load
from tests.directory.conftest import CASES as CASES_FOLDER

CASES = [
    case
    for file in sorted((CASES_FOLDER / "problems").glob("*.yml"))
    for case in yaml.safe_load(file.read_text())
]


def changed(sample: Path, case: dict[str, Any]) -> None:
    for name, replacements in case.get("change", {}).items():
        text = (sample / name).read_text(encoding="utf-8")
        for old, new in replacements.items():
            assert old in text, f"the case is out of date: {old!r} is not in {name}"
            text = text.replace(old, new, 1)
        (sample / name).write_text(text, encoding="utf-8")
    for name, content in case.get("files", {}).items():
        if content is None:
            (sample / name).unlink()
        else:
            (sample / name).write_text(content, encoding="utf-8")


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_every_problem_is_reported_with_its_place_and_what_to_write(
    sample: Path, case: dict[str, Any]
) -> None:
    changed(sample, case)
    pool, problems = load(sample)
    assert [str(problem) for problem in problems] == sorted_as_reported(case["problems"])
    assert (pool is None) == bool(problems)


def sorted_as_reported(problems: list[str]) -> list[str]:
    def place(problem: str) -> tuple[str, int, int]:
        file, line, column, _ = problem.split(":", 3)
        return file, int(line), int(column)

    return sorted(problems, key=place)


def test_bytes_that_are_no_text_are_pointed_at(sample: Path) -> None:
    (sample / "mentors/latin.yml").write_bytes("name: Amara\nlocation: Orléans\n".encode("latin-1"))
    _, problems = load(sample)
    assert [str(one) for one in problems] == ["mentors/latin.yml:2:14: save the file as UTF-8"]


def test_a_huge_file_is_not_read(sample: Path) -> None:
    (sample / "mentors/huge.yml").write_bytes(b"a" * (LIMIT + 1))
    _, problems = load(sample)
    assert [str(one) for one in problems] == ["mentors/huge.yml:1:1: keep the file below 100 kB"]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_a_tower_of_brackets_brings_nothing_down(sample: Path, opening: str) -> None:
    (sample / "mentors/tower.yml").write_text("name: " * (opening in "[{a: ") + opening * 20_000)
    _, problems = load(sample)
    assert [one.message for one in problems] == ["this is nested too deeply: write it flatter"]


@pytest.mark.parametrize(
    "text",
    ["a" * 90_000, "a." * 45_000 + "@", "0 " * 45_000, "+" * 90_000, "[at" * 30_000, "x@" * 45_000],
)
def test_no_text_takes_long_to_look_through(sample: Path, text: str) -> None:
    (sample / "mentors/long.yml").write_text(f'name: "{text}"\n')
    _, problems = load(sample)
    assert problems
