"""R8: what the clock does, on time, late, twice, and after a crash."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from mentoring.actions import answering, asking, days
from mentoring.actions.days import NotFinished
from mentoring.adapters import keys
from mentoring.adapters.changes import Change, Conflict
from mentoring.domain.enrolment import Enrolment, Request, RequestState
from mentoring.domain.letter import Kind
from mentoring.domain.people import Person
from mentoring.domain.waiting import DaysDone, WaitingRequest
from tests.fakes import Scene, published_scene
from tests.world import PROGRAMME, published

START = date(2026, 11, 23)


class Crash(Exception):
    """The function stopped here."""


def run(scene: Scene, day: date) -> dict[str, int]:
    """Look at a date, early in the morning of it."""
    scene.clock.now = scene.clock.now.replace(
        year=day.year, month=day.month, day=day.day, hour=6, minute=0
    )
    return days.run_day(scene.means, day)


def after(scene: Scene, *some: int) -> list[Kind]:
    """Look on so many days after the start; the letters that were written by then."""
    for count in some:
        run(scene, START + timedelta(days=count))
    return [kind for kind, _ in scene.told()][1:]


def test_r8_nothing_happens_before_day_7_and_the_reminder_on_it() -> None:
    scene = published_scene()
    scene.ask(scene.mentee())
    assert after(scene, 1, 2, 3, 4, 5, 6) == []
    assert after(scene, 7) == [Kind.REQUEST_REMINDER]


def test_r8_one_reminder_and_closing_on_day_14() -> None:
    scene = published_scene()
    request = scene.ask(scene.mentee())
    assert after(scene, *range(7, 14)) == [Kind.REQUEST_REMINDER]
    assert after(scene, 14) == [Kind.REQUEST_REMINDER, Kind.CLOSED]
    (closed,) = scene.store.load(keys.request(request))
    assert closed.state is RequestState.CLOSED
    assert scene.store.all(WaitingRequest) == []
    assert after(scene, *range(15, 40)) == [Kind.REQUEST_REMINDER, Kind.CLOSED]


def test_r8_the_letter_of_the_reminder_lets_the_mentor_answer_and_so_does_the_first() -> None:
    scene = published_scene()
    request = scene.ask(scene.mentee())
    after(scene, 7)
    secrets = [one.facts["key"] for one in scene.letters()]
    assert len(set(secrets)) == 2
    for secret in secrets:
        found = answering.look(scene.means, request, answering.Reader(key=secret))
        assert found.role.value == "mentor"


def test_r8_missed_days_are_caught_up() -> None:
    scene = published_scene()
    scene.ask(scene.mentee())
    assert after(scene, 1, 10) == [Kind.REQUEST_REMINDER]
    assert after(scene, 13) == [Kind.REQUEST_REMINDER]
    assert after(scene, 20) == [Kind.REQUEST_REMINDER, Kind.CLOSED]


def test_r8_a_request_that_was_never_reminded_in_time_closes_once_and_is_not_reminded_then() -> (
    None
):
    scene = published_scene()
    scene.ask(scene.mentee())
    assert after(scene, 1, 16) == [Kind.CLOSED]


def test_the_first_run_of_all_looks_back() -> None:
    scene = published_scene()
    scene.ask(scene.mentee())
    assert after(scene, 29) == [Kind.CLOSED]


def test_answered_withdrawn_and_released_requests_are_left_alone() -> None:
    scene = published_scene()
    mentee, other = scene.mentee(), scene.mentee("kofi")
    scene.ask(mentee, "ben-hughes")
    scene.accept(scene.ask(mentee))
    asking.withdraw(scene.means, scene.programme, scene.ask(other, "mei-lin"), other.id)
    before = scene.told()
    for count in range(1, 30):
        run(scene, START + timedelta(days=count))
    assert scene.told() == before


def test_running_a_day_again_or_an_earlier_one_does_nothing() -> None:
    scene = published_scene()
    scene.ask(scene.mentee())
    after(scene, 7)
    before = dict(scene.store.items)
    for count in (7, 7, 5, 1):
        run(scene, START + timedelta(days=count))
    assert scene.store.items == before
    assert scene.store.all(DaysDone)[0].last == START + timedelta(days=7)


def many_requests(scene: Scene) -> list[Person]:
    """Let three mentees ask three mentors each."""
    mentees = [scene.mentee(name) for name in ("priya", "kofi", "lowri")]
    for one in mentees:
        for mentor in ("amara-okafor", "ben-hughes", "mei-lin"):
            scene.ask(one, mentor)
    return mentees


@pytest.mark.parametrize("day", [7, 14])
@pytest.mark.parametrize("crash_at", range(10))
def test_a_crash_at_any_write_and_another_run_do_everything_once(day: int, crash_at: int) -> None:
    scene = published_scene()
    many_requests(scene)
    writes = 0

    def crash(_: Sequence[Change]) -> None:
        nonlocal writes
        writes += 1
        if writes == crash_at + 1:
            raise Crash

    scene.store.before_save = crash
    today = START + timedelta(days=day)
    with pytest.raises((Crash, NotFinished)):
        run(scene, today)
    scene.store.before_save = lambda _: None
    run(scene, today)
    kind = Kind.REQUEST_REMINDER if day == 7 else Kind.CLOSED
    told = [one for one in scene.told() if one[0] is kind]
    assert len(told) == 9
    assert len({(one.to, one.facts["request"]) for one in scene.letters() if one.kind is kind}) == 9
    before = dict(scene.store.items)
    run(scene, today)
    assert scene.store.items == before


def test_the_trouble_of_one_holds_up_no_other_and_is_told_by_its_id() -> None:
    scene = published_scene()
    _, kofi, _ = many_requests(scene)

    def fail_for_kofi(changes: Sequence[Change]) -> None:
        if any(kofi.id in str(one) for one in changes):
            raise Crash

    scene.store.before_save = fail_for_kofi
    with pytest.raises(NotFinished, match=f"Looked at 3; failed: PERSON#{kofi.id}$"):
        run(scene, START + timedelta(days=14))
    assert [kind for kind, _ in scene.told()].count(Kind.CLOSED) == 6
    assert scene.store.all(DaysDone) == []
    scene.store.before_save = lambda _: None
    run(scene, START + timedelta(days=14))
    assert [kind for kind, _ in scene.told()].count(Kind.CLOSED) == 9


def test_when_time_is_up_nothing_more_is_begun_and_runs_after_it_do_the_rest_once() -> None:
    scene = published_scene()
    many_requests(scene)
    today, looked_at = START + timedelta(days=14), iter(range(100))
    scene.clock.on(days=14)

    def is_time_up() -> bool:
        return next(looked_at) % 2 == 1

    for left in ("Looked at 1, and more is due", "Looked at 1, and more is due"):
        with pytest.raises(NotFinished, match=left):
            days.run_day(scene.means, today, is_time_up)
    assert days.run_day(scene.means, today, is_time_up) == {"looked_at": 1}
    assert [kind for kind, _ in scene.told()].count(Kind.CLOSED) == 9
    assert days.run_day(scene.means, today) == {"looked_at": 0}


def test_an_answer_that_comes_at_the_same_moment_wins_or_is_too_late_never_both() -> None:
    scene = published_scene()
    request = scene.ask(scene.mentee())
    first = True

    def accept_meanwhile(_: Sequence[Change]) -> None:
        nonlocal first
        if first:
            first = False
            scene.accept(request)

    scene.store.before_save = accept_meanwhile
    assert after(scene, 14) == [Kind.ACCEPTED, Kind.PAIRING_STARTED]
    (found,) = scene.store.load(keys.request(request))
    assert found.state is RequestState.ACCEPTED


def test_the_days_are_the_schemes_own() -> None:
    scheme = replace(
        PROGRAMME.schemes["career"],
        answer=replace(PROGRAMME.schemes["career"].answer, remind=2, close=3),
    )
    scene = Scene()
    scene.publish([published()], programme=replace(PROGRAMME, schemes={"career": scheme}))
    scene.ask(scene.mentee())
    assert after(scene, 1) == []
    assert after(scene, 2) == [Kind.REQUEST_REMINDER]
    assert after(scene, 3) == [Kind.REQUEST_REMINDER, Kind.CLOSED]


def test_requests_of_different_days_are_closed_each_on_its_own() -> None:
    scene = published_scene()
    mentee = scene.mentee()
    scene.ask(mentee)
    scene.clock.on(days=3)
    scene.ask(mentee, "ben-hughes")
    assert after(scene, 14).count(Kind.CLOSED) == 1
    (enrolment,) = scene.store.all(Enrolment)
    assert list(enrolment.open) == ["ben-hughes"]
    assert after(scene, 17).count(Kind.CLOSED) == 2
    assert len(scene.store.all(Request)) == 2


def test_before_anything_is_published_there_is_nothing_to_do() -> None:
    assert days.run_day(Scene().means, START) == {"looked_at": 0}


def test_two_runs_at_once_do_everything_once() -> None:
    scene = published_scene()
    scene.ask(scene.mentee())
    first = True

    def run_meanwhile(_: Sequence[Change]) -> None:
        nonlocal first
        if first:
            first = False
            run(scene, START + timedelta(days=7))

    scene.store.before_save = run_meanwhile
    try:
        run(scene, START + timedelta(days=7))
    except Conflict:
        run(scene, START + timedelta(days=7))
    assert [kind for kind, _ in scene.told()][1:] == [Kind.REQUEST_REMINDER]
