"""A coordinator puts people on a scheme's roster, and takes them off (R6, R30)."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from mentoring.domain.act import Act, ActKind, coordinator_name
from mentoring.domain.enrolment import Enrolment
from mentoring.domain.people import Person
from mentoring.domain.roster import Line
from mentoring.domain.sign_in import AddressRecord


@dataclass(frozen=True)
class Rostered:
    """Somebody on a scheme's roster, listed there by the local date of their start."""

    scheme: str
    person_id: str
    started_on: date


@dataclass(frozen=True)
class Known:
    """What is known of an address before it is enrolled; a person or enrolment may be new."""

    record: AddressRecord
    person: Person
    enrolment: Enrolment


@dataclass(frozen=True)
class Enrolled:
    """All that enrolling one person changes, to be written in one go."""

    record: AddressRecord | None
    person: Person | None
    enrolment: Enrolment
    rostered: Rostered
    act: Act


@dataclass(frozen=True)
class Placed:
    """An enrolment that was put on its roster, or taken off: nothing else changes by either."""

    enrolment: Enrolment
    rostered: Rostered
    act: Act


def enrol(line: Line, known: Known, by: Person, today: date, now: datetime) -> Enrolled | None:
    """Put somebody on the roster; None where they are on it already, which stays as it is.

    The line's date is when they started in the scheme, whatever was assumed before; without one it
    is today, or the day on which they asked there first. The line's name fills an empty one only.
    """
    if known.enrolment.on_roster:
        return None
    person, record, enrolment = known.person, known.record, known.enrolment
    started_on = line.started_on or (enrolment.started_on if enrolment.version else today)
    placed = put_on(replace(enrolment, started_on=started_on), by, now)
    named = replace(person, name=person.name or line.name)
    owned = replace(record, person_id=person.id)
    return Enrolled(
        owned if owned != record else None,
        named if named != person or not person.version else None,
        placed.enrolment,
        placed.rostered,
        placed.act,
    )


def put_on(enrolment: Enrolment, by: Person, now: datetime) -> Placed:
    """The enrolment on its scheme's roster, the roster's own line, and the coordinator's act."""
    after = replace(enrolment, on_roster=True, times_enrolled=enrolment.times_enrolled + 1)
    return Placed(
        after,
        Rostered(enrolment.scheme, enrolment.person_id, enrolment.started_on),
        _act(ActKind.ENROLLED, after, by, now),
    )


def take_off(enrolment: Enrolment, by: Person, now: datetime) -> Placed | None:
    """Take somebody off the roster; None where they aren't on it. What runs stays."""
    if not enrolment.on_roster:
        return None
    return Placed(
        replace(enrolment, on_roster=False),
        Rostered(enrolment.scheme, enrolment.person_id, enrolment.started_on),
        _act(ActKind.TAKEN_OFF, enrolment, by, now),
    )


def _act(kind: ActKind, enrolment: Enrolment, by: Person, now: datetime) -> Act:
    form = f"{kind.name.lower()}-{enrolment.times_enrolled}"
    return Act(
        enrolment.scheme, form, kind, by.id, coordinator_name(by), now,
        person_id=enrolment.person_id,
    )  # fmt: skip
