"""Each condition in the writes keeps a promise: without it somebody who acts in between breaks it.

A decides, B decides and saves, then A saves. With the conditions A decides anew, or is told so.
The store is the table's own, on moto; one condition of one kind is taken out of its writes.
"""

from collections.abc import Callable, Iterator
from dataclasses import fields

import pytest
from moto import mock_aws

from laptop.table import ensure_table
from mentoring.adapters import keys
from mentoring.adapters.store import NEW, UNCHANGED
from mentoring.domain.address_change import AddressChange
from mentoring.domain.agreement import Agreement
from mentoring.domain.biography.proposal import Proposals
from mentoring.domain.calendar_feed import CalendarFeed
from mentoring.domain.concern import Concern
from mentoring.domain.diary import Diary, HeldMonth
from mentoring.domain.enrolment import Enrolment
from mentoring.domain.expectations import Expectations
from mentoring.domain.fact import Counted
from mentoring.domain.feedback import Feedback
from mentoring.domain.friend import Talk
from mentoring.domain.impression import Impression
from mentoring.domain.introduction import Introduction
from mentoring.domain.letter import Outgoing
from mentoring.domain.message import Message
from mentoring.domain.notes import Notes
from mentoring.domain.pairing import Pairing
from mentoring.domain.people import Mentor, Person
from mentoring.domain.reliability import Reliability
from mentoring.domain.sign_in import AddressRecord, Session, SignInAttempt
from mentoring.domain.silence import SilenceLog
from mentoring.domain.waiting import WaitingRequest
from mentoring.domain.waiting_list import Lists
from tests.actions.gaps import CHECKED, Table, publish
from tests.actions.interleaved_agreements import both_agree_at_once, two_guesses_at_a_code
from tests.actions.interleaved_appointments import (
    both_sides_answer_at_once,
    two_first_absences,
    two_more_absences,
)
from tests.actions.interleaved_biographies import a_sixth_biography, two_first_biographies
from tests.actions.interleaved_calls import (
    asked_while_the_call_is_cancelled,
    two_windows_choose,
)
from tests.actions.interleaved_feeds import two_first_addresses, two_more_addresses
from tests.actions.interleaved_friends import two_coordinators_add_something
from tests.actions.interleaved_lists import (
    asked_and_booked_while_pausing,
    joined_while_paired,
    two_first_lists,
    two_more_lists,
)
from tests.actions.interleaved_numbers import (
    two_first_mornings,
    two_more_mornings,
    two_windows_look_back_again,
    two_windows_look_back_first,
)
from tests.actions.interleaved_sessions import (
    booked_while_unpaired,
    noted_while_unpaired,
    two_first_actions,
    two_more_actions,
    unpaired_while_booked,
)
from tests.actions.interleaved_sign_ins import (
    a_secret_drawn_twice,
    four_codes,
    four_first_codes,
    signed_out_while_a_form_is_kept,
    two_guesses,
)
from tests.actions.interleaved_silences import (
    reported_while_they_met,
    two_first_attempts,
    two_more_attempts,
)
from tests.actions.interleaved_times import booked_while_times_change
from tests.actions.interleavings import (
    a_fourth_booking,
    a_letters_id_drawn_twice,
    a_message_sent_twice,
    accepted_while_published,
    an_id_drawn_twice,
    an_undeliverable_letter,
    named_while_giving_details,
    one_mentor_in_two_schemes,
    put_off_while_settled,
    reason_while_undoing,
    the_same_slot,
    the_same_slot_in_a_month_with_others,
    two_first_bookings,
    two_first_requests,
    two_mentees_accepted,
    two_mentors_accept,
    two_undeliverable_letters,
)
from tests.fakes import Scene
from tests.played import the_stack


@pytest.fixture
def scene() -> Iterator[Scene]:
    """A smaller world in the table: moto copies all of it at every write."""
    with mock_aws():
        ensure_table("pool", the_stack().table, None)  # type: ignore[arg-type]
        scene = Scene(store=Table())
        publish(scene)
        yield scene


