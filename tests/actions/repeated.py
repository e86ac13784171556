"""Every change there is, prepared so that a test can repeat it."""

from collections.abc import Callable

from mentoring.actions import (
    answering,
    appointments,
    asking,
    chemistry_calls,
    choosing,
    days,
    endings,
    impressions,
    messages,
    moving,
    pairings,
    pauses,
    posting,
    signing_in,
    silences,
    spot_sessions,
    times,
)
from mentoring.domain.asking_form import Form
from mentoring.domain.letter import Outgoing
from mentoring.domain.people import Person
from mentoring.domain.spot_session import Choice
from tests.actions import calls, interleaved_silences, on_lists
from tests.actions.interleaved_times import change_form, mentor_person
from tests.fakes import Scene
from tests.world import AIMS, DETAILS

Change = Callable[[], object]


def asks(scene: Scene) -> Change:
    """Send the same form to ask."""
    mentee = scene.mentee()
    return lambda: asking.ask(
        scene.means, scene.programme, mentee, "amara-okafor", "career", Form(1), AIMS
    )


def accepts(scene: Scene) -> Change:
    """Say yes to a request while two others are open."""
    mentee = scene.mentee()
    request = scene.ask(mentee)
    for other in ("ben-hughes", "mei-lin"):
        scene.ask(mentee, other)
    return lambda: scene.accept(request)


def declines(scene: Scene) -> Change:
    """Say no."""
    request, reader = scene.ask(scene.mentee()), scene.reader()
    return lambda: answering.decline(
        scene.means, scene.programme, request, reader, "AWAY", "Good luck."
    )


def withdraws(scene: Scene) -> Change:
    """Take a request back."""
    mentee = scene.mentee()
    request = scene.ask(mentee)
    return lambda: asking.withdraw(scene.means, scene.programme, request, mentee.id)


def unpairs(scene: Scene) -> Change:
    """Unpair with an appointment ahead."""
    mentee = scene.mentee()
    pairing = scene.pair(mentee)
    scene.book(mentee)
    return lambda: pairings.unpair(scene.means, scene.programme, pairing, mentee)


def undoes(scene: Scene) -> Change:
    """Take unpairing back."""
    mentee = scene.mentee()
    pairing = scene.pair(mentee)
    pairings.unpair(scene.means, scene.programme, pairing, mentee)
    return lambda: pairings.undo(scene.means, scene.programme, pairing, mentee)


def gives_a_reason(scene: Scene) -> Change:
    """Say why."""
    mentee = scene.mentee()
    pairing = scene.pair(mentee)
    pairings.unpair(scene.means, scene.programme, pairing, mentee)
    return lambda: pairings.give_reason(scene.means, pairing, mentee, "NO_TIME", "Too busy.")


def reports_silence(scene: Scene) -> Change:
    """Tell the coordinators that the other is silent."""
    pairing, mentee = interleaved_silences.logged(scene)
    return lambda: silences.report(scene.means, scene.programme, pairing, mentee)


def says_that_they_met(scene: Scene) -> Change:
    """Say when the two met."""
    pairing, mentee = interleaved_silences.in_a_pairing(scene)
    return lambda: silences.say_met(scene.means, scene.programme, pairing, mentee, "2026-11-25")


def ends_as_unresponsive(scene: Scene) -> Change:
    """End a pairing because the mentor was silent."""
    pairing, mentee = interleaved_silences.logged(scene)
    silences.report(scene.means, scene.programme, pairing, mentee)
    cora = scene.person("cora@gov.example")
    return lambda: silences.unpair_unresponsive(
        scene.means, scene.programme, pairing, cora, "mentor"
    )


def looks_back(scene: Scene) -> Change:
    """Say how a pairing was."""
    mentee = scene.mentee()
    pairing = scene.pair(mentee)
    pairings.unpair(scene.means, scene.programme, pairing, mentee)
    said = {"useful": "4", "helped": "Plain questions.", "shared": "yes"}
    return lambda: endings.give_feedback(scene.means, pairing, mentee, said)


