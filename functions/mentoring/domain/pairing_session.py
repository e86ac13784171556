"""Pairing sessions: dates with what stands in their way, booked in a block, moved (R21, R23)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice

from mentoring.domain import booking
from mentoring.domain.appointment import AgendaState, Appointment, AppointmentKind
from mentoring.domain.booking import Kept, OwnTimeTaken, SlotTaken, TimeNotFree
from mentoring.domain.diary import Diary, HeldMonth
from mentoring.domain.enrolment import Role
from mentoring.domain.identity import AppointmentId, month_of
from mentoring.domain.letter import Letter
from mentoring.domain.naming import first_name
from mentoring.domain.pairing import Pairing, require_running
from mentoring.domain.pairing_session_form import MOST_AHEAD, moment
from mentoring.domain.people import Mentor
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import Incomplete, Refusal
from mentoring.domain.reliability import Reliability
from mentoring.domain.room import is_paused
from mentoring.domain.wording import near_day

DAYS_TRIED = 400
"""How many days after a clash are looked at for another: longer than any pause."""


@dataclass(frozen=True)
class Around:
    """All that decides whether the two of a pairing can meet at a time, and who asks.

    `months` are the mentor's held months by name, from now to the pairing's end.
    """

    pairing: Pairing
    mentor: Mentor
    diary: Diary
    months: Mapping[str, HeldMonth]
    programme: Programme
    by: Role
    now: datetime


@dataclass(frozen=True)
class Proposed:
    """A time (UTC) of a block; `clash` says what stands in its way, `instead` (UTC) what may be."""

    starts_at: datetime
    clash: str = ""
    instead: datetime | None = None

    @property
    def time(self) -> datetime | None:
        """The time that could be booked (UTC), None where there is none."""
        return self.instead if self.clash else self.starts_at


@dataclass(frozen=True)
class Block:
    """Sessions that are booked in one write, and everything that holds their time."""

    appointments: tuple[Appointment, ...]
    diary: Diary
    months: tuple[HeldMonth, ...]
    letters: tuple[Letter, ...]


class DayNotOpen(TimeNotFree):
    """On that day the two can't have a session."""

    code = "day_not_open"
    sentence = "Nobody meets on that day. Choose another."


class TooManyAhead(Refusal):
    """So many sessions lie ahead that no more can be booked yet."""

    code = "too_many_ahead"
    sentence = (
        f"You two may have {MOST_AHEAD} appointments ahead at once, and that would be more. Choose "
        "fewer now, and book on later."
    )


def propose(
    around: Around, starts: Iterable[datetime], minutes: int, mode: str
) -> tuple[Proposed, ...]:
    """Look at local times, without a zone, in order: which can be had, and what could be instead.

    What is suggested is the same hour on the next working day at which nothing clashes.
    """
    found = []
    for local in starts:
        at = moment(local, around.programme)
        around, clash = _tried(around, local, minutes, mode)
        instead = None
        if clash:
            around, instead = _instead(around, local, minutes, mode)
        found.append(Proposed(at, clash, instead))
    return tuple(found)


def book(
    around: Around, starts: Iterable[datetime], minutes: int, mode: str, form: str, ahead: int
) -> Block:
    """Book sessions at these times (UTC), all of them or none.

    `form` names them, `ahead` counts those that lie ahead already. Raises TimeNotFree,
    TooManyAhead or PairingEnded.
    """
    require_running(around.pairing)
    times = sorted(set(starts))
    if ahead + len(times) > MOST_AHEAD:
        raise TooManyAhead
    booked, letters, held = list[Appointment](), list[Letter](), dict[str, HeldMonth]()
    for number, at in enumerate(times, 1):
        kept = _book_one(around, at, minutes, mode, f"{form}-{number}")
        around = _with(around, kept)
        held |= {one.month: one for one in kept.months}
        booked.append(kept.appointment)
        letters += kept.letters
    return Block(tuple(booked), around.diary, tuple(held.values()), tuple(letters))


def move(
    around: Around, appointment: Appointment, to: tuple[datetime, datetime], record: Reliability
) -> Kept:
    """Move a session to another time, from start to end (UTC), or let it take longer (R26).

    `record` is of the one who moves. Raises Refusal.
    """
    require_running(around.pairing)
    booking.require_ahead(appointment, around.now)
    if to == (appointment.starts_at, appointment.ends_at):
        raise Incomplete({"at": "Choose another time or length: this is when it is now"})
    _require_open(around, to[0])
    _require_not_together(around, around.diary.without([appointment]), *to)
    try:
        return booking.move(
            appointment, to, around.diary, around.months, record, around.programme, around.by,
            around.now,
        )  # fmt: skip
    except TimeNotFree as taken:
        raise _for_reader(around, taken) from taken


