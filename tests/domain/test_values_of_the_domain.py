"""The small values everything is made of: schemes, times, ids, details, words, suggestions."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.domain import wording
from mentoring.domain.details import with_details, with_places
from mentoring.domain.identity import (
    AppointmentId,
    RequestId,
    appointment_id_from,
    is_id,
    request_id_from,
)
from mentoring.domain.refusals import Incomplete, NotFound
from mentoring.domain.scheme import AnswerDays, ChemistryCalls, Scheme, SessionPlan, scheme_from
from mentoring.domain.weekly_times import NotWeeklyTimes, WeeklyTimes, weekly_times_from
from tests.domain.examples import PRIYA, a_mentor
from tests.world import DETAILS, PROGRAMME

PARTS = st.from_regex(r"[a-z0-9][a-z0-9-]{0,20}", fullmatch=True)


LONDON = ZoneInfo("Europe/London")


def test_a_scheme_that_says_nothing_has_the_defaults() -> None:
    assert scheme_from("career", {}) == Scheme(
        id="career",
        title="career",
        listed=True,
        join="anyone",
        length_months=12,
        extend_months=0,
        ask_up_to=3,
        chemistry_calls=ChemistryCalls(most=3, minutes=15, required=False),
        mentor_grades=(),
        mentee_grades=(),
        mentor_training=False,
        other_organisation=False,
        sessions=SessionPlan(None, None, None),
        line_manager=False,
        choose_again_months=6,
        same_mentor_again=False,
        answer=AnswerDays(remind=7, close=14),
    )


def test_a_schemes_front_matter_says_its_rules() -> None:
    found = scheme_from(
        "lead",
        {
            "title": "Lead",
            "description": "not a rule",
            "join": "roster",
            "mentor": {"grades": ["director"], "training": True},
            "mentee": {"grades": ["g7"]},
            "sessions": {"least": 3, "most": 6, "minutes": 90},
            "chemistry_calls": {"required": True},
            "answer": {"close": 10},
            "choose_again": {"mentor_left_within_months": 3},
            "same_mentor_again": True,
        },
    )
    assert found == Scheme(
        id="lead",
        title="Lead",
        join="roster",
        mentor_grades=("director",),
        mentor_training=True,
        mentee_grades=("g7",),
        sessions=SessionPlan(3, 6, 90),
        chemistry_calls=ChemistryCalls(required=True),
        answer=AnswerDays(7, 10),
        choose_again_months=3,
        same_mentor_again=True,
    )
    assert found.roster_only
    assert scheme_from("x", {"chemistry_calls": False}).chemistry_calls is None


@given(PARTS, PARTS, PARTS, st.integers(1, 9999))
def test_a_requests_id_is_read_back(person: str, scheme: str, mentor: str, number: int) -> None:
    one = RequestId(person, scheme, mentor, number)
    assert request_id_from(str(one)) == one


@given(PARTS, PARTS, st.dates().map("{:%Y-%m}".format), PARTS)
def test_an_appointments_id_is_read_back(person: str, mentor: str, month: str, form: str) -> None:
    if len(month) == len("2026-12"):
        one = AppointmentId(person, mentor, month, form)
        assert appointment_id_from(str(one)) == one


@given(st.text())
def test_no_other_text_is_an_id(text: str) -> None:
    if "." not in text:
        for read in (request_id_from, appointment_id_from):
            with pytest.raises(NotFound):
                read(text)
    assert is_id(text) is (
        0 < len(text) <= 80
        and text[0] != "-"
        and set(text) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    )


@pytest.mark.parametrize(
    "text",
    [
        "a.b.c",
        "a.b.c.1.2",
        "a#.b.c.1",
        "a.b.c.12345",
        "a.b.c.",
        "A.b.c.1",
        "a.b.c.1\n",
        "../b.c.1",
        "-a.b.c.1",
        "a.b.c.x1",
        "",
    ],
)
def test_an_id_with_anything_else_in_it_names_nothing(text: str) -> None:
    with pytest.raises(NotFound):
        request_id_from(text)


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Tue 12:00-13:30", WeeklyTimes(1, time(12), time(13, 30))),
        (" Sun 00:00-23:59 ", WeeklyTimes(6, time(0), time(23, 59))),
    ],
)
def test_weekly_times_are_read_and_written_alike(text: str, times: WeeklyTimes) -> None:
    assert weekly_times_from(text) == times
    assert str(times) == text.strip()


@pytest.mark.parametrize(
    "text",
    [
        "Tuesday 12:00-13:00",
        "tue 12:00-13:00",
        "Tue 12-13",
        "Tue 13:00-12:00",
        "Tue 12:00-12:00",
        "Tue 24:00-24:30",
        "Tue 12:60-13:00",
        "Tue 23:00-00:30",
        "",
    ],
)
def test_what_is_no_weekly_time_is_refused_with_what_to_write(text: str) -> None:
    with pytest.raises(NotWeeklyTimes) as refused:
        weekly_times_from(text)
    assert str(refused.value).split()[0] in {"write", "let"}


def test_weekly_times_overlap_where_they_share_a_moment() -> None:
    noon = weekly_times_from("Tue 12:00-13:00")
    assert noon.overlaps(weekly_times_from("Tue 12:59-14:00"))
    assert not noon.overlaps(weekly_times_from("Tue 13:00-14:00"))
    assert not noon.overlaps(weekly_times_from("Wed 12:00-13:00"))
    assert weekly_times_from("Tue 12:00-13:30").minutes == 90


def test_details_are_kept_as_typed_on_one_line() -> None:
    form = DETAILS | {"name": " Priya\u202e \r\n Raghunathan\t", "line_manager": " LEE@gov.example"}
    found = with_details(PRIYA, form, PROGRAMME)
    assert (found.name, found.line_manager) == ("Priya Raghunathan", "lee@gov.example")
    assert found.has_details


def test_all_that_is_missing_from_details_is_told_at_once() -> None:
    with pytest.raises(Incomplete) as refused:
        with_details(PRIYA, {"grade": "king"}, PROGRAMME)
    assert list(refused.value.errors) == ["name", "organisation", "grade", "line_manager"]


def test_r5_nobody_is_their_own_line_manager() -> None:
    with pytest.raises(Incomplete) as refused:
        with_details(PRIYA, DETAILS | {"line_manager": " PRIYA@gov.example"}, PROGRAMME)
    assert "this one is yours" in refused.value.errors["line_manager"]


@pytest.mark.parametrize("places", ["", "-1", "1.5", "21", "two", "²", "٣", "99999"])
def test_places_are_a_whole_number_up_to_twenty(places: str) -> None:
    with pytest.raises(Incomplete):
        with_places(a_mentor(), places)


@pytest.mark.parametrize("places", ["0", "1", "20", "007"])
def test_a_mentors_own_places_are_kept_beside_the_files(places: str) -> None:
    found = with_places(a_mentor(places=3), places)
    assert (found.places, found.published.places) == (int(places), 3)


def test_fewer_places_than_are_taken_end_no_pairing() -> None:
    found = with_places(a_mentor(places=3, taken=2), "1")
    assert (len(found.running), found.places_free) == (2, 0)


def test_times_are_written_with_their_zone() -> None:
    summer = datetime(2027, 7, 1, 11, 30, tzinfo=UTC)
    assert wording.clock(summer, LONDON) == "12:30 (London)"
    assert wording.clock(summer, ZoneInfo("America/Argentina/Buenos_Aires")).endswith(
        "(Buenos Aires)"
    )
    assert wording.day(date(2026, 12, 1)) == "Tuesday 1 December 2026"


@given(st.text(max_size=150))
def test_one_line_is_one_line_without_controls_and_stays_the_same(text: str) -> None:
    line = wording.one_line(text)
    assert line == wording.one_line(line)
    assert len(line.splitlines()) <= 1


def test_only_what_nobody_is_typing_is_cut() -> None:
    assert wording.one_line("x" * 5000) == wording.paragraphs("x" * 5000) == "x" * 5000
    assert wording.cut_line("x" * 5000) == "x" * 200
    assert wording.cut_line("two\nlines", 5) == "two l"


def test_a_name_that_is_too_long_is_told_beside_what_is_missing_in_the_order_of_the_form() -> None:
    form = {"organisation": "x" * 201, "grade": "g7", "line_manager": "lee@gov.example"}
    with pytest.raises(Incomplete) as refused:
        with_details(PRIYA, form, PROGRAMME)
    assert list(refused.value.errors.items()) == [
        ("name", "Enter your name"),
        ("organisation", "Shorten this to 200 characters: it has 201"),
    ]


@given(st.text(max_size=150))
def test_paragraphs_keep_their_lines_and_stay_the_same(text: str) -> None:
    kept = wording.paragraphs(text)
    assert kept == wording.paragraphs(kept)
    assert "\r" not in kept


def test_a_line_begins_with_a_capital_and_keeps_those_of_names() -> None:
    assert [wording.capital(words) for words in ("part-time working", "LGBT+ at work", "")] == [
        "Part-time working", "LGBT+ at work", "",
    ]  # fmt: skip
