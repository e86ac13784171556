"""Plays in which a mentor asks back, or a coordinator introduces people to each other (R9, R12)."""

from collections.abc import Iterator
from dataclasses import replace

from laptop.examples import cast
from laptop.examples.stage import Stage
from mentoring.actions import answering, asking, introductions
from mentoring.actions.answering import Reader
from mentoring.domain.identity import IntroductionId, RequestId

CORA = "cora.blake@gov.example"


def a_question_first(stage: Stage) -> Iterator[str]:
    """R9: a question, the reply, and the mentor's turn again."""
    request = stage.ask()
    yield "Priya has asked Amara, who asks something first."
    _ask_back(stage, request)
    yield "Priya replies."
    reply = "Yes, and before eight suits me best."
    asking.reply(stage.means, stage.programme, request, stage.mentee().id, reply)
    yield "A week later Amara has not answered."
    stage.let_pass(7)


def a_question_without_a_reply(stage: Stage) -> Iterator[str]:
    """R9: a question that is never replied to, with others in the scheme."""
    request = stage.ask()
    _ask_back(stage, request)
    yield "A week later Priya has not replied to Amara's question."
    stage.let_pass(7)
    yield "After two weeks the request is closed."
    stage.let_pass(7)


def an_introduction(stage: Stage) -> Iterator[str]:
    """R12: two mentors are introduced; the one who was picked declines."""
    yield "A coordinator introduces Amara and Ben to Priya."
    found = _introduce(stage, cast.WIDE, "amara-okafor", "ben-hughes")
    yield from _picked(stage, found, "Amara")


def an_introduction_among_peers(stage: Stage) -> Iterator[str]:
    """R12: one mentor of an unlisted scheme is introduced, and declines."""
    cora = stage.person(CORA)
    stage.means.save((replace(cora, name="Cora Blake"),))
    yield "Cora introduces Tomas to Priya, in a scheme whose mentors are not in the directory."
    found = _introduce(stage, cast.UNLISTED, "tomas-reyes")
    yield from _picked(stage, found, "Tomas")


def _picked(stage: Stage, found: IntroductionId, name: str) -> Iterator[str]:
    (mentor,) = (one.id for one in cast.MENTORS if one.name.startswith(name))
    yield f"Priya picks {name}."
    form = {"mentor": mentor, "aims": cast.AIMS, "number": "1"}
    request = introductions.pick(stage.means, stage.programme, stage.mentee(), found, form)
    yield f"{name} says no."
    reader = Reader(stage.mentor(mentor).id)
    answering.decline(stage.means, stage.programme, request, reader, "NO_TIME", "")


def _ask_back(stage: Stage, request: RequestId) -> None:
    reader = Reader(stage.mentor(request.mentor_id).id)
    answering.put_question(
        stage.means, stage.programme, request, reader, "Would early mornings suit you?"
    )


def _introduce(stage: Stage, scheme: str, *mentors: str) -> IntroductionId:
    form = {
        "form": stage.means.new_id(),
        "address": stage.mentee().address,
        "why": "You both moved from a large department to a small one.",
    } | {f"mentor-{place}": mentor for place, mentor in enumerate(mentors, 1)}
    cora = stage.person(CORA)
    return introductions.introduce(stage.means, stage.programme, cora, scheme, form)


PLAYS = (
    a_question_first,
    a_question_without_a_reply,
    an_introduction,
    an_introduction_among_peers,
)
