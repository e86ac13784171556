"""What is counted of what happens, and that adding up in any order counts every fact once (R32)."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.domain import counting
from mentoring.domain.counting import Said
from mentoring.domain.enrolment import RequestState, Role
from mentoring.domain.fact import EVER, Counted, Fact, fold, months_of, together
from mentoring.domain.pairing import PairingState
from mentoring.domain.unpairing import UnpairReason
from tests.domain.examples import a_mentor, an_open_request, paired
from tests.world import NOW

FACTS = st.builds(
    Fact,
    st.uuids().map(str),
    st.just("career"),
    st.dates(date(2026, 11, 1), date(2027, 2, 28)),
    st.dictionaries(st.sampled_from(["waiting", "running", "heard"]), st.integers(-2, 2)),
)


def slow_count(facts: list[Fact], month: str) -> dict[str, int]:
    """Look through all facts that there ever were."""
    counted = Counter[str]()
    for fact in facts:
        if month in {EVER, f"{fact.day:%Y-%m}"}:
            counted.update(fact.counts)
    return {name: count for name, count in counted.items() if count}


@given(st.lists(FACTS, max_size=30, unique_by=lambda one: one.id), st.randoms(), st.data())
def test_r32_adding_up_in_any_order_and_batches_is_counting_all_facts(
    facts: list[Fact], chance: Random, data: st.DataObject
) -> None:
    rest = list(facts)
    chance.shuffle(rest)
    kept: dict[str, Counted] = {}
    while rest:
        size = data.draw(st.integers(1, len(rest)))
        some, rest = rest[:size], rest[size:]
        names = (EVER, *months_of(some))
        counted = [kept.get(one, Counted("career", one)) for one in names]
        kept |= {one.month: one for one in fold(counted, some)}
    for month in kept:
        assert kept[month].counts == slow_count(facts, month)


def test_a_request_counts_once_by_what_its_mentor_did_first() -> None:
    request, _ = an_open_request(a_mentor())
    later = NOW + timedelta(days=2, hours=1)
    assert counting.ended(request.ended(RequestState.DECLINED, later)) == {
        "waiting": -1, "heard": 1, "heard in 3": 1,
    }  # fmt: skip
    assert counting.ended(request.ended(RequestState.CLOSED, later)) == {"waiting": -1, "closed": 1}
    for taken_back in (RequestState.WITHDRAWN, RequestState.RELEASED):
        counted = counting.ended(request.ended(taken_back, later))
        assert counted == {"waiting": -1, "taken back": 1}


def test_r9_a_question_is_an_answer_and_what_follows_it_adds_nothing() -> None:
    request, _ = an_open_request(a_mentor())
    assert counting.heard(request, NOW) == {"heard": 1, "heard in 1": 1}
    put = replace(request, question="Would early mornings suit you?")
    assert counting.heard(put, NOW) == {}
    for state in (RequestState.ACCEPTED, RequestState.CLOSED, RequestState.WITHDRAWN):
        assert counting.ended(put.ended(state, NOW)) == {"waiting": -1}


def test_asking_names_the_topics_and_the_grade_of_the_mentor() -> None:
    assert counting.asked(a_mentor()) == {
        "waiting": 1,
        "asked topic part-time working": 1,
        "asked topic leading a team": 1,
        "asked grade director": 1,
    }


@pytest.mark.parametrize(
    ("by", "name"),
    [(Role.MENTEE, "mentee"), (Role.MENTOR, "mentor"), (None, "coordinator")],
)
def test_an_ending_its_reason_and_taking_it_back_come_to_nothing(
    by: Role | None, name: str
) -> None:
    running = paired().pairing
    ended = replace(running, state=PairingState.UNPAIRED, ended_at=NOW, ended_by=by)
    why = replace(ended, reason=UnpairReason.NO_FIT.value)
    another = replace(ended, reason=UnpairReason.NO_TIME.value)
    facts = [counting.STARTED, counting.over(ended)]
    assert together(facts) == {f"unpaired by {name}": 1}
    facts += [counting.reasoned(ended, why), counting.reasoned(why, another)]
    assert together(facts) == {f"unpaired by {name}": 1, "reason NO_TIME": 1}
    assert together([*facts, counting.undone(another)]) == {"running": 1}


def test_r13_a_pairing_that_ran_its_length_is_completed() -> None:
    done = replace(paired().pairing, state=PairingState.COMPLETED, ended_at=NOW)
    assert counting.over(done) == {"running": -1, "completed": 1}


def test_r28_an_appointment_is_held_once_whoever_says_so_and_each_says_how_useful() -> None:
    kind, yes, no = "spot session", Said(held=True, useful=4), Said(held=False)
    first = counting.said(kind, None, yes, None)
    assert first == {"held spot session": 1, "useful 4": 1}
    assert counting.said(kind, None, Said(held=True, useful=5), yes) == {"useful 5": 1}
    assert counting.said(kind, None, no, yes) == {}
    assert counting.said(kind, yes, no, yes) == {"useful 4": -1}
    assert counting.said(kind, yes, no, no) == {"held spot session": -1, "useful 4": -1}
    assert counting.said(kind, yes, yes, None) == {}


@given(st.lists(st.tuples(st.booleans(), st.booleans(), st.integers(1, 5)), max_size=8))
def test_r28_whatever_two_sides_say_and_say_again_what_counts_is_what_they_say_now(
    answers: list[tuple[bool, bool, int]],
) -> None:
    said: dict[bool, Said] = {}
    facts = []
    for side, held, useful in answers:
        after = Said(held, useful if held else None)
        facts.append(counting.said("spot session", said.get(side), after, said.get(not side)))
        said[side] = after
    held_at_all = {"held spot session": 1} if any(one.held for one in said.values()) else {}
    useful_now = [{f"useful {one.useful}": 1} for one in said.values() if one.held]
    assert together(facts) == together([held_at_all, *useful_now])


def test_looking_back_again_replaces_what_was_said() -> None:
    facts = [counting.looked_back(None, 2), counting.looked_back(2, 5)]
    assert together(facts) == {"looked back 5": 1}
