"""A round of clients who want the same mentors: what each does, and what is so once it is done."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial

from mentoring.actions import (
    appointments,
    chemistry_calls,
    moving,
    pairing_sessions,
    pairings,
    spot_sessions,
)
from mentoring.adapters import keys
from mentoring.adapters.changes import Put
from mentoring.domain import acceptance, request
from mentoring.domain.acceptance import Accepted
from mentoring.domain.appointment import Appointment, AppointmentKind
from mentoring.domain.call_form import mode_field, time_field
from mentoring.domain.enrolment import Enrolment
from mentoring.domain.identity import AppointmentId, RequestId
from mentoring.domain.letter import Letter
from mentoring.domain.pairing import Pairing
from mentoring.domain.pairing_session_form import OtherTime, Terms
from mentoring.domain.people import Mentor, Person
from mentoring.domain.refusals import Refusal
from mentoring.domain.spot_session import Choice
from mentoring.domain.weekly_times import weekly_times_from
from tests.fakes import Scene
from tests.races.conftest import CLIENTS
from tests.races.test_acceptances import mentee
from tests.world import AIMS, SPOT, published

LENGTHS = (30, 60, 90)
"""How long each mentor's spot sessions are; there are as many mentors."""
PEOPLE, HOURS, QUARTER = 6, 6, 15
"""Mentees, each paired with one of the mentors; hours of each day in which all happens."""
BEGINS = datetime(2026, 12, 31, 12, tzinfo=UTC)
"""All happens on this day and the next, so half of the times lie in the month after."""
WEEKLY = (weekly_times_from("Thu 12:00-18:00"), weekly_times_from("Fri 12:00-18:00"))
BOOKS, MOVES, CANCELS, UNPAIRS = 12, 7, 3, 2
"""How many of the clients do what."""
MOST_READ = 100
"""Letters in one read."""


@dataclass(frozen=True)
class Client:
    """Who does one thing, and what is so once they are told that it is done.

    `books` counts the appointments that are booked, all of them or none; `to` is a start (UTC).
    """

    act: Callable[[], object]
    books: int = 0
    moves: AppointmentId | None = None
    to: datetime | None = None
    cancels: AppointmentId | None = None
    unpairs: RequestId | None = None


@dataclass
class Told:
    """What clients were told is done."""

    booked: set[AppointmentId] = field(default_factory=set)
    moved: set[tuple[AppointmentId, datetime]] = field(default_factory=set)
    cancelled: set[AppointmentId] = field(default_factory=set)
    unpaired: set[RequestId] = field(default_factory=set)

    def hear(self, client: Client, answer: object) -> None:
        """Keep what a client was told; a refusal says that nothing was done."""
        if isinstance(answer, Refusal):
            return
        every = answer if isinstance(answer, list | tuple) else [answer]
        ids = [one for one in every if isinstance(one, AppointmentId)]
        assert (len(ids), answer is None) == (client.books, not client.books), answer
        self.booked.update(ids)
        if client.moves and client.to:
            self.moved.add((client.moves, client.to))
        if client.cancels:
            self.cancelled.add(client.cancels)
        if client.unpairs:
            self.unpaired.add(client.unpairs)


