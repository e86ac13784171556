"""What needs a person: the coordinators' list, its buttons, and taking off it what is settled."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from mentoring.actions.batches import side_by_side
from mentoring.actions.means import Means
from mentoring.adapters import index, keys
from mentoring.adapters.changes import Conflict
from mentoring.adapters.keys import Key
from mentoring.domain import concern as rules
from mentoring.domain.act import coordinator_name, require_coordinates
from mentoring.domain.concern import Concern, ConcernKind
from mentoring.domain.identity import friend_id_from, request_id_from
from mentoring.domain.notice import Notice
from mentoring.domain.people import Person
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import NotFound
from mentoring.domain.work_list import OFFERED, Line, Waiting, is_for, is_still_so

AT_ONCE = 50
"""Of the list in one page: each with what it is about, they are the 100 items of one read."""
BY_WHAT_CHANGED = "what changed"
PLACE = re.compile(rf"[{index.CONCERNS}{index.NOTICES}]#[\w:.# -]{{1,400}}", re.ASCII)


@dataclass(frozen=True)
class WorkList:
    """A page: what needs a person, oldest first, what was put off, and the latest notices.

    `further` is where the next page begins, empty on the last. `elsewhere` says for each other
    scheme of the same coordinator what waits there.
    """

    scheme: str
    lines: list[Line]
    put_off: list[Line]
    notices: list[Notice]
    further: str
    elsewhere: Mapping[str, Waiting] = field(default_factory=dict)


def look(means: Means, person: Person, scheme: str, after: str) -> WorkList:
    """A page of a scheme's list, and how much waits in the others of this coordinator.

    One query of the index and one read of what it is about; the other schemes' are made at the same
    time. The index may be a moment late, so each concern is read again too. Raises NotFound.
    """
    scheme = scheme or next(iter(person.coordinates), "")
    require_coordinates(person, scheme)
    others = [one for one in person.coordinates if one != scheme]
    found, waiting = side_by_side(
        partial(_page, means, person, scheme, after if PLACE.fullmatch(after) else ""),
        *(partial(_waiting, means, person, one) for one in others),
    )
    return replace(found, elsewhere=dict(zip(others, waiting, strict=True)))


def _page(means: Means, person: Person, scheme: str, after: str) -> WorkList:
    found = means.store.due_page(index.for_coordinators(scheme), after, AT_ONCE)
    now = means.now()
    lines = [
        Line(one, OFFERED[one.kind])
        for one in _for(means, person, [one for _, one in found if isinstance(one, Concern)])
    ]
    return WorkList(
        scheme,
        [one for one in lines if one.concern.waits(now)],
        [one for one in lines if not one.concern.waits(now)],
        [one for _, one in found if isinstance(one, Notice)],
        found[-1][0] if len(found) == AT_ONCE else "",
    )


def _waiting(means: Means, person: Person, scheme: str) -> Waiting:
    """What a look at the scheme's first page would show: no more, and nothing hidden (R33)."""
    found = means.store.due_page(index.for_coordinators(scheme), "", AT_ONCE)
    now = means.now()
    up = [one for _, one in found if isinstance(one, Concern) and one.waits(now)]
    shown = [one for one in _for(means, person, up) if one.waits(now)]
    return Waiting(len(shown), further=len(up) == AT_ONCE)


def settle(means: Means, person: Person, scheme: str, kind: str, about: str, since: str) -> None:
    """A coordinator has looked after it. Doing it again changes nothing. Raises NotFound."""
    name = coordinator_name(person)
    _change(
        means, person, (scheme, kind, about, since),
        lambda one: rules.settled(one, name, means.now()),
    )  # fmt: skip


def put_off(means: Means, person: Person, scheme: str, kind: str, about: str, since: str) -> None:
    """A coordinator will look at it in a week. Doing it again changes nothing. Raises NotFound."""
    _change(
        means, person, (scheme, kind, about, since),
        lambda one: rules.put_off(one, means.now()),
    )  # fmt: skip


def settle_what_changed(
    means: Means, programme: Programme, is_time_up: Callable[[], bool] = lambda: False
) -> int:
    """Take off every list what is not so any more; returns how many. For the daily round.

    Lists leave such things out by themselves, but would grow slow by many of them: so what is left
    when the time is up may wait for the next round, as may what somebody changes meanwhile.
    """
    return sum(
        _taken_off(means, one)
        for scheme in programme.schemes
        for some in _all_of(means, scheme)
        for one in _no_more(means, some)
        if not is_time_up()
    )


def _change(
    means: Means,
    person: Person,
    named: tuple[str, str, str, str],
    change: Callable[[Concern], Concern],
) -> None:
    """Change a concern, unless it was raised anew since the button was made."""
    scheme, kind, about, since = named
    require_coordinates(person, scheme)
    if kind not in set(ConcernKind) or not about:
        raise NotFound

    def attempt() -> None:
        (before,) = means.load(keys.concern(scheme, ConcernKind(kind), about))
        if before is None or not all(is_for(person, one) for one in means.load(_subject(before))):
            raise NotFound
        after = change(before)
        if before.since.isoformat() == since and after != before:
            means.save((after,))

    means.settle(attempt)


def _for(means: Means, person: Person, concerns: list[Concern]) -> list[Concern]:
    return [
        one
        for one, subject in _with_subjects(means, concerns)
        if is_still_so(one, subject) and is_for(person, subject)
    ]


def _no_more(means: Means, concerns: list[Concern]) -> list[Concern]:
    pairs = _with_subjects(means, concerns)
    return [one for one, subject in pairs if not is_still_so(one, subject)]


def _with_subjects(means: Means, concerns: list[Concern]) -> list[tuple[Concern, Any]]:
    """The concerns that are open by the table's own word, each with what it is about."""
    if not concerns:
        return []
    wanted = [_subject(one) for one in concerns]
    own = [keys.concern(one.scheme, one.kind, one.about) for one in concerns]
    found = means.load(*own, *wanted)
    pairs = zip(found[: len(own)], found[len(own) :], strict=True)
    return [(one, subject) for one, subject in pairs if one and one.is_open]


def _subject(one: Concern) -> Key[Any]:
    """Where it lies what a concern is about; the concern itself where nothing else can tell."""
    match one.kind:
        case ConcernKind.SILENCE | ConcernKind.QUIET | ConcernKind.AGREEMENT:
            return keys.pairing(request_id_from(one.about))
        case ConcernKind.CLOSING:
            about = request_id_from(one.about)
            return keys.enrolment(about.person_id, about.scheme)
        case ConcernKind.NO_CONTACT:
            return keys.mentor(one.about)
        case ConcernKind.FRIEND:
            return keys.talk(friend_id_from(one.about))
        case ConcernKind.LETTER | ConcernKind.ABSENT:
            return keys.person(one.about)
    return keys.concern(one.scheme, one.kind, one.about)


def _all_of(means: Means, scheme: str) -> Iterator[list[Concern]]:
    after, more = "", True
    while more:
        found = means.store.due_page(index.for_coordinators(scheme), after, AT_ONCE)
        concerns = [one for _, one in found if isinstance(one, Concern)]
        more = len(concerns) == AT_ONCE
        after = found[-1][0] if found else ""
        yield concerns


def _taken_off(means: Means, one: Concern) -> bool:
    try:
        means.save((rules.settled(one, BY_WHAT_CHANGED, means.now()),))
    except Conflict:
        return False
    return True
