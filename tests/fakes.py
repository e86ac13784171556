"""A store in memory that behaves like the table's, and a scene to play actions in."""

import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count
from typing import Any, TypeVar

from mentoring.actions import answering, asking, spot_sessions
from mentoring.actions.answering import Reader
from mentoring.actions.means import Means
from mentoring.actions.publishing import Published, publish
from mentoring.adapters import items, keys
from mentoring.adapters.changes import Change, Check, Conflict, Put, Remove
from mentoring.adapters.keys import Key
from mentoring.domain import slot
from mentoring.domain.asking_form import Form
from mentoring.domain.diary import HeldMonth
from mentoring.domain.identity import AppointmentId, RequestId
from mentoring.domain.letter import Kind, Letter, Outgoing, Post
from mentoring.domain.people import Contact, Mentor, Person, PublishedMentor, address_hash
from mentoring.domain.programme import Programme
from mentoring.domain.shortage import Needed
from mentoring.domain.sign_in import AddressRecord, SignInAttempt
from mentoring.domain.spot_session import Choice
from mentoring.domain.waiting import DaysDone
from tests.world import AIMS, CONTACTS, DETAILS, MENTORS, PROGRAMME, Clock

T = TypeVar("T")
MOST_CHANGES = 100
"""DynamoDB's limits, kept by the fake so that no test passes on what the table would refuse."""

Items = dict[tuple[str, str], dict[str, Any]]
ALONE: dict[str, type] = {
    "PROGRAMME": Programme,
    "ADDRESS": AddressRecord,
    "SIGNIN": SignInAttempt,
    "DAILY": DaysDone,
    "NEEDED": Needed,
}
"""What lies alone in its partition, so that the table itself never tells it by its key."""


class FakeStore:
    """What `adapters.store.Store` promises, in memory and one at a time."""

    def __init__(self) -> None:
        """Start empty; `before_save` is called ahead of every write, outside the lock."""
        self.items: Items = {}
        self._read: dict[tuple[str, str], Any] = {}
        self.before_save: Callable[[Sequence[Change]], None] = lambda _: None
        self._lock = threading.Lock()

    def load(self, *wanted: Key[Any]) -> tuple[Any, ...]:
        """Return the values under the keys, None where there is none."""
        with self._lock:
            if not 0 < len(set(wanted)) <= MOST_CHANGES:
                raise ValueError("a read asks for 1 to 100 items")
            return tuple(self._read.get((key.pk, key.sk)) for key in wanted)

    def partition(self, pk: str, beginning: str = "") -> list[Any]:
        """Return all values of a partition, in key order, whose sk begins so."""
        return self._values(lambda item: item["pk"] == pk and item["sk"].startswith(beginning))

    def due(self, due_pks: Iterable[str]) -> Iterator[Any]:
        """Give what the index keeps there."""
        wanted = set(due_pks)
        found = self._values(lambda item: item.get("due_pk") in wanted)
        yield from sorted(found, key=lambda one: str(items.to_item(one)["due_sk"]))

    def due_page(self, due_pk: str, after: str, limit: int) -> list[tuple[str, Any]]:
        """Return the first so many of what the index keeps here after a place in its order."""
        found = [(str(items.to_item(one)["due_sk"]), one) for one in self.due((due_pk,))]
        return [(place, one) for place, one in found if place > after][:limit]

    def page(self, pk: str, beginning: str, after: str, limit: int) -> list[Any]:
        """Return the first so many of a partition whose sk begins so and lies after another."""
        found = self._values(
            lambda item: (
                item["pk"] == pk and item["sk"].startswith(beginning) and item["sk"] > after
            )
        )
        return found[:limit]

    def save(self, changes: Sequence[Change]) -> None:
        """Write all changes or none. Raises Conflict."""
        self.before_save(changes)
        with self._lock:
            places = Counter(map(_place, changes))
            if not 0 < places.total() <= MOST_CHANGES or max(places.values()) > 1:
                raise ValueError("a write changes 1 to 100 items, each of them once")
            if any(self._is_lost(one) for one in changes):
                raise Conflict
            for one in changes:
                self._write(one)

    def count(self, empty: Any, name: str, most: int) -> bool:
        """Add one to a name's count, unless it is new and there are `most` of them."""
        with self._lock:
            there = self._read.get(_place(Put(empty)), empty)
            if name in there.counts or len(there.counts) < most:
                counts = {**there.counts, name: there.counts.get(name, 0) + 1}
                self._write(Put(replace(there, counts=counts)))
            return name in there.counts or len(there.counts) < most

    def all(self, kind: type[T]) -> list[T]:
        """Return every value of a kind: for tests only, the table has no such question."""
        with self._lock:
            found = [(at, one) for at, one in self._read.items() if type(one) is kind]
        return [one for _, one in sorted(found, key=lambda one: one[0])]

    def _values(self, wanted: Callable[[dict[str, Any]], bool]) -> list[Any]:
        with self._lock:
            return [self._read[at] for at, item in sorted(self.items.items()) if wanted(item)]

    def _is_lost(self, change: Change) -> bool:
        version = None if isinstance(change, Remove) else getattr(change.value, "version", None)
        if version is None:
            return False
        there = self.items.get(_place(change))
        return there is not None if version == 0 else (there or {}).get("version") != version

    def _write(self, change: Change) -> None:
        if isinstance(change, Remove):
            self.items.pop(_place(change), None)
            self._read.pop(_place(change), None)
            return
        if isinstance(change, Check):
            return
        value = change.value
        if hasattr(value, "version"):
            value = replace(value, version=value.version + 1)
        item = items.to_item(value)
        self.items[_place(change)] = item
        self._read[_place(change)] = items.from_item(kind_of(item["pk"], item["sk"]), item)


def _place(change: Change) -> tuple[str, str]:
    key = change.key if isinstance(change, Remove) else keys.key_of(change.value)
    return key.pk, key.sk


def kind_of(pk: str, sk: str) -> type:
    """What lies at a key, wherever in the table it is."""
    return ALONE[sk] if sk in ALONE else items.kind_at(pk, sk)


def numbered(prefix: str) -> Callable[[], str]:
    """Make ids that a reader can tell apart: x1, x2 and so on."""
    numbers = count(1)
    return lambda: f"{prefix}{next(numbers)}"


@dataclass
class Scene:
    """Actions' means over some store, with a clock that tests set and ids that count up."""

    store: Any = field(default_factory=FakeStore)
    clock: Clock = field(default_factory=Clock)
    new_id: Callable[[], str] = field(default_factory=lambda: numbered("id"))
    new_secret: Callable[[], str] = field(default_factory=lambda: numbered("secret"))
    new_code: Callable[[], str] = lambda: "123456"
    pause: Callable[[int], None] = lambda _: None
    sent: list[Post] = field(default_factory=list)

    @property
    def means(self) -> Means:
        """What actions are given."""
        made = (self.new_id, self.new_secret, self.new_code)
        return Means(self.store, self.clock, *made, self.pause)

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
