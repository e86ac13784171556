"""What is over for long enough is not there (R32), in the fake store as in the table."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from mentoring.adapters import keys
from mentoring.adapters.changes import Conflict, Put
from mentoring.domain.concern import Concern, ConcernKind, settled
from mentoring.domain.pairing import Pairing, PairingState
from mentoring.domain.retention import kept_until
from tests.domain.examples import paired
from tests.world import NOW, Clock

OVER = replace(paired().pairing, state=PairingState.UNPAIRED, ended_at=NOW)
CONCERN = settled(Concern("career", ConcernKind.QUIET, "x", "Quiet.", NOW), "Nerys", NOW)


def test_r32_what_ended_long_ago_is_not_read_though_the_table_still_holds_it(
    store: Any, clock: Clock
) -> None:
    store.save([Put(OVER)])
    assert _read(store) == [replace(OVER, version=1)] * 3
    until = kept_until(OVER)
    assert until
    clock.now = until - timedelta(seconds=1)
    assert len(_read(store)) == 3
    clock.now = until
    assert _read(store) == []


def test_r32_something_new_may_stand_where_what_is_over_was_not_cleared_away(
    store: Any, clock: Clock
) -> None:
    store.save([Put(CONCERN)])
    with pytest.raises(Conflict):
        store.save([Put(replace(CONCERN, settled_at=None))])
    clock.on(days=800)
    store.save([Put(replace(CONCERN, settled_at=None, since=clock()))])
    (found,) = store.load(keys.key_of(CONCERN))
    assert found.since == clock()


def _read(store: Any) -> list[Pairing]:
    """What is there, asked for in each of three ways."""
    key = keys.pairing(OVER.id)
    by_key = [one for one in store.load(key) if one]
    return [*by_key, *store.partition(key.pk), *store.page(key.pk, "PAIRING#", "", 5)]
