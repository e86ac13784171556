"""Taking an erased person out of everything that is held, theirs and others' (R31)."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from mentoring.actions.batches import in_batches
from mentoring.actions.means import Means
from mentoring.actions.people_search import entries_changed, mentor_entries_changed
from mentoring.adapters import keys
from mentoring.adapters.changes import Change, Put, Remove
from mentoring.adapters.keys import Key
from mentoring.domain import erasure
from mentoring.domain.act import Act
from mentoring.domain.appointment import Appointment
from mentoring.domain.enrolling import Rostered
from mentoring.domain.enrolment import Enrolment, Request
from mentoring.domain.erasure import Erasing
from mentoring.domain.identity import (
    AppointmentId,
    FriendId,
    IntroductionId,
    RequestId,
    appointment_id_from,
    introduction_id_from,
    request_id_from,
)
from mentoring.domain.introduction import Introduction
from mentoring.domain.naming import FORMER_MENTOR
from mentoring.domain.pairing import Pairing
from mentoring.domain.people import Mentor, Person, address_hash
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import NotFound
from mentoring.domain.trace import Trace, traces_left

T = TypeVar("T")
READ_AT_ONCE = 50


def forget_mentee(means: Means, programme: Programme, person: Person) -> None:
    """Take a mentee out of what mentors and coordinators hold. Their own partition stays."""
    own = means.store.partition(f"PERSON#{person.id}")
    asked = _of(Request, own) + _of(Pairing, own)
    booked = _of(Appointment, own)
    for mentor_id in sorted({one.id.mentor_id for one in booked}):
        _give_back(means, mentor_id, [one for one in booked if one.id.mentor_id == mentor_id])
    called = {person.name, *(one.mentee_name for one in asked)}
    for mentor_id in sorted({one.id.mentor_id for one in asked}):
        _unname_acts(means, f"MENTOR#{mentor_id}", called)
    removed: list[Key[Any]] = [keys.trace(one) for one in traces_left(_of(Introduction, own))]
    for one in asked:
        removed.append(keys.trace(Trace(one.id.mentor_id, str(one.id))))
        removed.append(keys.feedback(one.mentor_person, one.id))
        removed.append(keys.silence(one.mentor_person, one.id))
        removed.append(keys.talk(FriendId(one.mentor_person, one.id)))
    for each in booked:
        removed.append(keys.trace(Trace(each.id.mentor_id, str(each.id))))
        removed.append(keys.impression(each.id, each.mentor_person))
    enrolments = _of(Enrolment, own)
    for joined in enrolments:
        rostered = Rostered(joined.scheme, person.id, joined.started_on)
        removed.append(keys.rostered(rostered))
    names = entries_changed(person, Person(person.id, ""), [one.scheme for one in enrolments])
    _write(means, [*map(Remove, dict.fromkeys(removed)), *names])
    _forget_notices(means, programme, person, called)


def forget_mentor(means: Means, programme: Programme, person: Person) -> None:
    """Take a mentor out of mentees' records, of schemes' lists, and of their own pages."""
    mentor_id = str(person.mentor_id)
    (mentor,) = means.load(keys.mentor(mentor_id))
    traces: list[Trace] = means.store.partition(keys.traces_of(mentor_id))
    for some in in_batches(traces, READ_AT_ONCE):
        for one in some:
            _unname_mentor(means, one, {mentor.name} if mentor else set())
    listed = [
        one
        for one in means.load(*(keys.listed(one, mentor_id) for one in programme.schemes))
        if one
    ]
    lists = [Remove(keys.key_of(one)) for one in listed]
    entries = [change for one in listed for change in mentor_entries_changed(one, None)]
    pages = [
        Remove(keys.key_of(one))
        for one in means.store.partition(f"MENTOR#{mentor_id}")
        if not isinstance(one, Mentor)
    ]
    _write(means, [*(Remove(keys.trace(one)) for one in traces), *lists, *entries, *pages])
    _forget_notices(means, programme, person, [mentor.name] if mentor else [])


def forget_rest(
    means: Means, programme: Programme, erasing: Erasing, person: Person | None
) -> None:
    """Remove all that lies with the person, and at last, with the letters, who they were."""
    last: list[Key[Any]] = [keys.person(erasing.person_id), keys.erasing(erasing.person_id)]
    own = [keys.key_of(one) for one in means.store.partition(f"PERSON#{erasing.person_id}")]
    _write(means, [Remove(key) for key in own if key not in last])

    def attempt() -> None:
        if person is None:
            means.save((), more=[Remove(key) for key in last])
            return
        (mentor,) = means.load(keys.mentor(person.mentor_id or "-"))
        means.save(
            (erasure.emptied(mentor),) if mentor else (),
            erasure.last_letters(person, mentor, programme, erasing.asked_at),
            [*map(Remove, last), Remove(keys.address(address_hash(person.address)))],
        )

    means.settle(attempt)


def _give_back(means: Means, mentor_id: str, booked: Sequence[Appointment]) -> None:
    """Take appointments out of a mentor's months, past ones as well."""

    def attempt() -> None:
        names = sorted({one.month for one in booked})
        for some in in_batches(names, READ_AT_ONCE):
            found = means.load(*(keys.month(mentor_id, one) for one in some))
            without = [(one, one.forgetting(booked)) for one in found if one]
            changed = [after for before, after in without if after != before]
            if changed:
                means.save(changed)

    means.settle(attempt)


