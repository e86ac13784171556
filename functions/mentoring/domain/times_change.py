"""Changing a mentor's times: what a change touches, and what is cancelled with it (R29)."""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from mentoring.domain import booking
from mentoring.domain.appointment import Appointment
from mentoring.domain.booking import Kept
from mentoring.domain.diary import Diary, HeldMonth
from mentoring.domain.enrolment import Role
from mentoring.domain.letter import Letter
from mentoring.domain.people import Mentor
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import Incomplete, Refusal
from mentoring.domain.reliability import Reliability
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
    """A change of times and what was cancelled with it, to be written in one go.

    `record` is what is counted of the mentor, None where nothing was cancelled late.
    """

    mentor: Mentor
    cancelled: tuple[Appointment, ...]
    diaries: tuple[Diary, ...]
    months: tuple[HeldMonth, ...]
    letters: tuple[Letter, ...]
    record: Reliability | None = None

    @property
    def values(self) -> tuple[object, ...]:
        """All that is written, but for the letters."""
        counted = (self.record,) if self.record else ()
        return (self.mentor, *self.cancelled, *self.diaries, *self.months, *counted)


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
    """R29: the appointments ahead that lie in a window now and in none after the change.

    One that is moved meanwhile is shown again: the stamp names the times too.
    """
    ahead = sorted((one for one in held if one.starts_at > now), key=lambda one: one.starts_at)
    touched = tuple(
        one
        for one in ahead
        if lies_in(mentor.times, one, programme) and not lies_in(after.times, one, programme)
    )
    shown = [f"{one.id} {one.starts_at.isoformat()}" for one in touched]
    seen = (mentor.times, mentor.published.times, shown)
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
    record: Reliability,
    programme: Programme,
    now: datetime,
) -> Changed:
    """R29: the new times, and those of the touched appointments cancelled that were ticked.

    `record` is the mentor's. Raises TimesChanged where the mentor decided upon something else, and
    Incomplete.
    """
    if stamp != wanted.stamp:
        raise TimesChanged
    gone = wanted.cancelling(ticked)
    if len(gone) > MOST_CANCELLED:
        raise Incomplete({"cancel": f"Tick {MOST_CANCELLED} at most, and cancel the others later"})
    decided = _cancelled(gone, diaries, months, record, programme, now)
    return Changed(
        wanted.after,
        tuple(one.appointment for one in decided),
        tuple({one.diary.person_id: one.diary for one in decided}.values()),
        tuple({month.month: month for one in decided for month in one.months}.values()),
        tuple(letter for one in decided for letter in one.letters),
        next((one.record for one in reversed(decided) if one.record), None),
    )


def _cancelled(
    gone: Iterable[Appointment],
    diaries: Mapping[str, Diary],
    months: Iterable[HeldMonth],
    record: Reliability,
    programme: Programme,
    now: datetime,
) -> list[Kept]:
    """Cancel one after the other, each upon what those before it have left."""
    open_ones, held = dict(diaries), {one.month: one for one in months}
    decided = []
    for one in gone:
        kept = booking.cancel(
            one, open_ones[one.id.person_id], held[one.month], record, programme, Role.MENTOR, now
        )
        open_ones[one.id.person_id], record = kept.diary, kept.record or record
        held |= {month.month: month for month in kept.months}
        decided.append(kept)
    return decided
