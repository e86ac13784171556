"""Broken files: each case changes the sample pool and names every problem to be reported."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from directory.document import ENCODING
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


def test_bytes_that_are_no_text_are_pointed_at_and_the_rest_is_read(sample: Path) -> None:
    latin = "role: Zoë\n".encode() + "nmae: A\nlocation: Orléans\n".encode("latin-1")
    (sample / "mentors/latin.yml").write_bytes(b"\xef\xbb\xbf" + latin)
    _, problems = load(sample)
    said = {str(one) for one in problems if "add this field" not in one.message}
    assert said == {
        f"mentors/latin.yml:3:14: {ENCODING}",
        'mentors/latin.yml:2:1: nmae: "nmae" is not a field here: did you mean "name"?',
    }


def test_a_file_of_another_encoding_is_one_problem(sample: Path) -> None:
    (sample / "mentors/wide.yml").write_bytes("name: Amara\n".encode("utf-16"))
    _, problems = load(sample)
    assert [(one.line, one.column) for one in problems] == [(1, 1)]


def test_a_huge_file_is_not_read(sample: Path) -> None:
    (sample / "mentors/huge.yml").write_bytes(b"name: no\n" * 600_000)
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


def test_where_a_text_is_wrong_the_words_themselves_are_pointed_at(sample: Path) -> None:
    mentor = sample / "mentors/amara-okafor.yml"
    text = mentor.read_text().replace("\n  I have", "\n  Zoë, one@one.example and two@two.example.")
    folded = text.replace("biography: |", "biography: >").replace("York", "'It''s a@b.example'")
    mentor.write_text(folded)
    _, problems = load(sample)
    lines = folded.split("\n")
    found = [lines[one.line - 1][one.column - 1 :].split()[0] for one in problems]
    assert found == ["a@b.example'", "one@one.example", "two@two.example."]


@pytest.mark.parametrize("key", ["x" * 300, "a\\nb", "\\e[31m", "two\\u2028lines"])
def test_a_problem_stays_on_one_line_whatever_the_file_holds(sample: Path, key: str) -> None:
    mentor = sample / "mentors/amara-okafor.yml"
    mentor.write_text(f'"{key}": "{key}"\ntopics: ["{key}"]\n')
    _, problems = load(sample)
    assert all(str(one).isprintable() for one in problems)
    assert max(len(str(one)) for one in problems) < 300


def test_a_folder_in_mentors_is_not_overlooked(sample: Path) -> None:
    (sample / "mentors/north").mkdir()
    (sample / "mentors/north/ann.yml").write_text("")
    _, problems = load(sample)
    assert [str(one) for one in problems] == [
        "mentors/north/ann.yml:1:1: move this file into mentors/ itself: folders in it are not read"
    ]


def test_lines_may_end_as_windows_ends_them(sample: Path) -> None:
    mentor = sample / "mentors/amara-okafor.yml"
    text = "# A comment.\n" + mentor.read_text().replace("York", "York # near the Minster")
    mentor.write_bytes(text.replace("\n", "\r\n").encode())
    assert load(sample)[1] == []
    mentor.write_bytes(text.replace("grade: acc", "grade: no").replace("\n", "\r\n").encode())
    assert [(one.line, one.column) for one in load(sample)[1]] == [(5, 8)]
