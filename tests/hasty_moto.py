"""Moto without the three things that take most of its time: it answers the same, sooner.

The contract of the store (tests/adapters) runs on moto as it is.
"""

import copy
from collections import defaultdict
from typing import Any

import pytest
from moto.core.serialize import ResponseSerializer
from moto.dynamodb.models.table import Table

_spelt_out = ResponseSerializer._serialize_type_structure


def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spare moto renaming values that are right, copying every item at every write, and sorting.

    Items are replaced here and never changed in place, so rolling a transaction back needs only
    to know which items there were.
    """
    monkeypatch.setattr(ResponseSerializer, "_serialize_type_structure", _serialized, raising=False)
    monkeypatch.setattr(Table, "__deepcopy__", _copied, raising=False)
    monkeypatch.setattr(Table, "all_items", _all_items)


def _serialized(self: Any, serialized: Any, value: Any, shape: Any, key: str) -> None:
    if shape.name == "AttributeValue" and isinstance(value, dict):
        self._default_serialize(serialized, value, shape, key)
    else:
        _spelt_out(self, serialized, value, shape, key)


def _copied(table: Any, _: dict[int, Any]) -> Any:
    twin = copy.copy(table)
    twin.items = defaultdict(dict, {key: dict(items) for key, items in table.items.items()})
    return twin


def _all_items(table: Any) -> list[Any]:
    """In the order of their keys, compared as the strings they are."""
    items = [one for partition in table.items.values() for one in partition.values()]
    return sorted(items, key=lambda one: (one.hash_key.value, one.range_key.value))
