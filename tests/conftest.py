"""What all layers share: an AWS that is not there, and Hypothesis without clocks."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from moto import mock_aws

from tests.hasty_moto import hurry
from tests.played import Played, played

LONGEST_FIRST = ("browser", "laptop", "races", "directory", "functions")
"""Folders of files that take minutes: begun last, one of them would be waited for alone."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Order the folders; within each everything stays as it is."""
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> int:
    folder = item.path.parent.name
    return LONGEST_FIRST.index(folder) if folder in LONGEST_FIRST else len(LONGEST_FIRST)


@pytest.fixture(autouse=True)
def _no_real_aws(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-2")


@pytest.fixture(autouse=True)
def _moto_in_haste(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if "adapters" not in request.path.parts:
        hurry(monkeypatch)


@pytest.fixture
def pool(tmp_path: Path) -> Iterator[Played]:
    """A pool over moto: for one visitor at a time."""
    with mock_aws():
        yield played(tmp_path / "inbox")
