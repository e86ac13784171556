"""Spot sessions: who may book one, and at which times it can be had (R24, R25)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from mentoring.domain import booking
from mentoring.domain.appointment import Appointment, AppointmentKind
from mentoring.domain.booking import Kept, SlotTaken
from mentoring.domain.diary import Diary, HeldMonth
from mentoring.domain.eligibility import CannotBeAsked, NotOneself
from mentoring.domain.identity import AppointmentId, month_of
from mentoring.domain.people import Mentor, Person, SpotOffer, address_hash
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import DetailsMissing, Incomplete, Refusal, WayOn
from mentoring.domain.slot import slots

MOST_OPEN = 3
"""R25: open spot sessions per mentee."""
YEARS = range(2000, 3000)
"""A form's time outside of these is no time; near the ends of the calendar zones can't be told."""


@dataclass(frozen=True)
class Choice:
    """What the mentee chose on the form; `starts_at` is UTC, `form` the random name of the form."""

    topic: str
    mode: str
    starts_at: datetime | None
    form: str


def choice_from(form: Mapping[str, str]) -> Choice:
    """Read a form; a time that is no time counts as none chosen."""
    starts_at = time_from(form.get("time", ""))
    return Choice(form.get("topic", ""), form.get("mode", ""), starts_at, form.get("form", ""))


class NoSpotSessions(Refusal):
    """The mentor offers none."""

    code = "no_spot_sessions"
    ways_on = (WayOn.FIND_A_MENTOR, WayOn.MY_MENTORING)


class TooManySpotSessions(Refusal):
    """R25: one open spot session per pair of people, three per mentee."""

    code = "too_many_spot_sessions"


def require_may_book(person: Person, mentor: Mentor, diary: Diary, now: datetime) -> SpotOffer:
    """R25: what the mentor offers, if this person may book it. Raises the Refusal that fits."""
    if not person.has_details:
        raise DetailsMissing
    offer = require_offer(mentor)
    if mentor.person_id == person.id or mentor.address_hash == address_hash(person.address):
        raise NotOneself
    if not mentor.person_id:
        raise CannotBeAsked(
            f"{mentor.name} can't be booked yet: the coordinators have no address for them. "
            "Look for somebody else meanwhile, or come back in some days."
        )
    open_ones = [one for one in diary.ahead(now) if one.kind is AppointmentKind.SPOT_SESSION]
    if any(one.id.mentor_id == mentor.id for one in open_ones):
        raise TooManySpotSessions(
            f"You have a spot session with {mentor.name} ahead. After it, or after "
            "cancelling it, you can book another."
        )
    if len(open_ones) >= MOST_OPEN:
        raise TooManySpotSessions(
            f"You have {MOST_OPEN} spot sessions ahead, which is as many as anyone can have "
            "at once. "
            "Cancel one, or come back after the next."
        )
    return offer


def free_slots(
    mentor: Mentor,
    diary: Diary,
    months: Mapping[str, HeldMonth],
    programme: Programme,
    now: datetime,
) -> tuple[datetime, ...]:
    """The mentor's slots (UTC, in order) at which the mentee has nothing else.

    `months` are the mentor's held months, all of `slot.months_ahead`.
    """
    return diary.free_at(slots(mentor, months, programme, now), mentor.times.minutes)


def book(
    person: Person,
    mentor: Mentor,
    diary: Diary,
    months: Mapping[str, HeldMonth],
    programme: Programme,
    choice: Choice,
    now: datetime,
) -> Kept:
    """Book a spot session.

    `months` are the mentor's held months, all of `slot.months_ahead`. Raises the Refusal that fits,
    Incomplete naming every field to choose, or TimeNotFree.
    """
    offer = require_may_book(person, mentor, diary, now)
    starts_at = _require_complete(offer, mentor, choice)
    if starts_at not in slots(mentor, months, programme, now):
        raise SlotTaken
    month = month_of(starts_at.astimezone(programme.zone))
    appointment = Appointment(
        id=AppointmentId(person.id, mentor.id, month, choice.form),
        kind=AppointmentKind.SPOT_SESSION,
        mentor_person=mentor.person_id or "",
        mentor_name=mentor.name,
        mentee_name=person.name,
        topic=choice.topic,
        mode=choice.mode,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=offer.minutes),
        time_zone=programme.time_zone,
    )
    return booking.book(appointment, diary, months, programme, now)


def require_offer(mentor: Mentor) -> SpotOffer:
    """What the mentor offers as spot sessions now. Raises NoSpotSessions."""
    offer = mentor.spot
    if offer is None or mentor.withdrawn or "spot session" not in mentor.published.offers:
        raise NoSpotSessions(
            f"{mentor.name} offers no spot sessions at the moment. Find another mentor."
        )
    return offer


def time_from(text: str) -> datetime | None:
    """The moment (UTC) that a form's time says; None for what is no time."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment.tzinfo and moment.year in YEARS else None


def _require_complete(offer: SpotOffer, mentor: Mentor, choice: Choice) -> datetime:
    errors = {}
    if choice.topic not in offer.topics:
        errors["topic"] = "Choose a topic"
    if choice.mode not in mentor.published.meets:
        errors["mode"] = "Choose how to meet"
    if choice.starts_at is None:
        errors["time"] = "Choose a time"
    if errors or choice.starts_at is None:
        raise Incomplete(errors)
    return choice.starts_at
