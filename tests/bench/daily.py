"""The daily round in a full pool: what it reads, and how it grows with what is due."""

import os
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial
from itertools import chain, count, islice, repeat
from typing import Any

import boto3
import pytest
from moto import mock_aws
from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.dynamodb.models import dynamodb_backends
from moto.dynamodb.models.table import Table

from laptop.examples.memory_store import MemoryStore
from laptop.table import ensure_table
from mentoring import wiring
from mentoring.actions import days, folding, work_list
from mentoring.actions.days import NotFinished
from mentoring.actions.means import Means
from mentoring.adapters import index
from mentoring.adapters.attributes import packed
from mentoring.adapters.items import to_item
from mentoring.domain.acceptance import accept
from mentoring.domain.concern import Concern, ConcernKind
from mentoring.domain.enrolment import Enrolment
from mentoring.domain.people import Mentor, Person
from mentoring.domain.turns import AT_ONCE
from mentoring.domain.waiting import DaysDone, ListedMentor, waiting
from tests.bench.load import NOBODYS
from tests.bench.shown import note, section, table
from tests.domain.examples import PRIYA, a_mentor, asked
from tests.hasty_moto import hurry
from tests.played import the_stack
from tests.world import NOW, PROGRAMME

NAME, REGION = "pool", NOBODYS["AWS_DEFAULT_REGION"]
PEOPLE, PAIRINGS, REQUESTS, MENTORS = 100_000, 20_000, 50_000, 10_000
DUE = (250, 500, 1_000, 2_000)
A_TENTH = 10
ASKED_AGO = timedelta(days=7)
CONCERNS = 5_000
COUNTED = f"""
{PEOPLE:,} people, {PAIRINGS:,} running pairings and {REQUESTS:,} open requests with {MENTORS:,}
mentors in one emulated table, and the same with a tenth of all. Each row is a morning on which so
many reminders are `due`; the others come later. `queries` and `found` are the queries and what they
gave: what is due, and once a morning the schemes' mentors and what is open with coordinators.
`counting` are the calls for the census of free places, which reads every mentor, `calls` all others
for each of what was due. `stopped` is how many were done when the first run was made to stop half
way, `rest` what the next run did, `again` what a third looked at. `ms` is the time of all that,
shared among what was due, `to plain` the same to bare calls of boto3 that read and write as many
items as a reminder. Queries of what is due are left out of the times: the emulator, unlike
DynamoDB, walks over the whole table for each of them.
"""


@dataclass(frozen=True)
class Taken:
    """What one morning took."""

    queries: int
    found: int
    counting: int
    calls: float
    stopped: int
    rest: int
    again: int
    ms: float
    plain_ms: float


def show() -> None:
    """Print a row for each morning, in the full pool and in a tenth of it."""
    section("The daily round", COUNTED)
    rows, pages = [], []
    for part in (1, A_TENTH):
        with _filled(part) as (means, calls, client):
            for later, due in enumerate(DUE):
                one = _taken(replace(means, now=partial(_later, later)), due, calls, client)
                rows.append(
                    (f"{PEOPLE // part:,}", f"{due:,}", str(one.queries), f"{one.found:,}",
                     str(one.counting), f"{one.calls:.2f}", f"{one.stopped:,}", f"{one.rest:,}",
                     str(one.again), f"{one.ms:.1f}", f"{one.ms / one.plain_ms:.1f}")
                )  # fmt: skip
            pages.append((f"{CONCERNS // part:,}", str(_calls_of_first_page(means, calls))))
    heads = ("people", "due", "queries", "found", "counting", "calls", "stopped", "rest", "again",
             "ms", "to plain")  # fmt: skip
    table(heads, rows)
    note(f"A day is spread over {index.PARTS} parts of the index; the round looks at three days.")
    table(("concerns open", "round trips of the coordinators' first page"), pages)


def _later(days_on: int) -> datetime:
    return NOW + timedelta(days=days_on)


