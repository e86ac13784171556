"""Plays in which two agree what they expect, a line manager answers, somebody moves (R19, R20)."""

from collections.abc import Iterator

from laptop.examples import cast
from laptop.examples.stage import Stage
from mentoring.actions import addresses, agreements, expectations
from mentoring.domain.identity import RequestId
from mentoring.domain.sign_in import fingerprint


def agreed_and_confirmed(stage: Stage) -> Iterator[str]:
    """R20: both agree, one after a change; the line manager confirms."""
    yield from _agreed(stage, "confirm", "")


def agreed_and_refused(stage: Stage) -> Iterator[str]:
    """R20: the line manager can't confirm, and says why."""
    yield from _agreed(stage, "refuse", "Not before the inspection in spring.")


def refused_without_a_word(stage: Stage) -> Iterator[str]:
    """R20: the line manager can't confirm."""
    yield from _agreed(stage, "refuse", "")


def another_address(stage: Stage) -> Iterator[str]:
    """R19: a mentee with a running pairing moves to another address."""
    stage.pair()
    yield "Priya has a new work address, and asks for a code."
    addresses.ask(
        stage.means, stage.programme, stage.mentee(), "priya@police.example", "form", "secret"
    )
    yield "She types it in."
    addresses.confirm(stage.means, stage.mentee(), "secret", "407215")


def _agreed(stage: Stage, choice: str, note: str) -> Iterator[str]:
    pairing = stage.ask(scheme=cast.NARROW)
    stage.accept(pairing)
    yield "Priya and Amara are paired. Priya agrees to the draft of what they expect."
    _agree(stage, pairing, 1)
    yield "Amara writes another place into it."
    form = {
        "goals": "To lead forty.", "how_often": "Every month", "where": "By the river",
        "confidential": "Everything that is said.",
    }  # fmt: skip
    expectations.change(stage.means, stage.programme, pairing, stage.mentor(), form, 1)
    yield "Priya agrees to that, and Lee, who is her line manager, is asked."
    _agree(stage, pairing, 2)
    (key,) = (one.letter.facts["key"] for one in stage.letters() if "key" in one.letter.facts)
    yield "Lee answers."
    agreements.answer(stage.means, stage.programme, pairing, fingerprint(key), choice, note, 0)


def _agree(stage: Stage, pairing: RequestId, number: int) -> None:
    expectations.agree(stage.means, stage.programme, pairing, stage.mentee(), number)


PLAYS = (
    agreed_and_confirmed,
    agreed_and_refused,
    refused_without_a_word,
    another_address,
)
