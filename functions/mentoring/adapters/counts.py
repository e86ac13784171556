"""Counts that many add to at once: one conditional update, no read, and an end to what fits in."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from mentoring.adapters.attributes import packed
from mentoring.adapters.items import to_item
from mentoring.adapters.keys import key_of

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

MOST_TRIES = 2
"""The second finds what somebody else has begun meanwhile."""
NOBODY_WAS_FIRST = "attribute_not_exists(pk)"
"""Nothing has been counted in this item."""
COUNTED_OR_ROOM = (
    "attribute_exists(counts.#name) OR (attribute_exists(counts) AND size(counts) < :most)"
)
"""This name is counted already, or there is room for one more."""


def add_one(client: "DynamoDBClient", table: str, empty: Any, name: str, most: int) -> bool:
    """Add one to a name's count among the `counts` of an item; `empty` is the item before any.

    With `most` names in it new ones are not counted: returns whether this one was.
    """
    for _ in range(MOST_TRIES):
        try:
            _update(client, table, empty, name, most)
        except ClientError as error:
            if "Item" in _unfulfilled(error):
                return False
            if not _put(client, table, replace(empty, counts={name: 1})):
                continue  # somebody else was first meanwhile, so now there is something to add to
        return True
    return False


def _update(client: "DynamoDBClient", table: str, empty: Any, name: str, most: int) -> None:
    key = key_of(empty)
    client.update_item(
        TableName=table,
        Key=packed({"pk": key.pk, "sk": key.sk}),
        UpdateExpression="ADD counts.#name :one",
        ConditionExpression=COUNTED_OR_ROOM,
        ExpressionAttributeNames={"#name": name},
        ExpressionAttributeValues=packed({":one": 1, ":most": most}),
        ReturnValuesOnConditionCheckFailure="ALL_OLD",
    )


def _put(client: "DynamoDBClient", table: str, value: Any) -> bool:
    try:
        item = packed(to_item(value))
        client.put_item(TableName=table, Item=item, ConditionExpression=NOBODY_WAS_FIRST)
    except ClientError as error:
        _unfulfilled(error)
        return False
    return True


def _unfulfilled(error: ClientError) -> dict[str, Any]:
    """The answer to a write whose condition did not hold. Raises any other error again."""
    if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
        raise error
    return dict(error.response)
