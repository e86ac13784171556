"""The table on moto, made from the template's own definition."""

from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from moto import mock_aws

from laptop.examples.memory_store import MemoryStore
from laptop.table import ensure_table
from mentoring.adapters.store import Store
from tests.played import the_stack
from tests.world import Clock


@pytest.fixture
def client() -> Iterator[Any]:
    """A DynamoDB client whose table is empty."""
    with mock_aws():
        ensure_table("pool", the_stack().table, None)  # type: ignore[arg-type]
        yield boto3.client("dynamodb")


@pytest.fixture
def clock() -> Clock:
    """The time by which the store knows what is over."""
    return Clock()


@pytest.fixture(params=["fake", "table"])
def store(request: pytest.FixtureRequest, clock: Clock) -> Any:
    """The same interface twice: the fake, and the store on moto."""
    if request.param == "fake":
        store = MemoryStore()
        store.now = clock
        return store
    return Store(request.getfixturevalue("client"), "pool", clock)
