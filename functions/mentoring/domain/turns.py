"""Turns on a mentor's waiting list: who is told that a place is free, and held how long (R7)."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from mentoring.domain.letter import Kind, Letter
from mentoring.domain.naming import first_name
from mentoring.domain.people import Mentor, Queued
from mentoring.domain.programme import Programme
from mentoring.domain.room import is_paused, standing

HELD_WORKING_DAYS = 2
"""R7: how many whole working days a place is held for whoever's turn it is."""
AT_ONCE = date.min
"""Stands for a day that has come already: the next daily round looks, whatever its date."""


@dataclass(frozen=True)
class Leaving:
    """Somebody has left a mentor's list, and their own lists or the mentor's have to follow.

    Written with what made it so; the daily round does what a crash left undone. It needs no
    version: whoever acts on it writes the mentor and the lists, which have one.
    """

    person_id: str
    mentor_id: str


@dataclass(frozen=True)
class Settled:
    """A mentor's list after a change: who hears of it, and whose own lists have to follow."""

    mentor: Mentor
    letters: tuple[Letter, ...] = ()
    leaving: tuple[Leaving, ...] = ()


def settle(mentor: Mentor, programme: Programme, now: datetime) -> Settled:
    """Make the list right for today: places that are free are held in turn, lapsed ones go on.

    In a pause, or with fewer places than before, a held place has to wait: whoever had it keeps
    their turn and is told. Whose list has closed is told, too; whose place lapsed knew until when.
    """
    today = programme.day_of(now)
    if not is_paused(mentor, today):
        mentor = replace(mentor, paused_until=None)
    queue: list[Queued] = []
    letters: list[Letter] = []
    for before in standing(mentor, today):
        kind, after = _moved(mentor, before, len(queue), programme, today)
        queue += [after] if after else []
        letters += [_letter(kind, mentor, after or before, programme)] if kind else []
    there = {one.person_id for one in queue}
    gone = tuple(
        Leaving(one.person_id, mentor.id) for one in mentor.queue if one.person_id not in there
    )
    return Settled(replace(mentor, queue=tuple(queue)), tuple(letters), gone)


def without(mentor: Mentor, person_id: str) -> Mentor:
    """The mentor without this person on the list."""
    return replace(mentor, queue=tuple(one for one in mentor.queue if one.person_id != person_id))


def with_turn_used(mentor: Mentor, person_id: str, scheme: str, closes_on: date) -> Mentor:
    """The mentor after somebody asked in turn: the place is held while the request is open."""
    return replace(
        mentor,
        queue=tuple(
            replace(one, asked=True, held_until=closes_on)
            if (one.person_id, one.scheme) == (person_id, scheme)
            else one
            for one in mentor.queue
        ),
    )


def with_turn_prolonged(mentor: Mentor, person_id: str, scheme: str, closes_on: date) -> Mentor:
    """The mentor after the clock of a request that was asked in turn began anew (R9)."""
    holds = any(one.person_id == person_id and one.asked for one in mentor.queue)
    return with_turn_used(mentor, person_id, scheme, closes_on) if holds else mentor


def waiting_for_their_request(mentor: Mentor, today: date) -> int:
    """How many have been told that a place is held for them, and have not asked yet."""
    return sum(bool(one.held_until) and not one.asked for one in standing(mentor, today))


def due_on(mentor: Mentor) -> date | None:
    """The first local date on which the clock changes the list; AT_ONCE where it is time now."""
    if any(_is_closed(mentor, one) for one in mentor.queue):
        return AT_ONCE
    told = [one.held_until for one in mentor.queue if one.held_until]
    days = [last + timedelta(days=1) for last in told]
    if mentor.paused_until and mentor.queue:
        days.append(mentor.paused_until)
    elif len(told) < min(mentor.places_free, len(mentor.queue)):
        days.append(AT_ONCE)
    if len(told) > mentor.places_free:
        days.append(AT_ONCE)
    return min(days, default=None)


def _moved(
    mentor: Mentor, one: Queued, ahead: int, programme: Programme, today: date
) -> tuple[Kind | None, Queued | None]:
    """What somebody with so many people ahead is told, and how they stand then; None is gone."""
    if _is_closed(mentor, one):
        return Kind.LIST_CLOSED, None
    in_turn = ahead < mentor.places_free
    if one.asked:  # without a place the open request is one like any other
        return None, one if in_turn else None
    in_turn = in_turn and not is_paused(mentor, today)
    if one.held_until and not in_turn:
        return Kind.PLACE_GONE, replace(one, held_until=None)
    if in_turn and not one.held_until:
        first_after = programme.after_whole_working_days(today, HELD_WORKING_DAYS)
        return Kind.PLACE_FREE, replace(one, held_until=first_after - timedelta(days=1))
    return None, one


def _is_closed(mentor: Mentor, one: Queued) -> bool:
    offered = mentor.published
    return mentor.withdrawn or one.scheme not in offered.schemes or "pairing" not in offered.offers


def _letter(kind: Kind, mentor: Mentor, one: Queued, programme: Programme) -> Letter:
    scheme = programme.schemes.get(one.scheme)
    facts = {
        "mentor": mentor.id,
        "mentor_name": mentor.name,
        "mentor_first": first_name(mentor.name),
        "scheme": one.scheme,
        "scheme_title": scheme.title if scheme else one.scheme,
        "held_until": one.held_until.isoformat() if one.held_until else "",
        "paused_until": mentor.paused_until.isoformat() if mentor.paused_until else "",
    }
    return Letter(kind, to=one.person_id, facts=facts)