def wishes_to_run_on(scene: Scene) -> Change:
    """Ask to run on, where the scheme allows it."""
    mentee = scene.mentee()
    pairing = scene.pair(mentee, scheme="open")
    return lambda: endings.extend(scene.means, scene.programme, pairing, mentee, "yes")


def completes(scene: Scene) -> Change:
    """Let the daily round run on the day after the last of a pairing."""
    scene.pair(scene.mentee())
    days.run_day(scene.means, scene.clock().date())
    scene.clock.on(days=366)
    return lambda: days.run_day(scene.means, scene.clock().date())


def nudges(scene: Scene) -> Change:
    """Let the daily round run after sixty quiet days."""
    scene.pair(scene.mentee())
    days.run_day(scene.means, scene.clock().date())
    scene.clock.on(days=60)
    return lambda: days.run_day(scene.means, scene.clock().date())


def books(scene: Scene) -> Change:
    """Send the same form to book."""
    mentee = scene.mentee()
    choice = Choice("leading a team", "video", scene.slots()[0], "form1")
    return lambda: spot_sessions.book(scene.means, scene.programme, mentee, "amara-okafor", choice)


def cancels(scene: Scene) -> Change:
    """Cancel an appointment."""
    mentee = scene.mentee()
    appointment = scene.book(mentee)
    return lambda: appointments.cancel(scene.means, scene.programme, appointment, mentee.id)


def moves(scene: Scene) -> Change:
    """Send the same form to move."""
    mentee = scene.mentee()
    appointment, time = scene.book(mentee), scene.slots()[3]
    return lambda: moving.move(scene.means, scene.programme, appointment, mentee.id, time, opened=0)


def reminds_of_an_appointment(scene: Scene) -> Change:
    """Let the daily round run two working days before an appointment."""
    scene.book(scene.mentee(), starts_at=scene.slots()[2])
    scene.clock.on(days=4)
    return lambda: days.run_day(scene.means, scene.clock().date())


def asks_how_it_was(scene: Scene) -> Change:
    """Let the daily round run after an appointment."""
    scene.book(scene.mentee())
    scene.clock.on(days=20)
    return lambda: days.run_day(scene.means, scene.clock().date())


def says_how_it_was(scene: Scene) -> Change:
    """Say that the other did not come."""
    mentee = scene.mentee()
    appointment = scene.book(mentee)
    scene.clock.on(days=20)
    said = {"happened": "other absent"}
    return lambda: impressions.answer(scene.means, scene.programme, appointment, mentee.id, said)


def gives_details(scene: Scene) -> Change:
    """Give one's details."""
    person = scene.person("new@gov.example")
    return lambda: signing_in.give_details(scene.means, scene.programme, person, DETAILS)


def gives_places(scene: Scene) -> Change:
    """Change one's places."""
    (person,) = [scene.person("amara@police.example")]
    return lambda: pauses.give_places(scene.means, scene.programme, person, "3")


def changes_times(scene: Scene) -> Change:
    """Change one's times and cancel what they touch."""
    appointment = scene.book(scene.mentee())
    form = change_form(scene, weekly__2__from="", weekly__2__to="") | {
        f"cancel.{appointment}": "yes"
    }
    return lambda: times.save(scene.means, scene.programme, mentor_person(scene), form)


def takes_a_pause(scene: Scene) -> Change:
    """Pause while a place is held for somebody."""
    waits_with_a_place_held(scene)
    return lambda: on_lists.pause(scene)


def ends_a_pause(scene: Scene) -> Change:
    """Be back while somebody waits."""
    on_lists.pause(scene)
    on_lists.join(scene, scene.mentee("kofi"))
    return lambda: on_lists.end_pause(scene)


def joins_a_list(scene: Scene) -> Change:
    """Join a list on which others are."""
    on_lists.full(scene)
    on_lists.join(scene, scene.mentee("lowri"))
    kofi = scene.mentee("kofi")
    return lambda: on_lists.join(scene, kofi)


def leaves_a_list(scene: Scene) -> Change:
    """Leave a list with a place held."""
    kofi = waits_with_a_place_held(scene)
    return lambda: on_lists.leave(scene, kofi)


