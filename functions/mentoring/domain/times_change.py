"""Changing a mentor's times: what a change touches, and what is cancelled with it (R29)."""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from mentoring.domain.appointment import Appointment, cancelled_letters
from mentoring.domain.diary import Diary, HeldMonth
from mentoring.domain.enrolment import Role
from mentoring.domain.letter import Letter
from mentoring.domain.people import Mentor
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import Incomplete, Refusal
from mentoring.domain.spot_session import is_late
from mentoring.domain.times import OwnTimes, Times

MOST_CANCELLED = 20
"""R29: appointments cancelled with one change, so that all of it fits into one transaction."""


class TimesChanged(Refusal):
    """What the page showed is not true any more: the times, or what the change touches."""

    code = "times_changed"
    sentence = (
        "Your times or your appointments have changed since this page was made. Nothing was saved: "
        "look at it once more."
    )


@dataclass(frozen=True)
class Change:
    """R29: a change of times before it takes effect; `stamp` names what it was judged against."""

    before: Mentor
    after: Mentor
    touched: tuple[Appointment, ...]
    stamp: str

    def cancelling(self, ticked: Collection[str]) -> tuple[Appointment, ...]:
        """Those of the touched appointments that the mentor ticked."""
        return tuple(one for one in self.touched if str(one.id) in ticked)


@dataclass(frozen=True)
class Changed:
    """A change of times and what was cancelled with it, to be written in one go."""

    mentor: Mentor
    cancelled: tuple[Appointment, ...]
    diaries: tuple[Diary, ...]
    months: tuple[HeldMonth, ...]
    letters: tuple[Letter, ...]


def with_times(mentor: Mentor, wanted: Times, *, from_file: bool = False) -> Mentor:
    """The mentor with other times; `from_file` gives back to the file what the file says."""
    file = mentor.published.times
    own = mentor.own_times.saying(wanted, file)
    if from_file:
        own = OwnTimes(gap_minutes=own.gap_minutes, extra=own.extra, off=own.off)
    return replace(mentor, own_times=own)


def change(
    mentor: Mentor,
    after: Mentor,
    held: Iterable[Appointment],
    programme: Programme,
    now: datetime,
) -> Change:
    """R29: the appointments ahead that lie in a window now and in none after the change."""
    ahead = sorted((one for one in held if one.starts_at > now), key=lambda one: one.starts_at)
    touched = tuple(
        one
        for one in ahead
        if lies_in(mentor.times, one, programme) and not lies_in(after.times, one, programme)
    )
    seen = (mentor.times, mentor.published.times, [str(one.id) for one in touched])
    return Change(mentor, after, touched, hashlib.sha256(repr(seen).encode()).hexdigest()[:32])


def lies_in(times: Times, one: Appointment, programme: Programme) -> bool:
    """Windows of its day, one or several that meet, hold the whole appointment."""
    starts, ends = (
        moment.astimezone(programme.zone).replace(tzinfo=None)
        for moment in (one.starts_at, one.ends_at)
    )
    day, reached = starts.date(), starts
    for window in times.windows_on(day):
        opens, closes = (datetime.combine(day, hour) for hour in window)
        if opens <= reached < closes:
            reached = closes
    return reached >= ends


def decide(
    wanted: Change,
    stamp: str,
    ticked: Collection[str],
    diaries: Mapping[str, Diary],
    months: Iterable[HeldMonth],
    programme: Programme,
    now: datetime,
) -> Changed:
    """R29: the new times, and those of the touched appointments cancelled that were ticked.

    Raises TimesChanged where the mentor decided upon something else, and Incomplete.
    """
    if stamp != wanted.stamp:
        raise TimesChanged
    gone = wanted.cancelling(ticked)
    if len(gone) > MOST_CANCELLED:
        raise Incomplete({"cancel": f"Tick {MOST_CANCELLED} at most, and cancel the others later"})
    cancelled = tuple(
        one.cancelled(Role.MENTOR, now, late=is_late(one, programme, now)) for one in gone
    )
    return Changed(
        wanted.after,
        cancelled,
        tuple(diaries[person].without(gone) for person in {one.id.person_id for one in gone}),
        tuple(month.without(gone) for month in months if month.holds_any(gone)),
        tuple(letter for one in cancelled for letter in cancelled_letters(one)),
    )
