"""Plays of a pairing's length: told of, extended, completed, silent (R13, R18, R22)."""

from collections.abc import Iterator
from datetime import date

from laptop.examples import cast
from laptop.examples.stage import UNSHOWN, Stage
from mentoring.actions import endings, silences
from mentoring.domain.enrolment import Role
from mentoring.domain.identity import RequestId

TRIED = (("2026-11-24", "EMAIL"), ("2026-11-26", "CALL"), ("2026-11-30", "EMAIL"))


def a_whole_year(stage: Stage) -> Iterator[str]:
    """R13, R18: quiet for two months, told of a month ahead, and completed."""
    stage.pair()
    stage.let_pass(1)
    yield "Priya and Amara have been paired for two months, and nobody has said that they met."
    stage.come_to(date(2027, 1, 22))
    yield "Their pairing has a month to run, and can be extended."
    stage.come_to(date(2027, 10, 23))
    yield "It has run its length."
    stage.come_to(date(2027, 11, 24))


def a_year_that_cannot_be_extended(stage: Stage) -> Iterator[str]:
    """R13: told of a month ahead where the scheme does not extend pairings."""
    stage.accept(stage.ask(scheme=cast.NARROW))
    yield UNSHOWN
    stage.let_pass(1)
    stage.come_to(date(2027, 10, 22))
    yield "A pairing has a month to run, in a scheme that does not extend it."
    stage.come_to(date(2027, 10, 23))


def running_on_for_the_mentee(stage: Stage) -> Iterator[str]:
    """R22: the mentee wishes to run on; first no, then yes."""
    yield from _running_on(stage, stage.pair(), Role.MENTEE)


def running_on_for_the_mentor(stage: Stage) -> Iterator[str]:
    """R22: the mentor wishes to run on; first no, then yes."""
    yield from _running_on(stage, stage.pair(), Role.MENTOR)


def a_silent_mentor(stage: Stage) -> Iterator[str]:
    """R18: the mentee reports silence, and a coordinator ends the pairing."""
    yield from _silence(stage, stage.pair(), Role.MENTOR)


def a_silent_mentee(stage: Stage) -> Iterator[str]:
    """R18: the mentor reports silence, and a coordinator ends the pairing."""
    yield from _silence(stage, stage.pair(), Role.MENTEE)


def _running_on(stage: Stage, pairing: RequestId, first: Role) -> Iterator[str]:
    one, other = stage.mentee(), stage.mentor()
    if first is Role.MENTOR:
        one, other = other, one
    names = {stage.mentee().id: "Priya", stage.mentor().id: "Amara"}
    yield f"{names[one.id]} would like to run on."
    endings.extend(stage.means, stage.programme, pairing, one, "yes")
    yield f"{names[other.id]} would rather not."
    endings.extend(stage.means, stage.programme, pairing, other, "no")
    yield f"{names[one.id]} asks once more, and {names[other.id]} agrees."
    endings.extend(stage.means, stage.programme, pairing, one, "yes")
    endings.extend(stage.means, stage.programme, pairing, other, "yes")


def _silence(stage: Stage, pairing: RequestId, silent: Role) -> Iterator[str]:
    person = stage.mentee() if silent is Role.MENTOR else stage.mentor()
    name, other = ("Priya", "Amara") if silent is Role.MENTOR else ("Amara", "Priya")
    stage.let_pass(10)
    for on, by in TRIED:
        silences.log_attempt(stage.means, stage.programme, pairing, person, on, by)
    yield f"{name} reports that {other} does not answer."
    silences.report(stage.means, stage.programme, pairing, person)
    yield "The coordinator ends the pairing."
    cora = stage.person("cora.blake@gov.example")
    silences.unpair_unresponsive(stage.means, stage.programme, pairing, cora, silent.value)


PLAYS = (
    a_whole_year,
    a_year_that_cannot_be_extended,
    running_on_for_the_mentee,
    running_on_for_the_mentor,
    a_silent_mentor,
    a_silent_mentee,
)