def lets_a_place_lapse(scene: Scene) -> Change:
    """Let the daily function run when a place has been held for long enough."""
    waits_with_a_place_held(scene)
    scene.clock.on(days=3)
    return lambda: days.run_day(scene.means, scene.clock().date())


def waits_with_a_place_held(scene: Scene) -> Person:
    """Let Kofi have a place held and Lowri stand behind him."""
    pairing = on_lists.full(scene)
    kofi = scene.mentee("kofi")
    on_lists.join(scene, kofi)
    on_lists.join(scene, scene.mentee("lowri"))
    on_lists.unpair(scene, pairing)
    return kofi


def enters_a_code(scene: Scene) -> Change:
    """Sign in, for the first time."""
    token = signing_in.ask_for_code(scene.means, scene.programme, "new@gov.example", "/my/")
    return lambda: signing_in.enter_code(scene.means, token, "123456")


def signs_out(scene: Scene) -> Change:
    """Sign out."""
    opening = signed_in(scene)
    return lambda: signing_in.sign_out(scene.means, opening.session)


def writes_to_the_coordinators(scene: Scene) -> Change:
    """Send the same message."""
    mentee = scene.mentee()
    return lambda: messages.write(
        scene.means, scene.programme, mentee, "career", "Can we talk?", "form1"
    )


def books_calls(scene: Scene) -> Change:
    """Book chemistry calls with two mentors."""
    mentee, form = calls.form_for_two(scene)
    return lambda: chemistry_calls.book(scene.means, scene.programme, mentee, form)


def chooses_after_calls(scene: Scene) -> Change:
    """Ask one of two after the calls."""
    mentee, form = calls.called_two(scene)
    return lambda: choosing.choose(scene.means, scene.programme, mentee, form)


def thanks_after_calls(scene: Scene) -> Change:
    """Ask nobody after the calls."""
    mentee, form = calls.called_two(scene)
    nobody = form | {"mentor": "none"}
    return lambda: choosing.choose(scene.means, scene.programme, mentee, nobody)


def reminds(scene: Scene) -> Change:
    """Let the daily function run on the day of a reminder."""
    scene.ask(scene.mentee())
    scene.clock.on(days=7)
    return lambda: days.run_day(scene.means, scene.clock().date())


def closes(scene: Scene) -> Change:
    """Let the daily function run on the day of closing."""
    scene.ask(scene.mentee())
    scene.clock.on(days=14)
    return lambda: days.run_day(scene.means, scene.clock().date())


def publishes(scene: Scene) -> Change:
    """Publish the same files."""
    return scene.publish


def sends(scene: Scene) -> Change:
    """Be told of the same letter by the stream."""
    scene.ask(scene.mentee())
    (letter,) = scene.store.all(Outgoing)
    scene.sent.clear()
    return lambda: posting.send(scene.means, scene.sent.append, letter.id)


def signed_in(scene: Scene) -> signing_in.Opening:
    """Sign in; what the next call finds."""
    token = signing_in.ask_for_code(scene.means, scene.programme, "new@gov.example", "/my/")
    found = signing_in.enter_code(scene.means, token, "123456")
    return signing_in.open_call(scene.means, found.person_id, found.secret)


CHANGES = [
    asks,
    accepts,
    declines,
    withdraws,
    unpairs,
    undoes,
    gives_a_reason,
    reports_silence,
    says_that_they_met,
    ends_as_unresponsive,
    looks_back,
    wishes_to_run_on,
    completes,
    nudges,
    books,
    books_calls,
    chooses_after_calls,
    thanks_after_calls,
    cancels,
    moves,
    reminds_of_an_appointment,
    asks_how_it_was,
    says_how_it_was,
    gives_details,
    gives_places,
    changes_times,
    enters_a_code,
    signs_out,
    writes_to_the_coordinators,
    takes_a_pause,
    ends_a_pause,
    joins_a_list,
    leaves_a_list,
    lets_a_place_lapse,
    reminds,
    closes,
    publishes,
    sends,
]