Promise = Callable[[Scene], bool]
PROMISES: dict[tuple[type, str], Promise] = {
    (Enrolment, NEW): two_first_requests,
    (Enrolment, UNCHANGED): two_mentors_accept,
    (Mentor, NEW): accepted_while_published,
    (Mentor, UNCHANGED): two_mentees_accepted,
    (Pairing, UNCHANGED): reason_while_undoing,
    (Diary, NEW): two_first_bookings,
    (Diary, UNCHANGED): a_fourth_booking,
    (HeldMonth, NEW): the_same_slot,
    (HeldMonth, UNCHANGED): the_same_slot_in_a_month_with_others,
    (Person, NEW): an_id_drawn_twice,
    (Person, UNCHANGED): named_while_giving_details,
    (AddressRecord, NEW): four_first_codes,
    (AddressRecord, UNCHANGED): four_codes,
    (SignInAttempt, NEW): a_secret_drawn_twice,
    (SignInAttempt, UNCHANGED): two_guesses,
    (Session, UNCHANGED): signed_out_while_a_form_is_kept,
    (Outgoing, NEW): a_letters_id_drawn_twice,
    (Outgoing, UNCHANGED): an_undeliverable_letter,
    (Concern, NEW): two_undeliverable_letters,
    (Concern, UNCHANGED): put_off_while_settled,
    (WaitingRequest, NEW): one_mentor_in_two_schemes,
    (Message, NEW): a_message_sent_twice,
    (Proposals, NEW): two_first_biographies,
    (Proposals, UNCHANGED): a_sixth_biography,
    (Lists, NEW): two_first_lists,
    (Lists, UNCHANGED): two_more_lists,
    (Reliability, NEW): two_first_absences,
    (Reliability, UNCHANGED): two_more_absences,
    (Expectations, UNCHANGED): both_agree_at_once,
    (AddressChange, UNCHANGED): two_guesses_at_a_code,
    (Talk, UNCHANGED): two_coordinators_add_something,
    (Notes, NEW): two_first_actions,
    (Notes, UNCHANGED): two_more_actions,
    (Pairing, CHECKED): noted_while_unpaired,
    (SilenceLog, NEW): two_first_attempts,
    (SilenceLog, UNCHANGED): two_more_attempts,
    (Counted, NEW): two_first_mornings,
    (Counted, UNCHANGED): two_more_mornings,
    (CalendarFeed, NEW): two_first_addresses,
    (CalendarFeed, UNCHANGED): two_more_addresses,
    (Feedback, NEW): two_windows_look_back_first,
    (Feedback, UNCHANGED): two_windows_look_back_again,
    (Mentor, CHECKED): asked_and_booked_while_pausing,
    (Enrolment, CHECKED): joined_while_paired,
    (HeldMonth, CHECKED): booked_while_times_change,
    (Diary, CHECKED): asked_while_the_call_is_cancelled,
}


NOTHING_TO_KEEP = {
    (Session, NEW): "it begins with its attempt, which has changed if it began before",
    (Expectations, NEW): "a pairing's first text is drafted with it, the same whoever drafts it",
    (Agreement, NEW): "it is written with the expectations, which have changed if it was before",
    (
        Agreement,
        UNCHANGED,
    ): "a form names the answer before it; an old one is dropped",
    (AddressChange, NEW): "of two codes that one person asks for at once either will do",
    (Pairing, NEW): "a pairing starts with its enrolment, which has changed if it started before",
    (WaitingRequest, UNCHANGED): "it changes with its enrolment, which has changed if it did",
    (Introduction, NEW): "it comes with its enrolment, which has changed if it was made before",
    (Introduction, UNCHANGED): "it is written once, never changed",
    (Talk, NEW): "it begins with its concern, which is there if somebody began it before",
    (Message, UNCHANGED): "it is written once, never changed",
    (Impression, NEW): "it is written with a diary, which has changed if it was there",
    (Impression, UNCHANGED): "the same: no word changes without the diary",
}


WORDS = {NEW: "new", UNCHANGED: "unchanged", CHECKED: "checked"}
CASES = [
    *PROMISES.items(),
    ((Concern, UNCHANGED), reported_while_they_met),
    ((Diary, UNCHANGED), both_sides_answer_at_once),
    ((Diary, UNCHANGED), two_windows_choose),
    ((Mentor, CHECKED), booked_while_unpaired),
    ((Diary, CHECKED), unpaired_while_booked),
]
NAMES = [f"{kind.__name__} {WORDS[condition]}" for (kind, condition), _ in CASES]


@pytest.mark.parametrize(("condition", "promise"), CASES, ids=NAMES)
def test_with_every_condition_the_promise_is_kept(
    scene: Scene, condition: tuple[type, str], promise: Promise
) -> None:
    assert promise(scene), condition
    assert scene.store.between is None


@pytest.mark.parametrize(("condition", "promise"), CASES, ids=NAMES)
def test_without_this_condition_it_is_broken(
    scene: Scene, condition: tuple[type, str], promise: Promise
) -> None:
    scene.store.gap = condition
    assert not promise(scene)


def test_no_condition_is_forgotten_here() -> None:
    versioned = {kind for kind in keys.KEY_OF if "version" in {one.name for one in fields(kind)}}
    every = {(kind, condition) for kind in versioned for condition in (NEW, UNCHANGED)}
    only_checked = {(kind, CHECKED) for kind in (Mentor, Enrolment, HeldMonth, Diary, Pairing)}
    assert every | only_checked == PROMISES.keys() | NOTHING_TO_KEEP.keys()
