"""A scheme's roster: who is on it, enrolling many at once, and taking somebody off."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from mentoring.actions.batches import in_batches
from mentoring.actions.means import Means
from mentoring.actions.people_search import entries_changed
from mentoring.adapters import keys
from mentoring.adapters.changes import Remove
from mentoring.domain import enrolling
from mentoring.domain.act import require_coordinates
from mentoring.domain.enrolling import Known, Rostered
from mentoring.domain.enrolment import Enrolment
from mentoring.domain.identity import is_id
from mentoring.domain.people import Person, address_hash
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import NotFound
from mentoring.domain.roster import Line
from mentoring.domain.sign_in import AddressRecord, record_for

AT_ONCE = 10
"""People in one transaction: each may take nine items of its hundred."""
ON_A_PAGE = 50
READ_AT_ONCE = 30


@dataclass(frozen=True)
class Member:
    """Somebody on the roster, with their address: it is what a roster consists of."""

    person: Person
    started_on: date


@dataclass(frozen=True)
class Page:
    """A part of the roster, by start date; `further` is where the next begins, or empty."""

    members: list[Member]
    further: str


def require_scheme(programme: Programme, by: Person, scheme: str) -> str:
    """The scheme whose roster somebody may see; the first of theirs where none is named.

    Raises NotFound.
    """
    scheme = scheme or next(iter(by.coordinates), "")
    require_coordinates(by, scheme)
    if scheme not in programme.schemes:
        raise NotFound
    return scheme


def look(means: Means, scheme: str, after: str) -> Page:
    """A page of the roster: one query, and one read of the people. The scheme was checked."""
    beginning = "ROSTER#"
    after = f"{beginning}{after}" if _is_place(after) else ""
    found = means.store.page(f"SCHEME#{scheme}", beginning, after, ON_A_PAGE)
    persons = means.load(*(keys.person(one.person_id) for one in found)) if found else ()
    pairs = zip(persons, found, strict=True)
    members = [Member(person, one.started_on) for person, one in pairs if person]
    return Page(members, _place(found[-1]) if len(found) == ON_A_PAGE else "")


def already_there(means: Means, scheme: str, lines: Sequence[Line]) -> list[Line]:
    """The lines that name somebody who is on the roster already: nothing will come of them."""
    return [
        line
        for some in in_batches(lines, READ_AT_ONCE)
        for line, known in zip(some, _known(means, scheme, some, date.min), strict=True)
        if known.enrolment.on_roster
    ]


def enrol(
    means: Means, programme: Programme, by: Person, scheme: str, lines: Sequence[Line]
) -> int:
    """Put everybody on the roster, some in one write; how many weren't on it before.

    Taken up half way, or sent again, it does what is left and nothing twice. Raises Overtaken.
    """
    today = programme.day_of(means.now())

    def attempt(some: Sequence[Line]) -> int:
        decided = [
            (known, enrolling.enrol(line, known, by, today, means.now()))
            for line, known in zip(some, _known(means, scheme, some, today), strict=True)
        ]
        new = [(known, enrolled) for known, enrolled in decided if enrolled]
        if new:
            values = [
                value
                for _, one in new
                for value in (one.record, one.person, one.enrolment, one.rostered, one.act)
                if value
            ]
            names = [
                change
                for known, one in new
                for change in entries_changed(
                    known.person if known.enrolment.version else None,
                    one.person or known.person,
                    (scheme,),
                )
            ]
            means.save(values, more=names)
        return len(new)

    return sum(
        means.settle(lambda some=some: attempt(some))  # type: ignore[misc]
        for some in in_batches(lines, AT_ONCE)
    )


def take_off(means: Means, by: Person, scheme: str, person_id: str) -> None:
    """Take somebody off the roster. Doing it again changes nothing. Raises NotFound."""
    require_coordinates(by, scheme)
    if not is_id(person_id):
        raise NotFound

    def attempt() -> None:
        (enrolment,) = means.load(keys.enrolment(person_id, scheme))
        if enrolment is None:
            raise NotFound
        taken = enrolling.take_off(enrolment, by, means.now())
        if taken:
            gone = keys.rostered(taken.rostered)
            means.save((taken.enrolment, taken.act), more=[Remove(gone)])

    means.settle(attempt)


def _known(means: Means, scheme: str, lines: Sequence[Line], today: date) -> list[Known]:
    """What the table knows of each line, or what a new person begins with: nobody need sign in."""
    records = means.load(*(keys.address(address_hash(one.address)) for one in lines))
    ids = [one.person_id for one in records if one and one.person_id]
    wanted = [key for one in ids for key in (keys.person(one), keys.enrolment(one, scheme))]
    found = dict(zip(wanted, means.load(*wanted), strict=True)) if wanted else {}
    return [
        _from(record, scheme, found, today) or _new(means, scheme, line, record, today)
        for line, record in zip(lines, records, strict=True)
    ]


def _from(
    record: AddressRecord | None, scheme: str, found: dict[Any, Any], today: date
) -> Known | None:
    person_id = record.person_id if record else None
    person = found.get(keys.person(person_id)) if person_id else None
    if record is None or person is None:
        return None
    enrolment = found[keys.enrolment(person.id, scheme)]
    return Known(record, person, enrolment or Enrolment(person.id, scheme, today))


def _new(means: Means, scheme: str, line: Line, record: AddressRecord | None, today: date) -> Known:
    person_id = means.new_id()
    return Known(
        record or record_for(line.address),
        Person(person_id, line.address),
        Enrolment(person_id, scheme, today),
    )


def _place(one: Rostered) -> str:
    return f"{one.started_on}#{one.person_id}"


def _is_place(text: str) -> bool:
    day, _, person_id = text.partition("#")
    return is_id(day) and is_id(person_id)
