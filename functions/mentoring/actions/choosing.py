"""Choosing after chemistry calls: asking one of the mentors and thanking the others (R11)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from mentoring.actions import appointments, asking
from mentoring.actions.asking import Beside
from mentoring.actions.means import Means
from mentoring.adapters import keys
from mentoring.adapters.changes import Check
from mentoring.domain import choosing, eligibility
from mentoring.domain.appointment import Appointment
from mentoring.domain.asking_form import Form
from mentoring.domain.choosing import NOBODY, Choice, Chosen
from mentoring.domain.diary import Diary, HeldMonth
from mentoring.domain.enrolment import Enrolment, Request
from mentoring.domain.identity import RequestId, is_id, whole_number
from mentoring.domain.people import Mentor, Person
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import DetailsMissing, Incomplete, NotFound, Refusal
from mentoring.domain.reliability import Reliability
from mentoring.domain.request import require_aims
from mentoring.domain.scheme import Scheme


@dataclass(frozen=True)
class Option:
    """Somebody to choose, and the call with them; `refusal` says why they can't be asked now."""

    call: Appointment
    mentor: Mentor
    refusal: Refusal | None = None


@dataclass(frozen=True)
class Page:
    """The choice as its mentee sees it; `number` is the one that the form's request has."""

    scheme: Scheme
    choice: Choice
    options: tuple[Option, ...]
    number: int


@dataclass(frozen=True)
class _Loaded:
    diary: Diary
    enrolment: Enrolment | None
    record: Reliability
    appointments: list[Appointment]


def prepare(means: Means, programme: Programme, person: Person, scheme_id: str) -> Page:
    """Between whom this person chooses in a scheme. Raises NotFound, DetailsMissing."""
    scheme, now = _scheme(programme, scheme_id), means.now()
    if not person.has_details:
        raise DetailsMissing
    seen = _load(means, person, scheme_id)
    choice = choosing.to_choose(scheme_id, seen.appointments, seen.enrolment, now)
    enrolment = seen.enrolment or Enrolment(person.id, scheme_id, programme.day_of(now))
    wanted = [keys.mentor(one.id.mentor_id) for one in choice.calls]
    mentors = means.load(*wanted) if wanted else ()
    refusal_of = partial(
        eligibility.refusal_of, person, enrolment=enrolment, programme=programme,
        today=programme.day_of(now),
    )  # fmt: skip
    options = tuple(
        Option(call, mentor, refusal_of(mentor))
        for call, mentor in zip(choice.calls, mentors, strict=True)
        if mentor
    )
    return Page(scheme, choice, options, enrolment.asked + 1)


def choose(
    means: Means, programme: Programme, person: Person, form: Mapping[str, str]
) -> RequestId | None:
    """Ask the chosen and thank the others, in one write; None where nobody was asked.

    Sending the form again changes nothing. Raises Refusal, Incomplete.
    """
    scheme_id, mentor_id = form.get("scheme", ""), form.get("mentor", "")
    _scheme(programme, scheme_id)
    if mentor_id == NOBODY:
        return means.settle(partial(_thank, means, programme, person, scheme_id))
    number, aims = whole_number(form.get("number", "")) or 0, form.get("aims", "")

    def attempt() -> RequestId:
        seen = _load(means, person, scheme_id)
        before = _asked_before(means, person, scheme_id, mentor_id, number, seen.enrolment)
        if before:
            return before
        _require_complete(
            choosing.to_choose(scheme_id, seen.appointments, seen.enrolment, means.now()),
            mentor_id,
            aims,
        )

        def beside(enrolment: Enrolment) -> Beside:
            chosen = _decide(means, programme, seen, enrolment, mentor_id)
            return Beside(chosen.values, chosen.letters)

        return asking.ask_once(
            means, programme, person, mentor_id, scheme_id, Form(number), aims, beside
        )

    return means.settle(attempt)


def _thank(means: Means, programme: Programme, person: Person, scheme_id: str) -> None:
    seen = _load(means, person, scheme_id)
    enrolment = seen.enrolment or Enrolment(person.id, scheme_id, programme.day_of(means.now()))
    chosen = _decide(means, programme, seen, enrolment, NOBODY)
    if chosen.calls:
        checks = [Check(seen.enrolment)] if seen.enrolment else []
        means.save(chosen.values, chosen.letters, checks)


def _decide(
    means: Means, programme: Programme, seen: _Loaded, enrolment: Enrolment, mentor_id: str
) -> Chosen:
    now, had = means.now(), seen.appointments
    choice = choosing.to_choose(enrolment.scheme, had, enrolment, now)
    months = _months(means, choice, now)
    return choosing.choose(choice, mentor_id, had, seen.diary, months, seen.record, programme, now)


def _months(means: Means, choice: Choice, now: datetime) -> dict[tuple[str, str], HeldMonth]:
    """The months that hold what lies ahead and may be given back."""
    places = [(one.id.mentor_id, one.month) for one in choice.calls if one.starts_at > now]
    found = means.load(*(keys.month(*one) for one in places)) if places else ()
    return {place: month or HeldMonth(*place) for place, month in zip(places, found, strict=True)}


def _load(means: Means, person: Person, scheme_id: str) -> _Loaded:
    """Two round trips: the diary first, whose version guards what the second one finds."""
    diary, enrolment, record = means.load(
        keys.diary(person.id),
        keys.enrolment(person.id, scheme_id),
        keys.reliability(person.id),
    )
    return _Loaded(
        diary or Diary(person.id),
        enrolment,
        record or Reliability(person.id),
        appointments.of_mentee(means, person.id),
    )


def _asked_before(
    means: Means,
    person: Person,
    scheme_id: str,
    mentor_id: str,
    number: int,
    enrolment: Enrolment | None,
) -> RequestId | None:
    """The request that came of the same form: open, or ended since."""
    if not is_id(mentor_id) or not number or enrolment is None or number > enrolment.asked:
        return None
    same_form = RequestId(person.id, scheme_id, mentor_id, number)
    waits: Request | None = enrolment.open.get(mentor_id)
    if waits:
        return waits.id
    (ended,) = means.load(keys.request(same_form))
    return same_form if ended else None


def _require_complete(choice: Choice, mentor_id: str, aims: str) -> None:
    """Raises Incomplete naming all that is missing."""
    errors: dict[str, str] = {}
    for check in (
        lambda: choosing.require_choice(choice, mentor_id),
        lambda: require_aims(aims),
    ):
        try:
            check()
        except Incomplete as missing:
            errors |= missing.errors
    if errors:
        raise Incomplete(errors)


def _scheme(programme: Programme, scheme_id: str) -> Scheme:
    found = programme.schemes.get(scheme_id)
    if found is None or found.chemistry_calls is None:
        raise NotFound
    return found
