"""The schema says what `check` says, but for a short list of what JSON Schema can't say."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from directory.cli import main
from directory.document import read_yaml
from directory.load import load
from directory.schema import SCHEMA, schemas
from mentoring.domain.biography import check
from mentoring.domain.biography.known import Known
from mentoring.domain.biography.mentor_form import mentor_form
from mentoring.domain.biography.place import Problem
from mentoring.domain.biography.writing import NAMED
from tests.directory.conftest import CASES, SAMPLE
from tests.directory.editor import read_as_editors_do
from tests.directory.test_problems import CASES as PROBLEMS
from tests.directory.test_problems import changed
from tests.played import ROOT

BEYOND = yaml.safe_load((CASES / "beyond_the_schema.yml").read_text())
AMARA = "mentors/amara-okafor.yml"


def known_of(root: Path) -> Known:
    pool, problems = load(root)
    assert problems == []
    assert pool is not None
    return pool.known


KNOWN = known_of(SAMPLE)
EDITOR = Draft7Validator(mentor_form(KNOWN).schema())
SOUND = yaml.safe_load((SAMPLE / AMARA).read_text())


def good_to_editors(text: str, editor: Draft7Validator = EDITOR) -> bool:
    try:
        return bool(editor.is_valid(read_as_editors_do(text)))
    except yaml.YAMLError:
        return False


def checked(text: str, known: Known = KNOWN) -> list[Problem]:
    place, problems = read_yaml(text, AMARA)
    return problems + ([*mentor_form(known)(place), *check.mentor(place)] if place else [])


def is_beyond(entry: dict[str, Any], problem: Problem, text: str) -> bool:
    line = [*text.split("\n"), ""][problem.line - 1].rstrip()
    written = re.match(entry.get("at", ""), line[problem.column - 1 :])
    return bool(written and re.search(entry["says"], problem.message))


def assert_same_verdict(text: str, problems: list[Problem]) -> None:
    said = [one for one in problems if not any(is_beyond(entry, one, text) for entry in BEYOND)]
    if good_to_editors(text):
        assert said == []
    else:
        assert problems != []


@pytest.mark.parametrize("case", PROBLEMS, ids=[case["case"] for case in PROBLEMS])
def test_check_and_editors_agree_about_every_broken_file(
    sample: Path, case: dict[str, Any]
) -> None:
    changed(sample, case)
    _, problems = load(sample)
    for path in (sample / "mentors").glob("*.y*ml"):
        name = path.relative_to(sample).as_posix()
        own = [one for one in problems if one.file == name]
        if (sample / "site/programme.yml").is_file():
            assert_same_verdict(path.read_text(), own)


def test_editors_find_nothing_in_the_mentors_there_are() -> None:
    editor = Draft7Validator(mentor_form(known_of(ROOT)).schema())
    texts = [path.read_text() for path in sorted((ROOT / "mentors").glob("*.yml"))]
    assert len(texts) > 60
    assert [text[:80] for text in texts if not good_to_editors(text, editor)] == []


EDGES = (30, 31, 40, 41, 60, 61, 80, 81, 120, 121, 200, 201, 6000, 6001)
WORDS = st.sampled_from(
    [*KNOWN.topics, *KNOWN.schemes, *KNOWN.grades, *KNOWN.offers, *KNOWN.meets, "Cymraeg", "no"]
)
TIMES = st.from_regex(
    r"(Mon|Tue|tue) [0-2][0-9]:[0-6][0-9]-[0-2][0-9]:[0-5][0-9]\s?", fullmatch=True
)
PLAIN = st.one_of(
    WORDS, TIMES, st.text(max_size=130), st.integers(-5, 300), st.booleans(), st.none(),
    st.floats(allow_nan=False), st.sampled_from(["", " ", "a\nb", "a\n", "x" * 81, "x" * 6001]),
)  # fmt: skip
LISTS = st.lists(PLAIN, max_size=4) | st.lists(WORDS, max_size=3) | st.lists(TIMES, max_size=2)
KEYS = st.sampled_from([*SOUND, "pronouns", "languages", "nmae", "minutes"])
SPOTS = st.fixed_dictionaries(
    {"topics": LISTS, "minutes": st.integers(5, 250), "times": st.lists(TIMES, max_size=3)},
    optional={"notice_days": PLAIN, "most_a_month": st.integers(0, 70), "hours": PLAIN},
)
CHANGES = st.dictionaries(KEYS, PLAIN | LISTS | SPOTS, max_size=2)
MEMBERSHIPS = st.fixed_dictionaries(
    {},
    optional={
        "schemes": st.lists(st.sampled_from(KNOWN.schemes), unique=True),
        "grade": st.sampled_from(KNOWN.grades),
        "offers": st.lists(st.sampled_from(KNOWN.offers), unique=True),
        "places": st.integers(-1, 51),
        "languages": st.lists(st.text(max_size=42), max_size=3),
    },
)


ALL_WORDS = [*KNOWN.topics, *KNOWN.schemes, *KNOWN.grades, *KNOWN.offers, *KNOWN.meets]
LINES = ["", " ", "no", "12:30", "a\nb", "a\n", *("x" * most for most in EDGES)]
CLOCKS = ["Tue 09:00-10:00", "tue 09:00-10:00", "Tue 24:00-25:00", "Tue 09:60-10:00", "Tue 9-10"]
CLOCKS += ["Tue ٠٩:00-10:00", " Tue 09:00-10:00\n", "Tue 09:00–10:00"]
LISTS_OF = [*ALL_WORDS, *LINES, *CLOCKS, None, True, 1, ["x"], {"x": "y"}]
ODD = [
    *ALL_WORDS, *LINES, *CLOCKS, None, True, 1.5, {}, {"x": "y"}, [], [str(n) for n in range(61)],
    *([one] for one in LISTS_OF), *([one, one] for one in ALL_WORDS),
    *(sorted({one, "pairing"}) for one in KNOWN.offers),
    *(edge for most in (0, 1, 10, 30, 50, 60, 240) for edge in (most - 1, most, most + 1)),
]  # fmt: skip


@pytest.mark.parametrize("name", [*SOUND, "pronouns", "languages", "nmae"])
def test_check_and_editors_agree_where_one_field_is_odd(name: str) -> None:
    for value in ODD:
        text = yaml.safe_dump({**SOUND, name: value}, allow_unicode=True, width=10_000)
        assert_same_verdict(text, checked(text))


@pytest.mark.parametrize("name", [*SOUND["spot"], "notice_days", "most_a_month", "minuts"])
def test_check_and_editors_agree_where_one_field_of_spot_is_odd(name: str) -> None:
    for value in ODD:
        fields = {**SOUND, "spot": {**SOUND["spot"], name: value}}
        text = yaml.safe_dump(fields, allow_unicode=True, width=10_000)
        assert_same_verdict(text, checked(text))


@settings(max_examples=600, deadline=None)
@given(change=CHANGES | MEMBERSHIPS, without=st.just(set()) | st.sets(KEYS, max_size=2))
def test_check_and_editors_agree_about_whatever_one_could_write(
    change: dict[str, Any], without: set[str]
) -> None:
    fields = {name: value for name, value in {**SOUND, **change}.items() if name not in without}
    text = yaml.safe_dump(fields, allow_unicode=True, width=1000)
    assert_same_verdict(text, checked(text))


@pytest.mark.parametrize("entry", BEYOND, ids=[entry["what"] for entry in BEYOND])
def test_each_thing_beyond_the_schema_really_is(sample: Path, entry: dict[str, Any]) -> None:
    assert entry["why"]
    path = sample / entry.get("file", AMARA)
    if "file" in entry:
        (sample / AMARA).rename(path)
    changed(sample, {"change": {AMARA: entry.get("change", {})}} if "change" in entry else {})
    text = path.read_text()
    path.write_bytes(entry.get("bytes", "").encode("latin-1") + b"\n" + text.encode())
    _, problems = load(sample)
    text = path.read_text(encoding="latin-1")
    assert problems != []
    assert all(is_beyond(entry, one, text) for one in problems)
    assert good_to_editors(text)


def test_the_schema_is_one_and_speaks_to_people() -> None:
    whole = mentor_form(KNOWN).schema()
    Draft7Validator.check_schema(whole)
    assert all(field["description"] for field in whole["properties"].values())
    assert all(field["description"] for field in whole["properties"]["spot"]["properties"].values())


def test_the_schema_in_the_repository_is_current() -> None:
    for path, schema in schemas(known_of(ROOT)).items():
        assert (ROOT / path).read_text() == schema, "run `python -m directory schema`"


def test_every_mentor_names_the_schema_where_it_is() -> None:
    for path in (ROOT / "mentors").glob("*.yml"):
        first = path.read_text().split("\n")[0]
        assert first == NAMED, path.name
        assert (path.parent / first.partition("$schema=")[2]).resolve() == ROOT / SCHEMA


def test_only_who_changes_the_programme_hears_of_the_schema(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def said() -> str:
        assert main(["--root", str(sample), "check"]) == 0
        return capsys.readouterr().out

    shutil.copy(ROOT / "mkdocs.yml", sample)
    assert main(["--root", str(sample), "schema"]) == 0
    capsys.readouterr()
    for name, old, new in (
        (AMARA, "Director of", "Head of"),
        ("site/pages/schemes/career.md", "summary: ", "summary: Now "),
    ):
        (sample / name).write_text((sample / name).read_text().replace(old, new))
        assert "python -m directory schema" not in said()
    programme = sample / "site/programme.yml"
    programme.write_text(programme.read_text().replace("topics: [", "topics: [new, "))
    assert "python -m directory schema" in said()
