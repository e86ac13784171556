"""Choosing after chemistry calls: one mentor is asked, the others are thanked (R11)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from mentoring.domain import booking
from mentoring.domain.appointment import Appointment
from mentoring.domain.appointment_letters import cancelled_with_thanks, thanks_letter
from mentoring.domain.chemistry import unsettled
from mentoring.domain.diary import Diary, HeldMonth
from mentoring.domain.enrolment import Enrolment, Role
from mentoring.domain.identity import request_id_from
from mentoring.domain.letter import Letter
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import Incomplete
from mentoring.domain.reliability import Reliability

NOBODY = "none"
"""What the form says where the mentee asks none of them."""
MonthKey = tuple[str, str]
"""A mentor's id and the name of a local month."""


@dataclass(frozen=True)
class Choice:
    """What is to be chosen in a scheme: the newest call with each mentor who is not asked yet.

    `asked` names whoever was asked or is the mentee's mentor there: the others are to be thanked.
    """

    scheme: str
    calls: tuple[Appointment, ...]
    asked: str = ""

    def is_ready(self, now: datetime) -> bool:
        """All calls are over, or there is nothing to wait for."""
        return bool(self.calls) and (
            bool(self.asked) or all(one.ends_at <= now for one in self.calls)
        )


@dataclass(frozen=True)
class Chosen:
    """The calls as they are after the choice, and all that is written with them."""

    calls: tuple[Appointment, ...]
    diary: Diary
    months: tuple[HeldMonth, ...]
    letters: tuple[Letter, ...]
    record: Reliability | None = None

    @property
    def values(self) -> tuple[object, ...]:
        """All that is written, but for the letters."""
        counted = (self.record,) if self.record else ()
        return (self.diary, *self.calls, *self.months, *counted)


def to_choose(
    scheme: str, appointments: Iterable[Appointment], enrolment: Enrolment | None, now: datetime
) -> Choice:
    """Between whom a mentee chooses in a scheme."""
    newest = {one.id.mentor_id: one for one in unsettled(scheme, appointments, now)}
    taken = _taken(enrolment)
    asked = next((one.mentor_name for key, one in newest.items() if key in taken), "")
    if taken and not asked:
        asked = next((one.mentor_name for one in enrolment.open.values()), "") if enrolment else ""
    return Choice(scheme, tuple(one for key, one in newest.items() if key not in taken), asked)


def ready(
    appointments: list[Appointment], enrolments: Iterable[Enrolment], now: datetime
) -> list[Choice]:
    """What waits for a mentee in My mentoring, over all schemes."""
    known = {one.scheme: one for one in enrolments}
    schemes = dict.fromkeys(one.scheme for one in appointments if one.scheme)
    choices = [to_choose(one, appointments, known.get(one), now) for one in schemes]
    return [one for one in choices if one.is_ready(now)]


def require_choice(choice: Choice, mentor_id: str) -> None:
    """The form names one of them, or nobody. Raises Incomplete."""
    if mentor_id != NOBODY and mentor_id not in {one.id.mentor_id for one in choice.calls}:
        raise Incomplete({"mentor": "Choose whom to ask, or nobody"})


def choose(
    choice: Choice,
    mentor_id: str,
    appointments: Iterable[Appointment],
    diary: Diary,
    months: Mapping[MonthKey, HeldMonth],
    record: Reliability,
    programme: Programme,
    now: datetime,
) -> Chosen:
    """Settle every call of the scheme: the chosen stays as it is, the others are thanked.

    What lies ahead with them is cancelled, and their time is theirs again; late is counted (R26).
    `months` are those that hold what lies ahead. Raises Incomplete where nobody was named.
    """
    require_choice(choice, mentor_id)
    thanked = {one.id.mentor_id: one for one in choice.calls if one.id.mentor_id != mentor_id}
    title = programme.schemes[choice.scheme].title
    done = Chosen((), diary, (), ())
    held, counted = dict(months), record
    for call in unsettled(choice.scheme, appointments, now):
        mentor = call.id.mentor_id
        if mentor not in thanked or call.starts_at <= now:
            letters = (thanks_letter(call, title),) if thanked.get(mentor) == call else ()
            done = _with(done, replace(call, settled=True), letters)
            continue
        place = mentor, call.month
        kept = booking.cancel(call, done.diary, held[place], counted, programme, Role.MENTEE, now)
        held[place], counted = kept.months[0], kept.record or counted
        gone = replace(kept.appointment, settled=True)
        done = _with(replace(done, diary=kept.diary), gone, cancelled_with_thanks(gone))
    changed = tuple(month for place, month in held.items() if month != months[place])
    return replace(done, months=changed, record=counted if counted != record else None)


def _with(done: Chosen, call: Appointment, letters: tuple[Letter, ...]) -> Chosen:
    return replace(
        done,
        calls=(*done.calls, call),
        letters=(*done.letters, *letters),
        diary=done.diary.with_changed(call),
    )


def _taken(enrolment: Enrolment | None) -> frozenset[str]:
    """The mentors who are asked, and the one of the running pairing."""
    if enrolment is None:
        return frozenset()
    running = [request_id_from(enrolment.running).mentor_id] if enrolment.running else []
    return frozenset([*enrolment.open, *running])
