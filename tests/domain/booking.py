"""Booking with everything as it should be but what a test changes."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from mentoring.domain import spot_session as rules
from mentoring.domain.appointment import (
    Appointment,
)
from mentoring.domain.booking import Kept
from mentoring.domain.diary import Diary, HeldMonth
from mentoring.domain.people import Mentor, Person
from mentoring.domain.slot import months_ahead
from mentoring.domain.spot_session import (
    Choice,
)
from tests.domain.examples import PRIYA, a_mentor, at
from tests.world import NOW, PROGRAMME

NOON = at("2026-12-01", "12:00")


AMARA = "person-amara-okafor"


EMPTY = {name: HeldMonth("amara-okafor", name) for name in months_ahead(PROGRAMME, NOW)}


def choice(starts_at: datetime | None = NOON, **changed: Any) -> Choice:
    """Choose a time, by video, about leading a team."""
    return replace(Choice("leading a team", "video", starts_at, "form"), **changed)


def book(
    *,
    person: Person = PRIYA,
    mentor: Mentor | None = None,
    diary: Diary | None = None,
    months: Mapping[str, HeldMonth] = EMPTY,
    chosen: Choice | None = None,
) -> Kept:
    """Book, with everything as it should be but what a test changes."""
    return rules.book(
        person,
        mentor or a_mentor(),
        diary or Diary(person.id),
        months,
        PROGRAMME,
        chosen or choice(),
        NOW,
    )


def diary_with(*appointments: Appointment) -> Diary:
    """Priya's diary."""
    return Diary("priya", {str(one.id): one for one in appointments})
