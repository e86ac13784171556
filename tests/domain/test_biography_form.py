"""The form of a biography: what is read from it, and what it says of what is wrong."""

from typing import Any

import pytest

from mentoring.domain.biography.form import fields_from, form_of
from mentoring.domain.biography.form_check import IN_ORDER, errors_in
from mentoring.domain.biography.known import Known
from mentoring.domain.biography.mentor_form import mentor_form
from mentoring.domain.biography.published import Words
from mentoring.domain.biography.words import known_of
from tests.domain.biographies import FIELDS, FORM, KNOWN, TEXT
from tests.world import PROGRAMME


def errors(form: dict[str, str], known: Known = KNOWN) -> dict[str, str]:
    """What is wrong with a form."""
    return errors_in(fields_from(form, known, {}), known)


def without(*names: str, **changed: str) -> dict[str, str]:
    """A form that lacks something."""
    return {name: value for name, value in FORM.items() if name not in names} | changed


def test_a_form_becomes_the_fields_of_a_file_and_is_filled_in_with_them_again() -> None:
    assert fields_from(FORM, KNOWN, {}) == FIELDS
    assert errors(FORM) == {}
    assert fields_from(form_of(FIELDS), KNOWN, FIELDS) == FIELDS


def test_what_is_empty_is_asked_for_beside_each_field() -> None:
    found = errors_in(fields_from({}, KNOWN, {}), KNOWN)
    assert found == {
        "name": "Enter your name",
        "role": "Enter your role",
        "organisation": "Enter your organisation",
        "grade": "Choose your grade, or the one nearest to it",
        "location": "Enter the town you work in, or near",
        "biography": "Write your biography",
        "topics": "Choose at least one topic",
        "offers": "Choose at least one thing to offer",
        "meets": "Choose at least one way to meet",
    }


def test_spot_sessions_that_are_offered_need_topics_minutes_and_times() -> None:
    form = without("spot_topics.leading a team", "minutes", "times", "notice_days", "most_a_month")
    assert errors(form) == {
        "spot_topics": "Choose at least one topic for your spot sessions",
        "minutes": "Enter how many minutes a spot session takes",
        "times": "Enter at least one time, like Tue 12:00-13:30",
    }


def test_spot_sessions_that_are_not_offered_need_nothing_and_say_nothing() -> None:
    form = without("offers.spot session", "spot_topics.leading a team", "times")
    assert "spot" not in fields_from(form, KNOWN, {})
    assert errors(form) == {}
    assert errors(without("offers.spot session")) == {
        "offers": "Tick spot session, or empty what is said about spot sessions"
    }


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"minutes": "an hour"}, {"minutes": "Enter a whole number from 10 to 240"}),
        ({"places": "51"}, {"places": "Enter a whole number from 0 to 50"}),
        ({"biography": "Too short."}, {"biography": "Write between 40 and 400 words: there are 2"}),
        ({"name": "n" * 81}, {"name": "Keep it to 80 characters: it has 81"}),
        (
            {"biography": f"{TEXT} Write to nia@gov.example."},
            {"biography": "Take out the e-mail address: the site and its history are public"},
        ),
        (
            {"times": "Tue 9-10"},
            {"times": '"Tue 9-10": write a day and two times, like "Tue 12:00-13:30"'},
        ),
        (
            {"times": "Tue 12:00-12:20"},
            {
                "times": '"Tue 12:00-12:20": make it at least 30 minutes, as long as a spot session'
            },
        ),
        (
            {"organisation": "Northshire Constabular"},
            {
                "organisation": '"Northshire Constabular" is not on the list: did you mean '
                '"Northshire Constabulary"?'
            },
        ),
        ({"grade": "king"}, {"grade": '"king" is not on the list: write one of pc, g7, director'}),
        ({"languages": "Welsh, Welsh"},
            {"languages": '"Welsh": "Welsh" stands twice: keep one of them'}),
        (
            {"schemes.leadership": "yes", "training": ""},
            {
                "schemes": "Untick Leadership or choose another grade: mentors in it are Director; "
                "say below what you learnt about mentoring and when, or untick Leadership: "
                "it asks for that"
            },
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_beside_its_field_without_a_word_of_yaml(
    changed: dict[str, str], said: dict[str, str]
) -> None:
    assert errors(FORM | changed) == said


def test_times_that_overlap_are_named() -> None:
    said = errors(FORM | {"times": "Tue 12:00-13:30, Tue 13:00-14:00"})
    assert said == {
        "times": '"Tue 13:00-14:00": let it begin after Tue 12:00-13:30 has ended, '
        "or end before it begins"
    }


def test_no_scheme_means_spot_sessions_only() -> None:
    form = without("schemes.career")
    assert errors(form) == {"schemes": "Choose at least one scheme, or offer spot sessions only"}
    form.pop("offers.pairing")
    assert fields_from(form, KNOWN, {})["schemes"] == []
    assert errors(form) == {}


def test_words_that_stay_keep_the_order_they_had() -> None:
    before: dict[str, Any] = {"topics": ["leading a team", "moving department"]}
    assert fields_from(FORM, KNOWN, before)["topics"] == ["leading a team", "part-time working"]


def test_a_word_that_nobody_knows_any_more_is_named() -> None:
    assert errors(FORM | {"topics.juggling": "yes"}) == {
        "topics": '"juggling" is not on the list: write one of moving department, '
        "part-time working, leading a team"
    }


def test_what_nobody_sees_is_taken_out_and_line_ends_are_ours() -> None:
    form = FORM | {
        "name": " Nia\u200e \t Prosser\x07 ",
        "biography": f"  a\r\n\r\n{TEXT}\u2028b \n",
    }
    fields = fields_from(form, KNOWN, {})
    assert fields["name"] == "Nia Prosser"
    assert fields["biography"] == f"a\n\n{TEXT.rstrip()} b\n"


def test_a_pool_published_by_an_earlier_release_allows_any_organisation() -> None:
    known = known_of(PROGRAMME, Words())
    assert errors(FORM | {"organisation": "Anywhere"}, known) == {}


def test_every_field_of_the_file_has_a_place_in_the_form() -> None:
    form = mentor_form(KNOWN)
    spot: Any = form.fields["spot"].kind
    below = {"spot_topics" if name == "topics" else name for name in spot.fields}
    assert set(IN_ORDER) == {"id"} | below | set(form.fields) - {"spot"}
