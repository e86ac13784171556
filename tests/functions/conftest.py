"""A pool with a past, for tests of pages; and moto without the copying that takes the time."""

import copy
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from moto import mock_aws
from moto.core.serialize import ResponseSerializer
from moto.dynamodb.models.table import Table

from tests.functions.lived import Lived, lived


@pytest.fixture(autouse=True)
def _moto_in_haste(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spare moto two things: copying every item at every write, renaming values that are right.

    Items are replaced here and never changed in place, so rolling a transaction back needs only
    to know which items there were.
    """
    spelt_out = ResponseSerializer._serialize_type_structure

    def serialize(self: Any, serialized: Any, value: Any, shape: Any, key: str) -> None:
        if shape.name == "AttributeValue" and isinstance(value, dict):
            self._default_serialize(serialized, value, shape, key)
        else:
            spelt_out(self, serialized, value, shape, key)

    monkeypatch.setattr(ResponseSerializer, "_serialize_type_structure", serialize, raising=False)
    monkeypatch.setattr(Table, "__deepcopy__", _copied, raising=False)


def _copied(table: Any, _: dict[int, Any]) -> Any:
    twin = copy.copy(table)
    twin.items = defaultdict(dict, {key: dict(items) for key, items in table.items.items()})
    return twin


@pytest.fixture
def past(tmp_path: Path) -> Iterator[Lived]:
    """A pool in which people have asked, paired, unpaired and booked; a copy for each test."""
    with mock_aws():
        yield lived(tmp_path / "inbox")