def _book_one(around: Around, at: datetime, minutes: int, mode: str, form: str) -> Kept:
    _require_open(around, at)
    pairing, programme = around.pairing, around.programme
    person_id, mentor_id = pairing.id.person_id, pairing.id.mentor_id
    month = month_of(at.astimezone(programme.zone))
    new = Appointment(
        id=AppointmentId(person_id, mentor_id, month, form),
        kind=AppointmentKind.PAIRING_SESSION,
        mentor_person=pairing.mentor_person,
        mentor_name=pairing.mentor_name,
        mentee_name=pairing.mentee_name,
        topic=pairing.scheme_title,
        mode=mode,
        starts_at=at,
        ends_at=at + timedelta(minutes=minutes),
        time_zone=programme.time_zone,
        scheme=pairing.id.scheme,
        agenda=AgendaState.MISSING,
        pairing=str(pairing.id),
        booked_by=around.by,
    )
    _require_not_together(around, around.diary, new.starts_at, new.ends_at)
    try:
        return booking.book(new, around.diary, around.months, programme, around.now)
    except TimeNotFree as taken:
        raise _for_reader(around, taken) from taken


def _with(around: Around, kept: Kept) -> Around:
    months = {**around.months, **{one.month: one for one in kept.months}}
    return replace(around, diary=kept.diary, months=months)


def _require_open(around: Around, at: datetime) -> None:
    """R21, R24: neither past nor closed nor paused nor beyond the end. Raises DayNotOpen."""
    programme, mentor = around.programme, around.mentor
    day, today = programme.day_of(at), programme.day_of(around.now)
    if at <= around.now:
        raise DayNotOpen("That time has passed. Choose a later one.")
    if day > around.pairing.ends_on:
        ends = near_day(around.pairing.ends_on, today)
        raise DayNotOpen(f"Your pairing ends on {ends}. Choose an earlier day.")
    if day in programme.closed_days:
        raise DayNotOpen(f"{near_day(day, today)} is a closed day. Choose another day.")
    if mentor.paused_until and is_paused(mentor, day):
        away = "You are" if around.by is Role.MENTOR else f"{first_name(mentor.name)} is"
        back = near_day(mentor.paused_until, today)
        raise DayNotOpen(f"{away} away until {back}. Choose a day from then on.")


def _require_not_together(
    around: Around, diary: Diary, starts_at: datetime, ends_at: datetime
) -> None:
    """R23: the two have nothing with each other then, which both may know. Raises SlotTaken."""
    own = diary.taken_by(starts_at, ends_at)
    if own and own.id.mentor_id == around.mentor.id:
        raise SlotTaken(f"You two have a {own.kind.value} then already. Choose another time.")


def _for_reader(around: Around, taken: TimeNotFree) -> TimeNotFree:
    """Say it to whoever asks, and nothing of what the other has at that time."""
    mentor, mentee = (first_name(one) for one in (around.mentor.name, around.pairing.mentee_name))
    if isinstance(taken, OwnTimeTaken) and around.by is Role.MENTOR:
        return OwnTimeTaken(f"{mentee} has something else then. Choose another time.")
    if isinstance(taken, SlotTaken):
        who = "You have" if around.by is Role.MENTOR else f"{mentor} has"
        return SlotTaken(f"{who} another appointment then. Choose another time.")
    return taken


def _tried(around: Around, local: datetime, minutes: int, mode: str) -> tuple[Around, str]:
    """What is around once that time is taken; where it can't be, why."""
    at = moment(local, around.programme)
    if at.astimezone(around.programme.zone).replace(tzinfo=None) != local:
        return around, "The clocks go forward then, so there is no such time. Choose another."
    try:
        kept = _book_one(around, at, minutes, mode, f"{at:%Y%m%d%H%M}")
    except TimeNotFree as taken:
        return around, taken.sentence
    return _with(around, kept), ""


def _instead(
    around: Around, local: datetime, minutes: int, mode: str
) -> tuple[Around, datetime | None]:
    days = (local + timedelta(days=many) for many in range(1, DAYS_TRIED))
    open_ones = (
        one
        for one in days
        if around.programme.is_working_day(one.date()) and one.date() <= around.pairing.ends_on
    )
    for one in islice(open_ones, DAYS_TRIED):
        after, clash = _tried(around, one, minutes, mode)
        if not clash:
            return after, moment(one, around.programme)
    return around, None
