"""Pausing and waiting, beside everything else that people do in a pool."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from mentoring.domain.people import Person, Queued
from tests.actions import on_lists
from tests.domain.lived import MENTEE, MENTOR, PICK, SCHEME
from tests.domain.lived_in import NAMES
from tests.domain.lived_through import LivedThrough


class LivedOnLists(LivedThrough):
    """The same people, who also wait for each other."""

    @rule(mentor=MENTOR, days=st.sampled_from((1, 2, 5, 9)))
    def pause(self, mentor: str, days: int) -> None:
        """Pause, or move the end of a pause: nothing that is open or runs changes by that."""
        before = (self._open(), self._running(), self._ahead())
        until = self._today() + timedelta(days=days)
        on_lists.pause(self.scene, mentor, until)
        assert (self._open(), self._running(), self._ahead()) == before
        assert not any(one.held_until and not one.asked for one in self._queue(mentor))

    @rule(mentor=st.sampled_from(NAMES))
    def end_pause(self, mentor: str) -> None:
        """Be back."""
        on_lists.end_pause(self.scene, mentor)

    @rule(mentee=MENTEE, mentor=MENTOR, scheme=SCHEME)
    def join(self, mentee: int, mentor: str, scheme: str) -> None:
        """Join a list; whoever is on it already stays where they are."""
        person, before = self.people[mentee], self._queue(mentor)
        done = self._try(lambda: on_lists.join(self.scene, person, mentor, scheme))
        after = self._queue(mentor)
        if any(one.person_id == person.id for one in before):
            assert (done, after) == (True, before)
        elif done:
            assert [one.person_id for one in after[:-1]] == [one.person_id for one in before]
            assert after[-1].person_id == person.id

    @rule(mentee=MENTEE, mentor=MENTOR, scheme=SCHEME)
    def fill_and_join(self, mentee: int, mentor: str, scheme: str) -> None:
        """Fill a mentor's places with the others first, so that there are lists soon."""
        for other in range(len(self.ids)):
            if other != mentee:
                self.pair(other, mentor, scheme)
        self.join(mentee, mentor, scheme)

    @precondition(lambda self: any(self._queue(name) for name in NAMES))
    @rule(which=PICK)
    def leave(self, which: int) -> None:
        """Leave a list."""
        person, mentor, _ = self._pick(self._waiting(), which)
        on_lists.leave(self.scene, person, mentor)
        assert all(one.person_id != person.id for one in self._queue(mentor))

    @precondition(lambda self: any(self._queue(name) for name in NAMES))
    @rule(which=PICK)
    def ask_in_turn(self, which: int) -> None:
        """Ask a mentor one waits for: it works for nobody whose turn it is not."""
        person, mentor_id, place = self._pick(self._waiting(), which)
        mentor = self.scene.mentor(mentor_id)
        if self._ask(self.ids.index(person.id), mentor_id, place.scheme):
            assert not self._is_paused(mentor)
            assert list(mentor.queue).index(place) < mentor.places_free

    @rule(mentee=MENTEE, mentor=MENTOR, scheme=SCHEME)
    def jump_the_queue(self, mentee: int, mentor: str, scheme: str) -> None:
        """Ask without being on the list: what is free is first for those who wait."""
        person, seen = self.people[mentee], self.scene.mentor(mentor)
        done = self._ask(mentee, mentor, scheme)
        if done and all(one.person_id != person.id for one in seen.queue):
            assert len(seen.queue) < seen.places_free
            assert not self._is_paused(seen)

    def _waiting(self) -> list[tuple[Person, str, Queued]]:
        known = {one.id: one for one in self.people}
        return [(known[one.person_id], name, one) for name in NAMES for one in self._queue(name)]
