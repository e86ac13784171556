"""R18: silence is logged, reported, over once the two met, or ends the pairing."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from mentoring.domain import ending, quiet, silence
from mentoring.domain.choosing_again import may_choose_again
from mentoring.domain.concern import Concern, ConcernKind
from mentoring.domain.ending import Parts
from mentoring.domain.enrolment import Role
from mentoring.domain.letter import Kind
from mentoring.domain.pairing import Pairing, PairingEnded, PairingState
from mentoring.domain.refusals import Incomplete
from mentoring.domain.silence import Attempt, Means, SilenceLog
from tests.domain.examples import TODAY, a_mentor, at, paired
from tests.domain.unpairing import COORDINATED, diary, months
from tests.world import NOW

PAIRING = "priya.career.amara-okafor.1"
LATER = TODAY + timedelta(days=30)
LOG = SilenceLog(PAIRING, "priya", Role.MENTEE)
TRIED = (
    Attempt(TODAY + timedelta(days=5), Means.EMAIL),
    Attempt(TODAY + timedelta(days=12), Means.CALL),
    Attempt(TODAY + timedelta(days=9), Means.EMAIL),
)


def a_pairing(**changed: Any) -> Pairing:
    return replace(paired().pairing, **changed)


def log_of(*attempts: Attempt) -> SilenceLog:
    return replace(LOG, attempts=attempts)


def test_r18_silence_is_reported_after_two_e_mails_and_a_call() -> None:
    assert silence.may_report(log_of(*TRIED), a_pairing())
    email, call, other = TRIED
    for too_little in ((), (email, call), (email, other), (call, call, call), (call, email)):
        assert not silence.may_report(log_of(*too_little), a_pairing())


def test_r18_what_was_tried_before_the_two_last_met_does_not_count() -> None:
    met = a_pairing(last_met_on=TODAY + timedelta(days=9))
    assert not silence.may_report(log_of(*TRIED), met)


def test_r18_reporting_tells_every_coordinator_of_the_scheme_and_needs_a_person() -> None:
    found = silence.report(log_of(*TRIED), a_pairing(), None, COORDINATED, at("2026-12-20"))
    sentence = (
        "Priya Raghunathan reports two e-mails and one call to Amara Okafor since 28 November 2026"
    )
    assert found.concern == Concern(
        "career", ConcernKind.SILENCE, PAIRING, sentence, at("2026-12-20"), silent="mentor"
    )
    assert [(one.kind, one.to) for one in found.letters] == [
        (Kind.SILENCE_REPORTED, "cora"),
        (Kind.SILENCE_REPORTED, "cleo"),
    ]
    assert found.log.reported_at == at("2026-12-20")


def test_r18_too_little_is_not_reported_and_it_says_what_is_missing() -> None:
    with pytest.raises(Incomplete) as problem:
        silence.report(log_of(*TRIED[:2]), a_pairing(), None, COORDINATED, NOW)
    assert problem.value.errors == {
        "silence": "Log at least two e-mails and one call before you report"
    }


def test_r18_a_silence_that_was_settled_is_reported_anew() -> None:
    put_off = NOW + timedelta(days=30)
    before = Concern(
        "career", ConcernKind.SILENCE, PAIRING, "Old", NOW, NOW, "Cora", put_off, version=3
    )
    found = silence.report(log_of(*TRIED), a_pairing(), before, COORDINATED, at("2026-12-20"))
    assert (found.concern.waits(at("2026-12-20")), found.concern.version) == (True, 3)


@pytest.mark.parametrize(
    ("on", "by", "wrong"),
    [
        ("", "CALL", {"on"}),
        ("2026-11-22", "CALL", {"on"}),
        ("2026-12-24", "EMAIL", {"on"}),
        ("2026-12-01", "LETTER", {"by"}),
        ("yesterday", "", {"on", "by"}),
    ],
)
def test_r18_an_attempt_has_a_day_in_the_pairing_and_a_way(
    on: str, by: str, wrong: set[str]
) -> None:
    with pytest.raises(Incomplete) as problem:
        silence.attempt_from(on, by, a_pairing(), LATER)
    assert set(problem.value.errors) == wrong


def test_r18_nothing_is_logged_or_reported_in_a_pairing_that_has_ended() -> None:
    ended = a_pairing(state=PairingState.UNPAIRED)
    with pytest.raises(PairingEnded):
        silence.attempt_from("2026-11-24", "CALL", ended, LATER)
    with pytest.raises(PairingEnded):
        silence.report(log_of(*TRIED), ended, None, COORDINATED, NOW)


def test_r18_saying_that_the_two_met_settles_what_the_coordinators_were_told() -> None:
    met = silence.met(a_pairing(), "2026-12-10", LATER)
    assert met.last_met_on == date(2026, 12, 10)
    assert silence.met(met, "2026-12-01", LATER).last_met_on == date(2026, 12, 10)
    still = Concern("career", ConcernKind.SILENCE, PAIRING, "…", NOW)
    old = replace(still, kind=ConcernKind.QUIET, settled_at=NOW, settled_by="Cora")
    (over,) = silence.heard((still, None, old), "Priya says that they met", at("2026-12-20"))
    assert (over.kind, over.is_open) == (ConcernKind.SILENCE, False)


def test_r18_after_60_days_without_a_session_both_are_nudged_once() -> None:
    pairing = a_pairing()
    since = pairing.started_on
    assert quiet.nudge(pairing, None, COORDINATED, at("2027-01-21")) is None
    nudged = quiet.nudge(pairing, None, COORDINATED, at("2027-01-22"))
    assert nudged
    assert [(one.kind, one.facts["reader"]) for one in nudged.letters] == [
        (Kind.NUDGE, "mentee"),
        (Kind.NUDGE, "mentor"),
    ]
    assert nudged.pairing.nudged_for == since
    assert quiet.nudge(nudged.pairing, None, COORDINATED, at("2027-02-20")) is None


def test_r18_after_90_days_the_coordinators_see_it_once_and_again_after_a_new_silence() -> None:
    pairing = a_pairing()
    nudged = replace(pairing, nudged_for=pairing.quiet_since)
    found = quiet.nudge(nudged, None, COORDINATED, at("2027-02-21"))
    assert found
    assert found.concern
    assert (found.concern.kind, found.concern.about) == (ConcernKind.QUIET, PAIRING)
    assert found.concern.text == (
        "Priya Raghunathan and Amara Okafor have had no session since 23 November 2026"
    )
    assert quiet.nudge(found.pairing, found.concern, COORDINATED, at("2027-06-01")) is None
    met = silence.met(found.pairing, "2027-03-01", date(2027, 3, 2))
    assert met.due_on == date(2027, 4, 30)


@pytest.mark.parametrize(("silent", "again"), [(Role.MENTOR, True), (Role.MENTEE, False)])
def test_r18_r16_a_pairing_ended_as_unresponsive_counts_as_ended_by_whoever_was_silent(
    silent: Role,
    again: bool,  # noqa: FBT001 - a case
) -> None:
    found = paired(a_mentor(places=2, taken=1))
    own = Parts.of(found.enrolment, found.mentor, diary(), months())
    ended = ending.unpair_unresponsive(found.pairing, own, silent, "Cora Lind", COORDINATED, NOW)
    assert (ended.pairing.state, ended.pairing.ended_by) == (PairingState.UNPAIRED, None)
    assert ended.pairing.coordinator == "Cora Lind"
    assert ended.pairing.undo_until is None
    assert ended.mentor.places_free == found.mentor.places_free + 1
    assert len(ended.cancelled) == 3
    assert [one.kind for one in ended.letters[:2]] == [Kind.UNPAIRED_UNRESPONSIVE] * 2
    assert may_choose_again(ended.enrolment, COORDINATED.schemes["career"]) is again
    assert ended.notice
    assert "Cora Lind ended" in ended.notice.text


def test_r18_a_clock_that_was_late_does_both_at_once() -> None:
    late = quiet.nudge(a_pairing(), None, COORDINATED, at("2027-02-21"))
    assert late
    assert [one.kind for one in late.letters] == [Kind.NUDGE, Kind.NUDGE]
    assert late.concern
    assert late.pairing.quiet_for == late.pairing.nudged_for == a_pairing().quiet_since
