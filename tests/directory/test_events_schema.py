"""The schema of the events says what `check` says of them, but for what JSON Schema can't say."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from directory import check
from directory.document import read_yaml
from directory.forms import events_form
from directory.load import EVENTS, load
from directory.schema import EVENTS_SCHEMA
from mentoring.domain.biography.place import Problem
from tests.directory.conftest import CASES, SAMPLE
from tests.directory.test_problems import CASES as PROBLEMS
from tests.directory.test_problems import changed
from tests.directory.test_schema import BEYOND, KNOWN, ODD, good_to_editors, is_beyond, known_of
from tests.played import ROOT

NAME = EVENTS.as_posix()
EDITOR = Draft7Validator(events_form(KNOWN).schema())
BEYOND_EVENTS = yaml.safe_load((CASES / "beyond_the_events_schema.yml").read_text())
TOUCHED = [one for one in PROBLEMS if NAME in {**one.get("change", {}), **one.get("files", {})}]
(SOUND,) = yaml.safe_load((SAMPLE / EVENTS).read_text())["events"]
SOME_ODD = ODD[::4]
MOMENTS = [
    "2026-12-08 12:30", "2026-12-08 24:30", "2026-02-31 12:30", "2026-1-8 9:30", "2026-12-08",
    "2026-12-08T12:30", "2026-12-08 12:30 ", "1066-10-14 09:00",
]  # fmt: skip
LINKS = ["https://meet.example/a", "http://meet.example/a", "https://meet", "javascript:alert(1)"]


def assert_same_verdict(text: str, problems: list[Problem]) -> None:
    beyond = [*BEYOND, *BEYOND_EVENTS]
    said = [one for one in problems if not any(is_beyond(entry, one, text) for entry in beyond)]
    if good_to_editors(text, EDITOR):
        assert said == [], text
    else:
        assert problems != [], text


def checked(text: str) -> list[Problem]:
    place, problems = read_yaml(text, NAME)
    return problems + ([*events_form(KNOWN)(place), *check.events(place)] if place else [])


@pytest.mark.parametrize("case", TOUCHED, ids=[case["case"] for case in TOUCHED])
def test_check_and_editors_agree_about_every_broken_file(
    sample: Path, case: dict[str, Any]
) -> None:
    changed(sample, case)
    _, problems = load(sample)
    text = (sample / EVENTS).read_text()
    assert_same_verdict(text, [one for one in problems if one.file == NAME])


def test_check_and_editors_agree_where_one_field_is_odd_or_missing() -> None:
    fields = events_form(KNOWN).fields["events"].kind.kind.fields  # type: ignore[attr-defined]
    for name in [*fields, "minuts"]:
        left = {key: value for key, value in SOUND.items() if key != name}
        written = [left, *({**left, name: value} for value in [*SOME_ODD, *MOMENTS, *LINKS])]
        written += [{**one, "minutes": 60} for one in written if name == "ends"]
        for event in written:
            text = yaml.safe_dump({"events": [event]}, allow_unicode=True, width=10_000)
            assert_same_verdict(text, checked(text))


def test_editors_find_nothing_in_the_events_there_are_and_are_told_what_each_field_is() -> None:
    whole = events_form(known_of(ROOT)).schema()
    Draft7Validator.check_schema(whole)
    text = (ROOT / EVENTS).read_text()
    assert good_to_editors(text, Draft7Validator(whole))
    first = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)
    assert first
    assert (ROOT / "site" / first[1]) == ROOT / EVENTS_SCHEMA
    event = whole["properties"]["events"]["items"]
    assert all(field["description"] for field in event["properties"].values())
