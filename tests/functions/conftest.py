"""A pool with a past, for tests of pages."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from moto import mock_aws

from tests.functions.lived import Lived, lived, lived_and_met


@pytest.fixture
def past(tmp_path: Path) -> Iterator[Lived]:
    """A pool in which people have asked, paired, unpaired and booked; a copy for each test."""
    with mock_aws():
        yield lived(tmp_path / "inbox")


@pytest.fixture
def met_past(tmp_path: Path) -> Iterator[Lived]:
    """The same, with a pairing session of Priya and Amara."""
    with mock_aws():
        yield lived_and_met(tmp_path / "inbox")
