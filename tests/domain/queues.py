"""Mentors with waiting lists, written as short as they can be read."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from mentoring.domain.people import Mentor, Queued
from mentoring.domain.turns import settle
from tests.domain.examples import a_mentor
from tests.world import NOW, PROGRAMME

WEDNESDAY = date(2026, 11, 25)
"""Two whole working days after the Monday on which everything happens."""


def with_queue(*people: str, mentor: Mentor | None = None, scheme: str = "career") -> Mentor:
    """A mentor for whom these people wait, first come first; full unless another is given."""
    queue = tuple(
        Queued(one, scheme, NOW - timedelta(days=len(people) - place))
        for place, one in enumerate(people)
    )
    return replace(mentor or a_mentor(taken=1), queue=queue)


def freed(mentor: Mentor, places: int = 1) -> Mentor:
    """The mentor with so many fewer pairings, before anybody has looked at the list."""
    return replace(mentor, running=dict(list(mentor.running.items())[places:]))


def settled(mentor: Mentor, now: datetime = NOW) -> Mentor:
    """The mentor after the list was made right."""
    return settle(mentor, PROGRAMME, now).mentor


def held_for(mentor: Mentor) -> dict[str, date]:
    """For whom a place is held, and until when."""
    return {one.person_id: one.held_until for one in mentor.queue if one.held_until}
