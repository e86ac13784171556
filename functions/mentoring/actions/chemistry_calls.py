"""Booking chemistry calls with up to three mentors on one page (R11)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from mentoring.actions import appointments
from mentoring.actions.means import Means
from mentoring.actions.seeing import require_seen
from mentoring.adapters import keys
from mentoring.adapters.changes import Check
from mentoring.domain import call_booking, calls, slot
from mentoring.domain.call_form import Wanted, mentors_in, wanted_in
from mentoring.domain.calls import Caller, NoCalls
from mentoring.domain.chemistry import call_minutes
from mentoring.domain.diary import Diary, HeldMonth
from mentoring.domain.enrolment import Enrolment
from mentoring.domain.identity import AppointmentId, is_id
from mentoring.domain.introduced import is_introduced
from mentoring.domain.people import Mentor, Person
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import DetailsMissing, NotFound, Refusal
from mentoring.domain.scheme import Scheme

Form = Mapping[str, str]


@dataclass(frozen=True)
class Option:
    """A mentor on the page; `refusal` says why there can be no call, where there can be none.

    `slots` are UTC, in order, without those at which the mentee has something else.
    """

    mentor: Mentor
    modes: tuple[str, ...]
    has_times: bool
    slots: tuple[datetime, ...] = ()
    refusal: Refusal | None = None


@dataclass(frozen=True)
class InScheme:
    """What there is in one scheme; `most` is with how many more mentors before choosing."""

    scheme: Scheme
    options: tuple[Option, ...]
    most: int = 0

    @property
    def callable(self) -> tuple[Option, ...]:
        """Those with whom there can be a call."""
        return tuple(one for one in self.options if not one.refusal)


@dataclass(frozen=True)
class Page:
    """The calls to book, in the scheme in which most of the mentors have them.

    Where several have as many, there is none before one is chosen. `schemes` are the others.
    """

    mentors: tuple[Mentor, ...]
    schemes: tuple[Scheme, ...]
    calls: InScheme | None


@dataclass(frozen=True)
class _Loaded:
    mentors: dict[str, Mentor]
    callers: dict[str, Caller]
    found: frozenset[str]
    months: dict[str, dict[str, HeldMonth]]

    def checks(self, wanted: Sequence[Wanted], scheme: str) -> list[Check]:
        """What was decided upon and stays as it is."""
        enrolled = [Check(self.callers[scheme].enrolment)] if scheme in self.found else []
        return [*(Check(self.mentors[one.mentor_id]) for one in wanted), *enrolled]


def prepare(means: Means, programme: Programme, person: Person, mentors: str, scheme: str) -> Page:
    """What the page offers this person. Raises NotFound, or the Refusal that fits all of them."""
    seen = _load(means, programme, person, mentors)
    among = tuple(seen.mentors.values())
    schemes = tuple(_schemes(programme, seen))
    if not schemes:
        raise NoCalls(
            f"{' and '.join(one.name for one in among)}: no chemistry calls in any scheme at the "
            "moment. Ask straight away, or find another mentor."
        )
    found = [_in_scheme(means, programme, seen, one) for one in schemes if scheme in {"", one.id}]
    if not found:
        raise NotFound
    open_ones = [one for one in found if one.callable]
    if not open_ones:
        raise next(one.refusal for one in found[0].options if one.refusal)
    fullest = max(len(one.callable) for one in open_ones)
    best = [one for one in open_ones if len(one.callable) == fullest]
    if len(best) > 1:
        return Page(among, tuple(one.scheme for one in best), None)
    (one,) = best
    most = calls.most_more(seen.callers[one.scheme.id], one.scheme, means.now())
    others = tuple(each for each in schemes if each != one.scheme)
    return Page(among, others, replace(one, most=most))


def book(means: Means, programme: Programme, person: Person, form: Form) -> list[AppointmentId]:
    """Book all the calls that a form asks for, or none; sending it again books nothing more.

    Raises Incomplete naming every time that is missing or was just taken, or the Refusal that fits.
    """
    scheme, name = form.get("scheme", ""), form.get("form", "")
    if scheme not in programme.schemes or not is_id(name):
        raise NotFound

    def attempt() -> list[AppointmentId]:
        seen = _load(means, programme, person, form.get("mentors", ""))
        caller = seen.callers[scheme]
        before = [one for one in caller.appointments if one.id.form == name]
        done = {one.id.mentor_id for one in before}
        wanted = [one for one in wanted_in(form, tuple(seen.mentors)) if one.mentor_id not in done]
        if before and not wanted:
            return [one.id for one in before]
        booked = call_booking.book(
            caller, wanted, seen.mentors, seen.months, programme, name, means.now()
        )
        means.save(booked.values, booked.letters, seen.checks(wanted, scheme))
        return [one.appointment.id for one in booked.calls]

    return means.settle(attempt)


def _in_scheme(means: Means, programme: Programme, seen: _Loaded, scheme: Scheme) -> InScheme:
    caller = seen.callers[scheme.id]
    options = (
        _option(means, programme, caller, one, seen.months[one.id]) for one in seen.mentors.values()
    )
    return InScheme(scheme, tuple(options))


def _option(
    means: Means,
    programme: Programme,
    caller: Caller,
    mentor: Mentor,
    months: Mapping[str, HeldMonth],
) -> Option:
    option = Option(mentor, calls.modes(mentor), calls.has_times(mentor))
    try:
        minutes = calls.require_may_call(caller, mentor, programme, means.now())
    except DetailsMissing:
        raise
    except Refusal as refusal:
        return replace(option, refusal=refusal)
    free = calls.free_slots(mentor, caller.diary, months, programme, minutes, means.now())
    return replace(option, slots=free)


def _schemes(programme: Programme, seen: _Loaded) -> Iterator[Scheme]:
    """The schemes in which at least one of the mentors has calls, as far as the mentee sees."""
    for scheme in programme.schemes.values():
        enrolment = seen.callers[scheme.id].enrolment
        if any(
            scheme.id in one.published.schemes
            and call_minutes(one.published.offers, scheme)
            and (scheme.listed or is_introduced(one, enrolment))
            for one in seen.mentors.values()
        ):
            yield scheme


def _load(means: Means, programme: Programme, person: Person, mentors: str) -> _Loaded:
    """The mentors with their months, and the mentee in every scheme: two round trips."""
    ids, now = mentors_in(mentors), means.now()
    names, schemes = slot.months_ahead(programme, now), list(programme.schemes)
    loaded = iter(
        means.load(
            keys.diary(person.id),
            *(keys.enrolment(person.id, one) for one in schemes),
            *(keys.mentor(one) for one in ids),
            *(keys.waiting(one, person.id) for one in ids),
            *(keys.month(one, name) for one in ids for name in names),
        )
    )
    diary = next(loaded) or Diary(person.id)
    enrolments = {one: next(loaded) for one in schemes}
    found = {one: next(loaded) for one in ids}
    waits = frozenset(one for one in ids if next(loaded))
    months = {one: {name: next(loaded) or HeldMonth(one, name) for name in names} for one in ids}
    seen = {key: one for key, one in found.items() if _is_seen(means, programme, person, one)}
    if not seen:
        raise NotFound
    had = tuple(appointments.of_mentee(means, person.id))
    today = programme.day_of(now)
    callers = {
        key: Caller(person, one or Enrolment(person.id, key, today), had, diary, waits)
        for key, one in enrolments.items()
    }
    return _Loaded(seen, callers, frozenset(key for key, one in enrolments.items() if one), months)


def _is_seen(means: Means, programme: Programme, person: Person, mentor: Mentor | None) -> bool:
    try:
        require_seen(means, programme, person.id, mentor)
    except NotFound:
        return False
    return True
