"""Many book, move and cancel times of all lengths with two mentors at once: none overlaps."""

import os
import random
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from itertools import pairwise

from mentoring.actions import appointments
from mentoring.adapters import keys
from mentoring.adapters.store import Store
from mentoring.domain.appointment import Appointment, AppointmentState
from mentoring.domain.diary import Diary, HeldMonth
from mentoring.domain.identity import AppointmentId
from mentoring.domain.letter import Outgoing
from mentoring.domain.people import Mentor
from mentoring.domain.refusals import Refusal
from tests.any_kind import book_any, move_any
from tests.fakes import Scene
from tests.races.conftest import CLIENTS, AtOnce
from tests.races.test_acceptances import mentee
from tests.races.test_slots import bookable

ROUNDS = int(os.environ.get("RACE_ROUNDS", "5")) * 5 // 2
"""Those that RACE_ROUNDS=200 asks for are five hundred."""
BEFORE, PEOPLE, QUARTERS = 8, 6, 24
"""Booked before each round, mentees who share them, quarters of an hour in which all happens."""


class Round:
    """Two mentors with some times promised, and clients who all want others."""

    def __init__(self, scene: Scene, number: int) -> None:
        """Book a few without hurry; half of the times lie in the month after."""
        self.scene, self.chance = scene, random.Random(number)
        self.ids: list[str] = []
        make, scene.new_id = scene.new_id, lambda: self._noted(make)
        self.mentors: list[Mentor] = [bookable(scene) for _ in range(2)]
        self.people = [mentee(scene) for _ in range(PEOPLE)]
        self.begin = datetime.fromisoformat("2026-12-31T12:00:00+00:00")
        self.booked: list[AppointmentId] = []
        for _ in range(BEFORE):
            self.booked += self._try(self.booking())

    def _noted(self, make: Callable[[], str]) -> str:
        self.ids.append(make())
        return self.ids[-1]

    def booking(self) -> Callable[[], AppointmentId]:
        """A client who books any time and length."""
        return partial(
            book_any,
            self.scene,
            self.chance.choice(self.people),
            self.chance.choice(self.mentors).id,
            self._time(),
            self._length(),
        )

    def moving(self) -> Callable[[], AppointmentId]:
        """A client of either side who moves what was booked before."""
        one = self.chance.choice(self.booked)
        return partial(move_any, self.scene, one, self._side(one), self._time(), self._length())

    def cancelling(self) -> Callable[[], None]:
        """A client of either side who cancels what was booked before."""
        one = self.chance.choice(self.booked)
        return partial(
            appointments.cancel, self.scene.means, self.scene.programme, one, self._side(one)
        )

    def clients(self) -> list[Callable[[], object]]:
        """As many as there are, in any order."""
        some = [self.booking() for _ in range(CLIENTS // 2)]
        all_of_them: list[Callable[[], object]] = [
            *some,
            *(self.moving() for _ in range(CLIENTS // 3)),
            *(self.cancelling() for _ in range(CLIENTS - CLIENTS // 2 - CLIENTS // 3)),
        ]
        self.chance.shuffle(all_of_them)
        return all_of_them

    def kept(self, more: list[AppointmentId]) -> list[Appointment]:
        """Every appointment that was ever booked, as the table has it."""
        every = [*self.booked, *more]
        found = self.scene.store.load(*map(keys.appointment, every))
        assert all(found), "none is lost"
        return list(found)

    def letters(self) -> Iterator[Outgoing]:
        """Every letter that was written."""
        for start in range(0, len(self.ids), 90):
            some = self.ids[start : start + 90]
            yield from filter(None, self.scene.store.load(*map(keys.outgoing, some)))

    def _side(self, one: AppointmentId) -> str:
        mentor = next(each for each in self.mentors if each.id == one.mentor_id)
        return self.chance.choice((one.person_id, mentor.person_id or ""))

    def _time(self) -> datetime:
        day = timedelta(days=self.chance.randrange(2))
        return self.begin + day + timedelta(minutes=15 * self.chance.randrange(QUARTERS))

    def _length(self) -> int:
        return self.chance.choice((15, 30, 60, 90))

    @staticmethod
    def _try(book: Callable[[], AppointmentId]) -> list[AppointmentId]:
        try:
            return [book()]
        except Refusal:
            return []


def test_r23_r26_booking_moving_and_cancelling_at_once_never_overlaps_and_loses_none(
    table: Store, scene: Scene, at_once: AtOnce[object]
) -> None:
    make = scene.new_id
    for number in range(ROUNDS):
        scene.new_id = make
        one = Round(scene, number)
        answers = at_once(one.clients())
        assert all(isinstance(each, AppointmentId | Refusal | None) for each in answers), answers
        new = [each for each in answers if isinstance(each, AppointmentId)]
        kept = one.kept([each for each in new if each not in one.booked])
        booked = [each for each in kept if each.state is AppointmentState.BOOKED]
        for mentor in one.mentors:
            held_as_booked(table, mentor, booked)
        for person in one.people:
            own = [each for each in booked if each.id.person_id == person.id]
            no_overlap(own)
            (diary,) = table.load(keys.diary(person.id))
            assert sorted((diary or Diary("")).open) == sorted(str(each.id) for each in own)
        letters_are_true(kept, list(one.letters()))


def held_as_booked(table: Store, mentor: Mentor, booked: list[Appointment]) -> None:
    """A mentor's times don't overlap, and their months hold exactly what is booked."""
    own = [one for one in booked if one.id.mentor_id == mentor.id]
    no_overlap(own)
    months = table.partition(f"MENTOR#{mentor.id}", "MONTH#")
    held = {(m.month, key) for m in months if isinstance(m, HeldMonth) for key in m.held}
    assert held == {(each.month, str(each.id)) for each in own}


def no_overlap(some: list[Appointment]) -> None:
    """Each ends before the next begins."""
    inorder = sorted(some, key=lambda one: one.starts_at)
    assert all(one.ends_at <= other.starts_at for one, other in pairwise(inorder)), inorder


def letters_are_true(kept: list[Appointment], letters: list[Outgoing]) -> None:
    """Both were told each change once, alike, and last of what is so now."""
    for one in kept:
        facts = [o.letter.facts for o in letters if o.letter.facts["appointment"] == str(one.id)]
        for reader in ("mentee", "mentor"):
            told = [each for each in facts if each["reader"] == reader]
            told.sort(key=lambda each: int(each["sequence"]))
            assert [each["sequence"] for each in told] == [str(n) for n in range(one.sequence + 1)]
            assert told[-1]["starts_at"] == one.starts_at.isoformat()
            assert bool(told[-1]["by"]) is (one.state is AppointmentState.CANCELLED)
            for before, after in pairwise(told):
                assert after["by"] or after["moved_from"] == before["starts_at"]
