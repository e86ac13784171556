"""Room: whom a mentor has a place for today, with pauses and the waiting list looked at (R2, R7).

Whoever stands on the waiting list goes before everybody else: somebody on it has a turn where
fewer people stand before them than places are free, anybody else where all of it leaves one over.
"""

from datetime import date

from mentoring.domain import wording
from mentoring.domain.people import Mentor, Queued
from mentoring.domain.refusals import Refusal, WayOn

ELSEWHERE = (WayOn.FIND_A_MENTOR, WayOn.MY_MENTORING)


class MentorFull(Refusal):
    """R2, R7: every place of the mentor is taken or held for somebody."""

    code = "mentor_full"
    sentence = "Every place of this mentor is taken at the moment. Others have room now."
    ways_on = ELSEWHERE


class MentorPaused(Refusal):
    """R7: the mentor is away until a day that the sentence names."""

    code = "mentor_paused"
    ways_on = ELSEWHERE


def is_paused(mentor: Mentor, today: date) -> bool:
    """R7: the mentor is away; on the day they are back the pause is over by itself."""
    return mentor.paused_until is not None and today < mentor.paused_until


def standing(mentor: Mentor, today: date) -> tuple[Queued, ...]:
    """The waiting list without those whose held place has lapsed, first come first."""
    return tuple(one for one in mentor.queue if one.held_until is None or today <= one.held_until)


def held(mentor: Mentor, today: date, *, but_for: str = "") -> int:
    """How many places are held for people of the waiting list, one person left out."""
    return sum(
        one.held_until is not None and one.person_id != but_for for one in standing(mentor, today)
    )


def room(mentor: Mentor, today: date) -> int:
    """How many places anybody may ask for today; none in a pause."""
    if is_paused(mentor, today):
        return 0
    return max(0, mentor.places_free - len(standing(mentor, today)))


def has_turn(mentor: Mentor, person_id: str, scheme: str, today: date) -> bool:
    """A place is there for this person: their turn has come, or nobody waits for it."""
    before = 0
    for one in standing(mentor, today):
        if (one.person_id, one.scheme) == (person_id, scheme):
            break
        before += 1
    return before < mentor.places_free


def require_room(mentor: Mentor, person_id: str, scheme: str, today: date) -> None:
    """R7: a full or paused mentor can't be asked. Raises MentorPaused or MentorFull."""
    if is_paused(mentor, today) and mentor.paused_until:
        raise MentorPaused(
            f"{mentor.name} takes no new mentees until they are back on "
            f"{wording.day(mentor.paused_until)}. Others have room now.",
            ways_on=(WayOn.WAITING_LIST, *ELSEWHERE),
            about=mentor.id,
        )
    if not has_turn(mentor, person_id, scheme, today):
        raise MentorFull(
            f"Every place of {mentor.name} is taken at the moment. Others have room now.",
            ways_on=(WayOn.WAITING_LIST, *ELSEWHERE),
            about=mentor.id,
        )


def has_place(mentor: Mentor, person_id: str, today: date) -> bool:
    """R2: a pairing with this person can start: what is taken and held for others leaves one."""
    return mentor.places_free > held(mentor, today, but_for=person_id)
