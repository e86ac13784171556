"""What the rules write as a mentor's file reads back as the same, with the real reader."""

from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from directory.document import NOT_FOR_YAML, read_yaml
from directory.spreadsheet_biography import written
from mentoring.domain.biography.writing import NAMED, file_of
from tests.directory.conftest import PROJECT

WORDS = st.sampled_from(
    ["yes", "No", "null", "~", "12:30", "1e3", "0x1f", "2021-01-01", "- a", "a: b", "a #b", "&a",
     "*a", "!a", "|", ">", "%a", "@a", "`a", "'", '"', "\\", "[a", "{a", "a, b", "a,b", "<<", "=",
     "", " a", "a ", "\ta", "-", "---", "...", "?", "Level 5, 2021", "Siân", "李", "😀", "\u3000a"]
)  # fmt: skip
ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
TEXT = st.one_of(WORDS, ANY)
LISTS = st.lists(TEXT, max_size=5)
NUMBERS = st.integers(0, 300)
SPOT = st.fixed_dictionaries(
    {"topics": LISTS, "minutes": NUMBERS, "times": LISTS},
    optional={"notice_days": NUMBERS, "most_a_month": NUMBERS},
)
PARAGRAPHS = st.lists(st.one_of(TEXT, st.just("")), max_size=6).map("\n".join)
BIOGRAPHY = st.one_of(PARAGRAPHS, PARAGRAPHS.map("{}\n".format))
FIELDS = st.fixed_dictionaries(
    {"name": TEXT, "schemes": LISTS, "biography": BIOGRAPHY},
    optional={"training": TEXT, "topics": LISTS, "places": NUMBERS, "spot": SPOT},
)  # fmt: skip


@given(FIELDS)
@example({"name": "a", "biography": "  two blanks first\n"})
@example({"name": "a", "biography": "no line end"})
@example({"name": "a", "biography": "two\n\n"})
@example({"name": "a", "biography": "\n"})
def test_whatever_is_written_reads_back_as_the_same(fields: dict[str, Any]) -> None:
    text = file_of(fields)
    place, problems = read_yaml(text, "")
    assert problems == []
    assert place is not None
    assert place.plain() == fields
    assert not NOT_FOR_YAML.search(text)
    assert written(fields) == text


def test_every_file_of_the_repository_is_written_as_its_fields_say() -> None:
    for path in (PROJECT / "mentors").glob("*.yml"):
        read, _ = read_yaml(path.read_text(encoding="utf-8"), path.name)
        assert read is not None
        fields = read.plain()
        place, problems = read_yaml(file_of(fields), "")
        assert place is not None
        assert (place.plain(), problems) == (fields, [])
        assert file_of(fields).startswith(f"{NAMED}\nname: ")
