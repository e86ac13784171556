"""A mentor's times: what is in force, what a change would touch, and the change (R24, R29)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from mentoring.actions.means import Means
from mentoring.adapters import keys
from mentoring.adapters.changes import Check
from mentoring.domain import slot, times_change
from mentoring.domain.appointment import Appointment
from mentoring.domain.diary import Diary, HeldMonth
from mentoring.domain.identity import month_of
from mentoring.domain.people import Mentor, Person
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import NotFound
from mentoring.domain.reliability import Reliability
from mentoring.domain.times_change import Change, Changed
from mentoring.domain.times_form import as_in_file, form_of, times_from

SHOWN = timedelta(days=14)
"""How far ahead a mentor is shown the slots that their times give."""
TICK, FROM_FILE = "cancel.", "from_file"
Form = Mapping[str, str]


@dataclass(frozen=True)
class Coming:
    """The slots (UTC) of the next two weeks, and the first one after them."""

    slots: tuple[datetime, ...]
    next: datetime | None


@dataclass(frozen=True)
class Preview:
    """R29: what a change would do. `form` is what was typed, written as the pool writes it."""

    change: Change
    coming: Coming
    form: dict[str, str]


def look(means: Means, programme: Programme, person: Person) -> tuple[Mentor, Coming]:
    """A mentor's times in force and the slots they give. Raises NotFound for who is no mentor."""
    mentor, months = _load(means, programme, person)
    return mentor, _coming(means, programme, mentor, months)


def preview(means: Means, programme: Programme, person: Person, form: Form) -> Preview:
    """What the times on a form would change. Raises Incomplete or NotFound."""
    mentor, months = _load(means, programme, person)
    wanted = _change(means, programme, mentor, months, form)
    written = form_of(wanted.after.times) | ({FROM_FILE: "yes"} if form.get(FROM_FILE) else {})
    return Preview(wanted, _coming(means, programme, wanted.after, months), written)


def save(means: Means, programme: Programme, person: Person, form: Form) -> None:
    """Change the times and cancel what was ticked, in one write; saying it again changes nothing.

    Months are checked as they were seen: what is booked meanwhile is judged anew. Raises
    Incomplete, NotFound, or TimesChanged where the page that was sent is out of date.
    """

    def attempt() -> None:
        mentor, months = _load(means, programme, person)
        wanted = _change(means, programme, mentor, months, form)
        if wanted.after == mentor:
            return
        ticked = {name.removeprefix(TICK) for name in form if name.startswith(TICK)}
        diaries, record = _held_by(means, person, wanted.cancelling(ticked))
        decided = times_change.decide(
            wanted, form.get("stamp", ""), ticked, diaries, months.values(), record, programme,
            means.now(),
        )  # fmt: skip
        means.save(
            decided.values,
            decided.letters,
            [Check(one) for one in _unwritten(months, decided, programme, means.now())],
        )

    means.settle(attempt)


def _load(
    means: Means, programme: Programme, person: Person
) -> tuple[Mentor, dict[str, HeldMonth]]:
    """The mentor and all their held months, those ahead even where they are empty: one query."""
    if not person.mentor_id:
        raise NotFound
    found = means.store.partition(f"MENTOR#{person.mentor_id}")
    mentor = next((one for one in found if isinstance(one, Mentor)), None)
    if mentor is None:
        raise NotFound
    ahead = slot.months_ahead(programme, means.now())
    months = {name: HeldMonth(mentor.id, name) for name in ahead}
    return mentor, months | {one.month: one for one in found if isinstance(one, HeldMonth)}


def _change(
    means: Means,
    programme: Programme,
    mentor: Mentor,
    months: Mapping[str, HeldMonth],
    form: Form,
) -> Change:
    from_file = bool(form.get(FROM_FILE))
    now, filled = means.now(), as_in_file(form, mentor.published.times) if from_file else form
    wanted = times_from(filled, programme, programme.day_of(now))
    after = times_change.with_times(mentor, wanted, from_file=from_file)
    held = [one for month in months.values() for one in month.held.values()]
    return times_change.change(mentor, after, held, programme, now)


def _coming(
    means: Means, programme: Programme, mentor: Mentor, months: Mapping[str, HeldMonth]
) -> Coming:
    now = means.now()
    found = slot.slots(mentor, months, programme, now)
    last = programme.day_of(now + SHOWN)
    soon = tuple(one for one in found if programme.day_of(one) <= last)
    return Coming(soon, next(iter(found[len(soon) :]), None))


def _held_by(
    means: Means, person: Person, gone: Iterable[Appointment]
) -> tuple[dict[str, Diary], Reliability]:
    """The diaries of whoever is cancelled, and what is counted of the one who cancels."""
    people, blank = sorted({one.id.person_id for one in gone}), Reliability(person.id)
    if not people:
        return {}, blank
    record, *found = means.load(keys.reliability(person.id), *map(keys.diary, people))
    diaries = {name: diary or Diary(name) for name, diary in zip(people, found, strict=True)}
    return diaries, record or blank


def _unwritten(
    months: Mapping[str, HeldMonth], decided: Changed, programme: Programme, now: datetime
) -> list[HeldMonth]:
    written = {one.month for one in decided.months}
    this = month_of(programme.day_of(now))
    return [one for name, one in months.items() if name >= this and name not in written]