def _taken(means: Means, due: int, calls: Counter[str], client: Any) -> Taken:
    today = PROGRAMME.day_of(means.now())
    calls.clear()
    steps = count()
    began = time.perf_counter()
    with suppress(NotFinished):
        days.run_day(means, today, lambda: next(steps) >= due // 2)
    stopped = _reminded(calls)
    calls_first = Counter(calls)
    rest = days.run_day(means, today)["looked_at"]
    seconds = time.perf_counter() - began
    found, queries = Counter(calls), calls["Query"] - calls_first["Query"]
    counting = _calls_of_census(means, calls)
    waited = 2 * _seconds_of_queries(means, today)
    return Taken(
        queries=queries,
        found=found["found"] - calls_first["found"],
        counting=counting,
        calls=(found["others"] - counting) / due,
        stopped=stopped,
        rest=rest,
        again=days.run_day(means, today)["looked_at"],
        ms=(seconds - waited) / due * 1000,
        plain_ms=_plain(client, DUE[0]) * 1000,
    )


def _reminded(calls: Counter[str]) -> int:
    """Each reminder is one write; nothing else was written before the stop."""
    return calls["TransactWriteItems"]


def _calls_of_census(means: Means, calls: Counter[str]) -> int:
    before = calls["others"]
    folding.take_census(means, PROGRAMME, PROGRAMME.day_of(means.now()))
    return calls["others"] - before


def _calls_of_first_page(means: Means, calls: Counter[str]) -> int:
    """The session that every page opens with, and what the page itself reads."""
    before = calls["Query"] + calls["others"]
    cora = replace(PRIYA, id="cora", coordinates=("career",))
    assert work_list.look(means, cora, "career", "").lines
    return 1 + calls["Query"] + calls["others"] - before


@contextmanager
def _filled(part: int) -> Iterator[tuple[Means, Counter[str], Any]]:
    os.environ.update(NOBODYS)
    with mock_aws(), pytest.MonkeyPatch.context() as patch:
        hurry(patch)
        patch.setattr(Table, "__deepcopy__", lambda one, _: one)  # nothing fails: no going back
        patch.setattr(Table, "all_items", _all_items)
        ensure_table(NAME, the_stack().table, None)  # type: ignore[arg-type]
        client = boto3.client("dynamodb")
        _fill(part)
        store = wiring.table_store(NAME)
        means = Means(
            store, lambda: NOW, wiring.new_id, wiring.new_secret, wiring.new_code, wiring.pause,
            MemoryStore(),
        )  # fmt: skip
        yield means, _counted(store._client), client


def _all_items(there: Table) -> list[Any]:
    """In any order: what a query finds is sorted afterwards."""
    return [one for partition in there.items.values() for one in partition.values()]


def _counted(client: Any) -> Counter[str]:
    """Count a client's calls from now on, and the items that its queries give."""
    calls: Counter[str] = Counter()

    def count(parsed: Any, model: Any, **_others: Any) -> None:
        is_query = model.name == "Query"
        calls["Query" if is_query else "others"] += 1
        calls[model.name] += not is_query
        calls["found"] += len(parsed["Items"]) if is_query else 0

    client.meta.events.register("after-call.dynamodb", count)
    return calls


def _fill(part: int) -> None:
    there = dynamodb_backends[DEFAULT_ACCOUNT_ID][REGION].get_table(NAME)
    for one in _values(part):
        version = {"version": 1} if hasattr(one, "version") else {}
        there.put_item(packed(to_item(replace(one, **version))))


def _values(part: int) -> Iterator[Any]:
    """Everybody, each with an enrolment: the first ask and wait, the next are paired."""
    yield PROGRAMME
    yield DaysDone(PROGRAMME.day_of(NOW) - timedelta(days=1))
    people = iter(_people(PEOPLE // part))
    mentors = [a_mentor(f"mentor{number}", places=3) for number in range(MENTORS // part)]
    mornings = chain.from_iterable(repeat(later, due) for later, due in enumerate(DUE))
    waits = chain((ASKED_AGO - timedelta(days=one) for one in mornings), repeat(timedelta()))
    for number, person in enumerate(islice(people, REQUESTS // part)):
        yield from _asking(person, mentors[number % len(mentors)], next(waits))
    for number, person in enumerate(islice(people, PAIRINGS // part)):
        place = number % len(mentors)
        *values, mentors[place] = _paired(person, mentors[place])
        yield from values
    for person in people:
        yield from (person, Enrolment(person.id, "career", date(2026, 9, 1)))
    for one in mentors:
        yield one
        yield ListedMentor("career", one.id, one.published.name, "", "", ())
    for number in range(CONCERNS // part):
        yield Concern("career", ConcernKind.LETTER, f"p{number}", "A letter came back.", NOW)


def _people(count: int) -> list[Person]:
    return [
        replace(PRIYA, id=f"p{number}", address=f"p{number}@gov.example") for number in range(count)
    ]


def _asking(person: Person, mentor: Mentor, ago: timedelta) -> tuple[Any, ...]:
    before = Enrolment(person.id, "career", date(2026, 9, 1))
    found = asked(mentor, before, person, NOW - ago)
    return person, found.enrolment, waiting(found.request)


def _paired(person: Person, mentor: Mentor) -> tuple[Any, ...]:
    found = asked(mentor, Enrolment(person.id, "career", date(2026, 9, 1)), person)
    done = accept(found.request, found.enrolment, mentor, PROGRAMME, NOW, outside_line=True)
    return person, done.enrolment, done.pairing, done.mentor


def _seconds_of_queries(means: Means, today: date) -> float:
    began = time.perf_counter()
    for day in (today - timedelta(days=1), today, AT_ONCE):
        list(means.store.due(index.due_on(day.isoformat())))
    return time.perf_counter() - began


def _plain(client: Any, count: int) -> float:
    """Seconds for reading two items and writing two, as one reminder does, by bare calls.

    They are not in the index: nothing looks at them.
    """
    items = [
        packed({name: one for name, one in to_item(value).items() if not name.startswith("due")})
        for value in _asking(PRIYA, a_mentor(), ASKED_AGO)[1:]
    ]
    began = time.perf_counter()
    for number in range(count):
        named = [one | {"pk": {"S": f"PLAIN#{number}"}} for one in items]
        keys = [{"pk": one["pk"], "sk": one["sk"]} for one in named]
        client.batch_get_item(RequestItems={NAME: {"Keys": keys}})
        client.transact_write_items(
            TransactItems=[{"Put": {"TableName": NAME, "Item": one}} for one in named]
        )
    return (time.perf_counter() - began) / count