def _unname_mentor(means: Means, trace: Trace, called: set[str]) -> None:
    """Take a mentor's names, of then and now, and words out of what a mentee keeps."""
    wanted = records_of(trace.about)
    before = (getattr(one, "mentor_name", "") for one in means.load(*wanted))
    _unname_acts(means, wanted[0].pk, {*called, *before} - {FORMER_MENTOR})

    def attempt() -> None:
        found = [one for one in means.load(*wanted) if one]
        changed = [erasure.without_mentor(one, trace.mentor_id) for one in found]
        if changed != found:
            means.save(changed)

    means.settle(attempt)


def records_of(about: str) -> list[Key[Any]]:
    """Where the records are that an id may name."""
    found: list[Key[Any]] = []
    for read in (request_id_from, appointment_id_from, introduction_id_from):
        try:
            found += _keys_for(read(about))
        except NotFound:
            continue
    return found


def _keys_for(one: RequestId | AppointmentId | IntroductionId) -> list[Key[Any]]:
    match one:
        case RequestId():
            return [keys.request(one), keys.pairing(one), keys.talk(FriendId(one.person_id, one))]
        case AppointmentId():
            return [keys.appointment(one), keys.diary(one.person_id)]
        case IntroductionId():
            return [keys.introduction(one)]


def _unname_acts(means: Means, pk: str, called: Iterable[str]) -> None:
    acts: list[Act] = means.store.partition(pk, "ACT#")
    changed = [(one, erasure.without_names(one, called)) for one in acts]
    _write(means, [Put(after) for before, after in changed if after != before])


def _forget_notices(
    means: Means, programme: Programme, person: Person, called: Iterable[str]
) -> None:
    """Remove what coordinators were told about the person, and the names from all else."""
    for scheme in programme.schemes:
        for kind in ("NOTICE#", "CONCERN#"):
            found = means.store.partition(f"SCHEME#{scheme}", kind)
            _write(means, [one for each in found for one in _forgotten(each, person, called)])


def _forgotten(one: erasure.Told, person: Person, called: Iterable[str]) -> list[Change]:
    if erasure.goes_with(one, person):
        return [Remove(keys.key_of(one))]
    after = erasure.unnamed(one, called)
    return [Put(after)] if after != one else []


def _write(means: Means, changes: Iterable[Change]) -> None:
    """Write changes that nobody decides upon, as many at a time as a transaction takes."""
    for some in in_batches(list(changes)):
        if some:
            means.store.save(list(some))


def _of(kind: type[T], found: Iterable[Any]) -> list[T]:
    return [one for one in found if isinstance(one, kind)]
