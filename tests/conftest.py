"""What all layers share: an AWS that is not there, and Hypothesis without clocks."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from moto import mock_aws

from tests.hasty_moto import hurry
from tests.played import Played, played


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
