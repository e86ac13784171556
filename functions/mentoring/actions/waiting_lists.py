"""Waiting lists: look, join, leave, and what the clock and other changes do to them (R7)."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from mentoring.actions.means import Means
from mentoring.actions.seeing import require_seen
from mentoring.adapters import keys
from mentoring.adapters.changes import Check, Remove
from mentoring.domain import room, turns, waiting_list
from mentoring.domain.enrolment import Enrolment
from mentoring.domain.introduced import is_introduced
from mentoring.domain.people import Mentor, Person, Queued
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import NotFound, Refusal
from mentoring.domain.scheme import Scheme
from mentoring.domain.turns import Leaving
from mentoring.domain.waiting_list import Lists, RoomNow


@dataclass(frozen=True)
class Standing:
    """Where somebody stands on a mentor's list today: `ahead` people come before them."""

    mentor: Mentor
    place: Queued
    ahead: int


@dataclass(frozen=True)
class Seen:
    """A mentor's list as somebody sees it: where they stand, or the schemes they may wait in."""

    mentor: Mentor
    standing: Standing | None
    schemes: tuple[Scheme, ...] = ()
    room_now: bool = False


def look(means: Means, programme: Programme, person: Person, mentor_id: str) -> Seen:
    """The list of a mentor. Raises NotFound, or why nobody like this person can wait there."""
    mentor, waits, *enrolments = means.load(
        keys.mentor(mentor_id),
        keys.waiting(mentor_id, person.id),
        *(keys.enrolment(person.id, scheme) for scheme in programme.schemes),
    )
    require_seen(means, programme, person.id, mentor)
    standing = _standing(means, programme, person, mentor)
    if standing:
        return Seen(mentor, standing)
    today, open_, refusals = programme.day_of(means.now()), [], []
    for scheme, found in zip(programme.schemes.values(), enrolments, strict=True):
        enrolment = found or Enrolment(person.id, scheme.id, today)
        may_be_named = scheme.listed or is_introduced(mentor, enrolment)
        if scheme.id in mentor.published.schemes and may_be_named:
            try:
                waiting_list.require_may_wait(
                    person, mentor, enrolment, programme, today, waits=bool(waits)
                )
                open_.append(scheme)
            except RoomNow:
                return Seen(mentor, None, room_now=True)
            except Refusal as refusal:
                refusals.append(refusal)
    if not open_:
        raise refusals[0] if refusals else NotFound
    return Seen(mentor, None, tuple(open_))


def mine(means: Means, programme: Programme, person: Person, lists: Lists) -> list[Standing]:
    """The lists a person is on, in the order of joining: one read for all of them, or none."""
    if not lists.on:
        return []
    mentors = means.load(*(keys.mentor(one) for one in lists.on))
    found = (_standing(means, programme, person, one) for one in mentors if one)
    return sorted((one for one in found if one), key=lambda one: one.place.joined_at)


def join(means: Means, programme: Programme, person: Person, mentor_id: str, scheme: str) -> None:
    """Join a mentor's list. Whoever is on it stays where they are. Raises Refusal."""
    if scheme not in programme.schemes:
        raise NotFound

    def attempt() -> None:
        mentor, lists, waits, found = means.load(
            keys.mentor(mentor_id),
            keys.lists(person.id),
            keys.waiting(mentor_id, person.id),
            keys.enrolment(person.id, scheme),
        )
        now = means.now()
        today = programme.day_of(now)
        require_seen(means, programme, person.id, mentor)
        if waiting_list.place_of(mentor, person.id, today):
            return
        joined = waiting_list.join(
            person, mentor, lists or Lists(person.id),
            found or Enrolment(person.id, scheme, today), programme, now, waits=bool(waits),
        )  # fmt: skip
        settled = joined.settled
        others = [one for one in settled.leaving if one.person_id != person.id]
        means.save(
            (joined.lists, settled.mentor, *others),
            settled.letters,
            [
                Remove(keys.leaving(person.id, mentor_id)),
                *([Check(found)] if found else []),
            ],
        )

    means.settle(attempt)


def leave(means: Means, programme: Programme, person_id: str, mentor_id: str) -> None:
    """Leave a mentor's list. Doing it again changes nothing. Raises NotFound without a mentor."""
    leaving = Leaving(person_id, mentor_id)
    mentor, has_left = means.settle(partial(_leave, means, programme, leaving))
    if not has_left:
        require_seen(means, programme, person_id, mentor)


def follow(means: Means, programme: Programme, leaving: Iterable[Leaving]) -> None:
    """Do for the other side what was written down with a change; a crash leaves it to the day."""
    for one in leaving:
        means.settle(partial(_follow, means, programme, one))


def look_after(means: Means, programme: Programme, mentor_id: str) -> None:
    """R7: let places that lapsed go on, and hold those that are free, as the clock says."""

    def attempt() -> tuple[Leaving, ...]:
        (mentor,) = means.load(keys.mentor(mentor_id))
        settled = turns.settle(mentor, programme, means.now())
        if settled.mentor != mentor:
            means.save((settled.mentor, *settled.leaving), settled.letters)
        return settled.leaving

    follow(means, programme, means.settle(attempt))


def _follow(means: Means, programme: Programme, leaving: Leaving) -> None:
    (there,) = means.load(keys.leaving(leaving.person_id, leaving.mentor_id))
    if there:
        _leave(means, programme, leaving)


def _leave(means: Means, programme: Programme, leaving: Leaving) -> tuple[Mentor | None, bool]:
    """Take somebody off both sides of a list, in one write, where they still are.

    Returns the mentor, if there is such a one, and whether there was something to leave.
    """
    person_id, mentor_id = leaving.person_id, leaving.mentor_id
    mentor, lists, there = means.load(
        keys.mentor(mentor_id), keys.lists(person_id), keys.leaving(person_id, mentor_id)
    )
    lists = lists or Lists(person_id)
    settled = waiting_list.left(mentor, person_id, programme, means.now()) if mentor else None
    shorter = [settled.mentor] if settled and settled.mentor != mentor else []
    more = [one for one in settled.leaving if one != leaving] if settled else []
    left = [lists.without(mentor_id)] if mentor_id in lists.on else []
    gone = [Remove(keys.leaving(person_id, mentor_id))] if there else []
    there_was = bool(shorter or left or gone)
    if there_was:
        means.save((*shorter, *left, *more), settled.letters if settled else (), gone)
    return mentor, there_was


def _standing(
    means: Means, programme: Programme, person: Person, mentor: Mentor
) -> Standing | None:
    today = programme.day_of(means.now())
    place = waiting_list.place_of(mentor, person.id, today)
    if place is None:
        return None
    return Standing(mentor, place, room.standing(mentor, today).index(place))
