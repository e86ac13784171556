"""What coordinators do for people: introduce, enrol, grant, end; and what comes of it."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from mentoring.actions import coordinating, introductions, rosters, silences
from mentoring.adapters import keys
from mentoring.domain.enrolment import Enrolment, Role
from mentoring.domain.identity import IntroductionId
from mentoring.domain.introduction import Introduction
from mentoring.domain.pairing import Pairing, PairingState
from mentoring.domain.roster import Line
from tests.domain.lived import MENTEE, PICK, ROLE, SCHEME
from tests.domain.lived_in import NAMES, SCHEMES, WHERE
from tests.domain.lived_through import LivedThrough
from tests.world import AIMS

SOME = st.lists(PICK, min_size=1, max_size=3)
ROSTERS = st.sampled_from(("leadership", "peers", "leadership", "career"))
BY_INTRODUCTION = st.sampled_from(("peers", "peers", *SCHEMES))


class LivedWithCoordinators(LivedThrough):
    """The same people, and somebody who coordinates their schemes."""

    @rule(mentee=MENTEE, scheme=BY_INTRODUCTION, some=SOME)
    def introduce(self, mentee: int, scheme: str, some: list[int]) -> None:
        """R12: one to three mentors of the scheme; nobody is asked by that."""
        known = [name for name, where in WHERE.items() if scheme in where]
        chosen = tuple(dict.fromkeys(self._pick(known, one) for one in some))
        form = {f"mentor-{number}": one for number, one in enumerate(chosen, 1)}
        person, before = self.people[mentee], self._same()
        form |= {"address": person.address, "why": "They know it", "form": self.scene.new_id()}
        done = self._try(
            lambda: introductions.introduce(
                self.scene.means, self.scene.programme, self._coordinator(), scheme, form
            )
        )
        assert self._same() == before
        if done:
            self.introduced[person.id, scheme] = chosen
            if self._rules(scheme).roster_only:
                self.rostered.add((person.id, scheme))

    @precondition(lambda self: self.introduced)
    @rule(which=PICK, one=PICK, yes=st.booleans())
    def pick(self, which: int, one: int, *, yes: bool) -> None:
        """R12: the mentee picks one, and the mentor still accepts."""
        person_id, scheme = where = self._pick(sorted(self.introduced), which)
        mentor_id = self._pick(self.introduced[where], one)
        (enrolment,) = self.scene.store.load(keys.enrolment(*where))
        wanted = IntroductionId(person_id, scheme, enrolment.introduction.rsplit(".", 1)[-1])
        form = {"mentor": mentor_id, "number": str(enrolment.asked + 1), "aims": AIMS}
        person = self.people[self.ids.index(person_id)]
        may = self._may_ask(person, self.scene.mentor(mentor_id), scheme)
        done = self._try(
            lambda: introductions.pick(self.scene.means, self.scene.programme, person, wanted, form)
        )
        assert may or not done
        if done:
            assert self._running_of(where) == []
            new = [
                o
                for o in self._open()
                if (o.id.person_id, o.id.mentor_id) == (person_id, mentor_id)
            ]
            assert [one.introduction for one in new] == [str(wanted)]
            if yes:
                self._accept(new[0])

    @rule(mentee=MENTEE, scheme=st.sampled_from(("leadership", "leadership", "peers")), which=PICK)
    def pair_where_coordinators_choose(self, mentee: int, scheme: str, which: int) -> None:
        """Enrol, or introduce, ask and accept at once, so that there are such pairings soon."""
        where = (self.ids[mentee], scheme)
        if self._rules(scheme).listed:
            self.enrol(mentee, scheme, 0)
            self.pair(mentee, self._pick(NAMES, which), scheme)
            return
        self.introduce(mentee, scheme, [which, which + 1])
        if where in self.introduced:
            self.pick(sorted(self.introduced).index(where), which, yes=True)

    @rule(mentee=MENTEE, scheme=ROSTERS, days_ago=st.sampled_from((None, 0, 45, 200)))
    def enrol(self, mentee: int, scheme: str, days_ago: int | None) -> None:
        """R6: put somebody on the roster, with a date or without: nothing else changes."""
        person, before = self.people[mentee], self._same()
        started_on = None if days_ago is None else self._today() - timedelta(days=days_ago)
        lines = [Line(1, person.address, person.name, started_on)]
        means, programme = self.scene.means, self.scene.programme
        new = rosters.enrol(means, programme, self._coordinator(), scheme, lines)
        assert new == ((person.id, scheme) not in self.rostered)
        self.rostered.add((person.id, scheme))
        assert self._same() == before

    @precondition(lambda self: self.rostered)
    @rule(which=PICK)
    def take_off(self, which: int) -> None:
        """R6: what runs and what is open stays."""
        person_id, scheme = where = self._pick(sorted(self.rostered), which)
        before = self._same()
        rosters.take_off(self.scene.means, self._coordinator(), scheme, person_id)
        self.rostered.remove(where)
        assert self._same() == before

    @rule(mentee=MENTEE, scheme=SCHEME)
    def grant(self, mentee: int, scheme: str) -> None:
        """R16: another choice, for who needs it."""
        where = (self.ids[mentee], scheme)
        done = self._try(
            lambda: coordinating.grant(
                self.scene.means, self.scene.programme, self._coordinator(), *where, "They wrote"
            )
        )
        if done:
            self.granted[where] = list(self.left[where])[-1]

    @precondition(lambda self: any(one.ended_at for one in self._all(Pairing)))
    @rule()
    def grant_to_the_last_who_lost_theirs(self) -> None:
        """Grant where a grant is likely to be needed."""
        last = self._ended()[-1]
        self.grant(self.ids.index(last.id.person_id), last.id.scheme)

    @precondition(lambda self: self._running())
    @rule(which=PICK, silent=st.sampled_from((None, *Role)))
    def end(self, which: int, silent: Role | None) -> None:
        """R14, R18: end a pairing, or end it because one side was silent: for good."""
        pairing = self._pick(self._running(), which)
        means, programme, by = self.scene.means, self.scene.programme, self._coordinator()
        if silent:
            silences.unpair_unresponsive(means, programme, pairing.id, by, silent)
        else:
            coordinating.end(means, programme, by, pairing.id, "They asked for it", None)
        after = self._pairing(pairing)
        assert (after.state, after.ended_by) == (PairingState.UNPAIRED, None)
        assert str(pairing.id) not in self.scene.mentor(pairing.id.mentor_id).running
        self._note_ended([pairing], silent)
        self._undo(after)

    @precondition(lambda self: self._all(Introduction))
    @rule(which=PICK, role=ROLE)
    def look_at_an_introduction(self, which: int, role: Role) -> None:
        """R12: its mentee finds those introduced while it is open; nobody else finds anything."""
        one = self._pick(self._all(Introduction), which)
        person = self.people[self.ids.index(one.id.person_id)]
        means, programme = self.scene.means, self.scene.programme
        if role is Role.MENTOR:
            other = self.people[(self.ids.index(person.id) + 1) % len(self.ids)]
            assert not self._try(lambda: introductions.look(means, programme, other, one.id))
            return
        seen = introductions.look(means, programme, person, one.id)
        (enrolment,) = self.scene.store.load(keys.enrolment(person.id, one.id.scheme))
        assert isinstance(enrolment, Enrolment)
        open_ = self.introduced.get((person.id, one.id.scheme), ())
        newest = enrolment.introduction == str(one.id)
        assert [o.mentor.id for o in seen.choices] == (list(open_) if newest else [])

    def _running_of(self, where: tuple[str, str]) -> list[Pairing]:
        return [o for o in self._running() if (o.id.person_id, o.id.scheme) == where]
