"""What two people do in a pairing: agree, fall silent, meet, run on, look back."""

from datetime import date, timedelta
from functools import partial

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from mentoring.actions import agreements, endings, expectations, pairings, silences
from mentoring.adapters import keys
from mentoring.domain.agreement import Agreement
from mentoring.domain.enrolment import Role
from mentoring.domain.expectations import Expectations
from mentoring.domain.letter import Kind
from mentoring.domain.months import months_after
from mentoring.domain.pairing import Pairing
from mentoring.domain.sign_in import fingerprint
from mentoring.domain.silence import Means
from tests.domain.lived import PICK, ROLE
from tests.domain.lived_through import LivedThrough

PLACES = st.sampled_from(("By video", "At the library"))
DAYS_AGO = st.sampled_from((0, 0, 1, 4, 40))
SECRET = "Only for the coordinators"


class LivedInPairings(LivedThrough):
    """The same people, who also get on with it."""

    def __init__(self) -> None:
        """Nobody has tried to reach anybody yet."""
        super().__init__()
        self.tried: dict[tuple[str, Role], list[tuple[date, str]]] = {}
        self.met: dict[str, date] = {}

    @precondition(lambda self: self._all(Pairing))
    @rule(which=PICK, role=ROLE, late=st.booleans(), both=st.booleans())
    def agree(self, which: int, role: Role, *, late: bool, both: bool) -> None:
        """R20: to the newest text, in a running pairing, and to no other."""
        pairing = self._pick(self._all(Pairing), which)
        for side in Role if both else (role,):
            texts = self._texts(pairing)
            number = texts.newest.number - late
            done = self._try(partial(self._agree, pairing, side, number))
            assert done is (pairing.ended_at is None and not late)
            assert not done or not self._texts(pairing).waits_for(side)

    def _agree(self, pairing: Pairing, side: Role, number: int) -> None:
        means, programme = self.scene.means, self.scene.programme
        expectations.agree(means, programme, pairing.id, self._side(pairing, side), number)

    @precondition(lambda self: self._all(Pairing))
    @rule(which=PICK, role=ROLE, where=PLACES)
    def revise(self, which: int, role: Role, where: str) -> None:
        """R20: what is in force stays so until the other agrees to another, and is kept."""
        pairing = self._pick(self._all(Pairing), which)
        before = self._texts(pairing)
        form = {"goals": "A plan", "how_often": "Monthly", "where": where, "confidential": "All"}
        person, number = self._side(pairing, role), before.newest.number
        means, programme = self.scene.means, self.scene.programme
        self._try(lambda: expectations.change(means, programme, pairing.id, person, form, number))
        after = self._texts(pairing)
        assert after.texts[: len(before.texts)] == before.texts
        assert after.in_force == before.in_force
        assert pairing.ended_at is None or after == before

    @precondition(lambda self: self._running())
    @rule(which=PICK, where=PLACES, choice=st.sampled_from(("confirm", "refuse")))
    def settle_what_to_expect(self, which: int, where: str, choice: str) -> None:
        """R20: write, agree, and let the line manager answer, where the scheme wants that."""
        running = sorted(self._running(), key=lambda o: o.id.scheme != "leadership")
        pairing = self._pick(running[:2], which)
        self.revise(self._all(Pairing).index(pairing), Role.MENTEE, where)
        for role in Role:
            if self._texts(pairing).waits_for(role):
                self._agree(pairing, role, self._texts(pairing).newest.number)
        asked = [one.pairing_id for one in self._all(Agreement)]
        if pairing.id in asked:
            self.line_manager_answers(asked.index(pairing.id), choice, old=False)

    @precondition(lambda self: self._all(Agreement))
    @rule(which=PICK, choice=st.sampled_from(("confirm", "refuse")), old=st.booleans())
    def line_manager_answers(self, which: int, choice: str, *, old: bool) -> None:
        """R20: by the key of the newest letter, while the pairing runs; nothing ends by it."""
        one, before = self._pick(self._all(Agreement), which), self._same()
        letters = [o for o in self.scene.letters() if o.kind is Kind.AGREEMENT_LINE_MANAGER]
        own = [o.facts["key"] for o in letters if o.facts["pairing"] == str(one.pairing_id)]
        key, args = own[0 if old else -1], (choice, "A line", one.answers)
        means, programme = self.scene.means, self.scene.programme
        done = self._try(
            lambda: agreements.answer(means, programme, one.pairing_id, fingerprint(key), *args)
        )
        (pairing,) = self.scene.store.load(keys.pairing(one.pairing_id))
        assert done is (key == own[-1] and pairing.ended_at is None)
        assert self._same() == before

    @precondition(lambda self: self._running())
    @rule(which=PICK, role=ROLE, answer=st.sampled_from(("yes", "yes", "no")))
    def extend(self, which: int, role: Role, answer: str) -> None:
        """R22: it runs on once both have said so, once, where its scheme allows it."""
        pairing = self._pick(self._running(), which)
        more = self._rules(pairing.id.scheme).extend_months
        means, programme = self.scene.means, self.scene.programme
        person = self._side(pairing, role)
        done = self._try(lambda: endings.extend(means, programme, pairing.id, person, answer))
        may = bool(more) and not pairing.extended and pairing.ends_on >= self._today()
        assert done is (may or answer == "no")
        after = self._pairing(pairing)
        agreed = may and answer == "yes" and pairing.extend_asked_by not in {None, role}
        until = months_after(pairing.ends_on, more) if agreed else pairing.ends_on
        assert (after.ends_on, after.extended) == (until, pairing.extended or agreed)
        running = self.scene.mentor(pairing.id.mentor_id).running[str(pairing.id)]
        assert running.ends_on == until

    @precondition(lambda self: self._running())
    @rule(which=PICK, yes=st.booleans())
    def let_it_come_to_its_end(self, which: int, *, yes: bool) -> None:
        """R13, R18, R22: told a month before, nudged, run on if both wish, completed at its end."""
        longer = sorted(self._running(), key=lambda one: not self._more(one))
        pairing = self._pick(longer[:2], which)
        if yes and self._more(pairing):
            for role in Role:
                self.extend(self._running().index(pairing), role, "yes")
                pairing = self._pairing(pairing)
        days = {self._today(), pairing.tell_on, *self._quiet_days(pairing), pairing.completes_on}
        for day in sorted(day for day in days if self._today() <= day <= pairing.completes_on):
            self._come_to(day)
            self._run_day()
        after = self._pairing(pairing)
        assert after.ended_at
        assert after.told_of == pairing.ends_on
        quiet = [day for day in self._quiet_days(pairing) if day <= pairing.ends_on]
        told = [after.nudged_for == pairing.quiet_since, after.quiet_for == pairing.quiet_since]
        assert told == [number < len(quiet) for number in range(2)]

    def _come_to(self, day: date) -> None:
        """By the hour at last: a day on which the clocks change has 23 hours or 25."""
        self.scene.clock.on(days=max(0, (day - self._today()).days - 1))
        while self._today() < day:
            self.scene.clock.on(hours=1)

    def _more(self, pairing: Pairing) -> int:
        return 0 if pairing.extended else self._rules(pairing.id.scheme).extend_months

    @staticmethod
    def _quiet_days(pairing: Pairing) -> list[date]:
        return [pairing.quiet_since + timedelta(days=count) for count in (60, 90)]

    @precondition(lambda self: self._running())
    @rule(which=PICK, role=ROLE, ago=DAYS_AGO, by=st.sampled_from(("EMAIL", "CALL", "ALL")))
    def try_to_reach(self, which: int, role: Role, ago: int, by: str) -> None:
        """R18: log an attempt, or all that reporting needs."""
        pairing = self._pick(self._running(), which)
        means, programme = self.scene.means, self.scene.programme
        person, on = self._side(pairing, role), self._today() - timedelta(days=ago)
        for way in ("EMAIL", "EMAIL", "CALL") if by == "ALL" else (by,):
            done = self._try(
                partial(silences.log_attempt, means, programme, pairing.id, person, str(on), way)
            )
            assert done is (on >= pairing.started_on)
            if done:
                self.tried.setdefault((str(pairing.id), role), []).append((on, way))

    @precondition(lambda self: self._running())
    @rule(which=PICK, role=ROLE)
    def report_silence(self, which: int, role: Role) -> None:
        """R18: with two e-mails and a call since they last met, and not with less."""
        pairing = self._pick(self._running(), which)
        name = str(pairing.id)
        since = self.met.get(name, date.min)
        ways = [way for on, way in self.tried.get((name, role), [])[-30:] if on > since]
        person, before = self._side(pairing, role), self._same()
        (log,) = self.scene.store.load(keys.silence(person.id, pairing.id))
        done = self._try(
            lambda: silences.report(self.scene.means, self.scene.programme, pairing.id, person)
        )
        enough = ways.count(Means.EMAIL.name) >= 2 and ways.count(Means.CALL.name) >= 1
        assert done is enough or (done and log.reported_at)
        assert self._same() == before

    @precondition(lambda self: self._running())
    @rule(which=PICK, role=ROLE, ago=DAYS_AGO)
    def say_met(self, which: int, role: Role, ago: int) -> None:
        """R18: the silence is over."""
        pairing = self._pick(self._running(), which)
        on = self._today() - timedelta(days=ago)
        means, programme = self.scene.means, self.scene.programme
        person = self._side(pairing, role)
        done = self._try(
            lambda: silences.say_met(means, programme, pairing.id, person, on.isoformat())
        )
        assert done is (on >= pairing.started_on)
        if done:
            latest = max(on, self.met.get(str(pairing.id), on), pairing.started_on)
            self.met[str(pairing.id)] = latest
            assert self._pairing(pairing).quiet_since == latest

    @precondition(lambda self: self._ended())
    @rule(which=PICK, role=ROLE, useful=st.integers(1, 5))
    def look_back(self, which: int, role: Role, useful: int) -> None:
        """R13, R15: how it was, and why it ended, from whoever ended it: nothing moves by that."""
        pairing, before = self._pick(self._ended(), which), self._same()
        person, means = self._side(pairing, role), self.scene.means
        form = {"useful": str(useful), "helped": "Much"}
        self._try(lambda: endings.give_feedback(means, pairing.id, person, form))
        told = self._try(lambda: pairings.give_reason(means, pairing.id, person, "NO_TIME", SECRET))
        assert told is (pairing.ended_by is role)
        assert self._same() == before

    def _texts(self, pairing: Pairing) -> Expectations:
        (found,) = self.scene.store.load(keys.expectations(pairing.id))
        assert isinstance(found, Expectations)
        return found
