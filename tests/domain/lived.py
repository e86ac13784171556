"""A pool in which a state machine lives: what its rules look at, try and remember."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize

from mentoring.actions import days, signing_in
from mentoring.adapters import keys
from mentoring.adapters.changes import Change
from mentoring.domain.appointment import Appointment, AppointmentState
from mentoring.domain.enrolment import Enrolment, Request, Role
from mentoring.domain.pairing import Pairing, PairingState
from mentoring.domain.people import Mentor, Person, Queued
from mentoring.domain.refusals import Refusal
from mentoring.domain.scheme import Scheme
from tests.domain.lived_in import (
    BEGINNINGS,
    CONTACTS,
    COORDINATOR,
    MENTEES,
    NAMES,
    ONLY_INTRODUCED,
    SCHEMES,
    mentors,
    programme,
)
from tests.fakes import Scene
from tests.world import DETAILS

PICK = st.integers(0, 10**6)
MENTEE = st.sampled_from((0, 0, 1, 1, 2))
MENTOR = st.sampled_from((NAMES[0], *NAMES, ONLY_INTRODUCED))
SCHEME = st.sampled_from(("career", *SCHEMES))
ROLE = st.sampled_from(Role)
"""Some more often than others, so that the same few meet again."""
SPECIMEN = {"name": "Specimen", "grade": "g7", "line_manager": DETAILS["line_manager"]}
T = TypeVar("T")
Where = tuple[str, str]
"""A person's id and a scheme."""


class Lived(RuleBasedStateMachine):
    """Three mentees of whom one is a mentor too, four mentors, four schemes, and a clock.

    What decides upon asking is remembered here a second time, by what happened: `left` holds who
    ended which pairing and when, in order, `granted` the pairing after which another choice was
    granted, `introduced` who may be picked, `rostered` who is enrolled.
    """

    def __init__(self) -> None:
        """Start with nobody published yet."""
        super().__init__()
        self.scene = Scene()
        self.kinds: dict[type, list[Any]] = {}
        self.scene.store.before_save = self._forget
        self.ids: list[str] = []
        self.places: tuple[int, ...] = ()
        self.most: dict[str, int] = {}
        self.left: dict[Where, dict[str, tuple[date, Role | None]]] = {}
        self.granted: dict[Where, str] = {}
        self.introduced: dict[Where, tuple[str, ...]] = {}
        self.rostered: set[Where] = set()

    @initialize(
        places=st.tuples(*(st.integers(1, 3) for _ in NAMES)), beginning=st.sampled_from(BEGINNINGS)
    )
    def publish(self, places: tuple[int, ...], beginning: tuple[str, Any]) -> None:
        """Publish mentors with one to three places each, somewhere and at some time.

        The daily function has looked on that day, as it does from a pool's first day on.
        """
        zone, self.scene.clock.now = beginning
        self.places = places
        self.scene.publish(mentors(places), CONTACTS, programme(zone))
        people = [self.scene.person(f"{name}@gov.example") for name in MENTEES]
        for person in people:
            form = {**SPECIMEN, "organisation": DETAILS["organisation"]}
            signing_in.give_details(self.scene.means, self.scene.programme, person, form)
        self.ids = [one.id for one in people]
        days.run_day(self.scene.means, self._today())
        self.most = dict(zip((*NAMES, ONLY_INTRODUCED), (*places, 1), strict=True))

    @property
    def people(self) -> list[Person]:
        """The mentees as the table has them."""
        return list(self.scene.store.load(*map(keys.person, self.ids)))

    def _forget(self, _: Sequence[Change]) -> None:
        self.kinds.clear()

    def _coordinator(self) -> Person:
        return self.scene.person(COORDINATOR)

    def _rules(self, scheme: str) -> Scheme:
        return self.scene.programme.schemes[scheme]

    def _held(self, mentor: Mentor, person_id: str) -> int:
        return sum(bool(one.held_until) and one.person_id != person_id for one in mentor.queue)

    def _today(self) -> date:
        return self.scene.programme.day_of(self.scene.clock())

    def _try(self, action: Callable[[], object]) -> bool:
        """Whether it was done; where it was refused nothing has changed."""
        before = dict(self.scene.store.items)
        try:
            action()
        except Refusal:
            assert self.scene.store.items == before
            return False
        return True

    def _same(self) -> tuple[list[Any], ...]:
        """What an act about something else leaves as it is, without the words."""
        return (
            [str(one.id) for one in self._running()],
            [str(one.id) for one in self._open()],
            [(str(one.id), one.starts_at) for one in self._ahead()],
        )

    def _all(self, kind: type[T]) -> list[T]:
        if kind not in self.kinds:
            self.kinds[kind] = self.scene.store.all(kind)
        return self.kinds[kind]

    def _open(self) -> list[Request]:
        found = [one for enrolment in self._all(Enrolment) for one in enrolment.open.values()]
        return sorted(found, key=lambda one: one.asked_at)

    def _running(self) -> list[Pairing]:
        return [one for one in self._all(Pairing) if one.state is PairingState.STARTED]

    def _ended(self) -> list[Pairing]:
        found = [one for one in self._all(Pairing) if one.ended_at]
        return sorted(found, key=lambda one: (one.ended_at, str(one.id)))

    def _ahead(self) -> list[Appointment]:
        now = self.scene.clock()
        booked = [o for o in self._all(Appointment) if o.state is AppointmentState.BOOKED]
        return [one for one in booked if one.starts_at > now]

    def _queue(self, mentor: str) -> tuple[Queued, ...]:
        return self.scene.mentor(mentor).queue

    def _is_paused(self, mentor: Mentor) -> bool:
        return mentor.paused_until is not None and self._today() < mentor.paused_until

    def _pairing(self, one: Pairing) -> Pairing:
        (found,) = self.scene.store.load(keys.pairing(one.id))
        assert isinstance(found, Pairing)
        return found

    def _side(self, pairing: Pairing, role: Role) -> Person:
        person = pairing.id.person_id if role is Role.MENTEE else pairing.mentor_person
        (found,) = self.scene.store.load(keys.person(person))
        assert isinstance(found, Person)
        return found

    def _note_ended(self, pairings: Iterable[Pairing], by: Role | None) -> None:
        """Remember who ended them, today."""
        for one in pairings:
            where = (one.id.person_id, one.id.scheme)
            self.left.setdefault(where, {})[str(one.id)] = (self._today(), by)

    @staticmethod
    def _pick(some: Sequence[T], which: int) -> T:
        return some[which % len(some)]
