"""What people do in a pool, in any order and at any time: the rules of a state machine."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from mentoring.actions import answering, appointments, asking, days, pairings, pauses
from mentoring.actions.answering import Reader
from mentoring.adapters import keys
from mentoring.domain.appointment import Appointment, AppointmentState
from mentoring.domain.enrolment import Enrolment, Request, Role
from mentoring.domain.identity import RequestId
from mentoring.domain.pairing import Pairing, PairingState
from mentoring.domain.people import Mentor, Person
from mentoring.domain.refusals import Refusal
from tests.fakes import Scene
from tests.world import CONTACTS, PROGRAMME, published

NAMES = ("amara-okafor", "ben-hughes", "mei-lin")
MENTEES = ("priya", "kofi", "lowri")
SCHEMES = ("career", "open")
MOST_OPEN = 2
PICK = st.integers(0, 10**6)
MENTEE = st.sampled_from((0, 0, 1, 1, 2))
MENTOR = st.sampled_from((NAMES[0], *NAMES))
SCHEME = st.sampled_from(("career", *SCHEMES))
"""Some more often than others, so that the same few meet again."""
WEEK = timedelta(days=7)
LONGEST_OPEN = 14
T = TypeVar("T")


class Lived(RuleBasedStateMachine):
    """Three mentees, three mentors, two schemes of which one pairs the same two again."""

    def __init__(self) -> None:
        """Start with nobody published yet."""
        super().__init__()
        self.scene = Scene()
        self.people: list[Person] = []
        self.most: dict[str, int] = {}

    @initialize(places=st.tuples(*(st.integers(1, 3) for _ in NAMES)))
    def publish(self, places: tuple[int, ...]) -> None:
        """Publish mentors with one to three places each."""
        mentors = [
            published(name, places=most, schemes=SCHEMES)
            for name, most in zip(NAMES, places, strict=True)
        ]
        contacts = [one for one in CONTACTS if one.id in NAMES or one.kind == "coordinator"]
        schemes = {name: replace(PROGRAMME.schemes[name], ask_up_to=MOST_OPEN) for name in SCHEMES}
        self.scene.publish(mentors, contacts, replace(PROGRAMME, schemes=schemes))
        self.people = [self.scene.mentee(name) for name in MENTEES]
        self.most = dict(zip(NAMES, places, strict=True))

    @rule(mentee=MENTEE, mentor=MENTOR, scheme=SCHEME)
    def ask(self, mentee: int, mentor: str, scheme: str) -> None:
        """Ask; where a rule says no, nothing has changed."""
        self._try(lambda: self.scene.ask(self.people[mentee], mentor, scheme))

    @rule(mentee=MENTEE, mentor=MENTOR, scheme=SCHEME)
    def pair(self, mentee: int, mentor: str, scheme: str) -> None:
        """Ask and accept at once, so that there are pairings soon."""
        asked: list[RequestId] = []
        if self._try(lambda: asked.append(self.scene.ask(self.people[mentee], mentor, scheme))):
            self._accept(next(one for one in self._open() if one.id == asked[0]))

    @precondition(lambda self: self._open())
    @rule(which=PICK)
    def accept(self, which: int) -> None:
        """Let the mentor say yes."""
        self._accept(self._pick(self._open(), which))

    def _accept(self, request: Request) -> None:
        """R2: with a free place and a mentee who is free a yes always works, else it never does."""
        mentor = self.scene.mentor(request.id.mentor_id)
        running = [one for one in self._running() if one.id.mentor_id == mentor.id]
        mentee_free = not any(_same_mentee(one, request) for one in self._running())
        done = self._try(lambda: self.scene.accept(request.id))
        taken = len(running) + self._held(mentor, request.id.person_id)
        assert done is (mentee_free and taken < mentor.places)
        if done:
            assert not any(_same_mentee(one, request) for one in self._open())

    @precondition(lambda self: self._open())
    @rule(which=PICK, yes=st.booleans())
    def decline_or_withdraw(self, which: int, *, yes: bool) -> None:
        """Let one side end a request: that always works."""
        request, means = self._pick(self._open(), which), self.scene.means
        if yes:
            reader = Reader(request.mentor_person)
            answering.decline(means, self.scene.programme, request.id, reader, "AWAY", "")
        else:
            asking.withdraw(means, self.scene.programme, request.id, request.id.person_id)
        assert request.id not in [one.id for one in self._open()]

    @precondition(lambda self: self._open())
    @rule(which=PICK)
    def ask_back_or_reply(self, which: int) -> None:
        """R9: once, the mentor asks back, then the mentee replies; the clock begins anew."""
        request, means = self._pick(self._open(), which), self.scene.means
        mentee, reader = request.id.person_id, Reader(request.mentor_person)
        question = f"Why? {self.scene.new_id()}"
        done = self._try(
            lambda: (
                asking.reply(means, self.scene.programme, request.id, mentee, "Yes, gladly.")
                if request.is_questioned
                else answering.put_question(
                    means, self.scene.programme, request.id, reader, question
                )
            )
        )
        (after,) = [one for one in self._open() if one.id == request.id]
        assert done is (not request.reply or request.question == f"Why? {which}")
        assert after.closes_on >= request.closes_on
        assert (after.closes_on - self._today()).days <= LONGEST_OPEN

    @precondition(lambda self: self._running())
    @rule(which=PICK, role=st.sampled_from((Role.MENTOR, Role.MENTEE, Role.MENTOR)))
    def unpair(self, which: int, role: Role) -> None:
        """One click, by either."""
        self._unpair(self._pick(self._running(), which), role)

    def _unpair(self, pairing: Pairing, role: Role) -> None:
        """R14: at once the place is free and the two have no appointment ahead."""
        before = self.scene.mentor(pairing.id.mentor_id)
        person = self._side(pairing, role)
        pairings.unpair(self.scene.means, self.scene.programme, pairing.id, person)
        mentor = self.scene.mentor(pairing.id.mentor_id)
        assert len(mentor.running) == len(before.running) - 1
        assert not [one for one in self._ahead() if _same_two(one, pairing)]
        found = self._pairing(pairing)
        assert (found.state, found.ended_by) == (PairingState.UNPAIRED, role)

    @precondition(lambda self: self._running())
    @rule(which=PICK, mentor=MENTOR)
    def change_ones_mind(self, which: int, mentor: str) -> None:
        """A mentor unpairs, the mentee asks another, the mentor takes it back."""
        pairing = self._pick(self._running(), which)
        self._unpair(pairing, Role.MENTOR)
        self.ask(self._index(pairing.id.person_id), mentor, pairing.id.scheme)
        self._undo(self._pairing(pairing))

    @precondition(lambda self: self._ended())
    @rule(which=st.integers(1, 2))
    def undo(self, which: int) -> None:
        """One of the last two that ended."""
        self._undo(sorted(self._ended(), key=_end)[-which:][0])

    def _undo(self, pairing: Pairing) -> None:
        """R14: for seven days, while both are still free, undoing works; else it never does."""
        assert pairing.ended_at is not None
        assert pairing.ended_by is not None
        mentor, now = self.scene.mentor(pairing.id.mentor_id), self.scene.clock()
        running = [one for one in self._running() if one.id.mentor_id == mentor.id]
        may = (
            now < pairing.ended_at + WEEK
            and len(running) + self._held(mentor, pairing.id.person_id) < mentor.places
            and not any(_same_mentee(one, pairing) for one in self._running())
        )
        person = self._side(pairing, pairing.ended_by)
        done = self._try(
            lambda: pairings.undo(self.scene.means, self.scene.programme, pairing.id, person)
        )
        assert done is may

    @rule(mentee=MENTEE, mentor=MENTOR, slot=st.integers(0, 4))
    def book(self, mentee: int, mentor: str, slot: int) -> None:
        """Book one of the slots that the form offers, if the form may be opened."""
        person = self.people[mentee]
        slots = self.scene.slots(mentor)
        if slots:
            self._try(lambda: self.scene.book(person, mentor, self._pick(slots, slot)))

    @precondition(lambda self: self._ahead())
    @rule(which=PICK, role=st.sampled_from((Role.MENTEE, Role.MENTOR)))
    def cancel(self, which: int, role: Role) -> None:
        """Cancel: the time is free again."""
        one = self._pick(self._ahead(), which)
        by = one.id.person_id if role is Role.MENTEE else one.mentor_person
        appointments.cancel(self.scene.means, self.scene.programme, one.id, by)
        (month,) = self.scene.store.load(keys.month(one.id.mentor_id, one.month))
        assert month.is_free(one.starts_at, one.ends_at)

    @rule(mentor=st.sampled_from(NAMES), places=st.integers(0, 3))
    def give_places(self, mentor: str, places: int) -> None:
        """Change a mentor's places; nothing that runs ends by that."""
        person_id = self.scene.mentor(mentor).person_id or ""
        (person,) = self.scene.store.load(keys.person(person_id))
        running = len(self.scene.mentor(mentor).running)
        pauses.give_places(self.scene.means, self.scene.programme, person, str(places))
        self.most[mentor] = max(places, running)

    @rule(days_on=st.sampled_from((0, 0, 1, 1, 3, 6, 8)), hours=st.integers(0, 23))
    def let_time_pass(self, days_on: int, hours: int) -> None:
        """Let days go by and the daily function look: what is due has been closed."""
        self.scene.clock.on(days=days_on, hours=hours)
        days.run_day(self.scene.means, today := self._today())
        assert all(one.due_on > today for one in self._open())

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

    def _all(self, kind: type[T]) -> list[T]:
        return list(self.scene.store.all(kind))

    def _open(self) -> list[Request]:
        found = [one for enrolment in self._all(Enrolment) for one in enrolment.open.values()]
        return sorted(found, key=lambda one: one.asked_at)

    def _running(self) -> list[Pairing]:
        return [one for one in self._all(Pairing) if one.state is PairingState.STARTED]

    def _ended(self) -> list[Pairing]:
        return [one for one in self._all(Pairing) if one.state is PairingState.UNPAIRED]

    def _ahead(self) -> list[Appointment]:
        now = self.scene.clock()
        booked = [o for o in self._all(Appointment) if o.state is AppointmentState.BOOKED]
        return [one for one in booked if one.starts_at > now]

    def _index(self, person_id: str) -> int:
        return [one.id for one in self.people].index(person_id)

    def _pairing(self, one: Pairing) -> Pairing:
        (found,) = self.scene.store.load(keys.pairing(one.id))
        assert isinstance(found, Pairing)
        return found

    def _side(self, pairing: Pairing, role: Role) -> Person:
        person = pairing.id.person_id if role is Role.MENTEE else pairing.mentor_person
        (found,) = self.scene.store.load(keys.person(person))
        assert isinstance(found, Person)
        return found

    @staticmethod
    def _pick(some: Sequence[T], which: int) -> T:
        return some[which % len(some)]


def _same_mentee(one: Pairing | Request, other: Pairing | Request) -> bool:
    return (one.id.person_id, one.id.scheme) == (other.id.person_id, other.id.scheme)


def _same_two(one: Appointment, pairing: Pairing) -> bool:
    return (one.id.person_id, one.id.mentor_id) == (pairing.id.person_id, pairing.id.mentor_id)


def _end(one: Pairing) -> datetime:
    assert one.ended_at
    return one.ended_at
