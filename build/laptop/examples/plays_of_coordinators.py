"""Plays of coordinators: they end a pairing, write to two, grant, and learn of lost letters."""

from collections.abc import Iterator
from dataclasses import replace

from laptop.examples import cast
from laptop.examples.stage import Stage
from mentoring.actions import coordinating, friends, pairings, posting
from mentoring.domain.identity import FriendId
from mentoring.domain.letter import Post, Undeliverable
from mentoring.domain.people import Person


def ended_by_a_coordinator(stage: Stage) -> Iterator[str]:
    """R14, R15: a coordinator ends a pairing, and says why."""
    pairing = stage.pair()
    yield "Cora, who coordinates, writes to Priya and Amara."
    coordinating.write_to_both(
        stage.means, _cora(stage), pairing, "Have you two met since the spring?", "form"
    )
    yield "She ends their pairing."
    coordinating.end(
        stage.means, stage.programme, _cora(stage), pairing, "Both of you asked us to.", None
    )


def phone_a_friend(stage: Stage) -> Iterator[str]:
    """R33: each of a pairing asks for help, outside the other's sight."""
    pairing = stage.pair()
    yield "Priya finds that something isn't working, and asks the coordinators for help."
    text = "We have met twice, and both times it was cut short. How do I raise it?"
    friends.write(stage.means, stage.programme, pairing, stage.mentee(), text, "form")
    yield "Cora answers her alone."
    text = "Say it early in the next one, before the agenda. Shall we try the words together?"
    named = FriendId(stage.mentee().id, pairing)
    cora = replace(_cora(stage), name="Cora Blake")
    friends.answer(stage.means, cora, named, text, "answer", "form")
    yield "Amara asks too; neither of the two knows of the other."
    text = "Priya would like to meet every week, and I can't. What do others do?"
    friends.write(stage.means, stage.programme, pairing, stage.mentor(), text, "form")
    yield "A coordinator who has given no name answers."
    named = FriendId(stage.mentor().id, pairing)
    friends.answer(stage.means, _cora(stage), named, "Once a month is plenty.", "answer", "form")


def another_choice(stage: Stage) -> Iterator[str]:
    """R16: a coordinator grants another choice."""
    mentee = stage.mentee()
    pairings.unpair(stage.means, stage.programme, stage.pair(), mentee)
    yield "Priya has unpaired, and Cora grants her another choice."
    why = "Amara's new post left no time, so choose again."
    coordinating.grant(stage.means, stage.programme, _cora(stage), mentee.id, cast.WIDE, why)


def a_letter_comes_back(stage: Stage) -> Iterator[str]:
    """Coordinators learn that a letter did not reach somebody."""
    yield "Priya asks Amara, and the letter to Amara comes back."
    stage.ask()
    for one in stage.letters():
        posting.send(stage.means, _is_refused, one.id)


def _is_refused(_: Post) -> None:
    raise Undeliverable


def _cora(stage: Stage) -> Person:
    return stage.person(next(one.address for one in cast.CONTACTS if one.kind == "coordinator"))


PLAYS = (ended_by_a_coordinator, phone_a_friend, another_choice, a_letter_comes_back)
