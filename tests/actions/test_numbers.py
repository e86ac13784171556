"""R32: numbers are what a slow count over all that happened gives, however they are added up."""

from collections import Counter
from collections.abc import Sequence
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentoring.actions import answering, asking, days, endings, folding, happenings, pairings
from mentoring.actions import numbers as actions
from mentoring.adapters import keys
from mentoring.adapters.changes import Change
from mentoring.domain.counting import Said
from mentoring.domain.enrolment import Enrolment, Request, RequestState
from mentoring.domain.fact import EVER, PROGRAMME_WIDE, Counted, Fact
from mentoring.domain.feedback import Feedback
from mentoring.domain.identity import RequestId
from mentoring.domain.pairing import Pairing, PairingState
from mentoring.domain.people import Person
from mentoring.domain.refusals import NotFound, Refusal
from mentoring.domain.shortage import Needed
from mentoring.domain.unpairing import UnpairReason
from tests.fakes import Scene, published_scene
from tests.world import MENTORS, published

NAMES = ("priya", "kofi", "lowri")
STEPS = (
    "ask", "accept", "decline", "withdraw", "question", "unpair", "undo", "reason", "look back",
    "add up", "add up, and crash", "another day",
)  # fmt: skip
CORA = Person("cora", "cora@gov.example", "Cora", coordinates=("career",))


class Crash(Exception):
    """The function stopped here."""


def counted(scene: Scene, month: str = EVER) -> dict[str, int]:
    """What the page would start from: what was added up, and what was not yet."""
    found = actions.counted(scene.means, "career", ["2026-11", "2026-12", "2027-01"])
    return {name: count for name, count in found[month].items() if not name.startswith("asked")}


def outcomes(scene: Scene) -> dict[str, int]:
    """The same without the days that answers took."""
    return {name: one for name, one in counted(scene).items() if not name.startswith("heard in")}


def slow_count(scene: Scene) -> dict[str, int]:
    """Look at every request and pairing there is."""
    found = Counter[str]()
    for one in scene.store.all(Enrolment):
        found["waiting"] += len(one.open)
        found["heard"] += sum(bool(each.question) for each in one.open.values())
    for request in scene.store.all(Request):
        answered = request.state in {RequestState.ACCEPTED, RequestState.DECLINED}
        if answered or request.question:
            found["heard"] += 1
        else:
            found["closed" if request.state is RequestState.CLOSED else "taken back"] += 1
    for pairing in scene.store.all(Pairing):
        if pairing.state is PairingState.STARTED:
            found["running"] += 1
            continue
        done = pairing.state is PairingState.COMPLETED
        found["completed" if done else f"unpaired by {pairing.ended_by}"] += 1
        reasons = [one.name for one in UnpairReason if one.value == pairing.reason]
        found.update(f"reason {one}" for one in reasons)
    found.update(f"looked back {one.useful}" for one in scene.store.all(Feedback))
    return {name: count for name, count in found.items() if count}


def play(scene: Scene, step: str, name: str, mentor: str) -> None:
    """Take a step, if it can be taken; refusals are answers too."""
    mentee = scene.mentee(name)
    (enrolment,) = scene.store.load(keys.enrolment(mentee.id, "career"))
    asked = enrolment.open.get(mentor) if enrolment else None
    paired = [one.id for one in scene.store.all(Pairing) if one.id.person_id == mentee.id]
    match step:
        case "ask":
            scene.ask(mentee, mentor)
        case "add up":
            folding.add_up(scene.means, "career", lambda: False)
        case "add up, and crash":
            crash(scene, 1)
        case "another day":
            scene.clock.on(days=1)
            days.run_day(scene.means, scene.clock().date())
        case "accept" | "decline" | "withdraw" | "question" if asked:
            answer(scene, step, asked.id, mentee)
        case "unpair" | "undo" | "reason" | "look back" if paired:
            of_a_pairing(scene, step, paired[-1], mentee)


def answer(scene: Scene, step: str, request: RequestId, mentee: Person) -> None:
    """Do something about an open request."""
    reader, made = scene.reader(request.mentor_id), (scene.means, scene.programme, request)
    match step:
        case "accept":
            scene.accept(request)
        case "decline":
            answering.decline(*made, reader, "AWAY", "")
        case "question":
            answering.put_question(*made, reader, "Would mornings suit you?")
        case "withdraw":
            asking.withdraw(*made, mentee.id)


def of_a_pairing(scene: Scene, step: str, pairing: RequestId, mentee: Person) -> None:
    """Do something about a pairing."""
    match step:
        case "unpair":
            pairings.unpair(scene.means, scene.programme, pairing, mentee)
        case "undo":
            pairings.undo(scene.means, scene.programme, pairing, mentee)
        case "reason":
            reason = "NO_FIT" if scene.clock().day % 2 else "NO_TIME"
            pairings.give_reason(scene.means, pairing, mentee, reason, "")
        case "look back":
            said = {"useful": str(1 + scene.clock().day % 5)}
            endings.give_feedback(scene.means, pairing, mentee, said)


