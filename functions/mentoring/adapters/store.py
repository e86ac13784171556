"""The table as a store of values: load many, query a partition, save all or nothing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from mentoring.adapters.attributes import packed, unpacked
from mentoring.adapters.changes import Change, Check, Conflict, Remove
from mentoring.adapters.counts import add_one
from mentoring.adapters.items import from_item, kind_at, to_item
from mentoring.adapters.keys import Key, key_of

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

NEW = "attribute_not_exists(pk)"
"""Nobody has written this item before."""
UNCHANGED = "#version = :read"
"""The item is still the one that was read and decided upon."""
WRITE_LOST = {"ConditionalCheckFailed", "TransactionConflict"}


class Store:
    """Values in one DynamoDB table."""

    def __init__(self, client: "DynamoDBClient", table: str) -> None:
        """Use a client that someone else made."""
        self._client = client
        self._table = table

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
        return tuple(_value(key, found.get((key.pk, key.sk))) for key in keys)

    def partition(self, pk: str, beginning: str = "") -> list[Any]:
        """Return all values of a partition, in key order, whose sk begins so."""
        condition = "pk = :pk AND begins_with(sk, :sk)" if beginning else "pk = :pk"
        values = {":pk": pk} | ({":sk": beginning} if beginning else {})
        items = self._query(
            KeyConditionExpression=condition,
            ExpressionAttributeValues=packed(values),
            ConsistentRead=True,
        )
        return [from_item(kind_at(item["pk"], item["sk"]), item) for item in items]

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
            yield from (from_item(kind_at(item["pk"], item["sk"]), item) for item in items)

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
            checked = {"TableName": self._table, "Key": key, **_only_if(value.version)}
            return {"ConditionCheck": checked}
        put: dict[str, Any] = {"TableName": self._table}
        version = getattr(value, "version", None)
        if version is not None:
            put |= _only_if(version)
            value = replace(value, version=version + 1)
        return {"Put": {**put, "Item": packed(to_item(value))}}


def _only_if(version: int) -> dict[str, Any]:
    """The condition of a write: NEW for what was not there, UNCHANGED for what was read."""
    if version == 0:
        return {"ConditionExpression": NEW}
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
