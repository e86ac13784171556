"""What changes about people meanwhile: jobs, addresses, line managers, files."""

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from mentoring.actions import addresses, impressions, signing_in
from mentoring.adapters import keys
from mentoring.domain.appointment import Appointment
from mentoring.domain.enrolment import Role
from mentoring.domain.people import Person
from tests.domain.lived import MENTEE, PICK, ROLE
from tests.domain.lived_in import (
    ADDRESSES,
    CONTACTS,
    NAMES,
    ORGANISATIONS,
    mentors,
)
from tests.domain.lived_through import LivedThrough

ORGANISATION = st.sampled_from(ORGANISATIONS)
MANAGERS = st.sampled_from(("lee@gov.example", "lee@gov.example", *ADDRESSES.values()))
HAPPENED = st.sampled_from(("yes", "other absent", "absent", "no"))


class LivedElsewhere(LivedThrough):
    """The same people, whose lives go on."""

    @rule(mentee=MENTEE, organisation=ORGANISATION, manager=MANAGERS)
    def change_job(self, mentee: int, organisation: str, manager: str) -> None:
        """R19: another organisation and another line manager end nothing."""
        person, before = self.people[mentee], self._same()
        form = {"name": person.name, "grade": person.grade, "organisation": organisation}
        self._try(
            lambda: signing_in.give_details(
                self.scene.means, self.scene.programme, person, {**form, "line_manager": manager}
            )
        )
        assert self._same() == before

    @rule(who=st.sampled_from((0, 1, 2, *NAMES)))
    def change_address(self, who: int | str) -> None:
        """R5, R19: another address ends nothing; a mentor's is compared from now on."""
        person = self.people[who] if isinstance(who, int) else self._mentor_person(who)
        new, before, means = (
            f"new-{self.scene.new_id()}@gov.example",
            self._same(),
            self.scene.means,
        )
        secret = means.new_secret()
        addresses.ask(means, self.scene.programme, person, new, self.scene.new_id(), secret)
        addresses.confirm(means, person, secret, "123456")
        (after,) = self.scene.store.load(keys.person(person.id))
        assert (after.id, after.address) == (person.id, new)
        assert self._same() == before

    def _mentor_person(self, mentor: str) -> Person:
        (found,) = self.scene.store.load(keys.person(self.scene.mentor(mentor).person_id or ""))
        assert isinstance(found, Person)
        return found

    @rule(mentor=st.sampled_from(NAMES), organisation=ORGANISATION, contacts=st.booleans())
    def publish_again(self, mentor: str, organisation: str, *, contacts: bool) -> None:
        """R19: files that say something else end nothing, and leave the mentors' own places.

        With the people file, addresses are what it says again.
        """
        before = self._same()
        kept = {name: self.scene.mentor(name).own_places for name in NAMES}
        files = mentors(self.places, mentor, organisation)
        self.scene.publish(files, CONTACTS if contacts else None, self.scene.programme)
        assert {name: self.scene.mentor(name).own_places for name in NAMES} == kept
        assert self._same() == before

    @precondition(lambda self: self._all(Appointment))
    @rule(which=PICK, role=ROLE, happened=HAPPENED)
    def say_how_it_was(self, which: int, role: Role, happened: str) -> None:
        """R28: once its time has passed; nothing that is booked or runs changes by it."""
        one, before = self._pick(self._all(Appointment), which), self._same()
        by = one.id.person_id if role is Role.MENTEE else one.mentor_person
        form = {"happened": happened, "useful": "4"}
        done = self._try(
            lambda: impressions.answer(self.scene.means, self.scene.programme, one.id, by, form)
        )
        assert not done or one.ends_at <= self.scene.clock()
        assert self._same() == before
