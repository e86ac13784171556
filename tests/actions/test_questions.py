"""R9 in the table: a question and its reply, on time, late, and while something else happens."""

from datetime import date, timedelta

import pytest

from mentoring.actions import answering, asking, days, pauses, waiting_lists
from mentoring.adapters import keys
from mentoring.domain.enrolment import Enrolment, RequestState
from mentoring.domain.identity import RequestId
from mentoring.domain.letter import Kind
from mentoring.domain.refusals import Refusal
from mentoring.domain.waiting import WaitingRequest
from tests.actions.meanwhile import at_the_same_moment
from tests.fakes import Scene, published_scene

PRIYA, KOFI, AMARA = "priya@gov.example", "kofi@gov.example", "amara@police.example"
START = date(2026, 11, 23)


def ask_back(scene: Scene, request: RequestId, text: str = "Why now?") -> None:
    """Let the mentor put a question."""
    reader = scene.reader(request.mentor_id)
    answering.put_question(scene.means, scene.programme, request, reader, text)


def reply(scene: Scene, request: RequestId, text: str = "My post ends in May.") -> None:
    """Let the mentee reply."""
    asking.reply(scene.means, scene.programme, request, request.person_id, text)


def until(scene: Scene, day: int) -> None:
    """Let the clock look on each day up to so many after the start."""
    while (scene.clock.now.date() - START).days < day:
        scene.clock.on(days=1)
        days.run_day(scene.means, scene.clock.now.date())


def test_r9_question_and_reply_are_told_and_the_mentors_page_follows() -> None:
    scene = published_scene()
    request = scene.ask(scene.mentee())
    ask_back(scene, request)
    (listed,) = scene.store.all(WaitingRequest)
    assert (listed.is_questioned, listed.is_replied) == (True, False)
    scene.clock.on(days=2)
    reply(scene, request)
    (listed,) = scene.store.all(WaitingRequest)
    assert (listed.is_questioned, listed.is_replied) == (False, True)
    assert listed.closes_on == START + timedelta(days=16)
    assert scene.told()[1:] == [(Kind.QUESTION, PRIYA), (Kind.ANSWER, AMARA)]


def test_r8_r9_the_clock_reminds_and_closes_for_whoevers_turn_it_is() -> None:
    scene = published_scene()
    request = scene.ask(scene.mentee())
    until(scene, 6)
    ask_back(scene, request)
    until(scene, 12)
    assert [kind for kind, _ in scene.told()][2:] == []
    until(scene, 19)
    assert scene.told()[2:] == [(Kind.QUESTION_REMINDER, PRIYA)]
    until(scene, 20)
    assert scene.told()[3:] == [(Kind.NO_REPLY, PRIYA), (Kind.NO_REPLY_MENTOR, AMARA)]
    (closed,) = scene.store.load(keys.request(request))
    assert closed.state is RequestState.CLOSED
    assert scene.store.all(WaitingRequest) == []


def test_r8_r9_after_the_reply_the_mentor_has_all_days_again_and_no_more() -> None:
    scene = published_scene()
    request = scene.ask(scene.mentee())
    until(scene, 13)
    ask_back(scene, request)
    until(scene, 26)
    reply(scene, request)
    until(scene, 39)
    kinds = [kind for kind, _ in scene.told()]
    assert kinds[-2:] == [Kind.ANSWER, Kind.REQUEST_REMINDER]
    until(scene, 40)
    assert scene.told()[-1] == (Kind.CLOSED, PRIYA)
    (enrolment,) = scene.store.all(Enrolment)
    assert enrolment.open == {}


def test_r9_a_request_that_is_taken_back_at_the_same_moment_gets_no_question() -> None:
    scene = published_scene()
    request = scene.ask(scene.mentee())
    withdraw = (scene.means, scene.programme, request, request.person_id)
    at_the_same_moment(scene, lambda: asking.withdraw(*withdraw))
    with pytest.raises(Refusal):
        ask_back(scene, request)
    assert scene.told()[1:] == [(Kind.WITHDRAWN, AMARA)]
    assert scene.store.all(WaitingRequest) == []


def test_r9_two_questions_at_the_same_moment_are_one() -> None:
    scene = published_scene()
    request = scene.ask(scene.mentee())
    at_the_same_moment(scene, lambda: ask_back(scene, request, "Why me?"))
    with pytest.raises(Refusal):
        ask_back(scene, request)
    assert [kind for kind, _ in scene.told()][1:] == [Kind.QUESTION]


def test_r8_r9_a_reply_at_the_moment_of_closing_is_in_time_or_too_late_never_both() -> None:
    scene = published_scene()
    request = scene.ask(scene.mentee())
    ask_back(scene, request)
    until(scene, 13)
    at_the_same_moment(scene, lambda: reply(scene, request))
    until(scene, 14)
    kinds = [kind for kind, _ in scene.told()]
    assert Kind.NO_REPLY not in kinds
    assert kinds[-1] is Kind.ANSWER
    (enrolment,) = scene.store.all(Enrolment)
    assert list(enrolment.open) == ["amara-okafor"]


def test_r10_a_request_with_a_question_is_released_when_another_mentor_says_yes() -> None:
    scene = published_scene()
    mentee = scene.mentee()
    request = scene.ask(mentee)
    ask_back(scene, request)
    scene.accept(scene.ask(mentee, "ben-hughes"))
    assert scene.told()[-1] == (Kind.RELEASED, AMARA)
    with pytest.raises(Refusal):
        reply(scene, request)
    assert scene.store.all(WaitingRequest) == []


def test_r7_r9_the_place_is_held_while_question_and_reply_go_to_and_fro_and_then_goes_on() -> None:
    scene = published_scene()
    priya, kofi = scene.mentee(), scene.mentee("kofi")
    amara = scene.person(AMARA)
    pauses.give_places(scene.means, scene.programme, amara, "0")
    for one in (priya, kofi):
        waiting_lists.join(scene.means, scene.programme, one, "amara-okafor", "career")
    pauses.give_places(scene.means, scene.programme, amara, "1")
    request = scene.ask(priya)
    until(scene, 10)
    ask_back(scene, request)
    until(scene, 20)
    assert (Kind.PLACE_FREE, KOFI) not in scene.told()
    until(scene, 24)
    assert (Kind.NO_REPLY, PRIYA) in scene.told()
    assert scene.told()[-1] == (Kind.PLACE_FREE, KOFI)
