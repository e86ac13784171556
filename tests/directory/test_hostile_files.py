"""Hostile texts, YAML and files: `check` has a line for each or finds it sound, and no more."""

import os
import re
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from directory.build import build
from directory.cli import main
from directory.load import load
from tests.directory.conftest import CASES, SAMPLE
from tests.directory.hostile import PROGRAMME_NAME, SOUND, TEXTS, fields_of, hostile_pool

YAMLS: dict[str, dict[str, Any]] = yaml.safe_load((CASES / "hostile/yaml.yml").read_text())
LINE = re.compile(r"(?P<file>[^\n]+?):[1-9]\d*:[1-9]\d*: \S[^\n]*")
EVIL = "mentors/evil.yml"
NAMES: dict[str, str] = yaml.safe_load((CASES / "hostile/names.yml").read_text())
Make = Callable[[Path], object]


def said_of(root: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What the command says of a pool: lines of problems, each of one line and one form."""
    (root / "mkdocs.yml").touch()
    code = main(["--root", str(root), "check", "--annotate"])
    shown = capsys.readouterr()
    assert "Traceback" not in shown.err + shown.out
    if not code:
        return []
    *lines, last = shown.err.splitlines()
    assert re.fullmatch(r"\d+ problems? to mend\. Nothing was changed\.", last)
    assert all(LINE.fullmatch(line.removeprefix("- ")) for line in lines), lines
    assert all(line.isprintable() for line in lines)
    shown.out.encode()
    return lines


def test_every_sound_text_passes_in_every_field(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert len(SOUND) == len(set(SOUND)) > 200
    assert said_of(hostile_pool(tmp_path), capsys) == []


@pytest.mark.parametrize("name", TEXTS["refused"])
def test_what_may_not_be_published_is_told_of_every_field(
    sample: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    text = f"Plain {TEXTS['refused'][name]} text"
    mentor = fields_of(1, text, everywhere=False) | {
        "organisation": "Northshire Constabulary",
        **dict.fromkeys(("role", "location", "training"), text),
        "languages": [text],
    }
    content = yaml.safe_dump(mentor, sort_keys=False, width=10_000)
    (sample / EVIL).write_text(content, encoding="utf-8")
    lines = said_of(sample, capsys)
    found = {line.split(": ")[1].partition("[")[0] for line in lines if line.startswith(EVIL)}
    assert found == {"role", "location", "training", "languages", "biography"}
    assert all("take out the" in line for line in lines)


@pytest.mark.parametrize("name", YAMLS)
def test_hostile_yaml_is_a_line_or_nothing(
    sample: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    case = YAMLS[name]
    text = case["text"] * case.get("times", 1)
    whole = text if case.get("whole") else f"{text}\n{(SAMPLE / AMARA).read_text()}"
    (sample / AMARA).write_text(whole, encoding="utf-8")
    lines = said_of(sample, capsys)
    assert any(case["says"] in line for line in lines) if "says" in case else not lines
    assert len(lines) <= 201


AMARA = "mentors/amara-okafor.yml"
OTHER = (SAMPLE / AMARA).read_text().replace("Amara Okafor", "Nia Prosser")


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_name_of_a_file_is_told_or_an_address(
    sample: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (sample / f"mentors/{name}").write_text(OTHER)
    lines = said_of(sample, capsys)
    assert any(NAMES[name] in line for line in lines) if NAMES[name] else not lines


def test_a_name_that_is_no_text_is_told(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = os.fsencode(sample / "mentors") + b"/\xff\xfe.yml"
    Path(os.fsdecode(name)).write_text(OTHER)
    assert "name the file" in said_of(sample, capsys)[0]


def linked(place: str, target: str) -> Make:
    """A link in place of what is there."""

    def make(root: Path) -> None:
        (root / place).unlink(missing_ok=True)
        (root / place).parent.mkdir(exist_ok=True)
        (root / place).symlink_to(target)

    return make


def piped(place: str) -> Make:
    """A pipe, from which reading never ends, in place of what is there."""

    def make(root: Path) -> None:
        (root / place).unlink(missing_ok=True)
        os.mkfifo(root / place)

    return make


def listening(root: Path) -> None:
    """A socket among the mentors."""
    here = Path.cwd()
    os.chdir(root / "mentors")
    try:
        with socket.socket(socket.AF_UNIX) as one:
            one.bind("x.yml")
    finally:
        os.chdir(here)


ODD: dict[str, tuple[Make, str]] = {
    "a link to a file elsewhere": (linked(EVIL, "/etc/passwd"), f"{EVIL}:1:1: put the file"),
    "a link to itself": (linked(EVIL, "evil.yml"), f"{EVIL}:1:1: put the file"),
    "a link to nothing": (linked(EVIL, "nowhere"), f"{EVIL}:1:1: put the file"),
    "a link to memory": (linked(EVIL, "/proc/self/mem"), f"{EVIL}:1:1: put the file"),
    "a link to noughts": (linked(EVIL, "/dev/zero"), f"{EVIL}:1:1: put the file"),
    "a link to all folders": (linked("mentors/all", "/"), "mentors/all:1:1: put the file"),
    "a page that is a link": (linked("site/pages/x.md", "/etc/passwd"), "site/pages/x.md:1:1: put"),
    "a folder of pages that is a link": (
        linked("site/pages/etc", "/etc"),
        "site/pages/etc:1:1: put",
    ),
    "a scheme that is a link": (
        linked("site/pages/schemes/x.md", "/dev/zero"),
        "site/pages/schemes/x.md:1:1: put",
    ),
    "a picture that is a link": (
        linked("site/assets/x.svg", "../../people.csv"),
        "site/assets/x.svg:1:1: put",
    ),
    "a programme that is a link": (
        linked("site/programme.yml", "/etc/passwd"),
        "site/programme.yml:1:1: put",
    ),
    "a mentor that is a pipe": (piped(EVIL), f"{EVIL}:1:1: take this away"),
    "a page that is a pipe": (piped("site/pages/x.md"), "site/pages/x.md:1:1: take this away"),
    "a scheme that is a pipe": (
        piped("site/pages/schemes/x.md"),
        "site/pages/schemes/x.md:1:1: take this away",
    ),
    "a programme that is a pipe": (
        piped("site/programme.yml"),
        "site/programme.yml:1:1: take this away",
    ),
    "events that are a pipe": (piped("site/events.yml"), "site/events.yml:1:1: take this away"),
    "a mentor that is a socket": (listening, "mentors/x.yml:1:1: take this away"),
}


@pytest.mark.parametrize("name", ODD)
def test_what_is_no_file_of_the_pool_is_never_read(
    sample: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    make, said = ODD[name]
    make(sample)
    lines = said_of(sample, capsys)
    assert any(line.startswith(said) for line in lines)
    assert "root:" not in "".join(lines)
    problems = build(sample, sample / "public")
    assert problems
    assert not (sample / "public").exists()


def test_a_file_that_nobody_may_read_is_told(
    sample: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An administrator may read everything: what the system answers others is put in its place."""
    (sample / EVIL).write_text(OTHER)
    monkeypatch.setattr(os, "access", lambda path, _: "evil" not in os.fspath(path))
    assert said_of(sample, capsys) == [f"{EVIL}:1:1: let everybody read this: it can't be opened"]


def test_nothing_is_written_outside_the_site(tmp_path: Path) -> None:
    root = hostile_pool(tmp_path)
    before = listed(tmp_path)
    assert build(root, root / "public") == []
    made = listed(tmp_path).keys() - before.keys()
    ours = re.compile(r"pool/(\.cache(/.*)?|public(/[a-z0-9][\w.-]*)*)")
    assert [one for one in made if not ours.fullmatch(one)] == []
    assert before.items() <= listed(tmp_path).items()
    pages = {path.parent.name for path in (root / "public/mentors").glob("*/index.html")}
    assert pages == {"amara-okafor", *(f"evil-{number}" for number in range(len(SOUND)))}


def listed(folder: Path) -> dict[str, bytes]:
    """Everything below a folder, with what it holds."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b""
        for path in folder.rglob("*")
    }


def test_a_programme_of_hostile_words_stays_one(tmp_path: Path) -> None:
    pool, problems = load(hostile_pool(tmp_path))
    assert problems == []
    assert pool is not None
    assert pool.programme.name == PROGRAMME_NAME
