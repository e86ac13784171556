"""Promises, each played with somebody who acts between another's decision and its write."""

from collections import Counter

from mentoring.actions import asking, messages, pairings, posting, signing_in, work_list
from mentoring.adapters.changes import Put
from mentoring.domain.appointment import Appointment, AppointmentState
from mentoring.domain.asking_form import Form
from mentoring.domain.concern import Concern, ConcernKind
from mentoring.domain.diary import Diary, HeldMonth
from mentoring.domain.enrolment import Enrolment
from mentoring.domain.letter import Kind, Outgoing, Post, Undeliverable
from mentoring.domain.message import Message
from mentoring.domain.notice import Notice
from mentoring.domain.pairing import Pairing, PairingState
from mentoring.domain.people import Contact, Mentor, Person
from mentoring.domain.waiting import WaitingRequest
from tests.actions.gaps import between, drawn_again, publish, too_late
from tests.fakes import Scene
from tests.world import AIMS, DETAILS, MENTORS, published


def two_first_requests(scene: Scene) -> bool:
    """R3: a mentee asks two mentors from two windows; both requests are open."""
    mentee = scene.mentee()
    between(scene, Enrolment, lambda: scene.ask(mentee, "ben-hughes"))
    with too_late():
        asking.ask(scene.means, scene.programme, mentee, "amara-okafor", "career", Form(1), AIMS)
    return len(scene.store.all(Enrolment)[0].open) == 2


def two_mentors_accept(scene: Scene) -> bool:
    """R1: two mentors say yes to one mentee; one pairing runs."""
    mentee = scene.mentee()
    first, second = scene.ask(mentee), scene.ask(mentee, "ben-hughes")
    between(scene, Enrolment, lambda: scene.accept(second))
    with too_late():
        scene.accept(first)
    return running(scene) == 1


def accepted_while_published(scene: Scene) -> bool:
    """R2: a mentor is accepted by somebody while their file is published the first time."""
    mentor = published("new-mentor")
    contact = scene.mentor().person_id
    mentee = scene.mentee()

    def publish_and_pair() -> None:
        new = Mentor(mentor, person_id=contact, address_hash="x")
        scene.store.save([Put(new)])
        scene.pair(mentee, "new-mentor")

    between(scene, Mentor, publish_and_pair)
    with too_late():
        publish(scene, (*MENTORS[:3], mentor))
    return scene.mentor("new-mentor").places_free == 0


def two_mentees_accepted(scene: Scene) -> bool:
    """R2: a mentor with one place says yes to two mentees; one pairing runs."""
    first, second = scene.ask(scene.mentee()), scene.ask(scene.mentee("kofi"))
    between(scene, Mentor, lambda: scene.accept(second))
    with too_late():
        scene.accept(first)
    return running(scene) == 1


def reason_while_undoing(scene: Scene) -> bool:
    """R14: one window undoes while the other gives a reason; the pairing runs."""
    mentee = scene.mentee()
    pairing = scene.pair(mentee)
    pairings.unpair(scene.means, scene.programme, pairing, mentee)
    between(scene, Pairing, lambda: pairings.undo(scene.means, scene.programme, pairing, mentee))
    with too_late():
        pairings.give_reason(scene.means, pairing, mentee, "NO_FIT", "")
    return running(scene) == 1


def two_first_bookings(scene: Scene) -> bool:
    """R14, R25: a mentee books two mentors from two windows; the diary knows both."""
    mentee = scene.mentee()
    later = scene.slots("ben-hughes")[1]
    between(scene, Diary, lambda: scene.book(mentee, "ben-hughes", later))
    with too_late():
        scene.book(mentee)
    return len(scene.store.all(Diary)[0].open) == 2


def a_fourth_booking(scene: Scene) -> bool:
    """R25: a mentee with two spot sessions books two more from two windows; three are ahead."""
    contact = scene.mentor().person_id
    scene.store.save([Put(Mentor(published("fourth"), person_id=contact, address_hash="x"))])
    mentee = scene.mentee()
    scene.book(mentee, "ben-hughes")
    scene.book(mentee, "mei-lin")
    later = scene.slots("fourth")[-1]
    between(scene, Diary, lambda: scene.book(mentee, "fourth", later))
    with too_late():
        scene.book(mentee)
    return len(booked(scene)) <= 3


def the_same_slot(scene: Scene) -> bool:
    """R23: two mentees book the same slot; one has it."""
    first, second = scene.mentee(), scene.mentee("kofi")
    slot = scene.slots()[0]
    between(scene, HeldMonth, lambda: scene.book(second, starts_at=slot))
    with too_late():
        scene.book(first, starts_at=slot)
    return max(Counter(one.starts_at for one in booked(scene)).values()) == 1


