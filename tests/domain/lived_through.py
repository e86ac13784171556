"""What people do in a pool, in any order and at any time: the rules of a state machine."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from mentoring.actions import answering, appointments, asking, days, pairings, pauses
from mentoring.actions.answering import Reader
from mentoring.adapters import keys
from mentoring.domain.appointment import Appointment
from mentoring.domain.enrolment import Request, Role
from mentoring.domain.pairing import Pairing, PairingState
from tests.domain.lived import MENTEE, MENTOR, PICK, SCHEME
from tests.domain.lived_asking import LivedAsking
from tests.domain.lived_in import NAMES

WEEK = timedelta(days=7)


class LivedThrough(LivedAsking):
    """Asking, answering, unpairing, booking, and time that passes."""

    @rule(mentee=MENTEE, mentor=MENTOR, scheme=SCHEME)
    def ask(self, mentee: int, mentor: str, scheme: str) -> None:
        """Ask; where a rule says no, nothing has changed."""
        self._ask(mentee, mentor, scheme)

    @rule(mentee=MENTEE, mentor=MENTOR, scheme=SCHEME)
    def pair(self, mentee: int, mentor: str, scheme: str) -> None:
        """Ask and accept at once, so that there are pairings soon."""
        asked = self._ask(mentee, mentor, scheme)
        if asked:
            self._accept(next(one for one in self._open() if one.id == asked))

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
            self.introduced.pop((request.id.person_id, request.id.scheme), None)

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
        longest = self._rules(request.id.scheme).answer.close
        assert (after.closes_on - self._today()).days <= longest

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
        self._note_ended([pairing], role)

    @precondition(lambda self: self._running())
    @rule(which=PICK, mentor=MENTOR)
    def change_ones_mind(self, which: int, mentor: str) -> None:
        """A mentor unpairs, the mentee asks another, the mentor takes it back."""
        pairing = self._pick(self._running(), which)
        self._unpair(pairing, Role.MENTOR)
        self._ask(self.ids.index(pairing.id.person_id), mentor, pairing.id.scheme)
        self._undo(self._pairing(pairing))

    @precondition(lambda self: self._ended())
    @rule(which=st.integers(1, 2))
    def undo(self, which: int) -> None:
        """One of the last two that ended."""
        self._undo(self._ended()[-which:][0])

    def _undo(self, pairing: Pairing) -> None:
        """R14: for seven days, while both are still free, undoing works; else it never does."""
        assert pairing.ended_at is not None
        mentor, now = self.scene.mentor(pairing.id.mentor_id), self.scene.clock()
        running = [one for one in self._running() if one.id.mentor_id == mentor.id]
        may = (
            pairing.ended_by is not None
            and now < pairing.ended_at + WEEK
            and len(running) + self._held(mentor, pairing.id.person_id) < mentor.places
            and not any(_same_mentee(one, pairing) for one in self._running())
        )
        person = self._side(pairing, pairing.ended_by or Role.MENTEE)
        done = self._try(
            lambda: pairings.undo(self.scene.means, self.scene.programme, pairing.id, person)
        )
        assert done is may
        if done:
            where = (pairing.id.person_id, pairing.id.scheme)
            del self.left[where][str(pairing.id)]
            self.introduced.pop(where, None)

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
        """Let days go by and the daily function look: what is due has been done."""
        self.scene.clock.on(days=days_on, hours=hours)
        self._run_day()

    @rule(days_on=st.sampled_from((15, 29, 31, 62)), misses=st.booleans())
    def let_months_pass(self, days_on: int, *, misses: bool) -> None:
        """Let weeks go by, in which the daily function looks every day, or at the end of them."""
        for _ in range(1 if misses else days_on):
            self.scene.clock.on(days=days_on if misses else 1)
            self._run_day()
        self._run_again()

    def _run_day(self) -> None:
        """R8, R13: nothing stays open or runs beyond its day."""
        before = self._running()
        days.run_day(self.scene.means, today := self._today())
        assert all(one.due_on > today for one in self._open())
        over = [one for one in before if one.completes_on <= today]
        assert [self._pairing(one).state for one in over] == [PairingState.COMPLETED] * len(over)
        self._note_ended(over, None)
        assert all(one.completes_on > today for one in self._running())

    def _run_again(self) -> None:
        """R13, R18: whatever was missed is done by the next run, and the one after does nothing."""
        days.run_day(self.scene.means, today := self._today())
        assert all(one.due_on and one.due_on > today for one in self._running())
        after = dict(self.scene.store.items)
        days.run_day(self.scene.means, today)
        assert self.scene.store.items == after


def _same_mentee(one: Pairing | Request, other: Pairing | Request) -> bool:
    return (one.id.person_id, one.id.scheme) == (other.id.person_id, other.id.scheme)


def _same_two(one: Appointment, pairing: Pairing) -> bool:
    return (one.id.person_id, one.id.mentor_id) == (pairing.id.person_id, pairing.id.mentor_id)
