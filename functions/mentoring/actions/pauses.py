"""A mentor's places and pauses, and whom they touch (R7, R24, R29)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from mentoring.actions import waiting_lists
from mentoring.actions.looking import as_mentor
from mentoring.actions.means import Means
from mentoring.adapters import keys
from mentoring.domain import details, pause, turns
from mentoring.domain.appointment import Appointment
from mentoring.domain.people import Mentor, Person
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import NotFound
from mentoring.domain.turns import Leaving
from mentoring.domain.waiting import WaitingRequest


@dataclass(frozen=True)
class Touched:
    """R29: what a pause until a day would touch. All of it stays; `held` places have to wait."""

    mentor: Mentor
    until: date
    requests: list[WaitingRequest]
    appointments: list[Appointment]
    held: int


def preview(means: Means, programme: Programme, person: Person, until: str) -> Touched:
    """What a pause would touch. Raises Incomplete, or NotFound for who is no mentor."""
    seen = as_mentor(means, person)
    if seen is None:
        raise NotFound
    day = pause.day_from(until, programme, means.now())
    return Touched(
        seen.mentor,
        day,
        seen.waiting,
        [one for one in seen.appointments if programme.day_of(one.starts_at) < day],
        turns.waiting_for_their_request(seen.mentor, programme.day_of(means.now())),
    )


def pause_until(means: Means, programme: Programme, person: Person, until: str) -> None:
    """Pause, or move the end of a pause. Raises Incomplete or NotFound."""
    day = pause.day_from(until, programme, means.now())
    _change(means, programme, person, lambda mentor: pause.paused(mentor, day))


def end_pause(means: Means, programme: Programme, person: Person) -> None:
    """Be back at once; whoever waits first hears of free places. Raises NotFound."""
    _change(means, programme, person, lambda mentor: pause.ended(mentor, programme, means.now()))


def give_places(means: Means, programme: Programme, person: Person, places: str) -> None:
    """Keep how many places a mentor has, at once and without git. Raises Incomplete or NotFound."""
    _change(means, programme, person, lambda mentor: details.with_places(mentor, places))


def _change(
    means: Means, programme: Programme, person: Person, change: Callable[[Mentor], Mentor]
) -> None:
    """Write a mentor that was changed, with their waiting list made right in the same write."""

    def attempt() -> tuple[Leaving, ...]:
        (mentor,) = means.load(keys.mentor(person.mentor_id or ""))
        if mentor is None:
            raise NotFound
        changed = change(mentor)
        if changed == mentor:
            return ()
        settled = turns.settle(changed, programme, means.now())
        means.save((settled.mentor, *settled.leaving), settled.letters)
        return settled.leaving

    if not person.mentor_id:
        raise NotFound
    waiting_lists.follow(means, programme, means.settle(attempt))