def crash(scene: Scene, at: int) -> None:
    """Add up until the function is stopped ahead of some write."""
    writes = 0

    def stop(_: Sequence[Change]) -> None:
        nonlocal writes
        writes += 1
        if writes > at:
            raise Crash

    scene.store.before_save = stop
    with suppress(Crash):
        folding.add_up(scene.means, "career", lambda: False)
    scene.store.before_save = lambda _: None


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(STEPS),
            st.sampled_from(NAMES),
            st.sampled_from(["amara-okafor", "ben-hughes", "mei-lin"]),
        ),
        max_size=60,
    )
)
def test_r32_numbers_are_a_slow_count_whenever_they_are_added_up(
    steps: list[tuple[str, str, str]],
) -> None:
    scene = published_scene()
    for step in steps:
        with suppress(Refusal):
            play(scene, *step)
        assert outcomes(scene) == slow_count(scene)


@pytest.mark.parametrize("at", range(5))
def test_a_crash_at_any_write_and_another_round_count_everything_once(at: int) -> None:
    scene = published_scene()
    for number in range(120):
        scene.means.save((Fact(f"fact{number}", "career", scene.clock().date(), {"waiting": 1}),))
    crash(scene, at)
    assert counted(scene) == {"waiting": 120}
    folding.add_up(scene.means, "career", lambda: False)
    folding.add_up(scene.means, "career", lambda: False)
    assert scene.store.all(Fact) == []
    assert counted(scene) == counted(scene, "2026-11") == {"waiting": 120}


def test_time_that_runs_out_leaves_the_rest_for_the_next_round() -> None:
    scene = published_scene()
    scene.ask(scene.mentee())
    assert folding.round_of(scene.means, scene.programme, scene.clock().date(), lambda: True) == []
    assert len(scene.store.all(Fact)) == 1
    days.run_day(scene.means, scene.clock().date())
    assert scene.store.all(Fact) == []
    assert counted(scene) == {"waiting": 1}


def test_undoing_takes_the_end_out_of_the_month_in_which_it_was() -> None:
    scene = published_scene()
    scene.clock.on(days=7)
    mentee = scene.mentee()
    pairing = scene.pair(mentee)
    pairings.unpair(scene.means, scene.programme, pairing, mentee)
    assert counted(scene, "2026-11")["unpaired by mentee"] == 1
    scene.clock.on(days=3)
    folding.add_up(scene.means, "career", lambda: False)
    pairings.undo(scene.means, scene.programme, pairing, mentee)
    assert counted(scene, "2026-11") == {"running": 1, "heard": 1, "heard in 1": 1}
    assert counted(scene, "2026-12") == {}


def test_facts_and_sums_hold_nobody() -> None:
    scene = published_scene()
    mentee = scene.mentee()
    scene.pair(mentee)
    facts = scene.store.all(Fact)
    folding.add_up(scene.means, "career", lambda: False)
    kept = str((*facts, *scene.store.all(Counted)))
    assert not [one for one in (mentee.id, "priya", "Priya", "amara", "Amara") if one in kept]


def test_what_two_sides_say_of_an_appointment_is_counted_where_it_belongs() -> None:
    scene = published_scene()
    yes = Said(held=True, useful=4)
    for scheme, kind in (("career", "pairing session"), (PROGRAMME_WIDE, "spot session")):
        (fact,) = happenings.said_of_appointment(
            scene.means, scene.programme, scheme, kind, scene.clock(), None, yes, None
        )
        assert (fact.scheme, fact.counts) == (scheme, {f"held {kind}": 1, "useful 4": 1})
    again = happenings.said_of_appointment(
        scene.means, scene.programme, "career", "pairing session", scene.clock(), yes, yes, None
    )
    assert again == ()


def test_places_are_counted_every_morning_and_what_is_needed_most_of_listed_schemes() -> None:
    scene = published_scene()
    one = published("kit", topics=("moving department",), places=1)
    scene.publish((*MENTORS, one))
    for name in ("a", "b", "c", "d", "e"):
        mentee = scene.mentee(name)
        scene.ask(mentee)
        scene.ask(mentee, "ben-hughes", "open")
    days.run_day(scene.means, scene.clock().date())
    (career, peers, needed) = scene.store.load(
        keys.census("career"), keys.census("peers"), keys.needed()
    )
    assert (career.free, peers.free) == (7, 7)
    assert career.topics == {"leading a team": 7, "part-time working": 4}
    topics = ("part-time working", "leading a team")
    assert needed == Needed(scene.clock().date(), topics, ("Director",))


def test_numbers_are_for_the_coordinators_of_the_scheme_only() -> None:
    scene = published_scene()
    assert actions.look(scene.means, scene.programme, CORA, "").scheme == "career"
    for scheme in ("open", "nothing", "../career"):
        with pytest.raises(NotFound):
            actions.look(scene.means, scene.programme, CORA, scheme)
    with pytest.raises(NotFound):
        actions.look(scene.means, scene.programme, scene.mentee(), "career")


def test_what_is_added_up_while_a_page_reads_counts_once() -> None:
    scene = published_scene()
    scene.ask(scene.mentee())
    read = scene.store.partition

    def partition(pk: str, beginning: str = "") -> list[object]:
        found: list[object] = read(pk, beginning)
        if found:
            scene.store.partition = read
            folding.add_up(scene.means, "career", lambda: False)
        return found

    scene.store.partition = partition
    assert counted(scene) == {"waiting": 1}


def test_r13_a_pairing_that_ran_its_length_is_counted_by_the_round_that_completes_it() -> None:
    scene = published_scene()
    scene.pair(scene.mentee())
    for _ in range(14):
        scene.clock.on(days=30)
        days.run_day(scene.means, scene.clock().date())
    assert counted(scene) == {"heard": 1, "heard in 1": 1, "completed": 1}
