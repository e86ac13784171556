"""R2, R5, R8 to R10: answering, withdrawing, reminding and closing a request."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from mentoring.domain import acceptance, request
from mentoring.domain.eligibility import AlreadyPaired
from mentoring.domain.enrolment import TOLD_BEFORE, Enrolment, Request, RequestState, Role
from mentoring.domain.letter import Kind, Letter
from mentoring.domain.people import Mentor
from mentoring.domain.refusals import Incomplete, NotFound
from mentoring.domain.request import DeclineReason, LetterKey, RequestEnded
from mentoring.domain.room import MentorFull
from tests.domain.examples import (
    KEY,
    PRIYA,
    TODAY,
    a_mentor,
    an_enrolment,
    an_open_request,
    asked,
    at,
    paired,
)
from tests.world import AIMS, NOW, PROGRAMME

AMARA = "person-amara-okafor"


def accept(one: Request, enrolment: Enrolment, mentor: Mentor) -> acceptance.Accepted:
    """Say yes and confirm to be outside the line."""
    return acceptance.accept(one, enrolment, mentor, PROGRAMME, NOW, outside_line=True)


def kinds(letters: tuple[Letter, ...]) -> list[tuple[Kind, str]]:
    """What is written to whom."""
    return [(one.kind, one.to) for one in letters]


def test_a_request_tells_the_mentor_and_holds_its_letters_key_only_as_a_fingerprint() -> None:
    found = asked(a_mentor(), an_enrolment())
    assert kinds(found.letters) == [(Kind.REQUEST_RECEIVED, AMARA)]
    assert found.letters[0].facts["key"] == "secret"
    assert found.request.key_hashes == ("fingerprint",)
    assert "secret" not in str(found.enrolment)


def test_a_request_keeps_what_the_scheme_promised_when_it_was_asked() -> None:
    scheme = replace(PROGRAMME.schemes["career"], length_months=18)
    programme = replace(PROGRAMME, schemes={"career": scheme})
    one = request.ask(PRIYA, a_mentor(), an_enrolment(), programme, AIMS, KEY, NOW).request
    assert one.length_months == 18
    enrolment = an_enrolment().with_request(one)
    started = acceptance.accept(
        one, enrolment, a_mentor(), PROGRAMME, NOW, outside_line=True
    ).pairing
    assert (started.started_on, started.ends_on) == (TODAY, date(2028, 5, 23))


def test_r2_a_full_mentor_cannot_accept() -> None:
    one, enrolment = an_open_request(a_mentor(places=2))
    with pytest.raises(MentorFull):
        accept(one, enrolment, a_mentor(places=2, taken=2))


@pytest.mark.parametrize("places", [1, 2, 3])
def test_r2_a_mentor_can_accept_until_every_place_is_taken(places: int) -> None:
    mentor = a_mentor(places=places)
    for count in range(places):
        person = replace(PRIYA, id=f"mentee{count}", address=f"mentee{count}@gov.example")
        found = asked(mentor, Enrolment(person.id, "career", TODAY), person)
        mentor = accept(found.request, found.enrolment, mentor).mentor
    assert (mentor.places_free, len(mentor.running)) == (0, places)


def test_r2_the_mentors_own_number_of_places_counts() -> None:
    one, enrolment = an_open_request(a_mentor())
    assert len(accept(one, enrolment, replace(a_mentor(taken=1), own_places=2)).mentor.running) == 2
    with pytest.raises(MentorFull):
        accept(one, enrolment, replace(a_mentor(places=3), own_places=0))


def test_r1_a_mentee_who_is_paired_already_cannot_be_accepted() -> None:
    one, enrolment = an_open_request(a_mentor())
    with pytest.raises(AlreadyPaired):
        accept(one, replace(enrolment, running="priya.career.mei-lin.1"), a_mentor())


def test_r5_the_mentor_confirms_to_be_outside_the_mentees_line() -> None:
    one, enrolment = an_open_request(a_mentor())
    with pytest.raises(Incomplete) as refused:
        acceptance.accept(one, enrolment, a_mentor(), PROGRAMME, NOW, outside_line=False)
    assert list(refused.value.errors) == ["outside_line"]


@pytest.mark.parametrize(
    ("asked_at", "remind_on", "closes_on"),
    [
        (NOW, date(2026, 11, 30), date(2026, 12, 7)),
        (datetime(2026, 7, 1, 22, 30, tzinfo=UTC), date(2026, 7, 8), date(2026, 7, 15)),
        (datetime(2026, 7, 1, 23, 30, tzinfo=UTC), date(2026, 7, 9), date(2026, 7, 16)),
    ],
    ids=["winter", "summer", "past midnight in London"],
)
def test_r8_a_request_reminds_on_day_7_and_closes_on_day_14_of_the_programmes_days(
    asked_at: datetime, remind_on: date, closes_on: date
) -> None:
    one = asked(a_mentor(), an_enrolment(), now=asked_at).request
    assert (one.remind_on, one.closes_on, one.due_on) == (remind_on, closes_on, remind_on)


def test_r8_the_scheme_says_the_days() -> None:
    scheme = replace(
        PROGRAMME.schemes["career"], answer=replace(PROGRAMME.schemes["career"].answer, remind=3)
    )
    programme = replace(PROGRAMME, schemes={"career": scheme})
    one = request.ask(PRIYA, a_mentor(), an_enrolment(), programme, AIMS, KEY, NOW).request
    assert (one.remind_on, one.closes_on) == (date(2026, 11, 26), date(2026, 12, 7))


def test_r8_a_reminder_goes_to_the_mentor_with_a_key_of_its_own_and_the_first_keeps_working() -> (
    None
):
    one, enrolment = an_open_request(a_mentor())
    reminded = request.remind(one, enrolment, LetterKey("second", "second-fingerprint"))
    assert kinds(reminded.letters) == [(Kind.REQUEST_REMINDER, AMARA)]
    assert reminded.letters[0].facts["key"] == "second"
    for known in ("fingerprint", "second-fingerprint"):
        assert request.role_in(reminded.request, None, known) is Role.MENTOR
    assert reminded.enrolment.due_on == one.closes_on - TOLD_BEFORE
    told = replace(reminded.request, closing_told=one.closes_on)
    assert reminded.enrolment.with_request(told).due_on == one.closes_on


def test_r8_closing_tells_the_mentee_and_takes_the_request_out_of_the_open_ones() -> None:
    one, enrolment = an_open_request(a_mentor())
    closed = request.close(one, enrolment, a_mentor(), NOW)
    assert kinds(closed.letters) == [(Kind.CLOSED, "priya")]
    assert (closed.request.state, closed.request.ended_at) == (RequestState.CLOSED, NOW)
    assert closed.enrolment.open == {}
    assert closed.enrolment.due_on is None


def test_r9_a_mentor_declines_with_a_reason_from_the_list_and_a_note() -> None:
    one, enrolment = an_open_request(a_mentor())
    declined = request.decline(one, enrolment, a_mentor(), "NO_TIME", " I'd ask Ben.\r\n", NOW)
    assert declined.request.reason == DeclineReason.NO_TIME.value
    assert declined.request.note == "I'd ask Ben."
    assert kinds(declined.letters) == [(Kind.DECLINED, "priya")]
    assert declined.letters[0].facts["note"] == "I'd ask Ben."
    assert declined.enrolment.open == {}


def test_r9_the_note_may_be_left_out() -> None:
    one, enrolment = an_open_request(a_mentor())
    assert request.decline(one, enrolment, a_mentor(), "AWAY", "", NOW).request.note == ""


@pytest.mark.parametrize("reason", ["", "no_time", "BECAUSE", "__class__"])
def test_r9_a_reason_that_is_not_on_the_list_is_refused(reason: str) -> None:
    one, enrolment = an_open_request(a_mentor())
    with pytest.raises(Incomplete) as refused:
        request.decline(one, enrolment, a_mentor(), reason, "", NOW)
    assert list(refused.value.errors) == ["reason"]


def test_a_withdrawn_request_tells_the_mentor() -> None:
    one, enrolment = an_open_request(a_mentor())
    withdrawn = request.withdraw(one, enrolment, NOW)
    assert kinds(withdrawn.letters) == [(Kind.WITHDRAWN, AMARA)]
    assert withdrawn.request.state is RequestState.WITHDRAWN


def test_r10_accepting_starts_the_pairing_takes_the_place_and_releases_the_others() -> None:
    enrolment = an_enrolment()
    for name in ("amara-okafor", "ben-hughes", "mei-lin"):
        enrolment = asked(a_mentor(name), enrolment).enrolment
    found = accept(enrolment.open["ben-hughes"], enrolment, a_mentor("ben-hughes", places=2))
    pairing = str(found.pairing.id)
    assert pairing == "priya.career.ben-hughes.2"
    assert (found.enrolment.open, found.enrolment.running) == ({}, pairing)
    assert list(found.mentor.running) == [pairing]
    assert found.mentor.places_free == 1
    assert found.request.state is RequestState.ACCEPTED
    assert [(one.id.mentor_id, one.state) for one in found.released] == [
        ("amara-okafor", RequestState.RELEASED),
        ("mei-lin", RequestState.RELEASED),
    ]
    assert kinds(found.letters) == [
        (Kind.ACCEPTED, "priya"),
        (Kind.PAIRING_STARTED, "person-ben-hughes"),
        (Kind.RELEASED, "person-amara-okafor"),
        (Kind.RELEASED, "person-mei-lin"),
    ]


def test_r34_only_the_two_who_meet_learn_each_others_address() -> None:
    letters = paired().letters
    assert [(one.to, one.about) for one in letters] == [("priya", AMARA), (AMARA, "priya")]
    one, enrolment = an_open_request(a_mentor())
    for ended in (
        request.decline(one, enrolment, a_mentor(), "AWAY", "", NOW),
        request.withdraw(one, enrolment, NOW),
        request.close(one, enrolment, a_mentor(), NOW),
    ):
        assert {letter.about for letter in ended.letters} == {""}
    assert asked(a_mentor(), an_enrolment()).letters[0].about == ""


def test_r34_no_letters_facts_hold_an_address() -> None:
    for letter in (*paired().letters, *asked(a_mentor(), an_enrolment()).letters):
        assert "@" not in str(dict(letter.facts))


@pytest.mark.parametrize("state", [one for one in RequestState if one is not RequestState.ASKED])
def test_an_ended_request_cannot_be_answered_withdrawn_reminded_or_closed(
    state: RequestState,
) -> None:
    one, enrolment = an_open_request(a_mentor())
    ended = one.ended(state, NOW)
    attempts: list[Callable[[], object]] = [
        lambda: accept(ended, enrolment, a_mentor()),
        lambda: request.decline(ended, enrolment, a_mentor(), "AWAY", "", NOW),
        lambda: request.withdraw(ended, enrolment, NOW),
        lambda: request.close(ended, enrolment, a_mentor(), NOW),
        lambda: request.remind(ended, enrolment, KEY),
    ]
    for attempt in attempts:
        with pytest.raises(RequestEnded):
            attempt()


def test_only_the_two_and_the_letters_key_can_see_a_request() -> None:
    one, _ = an_open_request(a_mentor())
    assert request.role_in(one, "priya", None) is Role.MENTEE
    assert request.role_in(one, AMARA, None) is Role.MENTOR
    assert request.role_in(one, None, "fingerprint") is Role.MENTOR
    assert request.role_in(one, "priya", "fingerprint") is Role.MENTEE
    for person, fingerprint in ((None, None), ("ben", None), (None, "other"), ("", "")):
        with pytest.raises(NotFound):
            request.role_in(one, person, fingerprint)


def test_asked_at_the_last_minute_of_a_year_the_pairing_runs_from_the_local_date() -> None:
    started = paired(now=at("2027-06-30", "23:15")).pairing
    assert (started.started_on, started.ends_on) == (date(2027, 7, 1), date(2028, 7, 1))
