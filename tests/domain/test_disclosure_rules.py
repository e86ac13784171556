"""What people read of what is held about them, and what is kept from them (R15, R31)."""

from dataclasses import replace

import pytest

from mentoring.adapters import keys
from mentoring.domain.disclosure import PARTS, parts_of
from mentoring.domain.enrolment import Role
from mentoring.domain.erasure import Erased
from mentoring.domain.fact import Counted, Fact
from mentoring.domain.pairing import PairingState
from mentoring.domain.people import Person
from mentoring.domain.reliability import Reliability
from mentoring.domain.retention import ENDED_AT
from tests.domain.examples import PRIYA, paired
from tests.world import NOW

ENDED = replace(
    paired().pairing, state=PairingState.UNPAIRED, ended_at=NOW, ended_by=Role.MENTOR, note="A word"
)
NOBODYS = {
    "Programme", "Words", "SignInAttempt", "Offered", "ListedMentor", "Notice", "Concern",
    "NameEntry", "Rostered", "Outgoing", "Counts", "Fact", "Counted", "Census", "Needed",
    "DaysDone", "Erased", "Trace",
}  # fmt: skip
"""Kinds that lie with no person and no mentor: lists made of what does, counts, and letters."""
GOES_WITH_OTHERS = {
    "Person", "AddressRecord", "AddressChange", "Session", "Enrolment", "Mentor", "Diary", "Lists",
    "CalendarFeed", "Leaving", "Proposals", "Reliability", "WrittenBiography", "WaitingRequest",
    "Erasing",
}  # fmt: skip
"""Kinds that end with the person, or with what is written of them elsewhere."""


def test_r31_every_kind_of_what_is_held_about_people_is_shown_to_them() -> None:
    every = {kind.__name__ for kind in keys.KEY_OF}
    shown = {kind.__name__ for kind in PARTS}
    assert every - NOBODYS == shown


def test_r32_every_kind_of_what_ends_is_forgotten_in_time() -> None:
    shown = {kind.__name__ for kind in PARTS}
    kept = {kind.__name__ for kind in ENDED_AT}
    assert shown - GOES_WITH_OTHERS == kept - {"Notice", "Concern"}


@pytest.mark.parametrize(("reader", "note"), [("priya", None), ("person-amara-okafor", "A word")])
def test_r15_the_note_to_the_coordinators_is_read_by_its_writer_only(
    reader: str, note: str | None
) -> None:
    (part,) = parts_of(Person(reader, "x@gov.example"), [ENDED])
    assert part.title == "Pairings"
    assert part.entries[0].get("note") == note


def test_r15_the_reason_is_the_others_too_only_where_a_coordinator_ended_it() -> None:
    ended = replace(ENDED, reason="We did not fit")
    by_cora = replace(ended, ended_by=None, coordinator="Cora")
    reader = Person("priya", "x@gov.example")
    reasons = [parts_of(reader, [one])[0].entries[0].get("reason") for one in (ended, by_cora)]
    assert reasons == [None, "We did not fit"]


def test_r28_what_the_other_said_of_coming_is_not_given_away() -> None:
    record = Reliability("priya", absences={"priya.amara-okafor.2026-11.form": NOW.date()})
    (part,) = parts_of(Person("priya", "x@gov.example"), [record])
    assert "absences" not in part.entries[0]


def test_r31_no_secret_and_nobody_elses_id_is_given_away() -> None:
    (part,) = parts_of(PRIYA, [replace(paired().request, key_hashes=("abc",), mentor_person="amy")])
    assert part.title == "Requests that are over"
    assert {"key_hashes", "mentor_person"} & set(part.entries[0]) == set()
    assert "abc" not in str(part.entries)
    assert "amy" not in str(part.entries)


def test_r31_what_is_empty_is_left_out_and_dates_are_plain() -> None:
    (part,) = parts_of(PRIYA, [PRIYA])
    assert part.entries[0]["name"] == PRIYA.name
    assert "mentor_id" not in part.entries[0]
    assert parts_of(PRIYA, []) == []


def test_the_ledger_and_the_counts_are_of_nobody() -> None:
    assert {Erased, Fact, Counted}.isdisjoint(PARTS)
