"""Texts: biographies made safe, rules in words, names in order and as parts of addresses."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from directory.biography import Biography
from directory.facets import by_name
from directory.load import load
from directory.prose import to_html, to_text
from directory.rules_in_words import rules_in_words
from directory.similar import similar
from mentoring.domain.scheme import scheme_from
from mentoring.domain.slug import slug
from tests.directory.conftest import CASES, SAMPLE

BIOGRAPHIES = yaml.safe_load((CASES / "biographies.yml").read_text())
RULES = yaml.safe_load((CASES / "rules.yml").read_text())
AMARA = Biography(
    id="amara-okafor",
    name="Amara Okafor",
    role="Director",
    organisation="Northshire",
    grade="acc",
    location="York",
    schemes=("career",),
    topics=("part-time working",),
    offers=("pairing",),
    meets=("video",),
    text="Hello.",
)


@pytest.mark.parametrize("case", BIOGRAPHIES, ids=[case["tries"] for case in BIOGRAPHIES])
def test_whatever_a_biography_tries_nothing_comes_of_it(case: dict[str, Any]) -> None:
    html = to_html(case["text"])
    if "html" in case:
        assert html.strip() == case["html"]
    assert [one for one in case.get("lacks", []) if one in html] == []


@pytest.mark.parametrize("case", RULES, ids=[case["says"][:60] for case in RULES])
def test_every_rule_of_a_scheme_is_said_in_words(case: dict[str, Any]) -> None:
    pool, _ = load(SAMPLE)
    assert pool is not None
    scheme = scheme_from("one", case["front_matter"])
    said = [" ".join(sentences) for _, sentences in rules_in_words(scheme, pool.programme)]
    assert any(case["says"] in sentences for sentences in said), said


def test_there_is_a_sentence_for_every_rule_field() -> None:
    rules = Path(__file__).parents[2] / "build/directory/forms.py"
    known = {name for case in RULES for name in case["front_matter"]}
    form = rules.read_text().partition("def scheme_form")[2]
    fields = {line.split('"')[1] for line in form.splitlines() if line.startswith('            "')}
    assert fields - known == {"title", "summary", "description"}


def test_text_taken_from_html_ends_at_a_word() -> None:
    assert to_text("<p>One &amp; two <b>three</b>.</p>", 100) == "One & two three."
    assert to_text("<p>One two three</p>", 10) == "One two\u2026"


@pytest.mark.parametrize(
    ("name", "initials", "first"),
    [
        ("Amara Okafor", "AO", "Amara"),
        ("Dr Fatima al-Rashidi", "FA", "Fatima"),
        ("Wulandari", "W", "Wulandari"),
        ("Nguyễn Thị Thúy", "NT", "Nguyễn"),
        ("Siân ap Ieuan", "SI", "Siân"),
        ("Dr", "D", "Dr"),
    ],
)
def test_initials_and_first_names(name: str, initials: str, first: str) -> None:
    one = replace(AMARA, name=name)
    assert (one.initials, one.first_name) == (initials, first)


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("Part-time working", "part-time-working"),
        ("LGBT+ at work", "lgbt-at-work"),
        ("Ynys Môn", "ynys-mon"),
        ("../../etc", "etc"),
        ("日本語", "77710aedc7"),
        ("W" * 200, "w" * 200),
        ("㎯" * 60, f"{'rads2' * 16}-b4be4ce082"),
        ("\udcff", "8f1d0f9c88"),
    ],
)
def test_names_as_parts_of_addresses(name: str, address: str) -> None:
    assert slug(name) == address


def test_accents_do_not_change_the_order() -> None:
    names = ["Zoë", "Élan", "eira", "Óscar", "Ola"]
    mentors = [replace(AMARA, id=name, name=name) for name in names]
    assert [one.name for one in sorted(mentors, key=by_name)] == [
        "eira", "Élan", "Ola", "Óscar", "Zoë",
    ]  # fmt: skip


def test_similar_mentors_share_topics_and_are_never_oneself() -> None:
    topics = [("a", "b"), ("a",), ("a", "b"), ("c",)]
    mentors = [replace(AMARA, id=str(n), topics=found) for n, found in enumerate(topics)]
    found = similar(mentors)
    assert [one.id for one in found[0]] == ["2", "1"]
    assert found[3] == ()


def test_a_published_mentor_carries_no_text() -> None:
    pool, _ = load(SAMPLE)
    assert pool is not None
    published = pool.biographies[0].to_published()
    assert published.id == "amara-okafor"
    assert published.trained
    assert published.spot is not None
    assert [str(times) for times in published.spot.times] == ["Tue 12:00-13:30", "Thu 16:00-17:00"]
    assert "four thousand people" not in repr(published)
