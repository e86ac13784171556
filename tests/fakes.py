"""A scene to play actions in, over a store in memory."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import Any, TypeVar

from laptop.examples.memory_store import MemoryStore
from mentoring.actions import answering, asking, spot_sessions
from mentoring.actions.answering import Reader
from mentoring.actions.means import Means
from mentoring.actions.publishing import Published, publish
from mentoring.adapters import keys
from mentoring.adapters.changes import Put
from mentoring.domain import slot
from mentoring.domain.asking_form import Form
from mentoring.domain.diary import HeldMonth
from mentoring.domain.identity import AppointmentId, RequestId
from mentoring.domain.letter import Kind, Letter, Outgoing, Post
from mentoring.domain.people import Contact, Mentor, Person, PublishedMentor, address_hash
from mentoring.domain.programme import Programme
from mentoring.domain.sign_in import AddressRecord
from mentoring.domain.spot_session import Choice
from tests.world import AIMS, CONTACTS, DETAILS, MENTORS, PROGRAMME, Clock

T = TypeVar("T")


def numbered(prefix: str) -> Callable[[], str]:
    """Make ids that a reader can tell apart: x1, x2 and so on."""
    numbers = count(1)
    return lambda: f"{prefix}{next(numbers)}"


@dataclass
class Scene:
    """Actions' means over some store, with a clock that tests set and ids that count up."""

    store: Any = field(default_factory=MemoryStore)
    clock: Clock = field(default_factory=Clock)
    new_id: Callable[[], str] = field(default_factory=lambda: numbered("id"))
    new_secret: Callable[[], str] = field(default_factory=lambda: numbered("secret"))
    new_code: Callable[[], str] = lambda: "123456"
    pause: Callable[[int], None] = lambda _: None
    sent: list[Post] = field(default_factory=list)
    ledger: Any = field(default_factory=MemoryStore)

    def __post_init__(self) -> None:
        """Let the store live by the same clock."""
        self.store.now = self.ledger.now = self.clock

    @property
    def means(self) -> Means:
        """What actions are given."""
        made = (self.new_id, self.new_secret, self.new_code)
        return Means(self.store, self.clock, *made, self.pause, self.ledger)

    @property
    def programme(self) -> Programme:
        """The programme as the table has it."""
        (found,) = self.store.load(keys.programme())
        assert isinstance(found, Programme)
        return found

    def publish(
        self,
        mentors: Sequence[PublishedMentor] = MENTORS,
        contacts: Sequence[Contact] | None = CONTACTS,
        programme: Programme = PROGRAMME,
    ) -> Published:
        """Bring mentors and contacts into the table."""
        return publish(self.store, programme, mentors, contacts, new_id=self.new_id)

    def person(self, address: str, **details: Any) -> Person:
        """Whoever has this address, made where nobody has it yet."""
        (record,) = self.store.load(keys.address(address_hash(address)))
        if record is None:
            person = Person(self.new_id(), address, **details)
            record = AddressRecord(address_hash(address), person.id)
            self.store.save([Put(person), Put(record)])
        (found,) = self.store.load(keys.person(record.person_id))
        assert isinstance(found, Person)
        return found

    def mentee(self, name: str = "priya") -> Person:
        """Somebody with details, ready to ask and to book."""
        return self.person(f"{name}@gov.example", **DETAILS | {"name": f"{name.title()} Example"})

    def mentor(self, mentor_id: str = "amara-okafor") -> Mentor:
        """The mentor as the table has them."""
        (found,) = self.store.load(keys.mentor(mentor_id))
        assert isinstance(found, Mentor)
        return found

    def reader(self, mentor_id: str = "amara-okafor") -> Reader:
        """The mentor, signed in."""
        return Reader(self.mentor(mentor_id).person_id)

    def ask(
        self, mentee: Person, mentor_id: str = "amara-okafor", scheme: str = "career"
    ) -> RequestId:
        """Ask with a form that was opened just now."""
        (enrolment,) = self.store.load(keys.enrolment(mentee.id, scheme))
        number = (enrolment.asked if enrolment else 0) + 1
        return asking.ask(self.means, self.programme, mentee, mentor_id, scheme, Form(number), AIMS)

    def accept(self, request: RequestId) -> None:
        """Let the mentor say yes."""
        reader = self.reader(request.mentor_id)
        answering.accept(self.means, self.programme, request, reader, outside_line=True)

    def pair(
        self, mentee: Person, mentor_id: str = "amara-okafor", scheme: str = "career"
    ) -> RequestId:
        """Ask and accept."""
        request = self.ask(mentee, mentor_id, scheme)
        self.accept(request)
        return request

    def slots(self, mentor_id: str = "amara-okafor") -> tuple[datetime, ...]:
        """The mentor's slots, whoever may book them."""
        names = slot.months_ahead(self.programme, self.clock())
        held = self.store.load(*(keys.month(mentor_id, one) for one in names))
        found = zip(names, held, strict=True)
        months = {name: month or HeldMonth(mentor_id, name) for name, month in found}
        mentor = self.mentor(mentor_id)
        return slot.slots(mentor, months, self.programme, self.clock()) if mentor.spot else ()

    def book(
        self, mentee: Person, mentor_id: str = "amara-okafor", starts_at: datetime | None = None
    ) -> AppointmentId:
        """Book the first slot that suits both, or one that is named, with a form of its own."""
        (diary,) = self.store.load(keys.diary(mentee.id))
        minutes = timedelta(minutes=30)
        suits = (
            one
            for one in self.slots(mentor_id)
            if not (diary and diary.taken_by(one, one + minutes))
        )
        time = starts_at or next(suits)
        choice = Choice("leading a team", "video", time, self.new_id())
        return spot_sessions.book(self.means, self.programme, mentee, mentor_id, choice)

    def letters(self) -> list[Letter]:
        """Every letter that waits in the outbox, oldest first. Fake store only."""
        waiting = [one for one in self.store.all(Outgoing) if one.letter.facts]
        return [one.letter for one in sorted(waiting, key=lambda one: int(one.id[2:]))]

    def told(self) -> list[tuple[Kind, str]]:
        """Who is told what, and who that is by address."""
        address = {one.id: one.address for one in self.store.all(Person)}
        return [(one.kind, address.get(one.to, one.address)) for one in self.letters()]


def published_scene() -> Scene:
    """A scene over the fake store, into which the small world has been published."""
    scene = Scene()
    scene.publish()
    return scene
