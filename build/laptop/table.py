"""The pool's table in the emulator, made from the template's own definition of it."""

from collections.abc import Mapping
from typing import Any

import boto3
from botocore.exceptions import ClientError

from laptop.stopped import Stopped

SHAPE = ("AttributeDefinitions", "KeySchema", "BillingMode")
INDEX = ("IndexName", "KeySchema", "Projection")


def ensure_table(name: str, properties: Mapping[str, Any], endpoint_url: str) -> None:
    """Create the table unless it is there. Raises Stopped where it is there in another shape."""
    client = boto3.client("dynamodb", endpoint_url=endpoint_url)
    wanted = _wanted(properties)
    try:
        present = client.describe_table(TableName=name)["Table"]
    except ClientError as error:
        if error.response["Error"]["Code"] != "ResourceNotFoundException":
            raise
        _create(client, name, wanted, properties)
        return
    if _shape(present) != _shape(wanted):
        raise Stopped(
            "The table in template.yaml changed since .laptop was made: "
            "`make clean` forgets the old one, then `make run` makes the new one."
        )


def _wanted(properties: Mapping[str, Any]) -> dict[str, Any]:
    wanted = {key: properties[key] for key in SHAPE if key in properties}
    if indexes := properties.get("GlobalSecondaryIndexes"):
        wanted["GlobalSecondaryIndexes"] = [{key: each[key] for key in INDEX} for each in indexes]
    if stream := properties.get("StreamSpecification"):
        wanted["StreamSpecification"] = {"StreamEnabled": True, **stream}
    return wanted


def _create(
    client: Any, name: str, wanted: Mapping[str, Any], properties: Mapping[str, Any]
) -> None:
    client.create_table(TableName=name, **wanted)
    if lifetime := properties.get("TimeToLiveSpecification"):
        client.update_time_to_live(TableName=name, TimeToLiveSpecification=lifetime)


def _shape(table: Mapping[str, Any]) -> object:
    """Return what can't be changed under a table's items: keys, indexes and stream."""
    return (
        _keys(table),
        sorted(
            (each["IndexName"], _keys(each)) for each in table.get("GlobalSecondaryIndexes", ())
        ),
        (table.get("StreamSpecification") or {}).get("StreamViewType"),
    )


def _keys(of: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [(key["KeyType"], key["AttributeName"]) for key in of["KeySchema"]]
