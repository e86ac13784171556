"""The table as a store of values: load many, query a partition, save all or nothing."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from mentoring.adapters.attributes import packed, unpacked
from mentoring.adapters.changes import Change, Check, Conflict, Remove
from mentoring.adapters.counts import add_one
from mentoring.adapters.items import from_item, kind_at, to_item
from mentoring.adapters.keys import Key, key_of
from mentoring.domain.retention import is_gone

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

NEW = "attribute_not_exists(pk) OR expires_at <= :now"
"""Nobody has written this item before, or what they wrote is over and waits to be cleared away."""
UNCHANGED = "#version = :read"
"""The item is still the one that was read and decided upon."""
LAST = "\U0010ffff"
"""Comes after every other letter."""
WRITE_LOST = {"ConditionalCheckFailed", "TransactionConflict"}


class Store:
    """Values in one DynamoDB table; what R32 says is gone is not there, whoever asks."""

    def __init__(self, client: "DynamoDBClient", table: str, now: Callable[[], datetime]) -> None:
        """Use a client that someone else made; `now` gives UTC."""
        self._client = client
        self._table = table
        self.now = now

    def load(self, *keys: Key[Any]) -> tuple[Any, ...]:
        """Return the values under up to 100 keys, None where there is none, in one round trip."""
        found: dict[tuple[str, str], Any] = {}
        wanted: dict[str, Any] = {
            self._table: {
                "Keys": [packed({"pk": key.pk, "sk": key.sk}) for key in dict.fromkeys(keys)],
                "ConsistentRead": True,
            }
        }
        while wanted:
            answer = self._client.batch_get_item(RequestItems=wanted)
            for item in map(unpacked, answer["Responses"].get(self._table, [])):
                found[item["pk"], item["sk"]] = item
            wanted = answer.get("UnprocessedKeys") or {}
        values = (_value(key, found.get((key.pk, key.sk))) for key in keys)
        return tuple(None if is_gone(one, self.now()) else one for one in values)

    def partition(self, pk: str, beginning: str = "") -> list[Any]:
        """Return all values of a partition, in key order, whose sk begins so."""
        condition = "pk = :pk AND begins_with(sk, :sk)" if beginning else "pk = :pk"
        values = {":pk": pk} | ({":sk": beginning} if beginning else {})
        items = self._query(
            KeyConditionExpression=condition,
            ExpressionAttributeValues=packed(values),
            ConsistentRead=True,
        )
        return self._there(items)

    def due(self, due_pks: Iterable[str]) -> Iterator[Any]:
        """Give what the index keeps there, read as it is wanted.

        It may be some seconds behind the table.
        """
        for due_pk in due_pks:
            items = self._query(
                IndexName="due",
                KeyConditionExpression="due_pk = :due",
                ExpressionAttributeValues=packed({":due": due_pk}),
            )
            yield from self._there(items)

    def due_page(self, due_pk: str, after: str, limit: int) -> list[tuple[str, Any]]:
        """Return the first so many of what the index keeps here, each with its place in the order.

        Only what lies after the place `after`, which may be empty: one query, one round trip.
        """
        later = " AND due_sk > :after" if after else ""
        answer = self._client.query(
            TableName=self._table,
            IndexName="due",
            KeyConditionExpression=f"due_pk = :due{later}",
            ExpressionAttributeValues=packed(
                {":due": due_pk} | ({":after": after} if after else {})
            ),
            Limit=limit,
        )
        return [
            (item["due_sk"], one)
            for item in map(unpacked, answer["Items"])
            for one in self._there([item])
        ]

    def page(self, pk: str, beginning: str, after: str, limit: int) -> list[Any]:
        """Return the first so many of a partition whose sk begins so and lies after a value's.

        `after` is such a sk, or empty: one query, one round trip.
        """
        answer = self._client.query(
            TableName=self._table,
            KeyConditionExpression="pk = :pk AND sk BETWEEN :first AND :last",
            ExpressionAttributeValues=packed(
                {":pk": pk, ":first": after or beginning, ":last": f"{beginning}{LAST}"}
            ),
            Limit=limit + 1,
            ConsistentRead=True,
        )
        found = [one for one in map(unpacked, answer["Items"]) if one["sk"] != after]
        return self._there(found[:limit])

    def save(self, changes: Sequence[Change]) -> None:
        """Write all changes or none, at most 100 of them. Raises Conflict."""
        items: Any = [self._written(one) for one in changes]
        try:
            self._client.transact_write_items(TransactItems=items)
        except ClientError as error:
            raise _translated(error) from error

    def count(self, empty: Any, name: str, most: int) -> bool:
        """Add one to a name's count in an item that may hold `most`; whether it was counted."""
        return add_one(self._client, self._table, empty, name, most)

    def _there(self, items: Iterable[Mapping[str, Any]]) -> list[Any]:
        values: Iterable[Any] = (from_item(kind_at(item["pk"], item["sk"]), item) for item in items)
        return [one for one in values if not is_gone(one, self.now())]

    def _query(self, **query: Any) -> Iterable[dict[str, Any]]:
        while True:
            answer = self._client.query(TableName=self._table, **query)
            yield from map(unpacked, answer["Items"])
            if "LastEvaluatedKey" not in answer:
                return
            query["ExclusiveStartKey"] = answer["LastEvaluatedKey"]

    def _written(self, change: Change) -> dict[str, Any]:
        if isinstance(change, Remove):
            key = packed({"pk": change.key.pk, "sk": change.key.sk})
            return {"Delete": {"TableName": self._table, "Key": key}}
        value = change.value
        if isinstance(change, Check):
            at = key_of(value)
            key = packed({"pk": at.pk, "sk": at.sk})
            checked = {"TableName": self._table, "Key": key, **_only_if(value.version, self.now())}
            return {"ConditionCheck": checked}
        put: dict[str, Any] = {"TableName": self._table}
        version = getattr(value, "version", None)
        if version is not None:
            put |= _only_if(version, self.now())
            value = replace(value, version=version + 1)
        return {"Put": {**put, "Item": packed(to_item(value))}}


def _only_if(version: int, now: datetime) -> dict[str, Any]:
    """The condition of a write: NEW for what was not there, UNCHANGED for what was read."""
    if version == 0:
        return {
            "ConditionExpression": NEW,
            "ExpressionAttributeValues": packed({":now": int(now.timestamp())}),
        }
    return {
        "ConditionExpression": UNCHANGED,
        "ExpressionAttributeNames": {"#version": "version"},
        "ExpressionAttributeValues": packed({":read": version}),
    }


def _translated(error: ClientError) -> Exception:
    code = error.response["Error"]["Code"]
    response: Mapping[str, Any] = error.response
    reasons: Iterable[Mapping[str, Any]] = response.get("CancellationReasons", ())
    codes = {reason.get("Code") for reason in reasons} - {None, "None"}
    if code == "TransactionCanceledException" and codes and codes <= WRITE_LOST:
        return Conflict()
    return Conflict() if code == "TransactionConflictException" else error


def _value(key: Key[Any], item: Mapping[str, Any] | None) -> Any:
    return None if item is None else from_item(key.kind, item)
