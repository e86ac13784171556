"""The plays: what has to happen for every letter to be written, in all its variants.

A play prepares, yields a sentence on what happens next, and lets it happen: the letters written
from there on, up to the next sentence, are shown below it. A new letter needs a play here, or a
step in one; a test tells which of a letter's words no play has shown.
"""

from collections.abc import Callable, Iterator

from laptop.examples import (
    cast,
    plays_of_agreements,
    plays_of_appointments,
    plays_of_calls,
    plays_of_choosing,
    plays_of_coordinators,
    plays_of_erasing,
    plays_of_pairings,
)
from laptop.examples.stage import UNSHOWN, Stage
from mentoring.actions import (
    answering,
    appointments,
    asking,
    biographies,
    messages,
    pairings,
    pauses,
    signing_in,
    waiting_lists,
)
from mentoring.actions.answering import Reader
from mentoring.domain.identity import RequestId

Play = Callable[[Stage], Iterator[str]]


def signing_in_by_code(stage: Stage) -> Iterator[str]:
    """Somebody signs in."""
    yield "Priya signs in."
    address = cast.MENTEES["Priya Raghunathan"]
    signing_in.ask_for_code(stage.means, stage.programme, address, "/my/")


def a_request_nobody_answers(stage: Stage) -> Iterator[str]:
    """R8: a request, its reminder, and its end."""
    yield "Priya asks Amara to be her mentor."
    stage.ask()
    yield "A week later Amara has not answered."
    stage.let_pass(7)
    yield "After two weeks the request is closed. Others in the scheme have room."
    stage.let_pass(7)


def a_request_with_a_call(stage: Stage) -> Iterator[str]:
    """R11: the same where a call is wished for, and nobody else is in the scheme."""
    yield "Priya asks Amara, and would like to begin with a call."
    stage.ask(scheme=cast.NARROW, wants_call=True)
    yield "A week later Amara has not answered."
    stage.let_pass(7)
    yield "After two weeks the request is closed. Nobody else in the scheme has room."
    stage.let_pass(7)


def a_yes(stage: Stage) -> Iterator[str]:
    """R10: a pairing starts, and other requests are released."""
    request = stage.ask()
    stage.ask("ben-hughes")
    yield "Priya has asked Amara and Ben. Amara says yes."
    stage.accept(request)


def a_no_with_a_note(stage: Stage) -> Iterator[str]:
    """R9: a mentor declines and adds a line."""
    request = stage.ask()
    yield "Amara says no, and adds a note. Others in the scheme have room."
    note = "I go on leave in spring, and you deserve somebody who stays."
    _decline(stage, request, "AWAY", note)


def a_no_without_a_note(stage: Stage) -> Iterator[str]:
    """R9: a mentor declines, and there is nobody else to suggest."""
    request = stage.ask(scheme=cast.NARROW)
    yield "Amara says no, without a note. Nobody else in the scheme has room."
    _decline(stage, request, "NO_TIME", "")


def taken_back(stage: Stage) -> Iterator[str]:
    """A request is withdrawn."""
    request = stage.ask()
    yield "Priya takes her request back."
    asking.withdraw(stage.means, stage.programme, request, stage.mentee().id)


def ended_by_the_mentee(stage: Stage) -> Iterator[str]:
    """R14: a mentee unpairs, and undoes it; a mentor does."""
    pairing = stage.pair()
    stage.book()
    yield "Priya unpairs. She had booked an appointment with Amara."
    pairings.unpair(stage.means, stage.programme, pairing, stage.mentee())
    yield "Priya undoes it."
    pairings.undo(stage.means, stage.programme, pairing, stage.mentee())


def ended_by_the_mentor(stage: Stage) -> Iterator[str]:
    """R14: a mentor unpairs, and undoes it."""
    pairing, amara = stage.pair(), stage.mentor()
    yield "Amara unpairs."
    pairings.unpair(stage.means, stage.programme, pairing, amara)
    yield "Amara undoes it."
    pairings.undo(stage.means, stage.programme, pairing, amara)


