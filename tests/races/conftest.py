"""The emulated AWS, which isolates transactions as the real one does, and many hands at once."""

import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from threading import Barrier
from typing import TypeVar

import boto3
import pytest
from botocore.config import Config

from laptop.emulator import Emulator
from laptop.environment import aws_settings
from laptop.places import HOME, Places
from laptop.stack import read_stack
from laptop.table import ensure_table
from mentoring import wiring
from mentoring.adapters.store import Store
from tests.fakes import Scene
from tests.world import Clock

T = TypeVar("T")
CLIENTS = 24
ROUNDS = int(os.environ.get("RACE_ROUNDS", "48"))
"""Rounds of each race; RACE_ROUNDS=200 takes some minutes and is for before a release."""
AtOnce = Callable[[Sequence[Callable[[], T]]], list[T | Exception]]


@pytest.fixture(scope="session")
def table() -> Iterator[Store]:
    """An empty table in an emulator of its own, as template.yaml defines it."""
    with tempfile.TemporaryDirectory() as folder:
        places = Places(HOME, Path(folder), Path(folder, "public"))
        os.environ.update(aws_settings())
        with (
            Path(folder, "lock").open("w") as lock,
            Emulator(places.emulator, places.remembered, lock) as emulator,
        ):
            emulator.wait()
            ensure_table("races", read_stack(HOME / "template.yaml").table, emulator.endpoint_url)
            many = Config(max_pool_connections=CLIENTS)
            client = boto3.client("dynamodb", endpoint_url=emulator.endpoint_url, config=many)
            yield Store(client, "races", Clock())


@pytest.fixture
def scene(table: Store) -> Scene:
    """The small world in that table, with ids as they are made for real."""
    scene = Scene(
        store=table,
        new_id=wiring.new_id,
        new_secret=wiring.new_secret,
        pause=wiring.pause,
    )
    scene.publish()
    return scene


@pytest.fixture(scope="session")
def at_once() -> Iterator[AtOnce[object]]:
    """Call many functions, all let go at the same moment; return what each answered or raised."""
    with ThreadPoolExecutor(CLIENTS) as pool:

        def run(calls: Sequence[Callable[[], object]]) -> list[object | Exception]:
            barrier = Barrier(len(calls))
            futures = [pool.submit(partial(_together, barrier, call)) for call in calls]
            return [one.exception() or one.result() for one in futures]

        yield run


def _together(barrier: Barrier, call: Callable[[], T]) -> T:
    barrier.wait()
    return call()
