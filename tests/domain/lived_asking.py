"""Asking in any scheme, and who may: told from what happened, not from what the rules keep."""

from mentoring.adapters import keys
from mentoring.domain.enrolment import Enrolment, Role
from mentoring.domain.identity import RequestId
from mentoring.domain.months import months_after
from mentoring.domain.people import Mentor, Person, address_hash
from tests.domain.lived import Lived


class LivedAsking(Lived):
    """Asks, and knows beforehand whether that will work."""

    def _ask(self, index: int, mentor_id: str, scheme: str) -> RequestId | None:
        """R1, R3, R5-R7, R12, R16, R17: asking works where all of them allow it, and only there."""
        person, mentor = self.people[index], self.scene.mentor(mentor_id)
        may = self._may_ask(person, mentor, scheme)
        asked: list[RequestId] = []
        done = self._try(lambda: asked.append(self.scene.ask(person, mentor_id, scheme)))
        assert done is may
        return asked[0] if done else None

    def _may_ask(self, person: Person, mentor: Mentor, scheme: str) -> bool:
        return (
            self._fits(person, mentor, scheme)
            and self._is_free(person, mentor, scheme)
            and self._may_choose(person, mentor, scheme)
            and self._has_turn(person, mentor, scheme)
        )

    def _fits(self, person: Person, mentor: Mentor, scheme: str) -> bool:
        """R5, R6, R12: what the scheme says of who may meet whom."""
        rules = self._rules(scheme)
        line = (address_hash(person.address), address_hash(person.line_manager))
        return (
            scheme in mentor.published.schemes
            and (rules.listed or self._is_introduced(person, mentor, scheme))
            and (not rules.roster_only or (person.id, scheme) in self.rostered)
            and mentor.person_id != person.id
            and mentor.address_hash not in line
            and not (
                rules.other_organisation and person.organisation == mentor.published.organisation
            )
        )

    def _is_free(self, person: Person, mentor: Mentor, scheme: str) -> bool:
        """R1, R3, R12: nothing of their own keeps them from asking."""
        own = [one for one in self._open() if one.id.person_id == person.id]
        here = [one for one in own if one.id.scheme == scheme]
        picked = any(one.introduction for one in here)
        return (
            not any((o.id.person_id, o.id.scheme) == (person.id, scheme) for o in self._running())
            and len(here) < self._rules(scheme).ask_up_to
            and not any(one.id.mentor_id == mentor.id for one in own)
            and not (picked and self._is_introduced(person, mentor, scheme))
        )

    def _may_choose(self, person: Person, mentor: Mentor, scheme: str) -> bool:
        """R16, R17: what has ended before lets them."""
        rules, where = self._rules(scheme), (person.id, scheme)
        ended = self.left.get(where, {})
        if not rules.same_mentor_again and any(
            (one.id.person_id, one.id.scheme, one.id.mentor_id) == (*where, mentor.id)
            for one in self._ended()
        ):
            return False
        if not ended or self._is_introduced(person, mentor, scheme):
            return True
        last, (on, by) = list(ended.items())[-1]
        (enrolment,) = self.scene.store.load(keys.enrolment(*where))
        assert isinstance(enrolment, Enrolment)
        limit = months_after(enrolment.started_on, rules.choose_again_months)
        return self.granted.get(where) == last or (by is Role.MENTOR and on < limit)

    def _has_turn(self, person: Person, mentor: Mentor, scheme: str) -> bool:
        """R7: the mentor is there, and has a place that nobody waits for before them."""
        before, today = 0, self._today()
        for one in mentor.queue:
            if (one.person_id, one.scheme) == (person.id, scheme):
                if one.held_until is None or one.held_until >= today:
                    break
            elif one.held_until is None or one.held_until >= today:
                before += 1
        running = sum(one.id.mentor_id == mentor.id for one in self._running())
        return not self._is_paused(mentor) and before < mentor.places - running

    def _is_introduced(self, person: Person, mentor: Mentor, scheme: str) -> bool:
        return mentor.id in self.introduced.get((person.id, scheme), ())