def the_same_slot_in_a_month_with_others(scene: Scene) -> bool:
    """R23: the same, in a month that holds an appointment already."""
    scene.book(scene.mentee("lowri"))
    return the_same_slot(scene)


def an_id_drawn_twice(scene: Scene) -> bool:
    """A newcomer whose id was drawn before takes over nobody's account."""
    kofi = scene.mentee("kofi")
    token = signing_in.ask_for_code(scene.means, scene.programme, "new@gov.example", "/my/")
    drawn_again(scene, "new_id", kofi.id)
    with too_late():
        signing_in.enter_code(scene.means, token, "123456")
    return [one.address for one in scene.store.all(Person)].count(kofi.address) == 1


def named_while_giving_details(scene: Scene) -> bool:
    """Somebody gives details while publishing makes them a coordinator; they have their page."""
    person = scene.person("late@gov.example")
    contact = Contact("coordinator", "open", person.address)
    between(scene, Person, lambda: publish(scene, MENTORS[:3], contact))
    with too_late():
        signing_in.give_details(scene.means, scene.programme, person, DETAILS)
    found = scene.person(person.address)
    return found.coordinates == ("open",) and found.has_details


def a_letters_id_drawn_twice(scene: Scene) -> bool:
    """No letter is lost because another was given its id."""
    scene.ask(scene.mentee())
    (letter,) = scene.store.all(Outgoing)
    mentee = scene.mentee("kofi")
    drawn_again(scene, "new_id", "of-a-fact", letter.id)
    with too_late():
        scene.ask(mentee, "ben-hughes")
    return len(scene.store.all(Outgoing)) == 2


def an_undeliverable_letter(scene: Scene) -> bool:
    """Two who find the same letter undeliverable tell the coordinators once."""
    scene.ask(scene.mentee())
    (letter,) = scene.store.all(Outgoing)
    known = Concern("career", ConcernKind.LETTER, letter.letter.to, "Known already.", scene.clock())
    scene.store.save([Put(known)])

    def later() -> None:
        scene.clock.on(minutes=1)
        posting.send(scene.means, undeliverable, letter.id)

    between(scene, Outgoing, later)
    with too_late():
        posting.send(scene.means, undeliverable, letter.id)
    return len(scene.store.all(Notice)) == 1


def two_undeliverable_letters(scene: Scene) -> bool:
    """Two letters to one reader that come back together are one concern and one letter."""
    scene.ask(scene.mentee())
    scene.ask(scene.mentee("otto"))
    first, second = (one.id for one in scene.store.all(Outgoing))
    between(scene, Concern, lambda: posting.send(scene.means, undeliverable, second))
    with too_late():
        posting.send(scene.means, undeliverable, first)
    return [kind for kind, _ in scene.told()].count(Kind.LETTER_UNDELIVERABLE) == 1


def put_off_while_settled(scene: Scene) -> bool:
    """What one coordinator has settled is not brought back by another who puts it off."""
    cora = scene.person("cora@gov.example")
    one = Concern("career", ConcernKind.ABSENT, "priya", "Priya writes.", scene.clock())
    scene.store.save([Put(one)])
    named = ("career", "absent", "priya", one.since.isoformat())
    between(scene, Concern, lambda: work_list.settle(scene.means, cora, *named))
    with too_late():
        work_list.put_off(scene.means, cora, *named)
    return not scene.store.all(Concern)[0].is_open


def one_mentor_in_two_schemes(scene: Scene) -> bool:
    """R3: from two windows a mentee asks the same mentor in two schemes; one request is open."""
    mentee = scene.mentee()
    between(scene, WaitingRequest, lambda: scene.ask(mentee, scheme="open"))
    with too_late():
        scene.ask(mentee)
    return sum(len(one.open) for one in scene.store.all(Enrolment)) == 1


def a_message_sent_twice(scene: Scene) -> bool:
    """A double click writes to the coordinators once."""
    mentee = scene.mentee()

    def write() -> None:
        messages.write(scene.means, scene.programme, mentee, "career", "Can we talk?", "form")

    between(scene, Message, write)
    with too_late():
        write()
    return [kind for kind, _ in scene.told()].count(Kind.MESSAGE) == 1


def running(scene: Scene) -> int:
    """How many pairings run."""
    return sum(one.state is PairingState.STARTED for one in scene.store.all(Pairing))


def booked(scene: Scene) -> list[Appointment]:
    """The appointments that stand."""
    return [o for o in scene.store.all(Appointment) if o.state is AppointmentState.BOOKED]


def undeliverable(_: Post) -> None:
    """Say what the mail service says of an address that is not there."""
    raise Undeliverable
