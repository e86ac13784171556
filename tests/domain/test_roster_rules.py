"""R6, R30: a roster as pasted: who is on it, what is said of other lines; and enrolling."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.domain import enrolling, roster
from mentoring.domain.act import ActKind
from mentoring.domain.eligibility import OutsideScheme, require_scheme_fits
from mentoring.domain.enrolling import Known
from mentoring.domain.enrolment import Enrolment
from mentoring.domain.people import Person
from mentoring.domain.refusals import Incomplete
from mentoring.domain.roster import Again, Line
from mentoring.domain.sign_in import record_for
from tests.domain.examples import PRIYA, a_mentor, an_enrolment
from tests.world import NOW, PROGRAMME

TODAY = date(2026, 11, 23)
CORA = Person("cora", "cora@gov.example", "Cora Lind", coordinates=("roster",))
DEE = Line(1, "dee@gov.example", "Dee Ashworth", date(2026, 9, 1))


def read(text: str) -> roster.Read:
    """What a roster says on a Monday in November."""
    return roster.read(text, PROGRAMME, TODAY)


@pytest.mark.parametrize(
    "line",
    [
        "dee@gov.example,Dee Ashworth,2026-09-01",
        "dee@gov.example; Dee Ashworth; 01/09/2026",
        "Dee Ashworth\tDEE@gov.example\t1 September 2026",
        "2026-09-01, dee@gov.example , Dee  Ashworth",
        '"Dee Ashworth",dee@gov.example,01.09.2026',
        "Dee Ashworth <dee@gov.example>, 1 Sep 2026",
        "\tdee@gov.example\tDee Ashworth\t\t01/09/26\t",
    ],
)
def test_a_line_is_read_whatever_parts_it_and_in_any_order(line: str) -> None:
    assert read(line).lines == (DEE,)


def test_name_and_date_may_be_missing_and_a_name_may_hold_a_comma() -> None:
    found = read('dee@gov.example\r\n\r\nkim@police.example,"O’Rourke, Kim"\rtam@gov.example\t')
    assert found.lines == (
        Line(1, "dee@gov.example"),
        Line(3, "kim@police.example", "O’Rourke, Kim"),
        Line(4, "tam@gov.example"),
    )


def test_the_names_of_columns_are_no_person_and_count_as_a_line() -> None:
    found = read("Name;E-mail address;Start\nDee Ashworth;dee@gov.example;2026-09-01")
    assert found.lines == (replace(DEE, number=2),)
    assert found.problems == ()


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("Dee Ashworth", "There is no address on this line"),
        ("dee@gov.example, kim@gov.example", "Write one address a line"),
        ("dee@gov", "can't be written to"),
        ("dee ashworth@gov.example", "can't be written to"),
        ("dee@elsewhere.example", "Nobody can sign in with an address at elsewhere.example"),
        ("dee@gov.example, Dee, Ashworth", "more on this line"),
        ("dee@gov.example, 2026-13-01", "can't be read"),
        ("dee@gov.example, 46349", "can't be read"),
        ("dee@gov.example, 31/02/2026", "can't be read"),
        ("dee@gov.example, 1 Sept. 2026", "can't be read"),
        ("dee@gov.example, 1999-12-31", "too far off"),
        ("dee@gov.example, 2031-01-01", "too far off"),
        ('dee@gov.example, "Dee', "quotation mark"),
        ("dee@gov.example, 2026-09-01, 2026-09-02", "more on this line"),
    ],
)
def test_a_line_that_cannot_be_used_is_told_with_its_number_and_what_to_do(
    line: str, message: str
) -> None:
    found = read(f"tam@gov.example\n\n{line}\nkim@gov.example")
    assert [one.address for one in found.lines] == ["tam@gov.example", "kim@gov.example"]
    (problem,) = found.problems
    assert (problem.number, problem.text) == (3, line)
    assert message in problem.message


def test_all_problems_are_told_at_once_and_an_address_counts_once() -> None:
    found = read("dee@gov.example\nx\nDEE@GOV.example, Dee\ny@\ndee@gov.example")
    assert [one.number for one in found.problems] == [2, 4]
    assert found.lines == (Line(1, "dee@gov.example"),)
    assert found.again == (Again(3, "dee@gov.example", 1), Again(5, "dee@gov.example", 1))


@pytest.mark.parametrize("text", ["", " \n\r\n ", "Name, Address"])
def test_a_roster_names_somebody(text: str) -> None:
    with pytest.raises(Incomplete) as refused:
        read(text)
    assert refused.value.errors == {"lines": "Enter one address a line"}


def test_a_thousand_people_fit_into_one_list_and_no_more() -> None:
    lines = [f"person{number}@gov.example" for number in range(1001)]
    assert len(read("\n".join(lines[:1000])).lines) == 1000
    with pytest.raises(Incomplete):
        read("\n".join(lines))


@pytest.mark.parametrize("file", ["PK\x03\x04\x14", "a\0b"])
def test_a_file_that_is_no_text_is_told_what_can_be_read(file: str) -> None:
    with pytest.raises(Incomplete) as refused:
        roster.text_of("", file)
    assert ".xlsx or .csv" in refused.value.errors["file"]


def test_what_was_pasted_and_the_file_are_one_list() -> None:
    assert roster.text_of("dee@gov.example\n", "kim@gov.example") == (
        "dee@gov.example\nkim@gov.example"
    )


@given(st.text(max_size=200))
def test_any_text_is_read_and_what_is_written_again_says_the_same(text: str) -> None:
    try:
        found = read(text)
    except Incomplete:
        return
    if found.lines:
        again = read(roster.written(found.lines))
        assert [replace(one, number=0) for one in again.lines] == [
            replace(one, number=0) for one in found.lines
        ]
        assert (again.again, again.problems) == ((), ())


def known(enrolment: Enrolment | None = None, person: Person | None = None) -> Known:
    """Somebody whom the table knows, or not yet."""
    person = person or Person("dee", DEE.address)
    return Known(
        record_for(DEE.address), person, enrolment or Enrolment(person.id, "roster", TODAY)
    )


def test_r6_whoever_is_enrolled_may_ask_in_a_roster_scheme_and_others_may_not() -> None:
    enrolled = enrolling.enrol(DEE, known(), CORA, TODAY, NOW)
    assert enrolled is not None
    scheme, mentor = PROGRAMME.schemes["roster"], a_mentor()
    require_scheme_fits(PRIYA, mentor, enrolled.enrolment, scheme)
    taken = enrolling.take_off(enrolled.enrolment, CORA, NOW)
    assert taken is not None
    with pytest.raises(OutsideScheme):
        require_scheme_fits(PRIYA, mentor, taken.enrolment, scheme)


def test_r30_somebody_who_never_signed_in_is_enrolled_with_the_date_and_name_of_the_list() -> None:
    enrolled = enrolling.enrol(DEE, known(), CORA, TODAY, NOW)
    assert enrolled is not None
    assert enrolled.person == Person("dee", DEE.address, "Dee Ashworth")
    assert enrolled.record == replace(record_for(DEE.address), person_id="dee")
    assert (enrolled.enrolment.on_roster, enrolled.enrolment.started_on) == (True, DEE.started_on)
    assert enrolled.rostered == enrolling.Rostered("roster", "dee", date(2026, 9, 1))
    assert (enrolled.act.kind, enrolled.act.by_name) == (
        ActKind.ENROLLED,
        "Cora Lind, coordinator,",
    )


def test_who_has_given_a_name_keeps_it_and_who_has_asked_before_keeps_their_requests() -> None:
    before = replace(an_enrolment("career"), version=3, asked=2, started_on=date(2026, 1, 5))
    person = replace(PRIYA, version=1)
    line = Line(1, "priya@gov.example", "P. Raghunathan")
    enrolled = enrolling.enrol(line, known(before, person), CORA, TODAY, NOW)
    assert enrolled is not None
    assert enrolled.person is None
    assert enrolled.enrolment == replace(before, on_roster=True, times_enrolled=1)


def test_enrolling_again_changes_nothing_and_neither_does_taking_off_who_is_off() -> None:
    enrolled = enrolling.enrol(DEE, known(), CORA, TODAY, NOW)
    assert enrolled is not None
    later = replace(DEE, started_on=date(2026, 10, 1))
    assert enrolling.enrol(later, known(enrolled.enrolment), CORA, TODAY, NOW) is None
    assert enrolling.take_off(an_enrolment("roster"), CORA, NOW) is None


def test_taking_off_leaves_what_runs_and_can_be_enrolled_anew_as_another_act() -> None:
    before = replace(an_enrolment("roster", on_roster=True), running="a.b.c.1", times_enrolled=1)
    taken = enrolling.take_off(before, CORA, NOW)
    assert taken is not None
    assert taken.enrolment == replace(before, on_roster=False)
    again = enrolling.enrol(DEE, known(taken.enrolment), CORA, TODAY, NOW)
    assert again is not None
    assert (taken.act.form, again.act.form) == ("taken_off-1", "enrolled-2")
