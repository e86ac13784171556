"""R11: after the calls one mentor is asked and the others are thanked; where a call is needed."""

from dataclasses import replace
from datetime import timedelta

import pytest

from mentoring.domain import choosing
from mentoring.domain.appointment import Appointment, AppointmentState
from mentoring.domain.chemistry import CallFirst, require_called
from mentoring.domain.choosing import Choice, Chosen
from mentoring.domain.diary import Diary
from mentoring.domain.letter import Kind
from mentoring.domain.refusals import Incomplete
from mentoring.domain.reliability import Reliability
from mentoring.domain.scheme import ChemistryCalls
from tests.domain.examples import an_enrolment, an_open_request, at
from tests.domain.test_calls_rules import CAREER, a_call, mentor, months
from tests.world import NOW, PROGRAMME

FRIDAY, MONDAY = at("2026-11-20", "09:00"), at("2026-11-23", "09:00")
AMARA = a_call("amara-okafor", FRIDAY)
BEN = a_call("ben-hughes", MONDAY)
MEI = a_call("mei-lin")
REQUIRED = replace(CAREER, chemistry_calls=ChemistryCalls(required=True))


def choice(*calls: Appointment) -> Choice:
    """Between whom Priya chooses."""
    return choosing.to_choose("career", calls, an_enrolment(), NOW)


def choose(mentor_id: str, *calls: Appointment) -> Chosen:
    """Let Priya choose."""
    ahead = [one for one in calls if one.starts_at > NOW]
    held = {
        (one.id.mentor_id, one.month): months(one.id.mentor_id, one)[one.month] for one in ahead
    }
    diary = Diary("priya", {str(one.id): one for one in ahead})
    record = Reliability("priya")
    return choosing.choose(choice(*calls), mentor_id, calls, diary, held, record, PROGRAMME, NOW)


def test_r11_the_choice_waits_until_the_last_call_is_over() -> None:
    assert choice(AMARA, BEN).is_ready(NOW)
    assert not choice(AMARA, MEI).is_ready(NOW)
    assert not choice().is_ready(NOW)
    assert [one.scheme for one in choosing.ready([AMARA, BEN], [an_enrolment()], NOW)] == ["career"]
    assert choosing.ready([AMARA, MEI], [], NOW) == []


@pytest.mark.parametrize(
    "other",
    [
        {"settled": True}, {"state": AppointmentState.CANCELLED}, {"scheme": "open"},
        {"ends_at": NOW - timedelta(days=61)},
    ],
)  # fmt: skip
def test_r11_only_calls_that_wait_are_chosen_between(other: dict[str, object]) -> None:
    assert choice(AMARA, replace(BEN, **other)).calls == (AMARA,)  # type: ignore[arg-type]


def test_r11_the_newest_call_with_each_counts() -> None:
    again = replace(AMARA, starts_at=MONDAY, ends_at=MONDAY + timedelta(minutes=15))
    assert choice(AMARA, again).calls == (again,)


def test_r11_the_others_are_thanked_and_the_chosen_is_not() -> None:
    done = choose("amara-okafor", AMARA, BEN)
    assert all(one.settled for one in done.calls)
    assert [(one.kind, one.to) for one in done.letters] == [
        (Kind.CALL_THANKED, "person-ben-hughes")
    ]
    assert done.months == ()
    assert done.record is None


def test_r11_what_lies_ahead_with_the_others_is_given_back_with_thanks() -> None:
    done = choose("amara-okafor", AMARA, MEI)
    assert [one.state for one in done.calls] == [
        AppointmentState.BOOKED,
        AppointmentState.CANCELLED,
    ]
    assert done.diary.open == {}
    (december,) = done.months
    assert (december.mentor_id, dict(december.held)) == ("mei-lin", {})
    assert {one.kind for one in done.letters} == {Kind.APPOINTMENT_CANCELLED}
    assert all(one.facts["thanked"] for one in done.letters)


def test_r26_a_call_given_back_late_is_counted() -> None:
    soon = replace(MEI, starts_at=NOW + timedelta(hours=2), ends_at=NOW + timedelta(hours=3))
    held = {("mei-lin", "2026-12"): months("mei-lin", soon)["2026-12"]}
    done = choosing.choose(
        choice(soon), "none", [soon], Diary("priya"), held, Reliability("priya"), PROGRAMME, NOW
    )
    assert done.record is not None


def test_r11_the_chosen_ones_call_stays_booked() -> None:
    done = choose("mei-lin", AMARA, MEI)
    assert done.months == ()
    assert [one.state for one in done.calls] == [AppointmentState.BOOKED] * 2
    assert next(iter(done.diary.open.values())).settled


def test_r11_nobody_can_be_chosen_but_nobody_unknown() -> None:
    assert len(choose("none", AMARA, BEN).letters) == 2
    for unknown in ("", "zoe-hart"):
        with pytest.raises(Incomplete):
            choose(unknown, AMARA, BEN)


def test_r11_whoever_is_asked_already_is_not_chosen_or_thanked() -> None:
    _, enrolment = an_open_request(mentor())
    found = choosing.to_choose("career", [AMARA, MEI], enrolment, NOW)
    assert (found.calls, found.asked) == ((MEI,), "Amara Okafor")
    assert found.is_ready(NOW)
    running = an_enrolment(running="priya.career.amara-okafor.1")
    assert choosing.to_choose("career", [AMARA, BEN], running, NOW).calls == (BEN,)


def test_r11_a_required_call_is_booked_before_asking() -> None:
    for calls in ([], [BEN], [replace(AMARA, state=AppointmentState.CANCELLED)]):
        with pytest.raises(CallFirst) as raised:
            require_called(REQUIRED, mentor(), an_enrolment(), calls)
        assert raised.value.about == "amara-okafor"
    for call in (AMARA, a_call(), replace(AMARA, settled=True)):
        require_called(REQUIRED, mentor(), an_enrolment(), [call])
    require_called(CAREER, mentor(), an_enrolment(), [])


def test_r12_an_introduction_stands_in_for_the_call() -> None:
    require_called(REQUIRED, mentor(), an_enrolment(introduced=("amara-okafor",)), [])
