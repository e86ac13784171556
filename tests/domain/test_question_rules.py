"""R9: a mentor may put one question; the mentee's reply reopens the clock of R8."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from mentoring.domain import acceptance, question, request
from mentoring.domain.enrolment import TOLD_BEFORE, Enrolment, RequestState, Role
from mentoring.domain.letter import Kind, Letter
from mentoring.domain.pace import UNANSWERED
from mentoring.domain.people import Queued
from mentoring.domain.question import NothingToReply, OneQuestion, Turned
from mentoring.domain.refusals import Incomplete
from mentoring.domain.request import RequestEnded
from mentoring.domain.waiting import waiting
from tests.domain.asked_back import ASKED, LATER, LATER_STILL, REPLIED, SECOND, put, replied
from tests.domain.examples import KEY, a_mentor, an_open_request, at
from tests.world import NOW, PROGRAMME

AMARA = "person-amara-okafor"


def kinds(letters: tuple[Letter, ...]) -> list[tuple[Kind, str]]:
    """What is written to whom."""
    return [(one.kind, one.to) for one in letters]


def test_r9_a_question_is_told_to_the_mentee_and_keeps_the_request_open() -> None:
    found = put(f"  {ASKED}\r\n")
    assert kinds(found.letters) == [(Kind.QUESTION, "priya")]
    assert found.letters[0].facts["question"] == ASKED
    assert (found.request.state, found.request.question) == (RequestState.ASKED, ASKED)
    assert found.enrolment.open == {"amara-okafor": found.request}
    assert (found.request.is_questioned, waiting(found.request).is_questioned) == (True, True)


def test_r9_the_reply_is_told_to_the_mentor_with_a_key_and_earlier_keys_keep_working() -> None:
    found = replied()
    assert kinds(found.letters) == [(Kind.ANSWER, AMARA)]
    assert (found.letters[0].facts["reply"], found.letters[0].facts["key"]) == (REPLIED, "second")
    for known in ("fingerprint", "second-fingerprint"):
        assert request.role_in(found.request, None, known) is Role.MENTOR
    assert (found.request.is_questioned, waiting(found.request).is_replied) == (False, True)
    assert "second" not in found.request.reply


def test_r8_r9_the_mentee_has_as_many_days_from_the_question_and_the_mentor_from_the_reply() -> (
    None
):
    one, _ = an_open_request(a_mentor())
    assert (one.remind_on, one.closes_on) == (date(2026, 11, 30), date(2026, 12, 7))
    asked = put().request
    assert (asked.remind_on, asked.closes_on) == (date(2026, 12, 3), date(2026, 12, 10))
    again = replied().request
    assert (again.remind_on, again.closes_on) == (date(2026, 12, 11), date(2026, 12, 18))
    assert (asked.due_on, again.due_on) == (asked.remind_on, again.remind_on)


def test_r8_r9_a_reminder_before_the_question_or_the_reply_is_not_the_last_one() -> None:
    mentor = a_mentor()
    one, enrolment = an_open_request(mentor)
    first = request.remind(one, enrolment, SECOND)
    asked = question.put(first.request, first.enrolment, mentor, PROGRAMME, ASKED, LATER)
    assert not asked.request.reminded
    second = request.remind(asked.request, asked.enrolment, KEY)
    assert kinds(second.letters) == [(Kind.QUESTION_REMINDER, "priya")]
    assert second.request.due_on == asked.request.closes_on - TOLD_BEFORE
    assert second.request.key_hashes == asked.request.key_hashes
    again = question.reply(
        second.request, second.enrolment, mentor, PROGRAMME, REPLIED, SECOND, LATER
    )
    assert not again.request.reminded
    third = request.remind(again.request, again.enrolment, KEY)
    assert kinds(third.letters) == [(Kind.REQUEST_REMINDER, AMARA)]


def test_r8_r9_no_question_waits_for_ever_and_its_mentor_hears_and_is_not_to_blame() -> None:
    asked = put()
    closed = request.close(asked.request, asked.enrolment, asked.mentor, at("2026-12-10"))
    assert kinds(closed.letters) == [(Kind.NO_REPLY, "priya"), (Kind.NO_REPLY_MENTOR, AMARA)]
    assert (closed.request.state, closed.enrolment.open) == (RequestState.CLOSED, {})
    assert closed.mentor is not None
    assert UNANSWERED not in closed.mentor.answer_days


def test_r8_r9_silence_after_the_reply_closes_as_silence_does() -> None:
    again = replied()
    closed = request.close(again.request, again.enrolment, again.mentor, at("2026-12-19"))
    assert kinds(closed.letters) == [(Kind.CLOSED, "priya")]
    assert closed.mentor is not None
    assert closed.mentor.answer_days == (3, UNANSWERED)


def test_r9_a_question_counts_as_the_answer_for_a_mentors_pace_and_what_follows_does_not() -> None:
    assert put().mentor.answer_days == (3,)
    again = replied()
    declined = request.decline(
        again.request, again.enrolment, again.mentor, "AWAY", "", at("2026-12-15")
    )
    assert declined.mentor is not None
    assert declined.mentor.answer_days == (3,)


def test_r9_a_second_question_is_refused_with_what_to_do() -> None:
    for turned in (put(), replied()):
        with pytest.raises(OneQuestion, match="Answer yes or no"):
            question.put(
                turned.request, turned.enrolment, turned.mentor, PROGRAMME, "And evenings?", NOW
            )


def test_r9_the_same_words_again_are_known_as_such() -> None:
    assert question.is_put_again(put().request, f" {ASKED} ")
    assert not question.is_put_again(put().request, "And evenings?")
    assert not question.is_put_again(an_open_request(a_mentor())[0], "")
    assert question.is_replied_again(replied().request, REPLIED)
    assert not question.is_replied_again(replied().request, "No.")
    assert not question.is_replied_again(put().request, "")


def test_r9_without_a_question_or_after_the_reply_there_is_nothing_to_reply_to() -> None:
    mentor = a_mentor()
    one, enrolment = an_open_request(mentor)
    again = replied()
    for found, held in ((one, enrolment), (again.request, again.enrolment)):
        with pytest.raises(NothingToReply):
            question.reply(found, held, mentor, PROGRAMME, "Me too.", SECOND, NOW)


def test_r9_neither_question_nor_reply_is_empty_and_a_question_is_short() -> None:
    for text in ("", " \n", "\u200b"):
        with pytest.raises(Incomplete) as refused:
            put(text)
        assert refused.value.errors == {"question": "Write your question"}
        with pytest.raises(Incomplete) as refused:
            replied(text)
        assert refused.value.errors == {"reply": "Write your answer"}
    with pytest.raises(Incomplete) as refused:
        put("x" * 501)
    assert refused.value.errors == {"question": "Shorten this to 500 characters: it has 501"}


ANSWERS: list[Callable[[Turned], object]] = [
    lambda one: acceptance.accept(
        one.request, one.enrolment, one.mentor, PROGRAMME, NOW, outside_line=True
    ),
    lambda one: request.decline(one.request, one.enrolment, one.mentor, "AWAY", "", NOW),
    lambda one: request.withdraw(one.request, one.enrolment, NOW),
    lambda one: request.release(one.request, NOW),
    lambda one: request.close(one.request, one.enrolment, one.mentor, NOW),
]


@pytest.mark.parametrize("answer", ANSWERS, ids=["yes", "no", "withdraw", "release", "close"])
@pytest.mark.parametrize("turned", [put, replied])
def test_r9_with_a_question_or_its_reply_a_request_ends_in_every_way_it_could(
    turned: Callable[[], Turned], answer: Callable[[Turned], object]
) -> None:
    assert answer(turned())


@pytest.mark.parametrize("state", [one for one in RequestState if one is not RequestState.ASKED])
def test_r9_about_an_ended_request_nothing_is_asked_or_replied(state: RequestState) -> None:
    one, enrolment = an_open_request(a_mentor())
    asked = put().request
    with pytest.raises(RequestEnded):
        question.put(one.ended(state, NOW), enrolment, a_mentor(), PROGRAMME, ASKED, NOW)
    with pytest.raises(RequestEnded):
        question.reply(
            asked.ended(state, NOW), enrolment, a_mentor(), PROGRAMME, REPLIED, SECOND, NOW
        )


def test_r7_r9_a_place_that_is_held_for_the_request_is_held_while_it_is_open() -> None:
    held = Queued("priya", "career", NOW, held_until=date(2026, 11, 25))
    other = Queued("kofi", "career", NOW)
    mentor = replace(a_mentor(), queue=(held, other))
    one, enrolment = an_open_request(mentor)
    in_turn = replace(mentor, queue=(replace(held, asked=True, held_until=one.closes_on), other))
    asked = question.put(one, enrolment, in_turn, PROGRAMME, ASKED, LATER)
    assert asked.mentor.queue[0].held_until == asked.request.closes_on == date(2026, 12, 10)
    again = question.reply(
        asked.request, asked.enrolment, asked.mentor, PROGRAMME, REPLIED, SECOND, LATER_STILL
    )
    assert again.mentor.queue[0].held_until == again.request.closes_on == date(2026, 12, 18)
    assert again.mentor.queue[1] == other


def test_r7_r9_a_turn_that_was_not_used_for_the_request_is_not_made_longer() -> None:
    waits = Queued("priya", "career", NOW, held_until=date(2026, 11, 27))
    one, enrolment = an_open_request(a_mentor())
    mentor = replace(a_mentor(), queue=(waits,))
    assert question.put(one, enrolment, mentor, PROGRAMME, ASKED, LATER).mentor.queue == (waits,)


def test_r9_the_days_are_those_that_the_scheme_promised_when_it_was_asked() -> None:
    days = replace(PROGRAMME.schemes["career"].answer, remind=1, close=2)
    changed = replace(PROGRAMME.schemes["career"], answer=days)
    mentor = a_mentor()
    one, enrolment = an_open_request(mentor)
    programme = replace(PROGRAMME, schemes={"career": changed})
    asked = question.put(one, enrolment, mentor, programme, ASKED, LATER).request
    assert asked.closes_on == date(2026, 12, 10)


def test_r34_neither_letter_holds_an_address() -> None:
    for letter in (*put().letters, *replied().letters):
        assert "@" not in str(dict(letter.facts))
        assert letter.about == ""


def test_r9_other_requests_of_the_mentee_keep_their_own_days() -> None:
    mentor = a_mentor()
    one, enrolment = an_open_request(mentor)
    other = replace(one, id=replace(one.id, mentor_id="ben-hughes"))
    both: Enrolment = enrolment.with_request(other)
    asked = question.put(one, both, mentor, PROGRAMME, ASKED, LATER)
    assert asked.enrolment.open["ben-hughes"] == other
    assert asked.enrolment.due_on == other.remind_on
