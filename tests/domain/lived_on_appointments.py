"""What people do with appointments of all lengths and kinds, beside everything else."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from mentoring.actions import moving
from mentoring.adapters import keys
from mentoring.domain.appointment import AppointmentKind
from mentoring.domain.enrolment import Role
from tests.any_kind import book_any, move_any
from tests.domain.lived import MENTEE, MENTOR, PICK
from tests.domain.lived_through import LivedThrough

LENGTHS = st.sampled_from((15, 30, 60, 90))
LATER = st.sampled_from((-60, -15, 0, 0, 15, 70 * 24 * 60))
"""Minutes by which a time lies beside a slot; the last is ten weeks."""
SLOT = st.integers(0, 30)


class LivedOnAppointments(LivedThrough):
    """Pairing sessions at times that are no slots, and moving whatever was booked."""

    @rule(mentee=MENTEE, mentor=MENTOR, slot=SLOT, minutes=LENGTHS, later=LATER)
    def book_of_any_length(
        self, mentee: int, mentor: str, slot: int, minutes: int, later: int
    ) -> None:
        """Book from a quarter of an hour about a slot, or far ahead."""
        person, slots = self.people[mentee], self.scene.slots(mentor)
        if slots:
            time = self._pick(slots, slot) + timedelta(minutes=later)
            self._try(lambda: book_any(self.scene, person, mentor, time, minutes))

    @precondition(lambda self: self._ahead())
    @rule(which=PICK, slot=SLOT, minutes=LENGTHS, later=LATER, role=st.sampled_from(Role))
    def move(self, which: int, slot: int, minutes: int, later: int, role: Role) -> None:
        """R26: move a spot session to a slot, or another to any time and length."""
        one = self._pick(self._ahead(), which)
        slots, means = self.scene.slots(one.id.mentor_id), self.scene.means
        if not slots:
            return
        time, programme = self._pick(slots, slot), self.scene.programme
        by = one.id.person_id if role is Role.MENTEE else one.mentor_person
        if one.kind is AppointmentKind.SPOT_SESSION:
            moved = self._try(lambda: moving.move(means, programme, one.id, by, time))
        else:
            time += timedelta(minutes=later)
            moved = self._try(lambda: move_any(self.scene, one.id, by, time, minutes))
        (found,) = self.scene.store.load(keys.appointment(one.id))
        assert found.sequence == one.sequence + moved
        assert found.starts_at == (time if moved else one.starts_at)