def a_word_to_the_coordinators(stage: Stage) -> Iterator[str]:
    """R33: a message."""
    yield "Priya writes to the coordinators."
    text = "We keep missing each other. What would you do?\n\nI would rather not unpair yet."
    messages.write(stage.means, stage.programme, stage.mentee(), cast.WIDE, text, "form")


def a_new_biography(stage: Stage) -> Iterator[str]:
    """Somebody becomes a mentor."""
    yield "Nia sends the biography with which she becomes a mentor."
    _propose(stage, "Nia Prosser", cast.MENTEES["Nia Prosser"])


def a_changed_biography(stage: Stage) -> Iterator[str]:
    """A mentor changes a biography."""
    yield "Mei sends a change of her biography."
    _propose(stage, "Mei Lin", "mei.lin@gov.example")


def a_waiting_list(stage: Stage) -> Iterator[str]:
    """R7: a place is free, has to wait for two reasons, and is never to come."""
    amara, programme = stage.mentor(), stage.programme
    stage.pair()
    kofi = stage.mentee("Kofi Mensah")
    waiting_lists.join(stage.means, programme, kofi, "amara-okafor", cast.WIDE)
    yield "Kofi waits for a place with Amara, and one is free."
    pauses.give_places(stage.means, programme, amara, "2")
    yield "Amara takes it away again."
    pauses.give_places(stage.means, programme, amara, "1")
    yield UNSHOWN
    pauses.give_places(stage.means, programme, amara, "2")
    yield "Amara has it free once more, and then pauses."
    pauses.pause_until(stage.means, programme, amara, "2027-02-01")
    yield "Amara is not a mentor any more."
    stage.publish(without="amara-okafor")
    stage.let_pass(1)


def an_appointment_cancelled_by_the_mentee(stage: Stage) -> Iterator[str]:
    """R27: booked, and cancelled by whoever booked."""
    yield "Priya books a spot session with Amara."
    appointment = stage.book()
    yield "Priya cancels it."
    appointments.cancel(stage.means, stage.programme, appointment, stage.mentee().id)


def an_appointment_cancelled_by_the_mentor(stage: Stage) -> Iterator[str]:
    """R27: cancelled by the mentor."""
    appointment = stage.book()
    yield "Amara cancels the appointment that Priya had booked."
    appointments.cancel(stage.means, stage.programme, appointment, stage.mentor().id)


def _decline(stage: Stage, request: RequestId, reason: str, note: str) -> None:
    reader = Reader(stage.mentor(request.mentor_id).id)
    answering.decline(stage.means, stage.programme, request, reader, reason, note)


def _propose(stage: Stage, name: str, address: str) -> None:
    person = stage.person(address)
    desk = biographies.desk(stage.means, stage.programme, person)
    form = {**biographies.filled_in(desk, person), **cast.BIOGRAPHY, "name": name}
    proposal = biographies.propose(stage.means, desk, person, form)
    biographies.send(
        stage.means, stage.programme, person, proposal, lambda _: 7, f"{cast.REPOSITORY}{{}}".format
    )


PLAYS: tuple[Play, ...] = (
    signing_in_by_code,
    a_request_nobody_answers,
    a_request_with_a_call,
    a_yes,
    a_no_with_a_note,
    a_no_without_a_note,
    taken_back,
    ended_by_the_mentee,
    ended_by_the_mentor,
    a_waiting_list,
    an_appointment_cancelled_by_the_mentee,
    an_appointment_cancelled_by_the_mentor,
    a_word_to_the_coordinators,
    a_new_biography,
    a_changed_biography,
    *plays_of_appointments.PLAYS,
    *plays_of_calls.PLAYS,
    *plays_of_choosing.PLAYS,
    *plays_of_pairings.PLAYS,
    *plays_of_agreements.PLAYS,
    *plays_of_coordinators.PLAYS,
    *plays_of_erasing.PLAYS,
)
