"""What people write fits into one item of the table, which takes 400 KB, whatever the letters."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from mentoring.adapters.items import to_item
from mentoring.domain import expectations, expectations_text, friend, lengths, notes
from mentoring.domain.enrolment import Role
from mentoring.domain.expectations_text import Terms, Text
from mentoring.domain.friend import Said, Talk
from mentoring.domain.identity import AppointmentId, FriendId, RequestId
from mentoring.domain.notes import Action, Doer, Notes

MOST_BYTES = 400 * 1024
WIDE = "\U0001d50a"
"""A letter of four bytes: none takes more."""
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
PAIRING = RequestId("p" * 16, "career", "amara-okafor", 1)
TERMS = Terms(**{name: WIDE * most for name, most in expectations_text.LONGEST.items()})
BOTH = {Role.MENTEE.value: NOW, Role.MENTOR.value: NOW}
TEXT = Text(expectations.MOST_TEXTS, TERMS, Role.MENTEE, NOW, BOTH)
SAID = Said("f" * 16, WIDE * friend.MOST, NOW, by=WIDE * lengths.LONGEST_NAME)
ACTION = Action(WIDE * notes.LONGEST_ACTION, Doer.MENTEE, date(2026, 12, 1), date(2026, 12, 1))


@pytest.mark.parametrize(
    "one",
    [
        expectations.Expectations(PAIRING, (TEXT,) * expectations.MOST_TEXTS),
        Talk(
            FriendId("p" * 16, PAIRING), Role.MENTEE, WIDE * lengths.LONGEST_NAME, "Amara", "a",
            "Career programme", (SAID,) * friend.MOST_SAID,
        ),
        replace(
            Notes(PAIRING, AppointmentId("p" * 16, "amara-okafor", "2026-12", "f" * 16)),
            agenda=WIDE * lengths.LONGEST_TEXT,
            text=WIDE * notes.LONGEST_NOTES,
            actions={f"{number:016}": ACTION for number in range(notes.MOST_ACTIONS)},
        ),
    ],
    ids=["expectations", "talk", "notes"],
)  # fmt: skip
def test_the_longest_there_can_be_fits_into_an_item(one: object) -> None:
    written = json.dumps(to_item(one), default=str, ensure_ascii=False).encode()
    assert 50_000 < len(written) < MOST_BYTES