class Round:
    """Three mentors with some times promised, and clients who all want others."""

    def __init__(self, scene: Scene, number: int) -> None:
        """Pair each mentee with one of the mentors, and book a few of each kind without hurry."""
        self.store, self.chance = scene.store, random.Random(number)
        self.ids, self.told = list[str](), Told()
        means = scene.means
        self.means = replace(means, new_id=lambda: self._noted(means.new_id))
        self.programme = scene.programme
        self.mentors = [_mentor(scene, minutes) for minutes in LENGTHS]
        self.people = [mentee(scene) for _ in range(PEOPLE)]
        self.pairings = _paired(scene, self.mentors, self.people)
        for book in (self.calling, self.meeting, self.spot) * 3:
            client = book()
            self.told.hear(client, _tried(client.act))
        self.before = self.kept()

    def _noted(self, make: Callable[[], str]) -> str:
        self.ids.append(make())
        return self.ids[-1]

    def clients(self) -> list[Client]:
        """As many as there are, in any order."""
        books = (self.calling, self.meeting, self.spot)
        acts = (
            *(books[count % 3] for count in range(BOOKS)),
            *(self.moving for _ in range(MOVES)),
            *(self.cancelling for _ in range(CANCELS)),
            *(self.unpairing for _ in range(UNPAIRS)),
        )
        assert len(acts) == CLIENTS
        found = [act() for act in acts]
        self.chance.shuffle(found)
        return found

    def spot(self) -> Client:
        """Somebody who books a spot session."""
        person, mentor = self.chance.choice(self.people), self.chance.choice(self.mentors)
        starts_at, name = self._start(mentor.times.minutes), self.means.new_id()
        choice = Choice("leading a team", "video", starts_at, name)
        return Client(self._act(spot_sessions.book, person, mentor.id, choice), books=1)

    def calling(self) -> Client:
        """Somebody who books chemistry calls with one, two or all three mentors on one page."""
        wanted = self.chance.sample(self.mentors, self.chance.randint(1, len(self.mentors)))
        form = {"scheme": "open", "form": self.means.new_id()}
        form["mentors"] = ".".join(one.id for one in wanted)
        for one in wanted:
            form[time_field(one.id)] = self._start(QUARTER).isoformat()
            form[mode_field(one.id)] = "video"
        person = self.chance.choice(self.people)
        return Client(self._act(chemistry_calls.book, person, form), books=len(wanted))

    def meeting(self) -> Client:
        """One of a pairing who books a session, or a block of two or three."""
        one, terms = self.chance.choice(self.pairings), Terms((), self._length(), "video")
        starts = {self._start(QUARTER) for _ in range(self.chance.randint(1, 3))}
        name, side = self.means.new_id(), self._side(one)
        act = self._act(pairing_sessions.book, one, side, terms, starts, name)
        return Client(act, books=len(starts))

    def moving(self) -> Client:
        """Somebody who moves what was booked before, from a page of then or without one."""
        one = self.chance.choice(self.before)
        opened = self.chance.choice((one.sequence, None))
        if one.kind is AppointmentKind.PAIRING_SESSION:
            to = self._start(QUARTER)
            local = to.astimezone(self.programme.zone).replace(tzinfo=None)
            other = OtherTime(local, self.chance.choice((None, self._length())))
            act = self._act(pairing_sessions.move, one.id, self._side(one.id), other, opened)
        else:
            to = self._start(one.minutes)
            act = self._act(moving.move, one.id, one.id.person_id, to, opened)
        return Client(act, moves=one.id, to=to)

    def cancelling(self) -> Client:
        """One of the two who cancels what was booked before."""
        one = self.chance.choice(self.before).id
        return Client(self._act(appointments.cancel, one, self._side(one)), cancels=one)

    def unpairing(self) -> Client:
        """One of a pairing who ends it."""
        one = self.chance.choice(self.pairings)
        person = Person(self._side(one), "everybody@gov.example")
        return Client(self._act(pairings.unpair, one, person), unpairs=one)

    def kept(self) -> list[Appointment]:
        """Every appointment of these mentees that is in the table."""
        people = self.people
        return [one for each in people for one in appointments.of_mentee(self.means, each.id)]

    def letters(self) -> Iterator[Letter]:
        """Every letter that was written since the pairings began."""
        for start in range(0, len(self.ids), MOST_READ):
            some = self.ids[start : start + MOST_READ]
            found = self.store.load(*map(keys.outgoing, some))
            yield from (one.letter for one in found if one)

    def _act(self, action: Callable[..., object], *said: object) -> Callable[[], object]:
        return partial(action, self.means, self.programme, *said)

    def _side(self, one: AppointmentId | RequestId) -> str:
        mentor = next(each for each in self.mentors if each.id == one.mentor_id)
        return self.chance.choice((one.person_id, mentor.person_id or ""))

    def _start(self, minutes: int) -> datetime:
        day = timedelta(days=self.chance.randrange(2))
        places = HOURS * 60 // minutes
        return BEGINS + day + timedelta(minutes=minutes * self.chance.randrange(places))

    def _length(self) -> int:
        return self.chance.choice((15, 30, 60, 90))


def _mentor(scene: Scene, minutes: int) -> Mentor:
    """A mentor of all three kinds, whose spot sessions are so long, and whose time nobody has."""
    offer = replace(SPOT, minutes=minutes, times=WEEKLY, most_a_month=2 * CLIENTS)
    offers = ("pairing", "chemistry call", "spot session")
    offered = published(f"m-{scene.new_id()}", offers=offers, places=PEOPLE, spot=offer)
    return Mentor(offered, person_id=scene.new_id())


def _paired(scene: Scene, mentors: list[Mentor], people: list[Person]) -> list[RequestId]:
    """Keep mentors and pairings: each of the people is paired with one of the mentors, in turn."""
    ids = []
    for place, mentor in enumerate(mentors):
        guide, kept = mentor, list[Pairing | Enrolment]()
        for person in people[place :: len(mentors)]:
            yes = _yes(scene, guide, person)
            guide = yes.mentor
            kept += [yes.pairing, yes.enrolment]
            ids.append(yes.pairing.id)
        scene.store.save([Put(one) for one in (guide, *kept)])
    return ids


def _yes(scene: Scene, mentor: Mentor, person: Person) -> Accepted:
    """The mentor accepts this mentee's request."""
    now, programme = scene.clock(), scene.programme
    enrolment, key = Enrolment(person.id, "career", now.date()), scene.means.new_key()
    asked = request.ask(person, mentor, enrolment, programme, AIMS, key, now)
    return acceptance.accept(
        asked.request, asked.enrolment, mentor, programme, now, outside_line=True
    )


def _tried(act: Callable[[], object]) -> object:
    try:
        return act()
    except Refusal as refusal:
        return refusal
