"""What waiting lists and counts rely on, of the fake store as of the table."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from mentoring.adapters import index, keys
from mentoring.adapters.changes import Check, Conflict, Put
from mentoring.adapters.items import to_item
from mentoring.adapters.store import Store
from mentoring.domain.people import Mentor, Person, Queued
from mentoring.domain.turns import AT_ONCE, Leaving
from mentoring.domain.unmet_search import Counts
from mentoring.domain.waiting_list import Lists, OnList
from tests.domain.examples import a_mentor
from tests.domain.queues import freed, settled, with_queue
from tests.world import NOW, Clock

PRIYA = Person("priya", "priya@gov.example")
NOVEMBER = Counts("2026-11", 7, date(2027, 3, 1))
UNMET = "UNMET#2026-11"


def put(store: Any, *values: Any) -> None:
    """Write values."""
    store.save([Put(one) for one in values])


def test_what_is_checked_is_not_written_and_lets_others_be(store: Any) -> None:
    put(store, a_mentor())
    (read,) = store.load(keys.mentor("amara-okafor"))
    store.save([Put(PRIYA), Check(replace(read, withdrawn=True))])
    assert store.load(keys.mentor("amara-okafor")) == (read,)
    assert store.load(keys.person("priya"))[0].version == 1


def test_what_has_changed_since_it_was_checked_stops_the_whole_write(store: Any) -> None:
    put(store, a_mentor())
    (read,) = store.load(keys.mentor("amara-okafor"))
    put(store, replace(read, withdrawn=True))
    with pytest.raises(Conflict):
        store.save([Put(PRIYA), Check(read)])
    with pytest.raises(Conflict):
        store.save([Put(PRIYA), Check(a_mentor())])
    assert store.load(keys.person("priya")) == (None,)


def test_a_list_and_who_is_on_it_come_back_as_they_were(store: Any) -> None:
    mentor = settled(freed(with_queue("kofi", "lowri")))
    lists = Lists("kofi", {"amara-okafor": OnList("Amara Okafor", "career", NOW)})
    put(store, replace(mentor, paused_until=date(2027, 1, 4)), lists, Leaving("kofi", "mei-lin"))
    found = store.load(
        keys.mentor("amara-okafor"), keys.lists("kofi"), keys.leaving("kofi", "mei-lin")
    )
    assert found == (
        replace(mentor, paused_until=date(2027, 1, 4), version=1),
        replace(lists, version=1),
        Leaving("kofi", "mei-lin"),
    )
    assert [type(one) for one in store.partition("PERSON#kofi")] == [Leaving, Lists]


def test_the_index_knows_when_a_list_changes_and_what_has_to_follow(store: Any) -> None:
    waiting = freed(with_queue("kofi"))
    put(store, waiting, Leaving("kofi", "mei-lin"))
    at_once = index.due_on(AT_ONCE.isoformat())
    found = list(store.due(at_once))
    assert sorted(type(one).__name__ for one in found) == ["Leaving", "Mentor"]
    (mentor,) = (one for one in found if isinstance(one, Mentor))
    put(store, settled(mentor))
    assert [one.id for one in store.due(index.due_on("2026-11-26"))] == ["amara-okafor"]
    assert list(store.due(at_once)) == [Leaving("kofi", "mei-lin")]
    (read,) = store.load(keys.mentor("amara-okafor"))
    put(store, replace(read, queue=()))
    assert list(store.due(index.due_on("2026-11-26"))) == []


def test_a_mentor_whom_nobody_waits_for_is_not_in_the_index() -> None:
    away = replace(a_mentor(), paused_until=date(2027, 1, 4))
    assert "due_pk" not in to_item(away)
    waited_for = replace(away, queue=(Queued("kofi", "career", NOW),))
    assert to_item(waited_for)["due_pk"] in index.due_on("2027-01-04")


def test_counting_adds_up_whoever_was_first(store: Any) -> None:
    for name in ("flood|", "moon|topic:confidence", "flood|", "flood|"):
        assert store.count(NOVEMBER, name, 10)
    assert store.count(replace(NOVEMBER, part=8), "flood|", 10)
    found = store.partition(UNMET)
    assert [(one.part, one.counts) for one in found] == [
        (7, {"flood|": 3, "moon|topic:confidence": 1}),
        (8, {"flood|": 1}),
    ]


def test_what_does_not_fit_any_more_is_not_counted_and_the_rest_goes_on(store: Any) -> None:
    for count in range(5):
        assert store.count(NOVEMBER, f"word {count}|", 3) is (count < 3)
    assert store.count(NOVEMBER, "word 2|", 3)
    (found,) = store.partition(UNMET)
    assert found.counts == {"word 0|": 1, "word 1|": 1, "word 2|": 2}


def test_counts_hold_nothing_but_names_and_numbers_and_are_forgotten() -> None:
    item = to_item(replace(NOVEMBER, counts={"flood|": 1}))
    assert item == {
        "pk": UNMET,
        "sk": "PART#07",
        "month": "2026-11",
        "part": 7,
        "forget_on": "2027-03-01",
        "counts": {"flood|": 1},
        "expires_at": int(datetime(2027, 3, 1, tzinfo=UTC).timestamp()),
    }


def test_counting_is_one_call_but_for_the_first_of_a_part(client: Any) -> None:
    calls: list[str] = []
    client.meta.events.register(
        "before-send.dynamodb",
        lambda request, **_: calls.append(
            bytes(request.headers["X-Amz-Target"]).decode().rpartition(".")[2]
        ),
    )
    store = Store(client, "pool", Clock())
    store.count(NOVEMBER, "flood|", 2)
    assert calls == ["UpdateItem", "PutItem"]
    calls.clear()
    store.count(NOVEMBER, "flood|", 2)
    store.count(NOVEMBER, "moon|", 2)
    assert calls == ["UpdateItem", "UpdateItem"]
    calls.clear()
    assert not store.count(NOVEMBER, "third|", 2)
    assert calls == ["UpdateItem"]


def test_what_is_due_on_a_day_is_spread_evenly_over_parts_of_the_index() -> None:
    day = date(2026, 12, 7)
    due = [replace(a_mentor(), paused_until=day, queue=(Queued("k", "career", NOW),))] * 4000
    named = [
        replace(one, published=replace(one.published, id=f"m{count}"))
        for count, one in enumerate(due)
    ]
    parts = Counter(to_item(one)["due_pk"] for one in named)
    assert set(parts) == set(index.due_on("2026-12-07"))
    assert max(parts.values()) < 1.3 * min(parts.values())
