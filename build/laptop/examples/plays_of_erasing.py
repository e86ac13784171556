"""Plays in which people have everything about them erased (R31)."""

from collections.abc import Iterator

from laptop.examples.stage import Stage
from mentoring.actions import erasing
from mentoring.domain.people import Person


def an_erased_mentee(stage: Stage) -> Iterator[str]:
    """R31: whoever was paired with them hears that it is over, they that all is done."""
    stage.pair()
    yield "Priya, who is paired with Amara, has everything about her erased."
    _erase(stage, stage.mentee())


def an_erased_mentor(stage: Stage) -> Iterator[str]:
    """R31: the same of a mentor, whose file coordinators have to take out."""
    yield "Amara has everything about her erased."
    _erase(stage, stage.mentor("amara-okafor"))


def _erase(stage: Stage, person: Person) -> None:
    asked = erasing.ask(stage.means, stage.programme, person, "yes")
    erasing.finish(stage.means, stage.programme, asked)


PLAYS = (an_erased_mentee, an_erased_mentor)
