"""A stage: the pool's actions over a store of its own, a clock that is moved, and people."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

from laptop.examples import cast
from laptop.examples.memory_store import MemoryStore
from mentoring.actions import answering, asking, days, posting, publishing, spot_sessions
from mentoring.actions.answering import Reader
from mentoring.actions.means import Means
from mentoring.adapters import keys
from mentoring.adapters.changes import Change, Put
from mentoring.domain.asking_form import Form
from mentoring.domain.identity import AppointmentId, RequestId
from mentoring.domain.letter import Outgoing, Post
from mentoring.domain.people import Mentor, Person, address_hash
from mentoring.domain.programme import Programme
from mentoring.domain.sign_in import AddressRecord
from mentoring.domain.spot_session import Choice

UNSHOWN = ""
"""What happens next is needed, and shown elsewhere already."""
SOONEST = datetime.fromisoformat("2026-12-01T12:00:00+00:00")


class Noting:
    """A store that notes which letters were written; the rest is the store's own."""

    def __init__(self, store: Any) -> None:
        """Nothing was written yet."""
        self._store = store
        self.written: list[str] = []

    def __getattr__(self, name: str) -> Any:
        """Everything else is left to the store."""
        return getattr(self._store, name)

    def save(self, changes: Sequence[Change]) -> None:
        """Save, and note the letters among the changes."""
        self._store.save(changes)
        self.written += [
            one.value.id
            for one in changes
            if isinstance(one, Put) and isinstance(one.value, Outgoing) and not one.value.version
        ]


class Stage:
    """Where a play takes place. `store` must be empty, and is the play's alone."""

    def __init__(self, store: Any) -> None:
        """Publish the made-up programme."""
        self.now = cast.BEGINS_AT
        store.now = lambda: self.now
        self._store = Noting(store)
        ids, secrets = (map(f"{kind}{{}}".format, count(1)) for kind in ("example", "secret"))
        self.means = Means(
            self._store,
            lambda: self.now,
            lambda: next(ids),
            lambda: next(secrets),
            lambda: "407215",
            lambda _: None,
            MemoryStore(),
        )
        self.publish()
        for name, address in cast.MENTEES.items():
            person = replace(cast.A_MENTEE, id=self.means.new_id(), address=address, name=name)
            self.means.save((person, AddressRecord(address_hash(address), person.id)))

    def publish(self, *, without: str = "") -> None:
        """Publish the mentors, or all but one."""
        mentors = [one for one in cast.MENTORS if one.id != without]
        publishing.publish(
            self._store,
            cast.PROGRAMME,
            mentors,
            cast.CONTACTS,
            new_id=self.means.new_id,
            texts=cast.TEXTS,
        )

    @property
    def programme(self) -> Programme:
        """The programme as the store has it."""
        found: Programme = self.means.load(keys.programme())[0]
        return found

    def person(self, address: str) -> Person:
        """Whoever has this address."""
        (record,) = self.means.load(keys.address(address_hash(address)))
        found: Person = self.means.load(keys.person(record.person_id))[0]
        return found

    def mentee(self, name: str = "Priya Raghunathan") -> Person:
        """A mentee, by name."""
        return self.person(cast.MENTEES[name])

    def mentor(self, mentor_id: str = "amara-okafor") -> Person:
        """A mentor as a person."""
        found: Mentor = self.means.load(keys.mentor(mentor_id))[0]
        person: Person = self.means.load(keys.person(found.person_id or ""))[0]
        return person

    def ask(
        self, mentor_id: str = "amara-okafor", scheme: str = cast.WIDE, *, wants_call: bool = False
    ) -> RequestId:
        """Priya asks."""
        form = Form(wants_call=wants_call)
        return asking.ask(
            self.means, self.programme, self.mentee(), mentor_id, scheme, form, cast.AIMS
        )

    def accept(self, request: RequestId) -> None:
        """The mentor says yes."""
        reader = Reader(self.mentor(request.mentor_id).id)
        answering.accept(self.means, self.programme, request, reader, outside_line=True)

    def pair(self, mentor_id: str = "amara-okafor") -> RequestId:
        """Priya asks, and the mentor says yes."""
        request = self.ask(mentor_id)
        self.accept(request)
        return request

    def book(self, mentor_id: str = "amara-okafor") -> AppointmentId:
        """Priya books a spot session."""
        choice = Choice("leading a team", "video", SOONEST, self.means.new_id())
        return spot_sessions.book(self.means, self.programme, self.mentee(), mentor_id, choice)

    def let_pass(self, so_many: int) -> None:
        """Let days pass, each with its daily round."""
        for _ in range(so_many):
            self.now += timedelta(days=1)
            days.run_day(self.means, self.now.date())

    def come_to(self, day: date) -> None:
        """Go on to a date, with its daily round alone."""
        self.now += timedelta(days=(day - self.now.date()).days)
        days.run_day(self.means, day)

    def letters(self) -> list[Outgoing]:
        """What was written since the last time, as it waits to be sent."""
        return list(self.means.load(*map(keys.outgoing, self._store.written)))

    def collect(self) -> list[Post]:
        """Send what was written since the last time, and return it."""
        posts: list[Post] = []
        written, self._store.written = self._store.written, []
        for letter_id in written:
            posting.send(self.means, posts.append, letter_id)
        return posts
