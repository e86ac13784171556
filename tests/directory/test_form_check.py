"""The form of a biography and the check of its file agree about whatever one could send."""

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from directory.biography import biography_from
from directory.document import read, read_yaml
from directory.load import load
from mentoring.domain.biography import check
from mentoring.domain.biography.form import fields_from, form_of
from mentoring.domain.biography.form_check import errors_in
from mentoring.domain.biography.mentor_form import mentor_form
from mentoring.domain.biography.published import WrittenBiography, fields_of
from mentoring.domain.biography.writing import file_of
from tests.directory.conftest import PROJECT
from tests.domain.biographies import FORM, KNOWN

WORDS = st.sampled_from(
    ["", " ", "yes", "a@b.example", "0113 496 0000", "Tue 12:00-13:30",
     "Tue 12:00-13:30\nTue 13:00-14:00",
     "Wed 14:00-13:00", "12", "0", "999", "g7", "director", "one, two, one", "- a", "# b",
     "\u200e", "x" * 90]
)  # fmt: skip
VALUES = st.one_of(WORDS, st.text(max_size=30))
BOXES = [
    "topics.moving department", "topics.nothing", "offers.chemistry call", "schemes.leadership",
    "schemes.reverse", "schemes.nowhere", "meets.phone", "spot_topics.part-time working",
]  # fmt: skip
SENT = st.dictionaries(st.sampled_from(sorted({*FORM, *BOXES})), VALUES, max_size=4)
LEFT_OUT = st.sets(st.sampled_from(sorted(FORM)), max_size=3)


@settings(max_examples=300, deadline=None)
@given(SENT, LEFT_OUT)
def test_the_form_finds_something_exactly_where_the_check_of_the_file_does(
    sent: dict[str, str], left_out: set[str]
) -> None:
    form = {name: value for name, value in {**FORM, **sent}.items() if name not in left_out}
    fields = fields_from(form, KNOWN, {})
    place, problems = read_yaml(file_of({"biography": "", **fields}), "")
    assert problems == []
    assert place is not None
    found = [*mentor_form(KNOWN)(place), *check.mentor(place)]
    assert bool(errors_in(fields, KNOWN)) == bool(found), (errors_in(fields, KNOWN), found)


def test_every_mentor_of_the_repository_can_be_changed_through_the_form() -> None:
    pool, _ = load(PROJECT)
    assert pool is not None
    for one in pool.biographies:
        kept = WrittenBiography(one.id, one.text, "", one.pronouns, one.languages, one.training)
        fields = fields_of(one.to_published(), kept)
        again = fields_from(form_of(fields), pool.known, fields)
        assert errors_in(again, pool.known) == {}
        assert _sound(biography_from(one.id, again)) == _sound(one)
        place, _ = read(PROJECT / "mentors" / f"{one.id}.yml", "")
        assert place is not None
        assert _plain(again) == _plain(place.plain())


def _sound(one: Any) -> Any:
    return replace(one, text=one.text.strip(), file="", photo="")


def _plain(fields: dict[str, Any]) -> Any:
    """What a file says, whatever the order of its times and whether it says the usual."""
    usual = {"places": 1, **fields, "biography": fields["biography"].strip()}
    if "spot" in fields:
        spot = {"notice_days": 2, "most_a_month": 4, **fields["spot"]}
        usual["spot"] = {**spot, "times": sorted(spot["times"])}
    return usual
