"""What holds of pairings, agreements and coordinators' acts, after every step of anybody's."""

from collections import Counter

from hypothesis.stateful import invariant

from mentoring.domain.agreement import Agreement
from mentoring.domain.appointment import Appointment, AppointmentKind, AppointmentState
from mentoring.domain.concern import Concern, ConcernKind
from mentoring.domain.enrolling import Rostered
from mentoring.domain.enrolment import Enrolment, Request, RequestState, Role
from mentoring.domain.expectations import Expectations
from mentoring.domain.introduction import Introduction
from mentoring.domain.letter import Outgoing
from mentoring.domain.months import months_after
from mentoring.domain.pairing import Pairing, PairingState
from mentoring.domain.people import Person
from tests.domain.lived_in_pairings import SECRET, LivedInPairings

MOST_IN_A_MONTH = 4
MOST_INTRODUCED = 3


class HoldingInPairings(LivedInPairings):
    """The rules about what begins with a yes, and how it ends."""

    @invariant()
    def r6_rosters_and_enrolments_say_the_same(self) -> None:
        """Whoever may ask in a roster scheme is on its coordinators' list."""
        listed = Counter((one.person_id, one.scheme) for one in self._all(Rostered))
        enrolled = {(o.person_id, o.scheme) for o in self._all(Enrolment) if o.on_roster}
        assert set(listed) == enrolled == self.rostered
        assert max(listed.values(), default=0) <= 1

    @invariant()
    def r12_nobody_is_asked_or_paired_in_an_unlisted_scheme_but_by_an_introduction(self) -> None:
        """Up to three are open to the mentee, one of whom is asked at a time."""
        named = {
            (one.id.person_id, one.id.scheme, mentor.id)
            for one in self._all(Introduction)
            for mentor in one.mentors
        }
        ids = [one.id for one in self._open()] + [one.id for one in self._all(Pairing)]
        for one in ids:
            listed = self._rules(one.scheme).listed
            assert listed or (one.person_id, one.scheme, one.mentor_id) in named
        for enrolment in self._all(Enrolment):
            where = (enrolment.person_id, enrolment.scheme)
            assert enrolment.introduced == self.introduced.get(where, ())
            assert len(enrolment.introduced) <= MOST_INTRODUCED
            assert not (enrolment.introduced and enrolment.running)
            assert sum(bool(one.introduction) for one in enrolment.open.values()) <= 1

    @invariant()
    def r13_r22_a_pairing_runs_its_schemes_length_and_once_what_both_added(self) -> None:
        """Counted from its start, in months; and it has a place in the words of R14."""
        for one in (*self._running(), *self._ended()):
            rules = self._rules(one.id.scheme)
            until = months_after(one.started_on, rules.length_months)
            more = months_after(until, rules.extend_months)
            assert one.ends_on == (more if one.extended else until)
            assert one.state is not PairingState.COMPLETED or one.ended_at is not None
            assert (one.ended_at is None) == (one.state is PairingState.STARTED)

    @invariant()
    def r10_r14_nobody_with_a_pairing_has_a_request_open_in_its_scheme(self) -> None:
        """Those were released when it started, or when it was taken up again."""
        running = {(one.id.person_id, one.id.scheme) for one in self._running()}
        assert not running & {(one.id.person_id, one.id.scheme) for one in self._open()}

    @invariant()
    def r15_the_note_is_read_by_coordinators_only(self) -> None:
        """It is in no letter at all."""
        for one in self._all(Outgoing):
            assert not any(SECRET in text for text in one.letter.facts.values())

    @invariant()
    def r16_what_ended_is_known_in_order_with_who_ended_it(self) -> None:
        """The enrolment keeps what choosing again is judged by."""
        for one in self._all(Enrolment):
            known = self.left.get((one.person_id, one.scheme), {})
            kept = [(o.pairing_id, (o.ended_on, o.ended_by)) for o in one.endings]
            assert kept == list(known.items())

    @invariant()
    def r20_texts_are_numbered_and_only_what_both_agreed_to_is_in_force(self) -> None:
        """The line manager was asked about what is, where the scheme wants that."""
        agreements = {str(one.pairing_id): one for one in self._all(Agreement)}
        running = {str(one.id) for one in self._running()}
        for one in self._all(Expectations):
            numbers = [text.number for text in one.texts]
            assert numbers == list(range(1, len(numbers) + 1))
            assert one.in_force is None or set(one.in_force.agreed) == set(Role)
            asked = agreements.get(str(one.pairing_id))
            wanted = self._rules(one.pairing_id.scheme).line_manager
            assert wanted or asked is None
            if wanted and one.in_force and str(one.pairing_id) in running:
                assert asked is not None
                (about,) = [text for text in one.texts if text.number == asked.text]
                terms, now = about.terms, one.in_force.terms
                assert (terms.how_often, terms.where) == (now.how_often, now.where)

    @invariant()
    def r18_coordinators_read_of_silence_only_with_attempts(self) -> None:
        """Who is named as silent is the other of whoever tried."""
        for one in self._all(Concern):
            if one.kind is ConcernKind.SILENCE:
                other = Role.MENTEE if one.silent == Role.MENTOR else Role.MENTOR
                assert (one.about, other) in self.tried

    @invariant()
    def r19_everybody_has_one_address_and_nobody_shares_it(self) -> None:
        """Whoever moved has left the old one."""
        addresses = Counter(one.address for one in self._all(Person) if one.address)
        assert max(addresses.values(), default=0) <= 1

    @invariant()
    def r24_spot_sessions_keep_closed_days_and_the_months_limit(self) -> None:
        """In the programme's time zone."""
        zone, closed = self.scene.programme.zone, self.scene.programme.closed_days
        spots = [
            one
            for one in self._all(Appointment)
            if one.kind is AppointmentKind.SPOT_SESSION and one.state is AppointmentState.BOOKED
        ]
        days = [(one.id.mentor_id, one.starts_at.astimezone(zone).date()) for one in spots]
        assert not [day for _, day in days if day in closed]
        months = Counter((mentor, day.year, day.month) for mentor, day in days)
        assert max(months.values(), default=0) <= MOST_IN_A_MONTH

    @invariant()
    def r8_every_request_that_ended_says_how(self) -> None:
        """None is asked any more, and each was ended at some time."""
        for one in self._all(Request):
            assert one.state is not RequestState.ASKED
            assert one.ended_at is not None
