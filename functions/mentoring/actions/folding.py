"""Every morning: facts are added to the counts of their months, and free places are counted."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from mentoring.actions.batches import in_batches, load
from mentoring.actions.means import Means
from mentoring.adapters import keys
from mentoring.adapters.changes import Remove
from mentoring.domain import shortage
from mentoring.domain.census import Census, add, census
from mentoring.domain.fact import EVER, PROGRAMME_WIDE, Counted, Fact, fold, months_of, together
from mentoring.domain.identity import month_of
from mentoring.domain.months import months_after
from mentoring.domain.people import Mentor
from mentoring.domain.programme import Programme

AT_ONCE = 45
"""Facts of one write: with the counts of as many months below the 100 items that it may change."""


def round_of(
    means: Means, programme: Programme, today: date, is_time_up: Callable[[], bool]
) -> list[str]:
    """Do the morning's counting; return what failed, by the name of what it counts.

    Safe to repeat and to stop at any point: what was not done is done the next time.
    """
    tasks: dict[str, Callable[[], None]] = {
        f"FACTS#{scheme}": partial(add_up, means, scheme, is_time_up)
        for scheme in (*programme.schemes, PROGRAMME_WIDE)
    }
    tasks["CENSUS"] = partial(take_census, means, programme, today)
    failed = []
    for name, task in tasks.items():
        if is_time_up():
            break
        try:
            task()
        except Exception:  # noqa: BLE001 - the trouble of one scheme holds up no other
            failed.append(name)
    return failed


def add_up(means: Means, scheme: str, is_time_up: Callable[[], bool]) -> None:
    """Add a scheme's facts to its counts, each exactly once, whoever does the same meanwhile.

    The counts of EVER are written with every write, and only if they are as they were read: so of
    two who have read the same facts one writes, and the other looks again.
    """
    for part in keys.facts_of(scheme):
        means.settle(partial(_add_up_part, means, scheme, part, is_time_up))


def take_census(means: Means, programme: Programme, today: date) -> None:
    """Count the places that are free, in each scheme and over those that are public (R7).

    A round for an earlier date than the newest census leaves it as it is.
    """
    (newest,) = means.load(keys.census(PROGRAMME_WIDE))
    if newest and newest.on > today:
        return
    public: set[str] = set()
    for scheme in programme.schemes.values():
        ids = [one.mentor_id for one in means.store.partition(f"SCHEME#{scheme.id}", "MENTOR#")]
        means.save((_census_of(means, scheme.id, ids, today),))
        public.update(ids if scheme.listed else ())
    everywhere = _census_of(means, PROGRAMME_WIDE, sorted(public), today)
    asked = _asked_in_public(means, programme, today)
    means.save((everywhere, shortage.needed(asked, everywhere, programme)))


def _add_up_part(means: Means, scheme: str, part: str, is_time_up: Callable[[], bool]) -> None:
    """Read what was counted first: whoever has added up since has changed it, and this is lost."""
    (there,) = means.load(keys.counted(scheme, EVER))
    ever = there or Counted(scheme, EVER)
    for facts in in_batches(means.store.partition(part), AT_ONCE):
        if is_time_up():
            return
        ever = _add_up_some(means, ever, facts)


def _add_up_some(means: Means, ever: Counted, facts: Sequence[Fact]) -> Counted:
    names = months_of(facts)
    found = means.load(*(keys.counted(ever.scheme, name) for name in names))
    months = [there or Counted(ever.scheme, name) for name, there in zip(names, found, strict=True)]
    after, *others = fold((ever, *months), facts)
    means.save((after, *others), more=[Remove(keys.fact(one)) for one in facts])
    return replace(after, version=after.version + 1)


def _census_of(means: Means, scheme: str, ids: Iterable[str], today: date) -> Census:
    found = Census(scheme, today)
    for some in in_batches(ids):
        mentors = means.load(*(keys.mentor(one) for one in some))
        there = [one for one in mentors if isinstance(one, Mentor)]
        found = add(found, census(scheme, there, today))
    return found


def _asked_in_public(means: Means, programme: Programme, today: date) -> dict[str, int]:
    """What was asked for in the schemes whose mentors everybody sees, in the last months."""
    months = [month_of(months_after(today.replace(day=1), -ago)) for ago in range(shortage.MONTHS)]
    wanted = [
        keys.counted(scheme.id, month)
        for scheme in programme.schemes.values()
        if scheme.listed
        for month in months
    ]
    return together(one.counts for one in load(means.store, wanted) if one)
