"""Moto without the things that take most of its time: it answers the same, sooner.

The contract of the store (tests/adapters) runs on moto as it is.
"""

import copy
import os
from collections import defaultdict
from functools import cache
from typing import Any

import botocore.session
import pytest
from moto.core import responses
from moto.core.serialize import ResponseSerializer
from moto.core.utils import method_names_from_class
from moto.dynamodb.exceptions import ItemSizeTooLarge
from moto.dynamodb.models import DynamoDBBackend
from moto.dynamodb.models.dynamo_type import DynamoType, Item, LimitedSizeDict
from moto.dynamodb.models.table import StreamShard, Table
from moto.dynamodb.models.utilities import bytesize

from mentoring import wiring

LARGEST = 405_000
"""Bytes of an item at most, as moto has it."""

_spelt_out = ResponseSerializer._serialize_type_structure
_weighed, _update = Item.size, DynamoDBBackend.update_item
_one_loader = cache(botocore.session.create_loader)
_actions_of = cache(method_names_from_class)
_new_client = wiring._client


def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spare moto renaming values that are right, copying every item at every write, and sorting.

    An item isn't weighed anew for each of its attributes and each reading. What boto3 knows of AWS
    is read once, and the functions of all tests share a client: it keeps nothing but settings.
    Nobody listens to the stream of a table here, so nothing is written to it.

    Items are replaced here and never changed in place, so rolling a transaction back needs only
    to know which items there were, and what was found out about one stays true.
    """
    monkeypatch.setattr(ResponseSerializer, "_serialize_type_structure", _serialized, raising=False)
    monkeypatch.setattr(Table, "__deepcopy__", _copied, raising=False)
    monkeypatch.setattr(Table, "all_items", _all_items)
    monkeypatch.setattr(LimitedSizeDict, "__setitem__", _with_attribute)
    monkeypatch.setattr(Item, "size", _size)
    monkeypatch.setattr(DynamoDBBackend, "update_item", _updated)
    monkeypatch.setattr(StreamShard, "add", lambda *_: None)
    monkeypatch.setattr(responses, "method_names_from_class", _actions_of)
    monkeypatch.setattr(botocore.session, "create_loader", _one_loader)
    monkeypatch.setattr(wiring, "_client", _client)


def twin(table: Table) -> Any:
    """A table with the same items, to go on from: a write to either leaves the other as it was."""
    other = copy.copy(table)
    other.items = defaultdict(dict, {key: dict(items) for key, items in table.items.items()})
    return other


def _client(service: str) -> Any:
    return _client_of(service, os.environ.get("AWS_ENDPOINT_URL"))


@cache
def _client_of(service: str, endpoint: str | None) -> Any:  # noqa: ARG001 - one for each
    return _new_client(service)


def _serialized(self: Any, serialized: Any, value: Any, shape: Any, key: str) -> None:
    if shape.name == "AttributeValue" and isinstance(value, dict):
        self._default_serialize(serialized, value, shape, key)
    else:
        _spelt_out(self, serialized, value, shape, key)


def _copied(table: Any, _: dict[int, Any]) -> Any:
    return twin(table)


def _all_items(table: Any) -> list[Any]:
    """In the order of their keys, compared as the strings they are."""
    items = [one for partition in table.items.values() for one in partition.values()]
    return sorted(items, key=lambda one: (one.hash_key.value, one.range_key.value))


def _size(item: Any) -> int:
    if "known_size" not in vars(item):
        item.known_size = _weighed(item)
    size: int = item.known_size
    return size


def _updated(backend: Any, table_name: str, key: Any, *rest: Any, **named: Any) -> Any:
    """Let moto change a copy: it would change the item itself."""
    table = backend.get_table(table_name)
    hash_value, range_value = backend.get_keys_value(table, key)
    if there := table.get_item(hash_value, range_value):
        table.items[hash_value][range_value] = copy.deepcopy(there)
    return _update(backend, table_name, key, *rest, **named)


def _with_attribute(attributes: Any, key: str, value: Any) -> None:
    weight = getattr(attributes, "weight", None)
    if weight is None:
        weight = sum(map(_weight, attributes.items()))
    weight += _weight((key, value)) - (_weight((key, attributes[key])) if key in attributes else 0)
    if weight > LARGEST:
        raise ItemSizeTooLarge
    attributes.weight = weight
    dict.__setitem__(attributes, key, value)


def _weight(attribute: tuple[str, Any]) -> int:
    key, value = attribute
    size: int = value.size() if isinstance(value, DynamoType) else bytesize(str(value))
    return bytesize(key) + size
