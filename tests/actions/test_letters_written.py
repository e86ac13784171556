"""Which letters each action writes, and to whom."""

from mentoring.actions import (
    answering,
    appointments,
    asking,
    days,
    messages,
    pairings,
    pauses,
    signing_in,
)
from mentoring.domain.letter import Kind
from mentoring.domain.people import Contact
from tests.fakes import Scene, published_scene
from tests.world import CONTACTS

PRIYA, KOFI = "priya@gov.example", "kofi@gov.example"
AMARA, BEN, MEI = "amara@police.example", "ben@gov.example", "mei@gov.example"
CORA, CLEO = "cora@gov.example", "cleo@gov.example"
UNPAIRED = [(Kind.UNPAIRED, PRIYA), (Kind.UNPAIRED, AMARA), (Kind.UNPAIRED_COORDINATOR, CORA)]


def newly_told(scene: Scene, before: int) -> list[tuple[Kind, str]]:
    """What was written after the first so many letters."""
    return scene.told()[before:]


def test_asking_tells_the_mentor() -> None:
    scene = published_scene()
    scene.ask(scene.mentee())
    assert scene.told() == [(Kind.REQUEST_RECEIVED, AMARA)]


def test_r10_accepting_tells_both_and_the_mentors_who_are_released() -> None:
    scene = published_scene()
    mentee = scene.mentee()
    request = scene.ask(mentee)
    scene.ask(mentee, "ben-hughes")
    scene.ask(mentee, "mei-lin")
    scene.accept(request)
    assert newly_told(scene, 3) == [
        (Kind.ACCEPTED, PRIYA),
        (Kind.PAIRING_STARTED, AMARA),
        (Kind.RELEASED, BEN),
        (Kind.RELEASED, MEI),
    ]


def test_r10_requests_in_another_scheme_are_not_released() -> None:
    scene = published_scene()
    mentee = scene.mentee()
    request = scene.ask(mentee)
    scene.ask(mentee, "ben-hughes", "open")
    scene.accept(request)
    assert Kind.RELEASED not in {kind for kind, _ in scene.told()}


def test_r9_declining_tells_the_mentee() -> None:
    scene = published_scene()
    request = scene.ask(scene.mentee())
    answering.decline(scene.means, scene.programme, request, scene.reader(), "AWAY", "")
    assert newly_told(scene, 1) == [(Kind.DECLINED, PRIYA)]


def test_withdrawing_tells_the_mentor() -> None:
    scene = published_scene()
    mentee = scene.mentee()
    asking.withdraw(scene.means, scene.programme, scene.ask(mentee), mentee.id)
    assert newly_told(scene, 1) == [(Kind.WITHDRAWN, AMARA)]


def test_r8_the_clock_tells_the_mentor_and_then_the_mentee() -> None:
    scene = published_scene()
    scene.ask(scene.mentee())
    for _ in range(14):
        scene.clock.on(days=1)
        days.run_day(scene.means, scene.clock().date())
    assert newly_told(scene, 1) == [(Kind.REQUEST_REMINDER, AMARA), (Kind.CLOSED, PRIYA)]


def test_r14_unpairing_tells_both_and_the_coordinators_and_cancels_by_letter() -> None:
    scene = published_scene()
    mentee = scene.mentee()
    pairing = scene.pair(mentee)
    scene.book(mentee)
    scene.book(mentee, "ben-hughes")
    before = len(scene.told())
    pairings.unpair(scene.means, scene.programme, pairing, mentee)
    assert newly_told(scene, before) == [
        *UNPAIRED,
        (Kind.APPOINTMENT_CANCELLED, PRIYA),
        (Kind.APPOINTMENT_CANCELLED, AMARA),
    ]


def test_r14_every_coordinator_of_the_scheme_and_of_no_other_is_told() -> None:
    scene = Scene()
    scene.publish(contacts=[*CONTACTS, Contact("coordinator", "career", CLEO)])
    mentee = scene.mentee()
    career = scene.pair(mentee)
    pairings.unpair(scene.means, scene.programme, career, mentee)
    told = [address for kind, address in scene.told() if kind is Kind.UNPAIRED_COORDINATOR]
    assert sorted(told) == [CLEO, CORA]
    other = scene.pair(mentee, "mei-lin", "roster" if mentee.coordinates else "open")
    before = len(scene.told())
    pairings.unpair(scene.means, scene.programme, other, mentee)
    assert (Kind.UNPAIRED_COORDINATOR, CLEO) not in newly_told(scene, before)


def test_r14_undoing_tells_both_and_the_coordinators() -> None:
    scene = published_scene()
    mentee = scene.mentee()
    pairing = scene.pair(mentee)
    pairings.unpair(scene.means, scene.programme, pairing, mentee)
    before = len(scene.told())
    pairings.undo(scene.means, scene.programme, pairing, mentee)
    assert newly_told(scene, before) == [
        (Kind.UNDONE, PRIYA),
        (Kind.UNDONE, AMARA),
        (Kind.UNDONE_COORDINATOR, CORA),
    ]


def test_r15_a_reason_is_told_to_nobody_by_letter() -> None:
    scene = published_scene()
    mentee = scene.mentee()
    pairing = scene.pair(mentee)
    pairings.unpair(scene.means, scene.programme, pairing, mentee)
    before = len(scene.told())
    pairings.give_reason(scene.means, pairing, mentee, "NO_FIT", "We argued.")
    assert newly_told(scene, before) == []


def test_booking_and_cancelling_tell_both() -> None:
    scene = published_scene()
    mentee = scene.mentee()
    appointment = scene.book(mentee)
    appointments.cancel(scene.means, scene.programme, appointment, mentee.id)
    assert scene.told() == [
        (Kind.APPOINTMENT_BOOKED, PRIYA),
        (Kind.APPOINTMENT_BOOKED, AMARA),
        (Kind.APPOINTMENT_CANCELLED, PRIYA),
        (Kind.APPOINTMENT_CANCELLED, AMARA),
    ]


def test_r30_a_code_goes_to_the_address_that_asked_if_it_may_sign_in() -> None:
    scene = published_scene()
    signing_in.ask_for_code(scene.means, scene.programme, " New@gov.example", "/my/")
    signing_in.ask_for_code(scene.means, scene.programme, "new@evil.test", "/my/")
    assert scene.told() == [(Kind.SIGN_IN_CODE, "new@gov.example")]


def test_r33_a_message_goes_to_the_schemes_coordinators() -> None:
    scene = published_scene()
    mentee = scene.mentee()
    messages.write(scene.means, scene.programme, mentee, "career", "Can we talk?", "form1")
    assert scene.told() == [(Kind.MESSAGE, CORA)]


def test_details_places_and_signing_out_write_no_letter() -> None:
    scene = published_scene()
    amara = scene.person(AMARA)
    pauses.give_places(scene.means, scene.programme, amara, "2")
    signing_in.sign_out(scene.means, None)
    assert scene.told() == []
