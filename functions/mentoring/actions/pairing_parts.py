"""What ends together with a pairing: read in one round trip, written in one transaction."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from mentoring.actions.happenings import happened
from mentoring.actions.means import Means
from mentoring.adapters import keys
from mentoring.adapters.changes import Check
from mentoring.adapters.keys import Key
from mentoring.domain import counting
from mentoring.domain.diary import Diary, HeldMonth
from mentoring.domain.ending import Ended, Parts
from mentoring.domain.identity import RequestId
from mentoring.domain.pairing import Pairing
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import NotFound
from mentoring.domain.slot import months_ahead
from mentoring.domain.turns import Leaving, settle


def load(
    means: Means, programme: Programme, pairing_id: RequestId, *more: Key[Any]
) -> tuple[Pairing, Parts, list[Any]]:
    """Return a pairing, all that its end changes, and whatever else is asked for.

    Raises NotFound.
    """
    months = months_ahead(programme, means.now())
    pairing, enrolment, mentor, diary, *rest = means.load(
        keys.pairing(pairing_id),
        keys.enrolment(pairing_id.person_id, pairing_id.scheme),
        keys.mentor(pairing_id.mentor_id),
        keys.diary(pairing_id.person_id),
        *(keys.month(pairing_id.mentor_id, month) for month in months),
        *more,
    )
    if pairing is None:
        raise NotFound
    held, others = rest[: len(months)], rest[len(months) :]
    own = [one for one in held if isinstance(one, HeldMonth)]
    diary = diary or Diary(pairing_id.person_id)
    own += _further(means, diary, pairing_id.mentor_id, months)
    return pairing, Parts.of(enrolment, mentor, diary, own), others


def _further(means: Means, diary: Diary, mentor_id: str, read: tuple[str, ...]) -> list[HeldMonth]:
    """Months beyond those of slots that hold what is ahead of the two; mostly there are none."""
    names = sorted(set(diary.months_with(mentor_id, means.now())) - set(read))
    found = means.load(*(keys.month(mentor_id, one) for one in names)) if names else ()
    return [one for one in found if one]


def over(means: Means, pairing: Pairing, at: datetime | None) -> list[Any]:
    """What else is kept of a pairing, as over at a moment (UTC) or, with None, running again.

    R32: from then on it is counted how long it is kept.
    """
    two = (pairing.id.person_id, pairing.mentor_person)
    found = means.load(
        keys.expectations(pairing.id),
        keys.agreement(pairing.id),
        *(keys.silence(one, pairing.id) for one in dict.fromkeys(two)),
    )
    return [replace(one, over_at=at) for one in found if one]


def save(means: Means, programme: Programme, ended: Ended, *others: Any) -> tuple[Leaving, ...]:
    """Write the end of a pairing, and others with it; return who left a waiting list by it.

    A place that is free by it is held for whoever waits first, who hears of it (R7). Where nothing
    lies ahead, nothing must have been booked since it was read.
    """
    parts = over(means, ended.pairing, ended.pairing.ended_at)
    holding = (ended.diary, *ended.months, *ended.cancelled) if ended.cancelled else ()
    checks = () if ended.cancelled else (Check(ended.diary),)
    settled = settle(ended.mentor, programme, means.now())
    notices = (ended.notice,) if ended.notice else ()
    told = happened(means, programme, ended.pairing.id.scheme, None, counting.over(ended.pairing))
    means.save(
        (ended.pairing, ended.enrolment, *notices, settled.mentor, *settled.leaving, *holding,
         *told, *parts, *others),
        (*ended.letters, *settled.letters),
        checks,
    )  # fmt: skip
    return settled.leaving
