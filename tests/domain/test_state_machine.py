"""Everything people do, in any order and at any time, on the real actions and the fake store.

What holds is looked up in what the table would keep: pairings, appointments, requests. `make lives`
does two thousand runs; POOL_EXAMPLES and POOL_STEPS say how many of how many steps.
"""

import os
from collections import Counter
from datetime import datetime
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import (
    invariant,
    run_state_machine_as_test,
)

from mentoring.domain.appointment import Appointment, AppointmentKind, AppointmentState
from mentoring.domain.diary import Diary, HeldMonth
from mentoring.domain.enrolment import Enrolment
from mentoring.domain.pairing import Pairing
from mentoring.domain.people import Mentor
from mentoring.domain.turns import Leaving
from mentoring.domain.waiting import WaitingRequest
from mentoring.domain.waiting_list import Lists
from tests.domain.holding_in_pairings import HoldingInPairings
from tests.domain.lived_elsewhere import LivedElsewhere
from tests.domain.lived_in import NAMES, ONLY_INTRODUCED
from tests.domain.lived_on_appointments import LivedOnAppointments
from tests.domain.lived_on_lists import LivedOnLists
from tests.domain.lived_with_coordinators import LivedWithCoordinators

STEPS, EXAMPLES = (
    int(os.environ.get("POOL_STEPS", "50")),
    int(os.environ.get("POOL_EXAMPLES", "60")),
)


class Pool(
    LivedOnLists, LivedOnAppointments, LivedWithCoordinators, LivedElsewhere, HoldingInPairings
):
    """And what holds after every step of it."""

    @invariant()
    def r1_one_running_pairing_for_a_mentee_in_a_scheme(self) -> None:
        """And the enrolment knows which."""
        running = Counter((one.id.person_id, one.id.scheme) for one in self._running())
        assert not [key for key, count in running.items() if count > 1]
        known = {one.running for one in self._all(Enrolment) if one.running}
        assert known == {str(one.id) for one in self._running()}

    @invariant()
    def r2_never_more_running_pairings_than_places(self) -> None:
        """And the mentor knows which."""
        for mentor in self._all(Mentor):
            running = {str(o.id) for o in self._running() if o.id.mentor_id == mentor.id}
            assert set(mentor.running) == running
            assert len(running) <= self.most[mentor.id]
            self.most[mentor.id] = max(mentor.places, len(running))

    @invariant()
    def r3_open_requests_are_few_and_their_mentors_see_exactly_them(self) -> None:
        """One for the same two over all schemes, and as many in a scheme as it says."""
        for enrolment in self._all(Enrolment):
            assert len(enrolment.open) <= self._rules(enrolment.scheme).ask_up_to
        of_two = Counter((one.id.person_id, one.id.mentor_id) for one in self._open())
        assert max(of_two.values(), default=0) <= 1
        waiting = sorted(one.request_id for one in self._all(WaitingRequest))
        assert waiting == sorted(str(one.id) for one in self._open())

    @invariant()
    def r2_r7_what_is_free_is_held_for_those_who_wait_in_turn(self) -> None:
        """Never more than is free, never less but in a pause, and the first come first."""
        for mentor in self._all(Mentor):
            told = [bool(one.held_until) for one in mentor.queue]
            assert all(one.held_until >= self._today() for one in mentor.queue if one.held_until)
            assert sum(told) <= mentor.places_free
            if not self._is_paused(mentor):
                assert sum(told) == min(mentor.places_free, len(told))
                assert told == sorted(told, reverse=True)

    @invariant()
    def r7_both_sides_of_a_list_say_the_same_and_nobody_waits_who_is_paired(self) -> None:
        """Each once for a mentor, and in no scheme in which they have somebody."""
        queued = [(o.person_id, m.id, o.scheme) for m in self._all(Mentor) for o in m.queue]
        known = [(o.person_id, m, one.scheme) for o in self._all(Lists) for m, one in o.on.items()]
        assert sorted(queued) == sorted(known)
        paired = {(one.id.person_id, one.id.scheme) for one in self._running()}
        assert not paired & {(person, scheme) for person, _, scheme in queued}
        assert self._all(Leaving) == []

    @invariant()
    def r17_the_same_two_are_paired_once_where_the_scheme_says_so(self) -> None:
        """Whatever ended and was undone in between."""
        pairs = Counter(
            (one.id.person_id, one.id.scheme, one.id.mentor_id)
            for one in self._all(Pairing)
            if not self._rules(one.id.scheme).same_mentor_again
        )
        assert not [pair for pair, count in pairs.items() if count > 1]

    @invariant()
    def r23_no_time_is_promised_twice_and_months_and_diaries_say_the_same(self) -> None:
        """The appointments themselves are the truth."""
        booked = [o for o in self._all(Appointment) if o.state is AppointmentState.BOOKED]
        for name in (*NAMES, ONLY_INTRODUCED):
            own = sorted((o for o in booked if o.id.mentor_id == name), key=_start)
            assert all(one.ends_at <= other.starts_at for one, other in pairwise(own))
        for person_id in self.ids:
            own = sorted((o for o in booked if o.id.person_id == person_id), key=_start)
            assert all(one.ends_at <= other.starts_at for one, other in pairwise(own))
        held = [(m.month, one) for m in self._all(HeldMonth) for one in m.held.values()]
        assert sorted(map(_held, held)) == sorted(_held((one.month, one)) for one in booked)
        now = self.scene.clock()
        ahead = [one for diary in self._all(Diary) for one in diary.ahead(now)]
        assert sorted(ahead, key=_name) == sorted(
            (one for one in booked if one.ends_at > now), key=_name
        )

    @invariant()
    def r25_few_open_spot_sessions(self) -> None:
        """One for the same two, three for a mentee."""
        ahead = [one for one in self._ahead() if one.kind is AppointmentKind.SPOT_SESSION]
        of_two = Counter((one.id.person_id, one.id.mentor_id) for one in ahead)
        of_one = Counter(one.id.person_id for one in ahead)
        assert max(of_two.values(), default=0) <= 1
        assert max(of_one.values(), default=0) <= 3


def _start(one: Appointment) -> datetime:
    return one.starts_at


def _held(one: tuple[str, Appointment]) -> tuple[str, str, datetime, datetime]:
    return one[0], str(one[1].id), one[1].starts_at, one[1].ends_at


def _name(one: Appointment) -> str:
    return str(one.id)


@pytest.mark.xdist_group("state machine")
def test_the_rules_hold_whatever_people_do_and_whenever() -> None:
    """R1-R3, R5-R10, R12-R20, R22-R26 and R28, in several schemes, time zones and seasons."""
    run_state_machine_as_test(
        Pool,
        settings=settings(
            max_examples=EXAMPLES,
            phases=[one for one in Phase if one is not Phase.explain],
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
