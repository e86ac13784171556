"""DynamoDB's notation for plain values, and back: text, whole numbers, truths, lists and maps.

As small as what the table holds. boto3's own converter knows more kinds, and importing boto3 for it
would make every function start later: for the client botocore alone is enough.
"""

from collections.abc import Mapping
from typing import Any


def packed(item: Mapping[str, Any]) -> dict[str, Any]:
    """Write an item in DynamoDB's notation. Raises TypeError for values the table does not hold."""
    return {name: _packed(value) for name, value in item.items()}


def unpacked(item: Mapping[str, Any]) -> dict[str, Any]:
    """Read an item in DynamoDB's notation. Raises TypeError for kinds we never write."""
    return {name: _unpacked(value) for name, value in item.items()}


def _packed(value: Any) -> dict[str, Any]:
    match value:
        case str():
            return {"S": str(value)}
        case bool():
            return {"BOOL": value}
        case int():
            return {"N": str(value)}
        case list():
            return {"L": [_packed(one) for one in value]}
        case dict():
            return {"M": packed(value)}
    raise TypeError(f"The table does not hold values of type {type(value).__name__}.")


def _unpacked(value: Mapping[str, Any]) -> Any:
    match value:
        case {"S": str(text)}:
            return text
        case {"BOOL": bool(truth)}:
            return truth
        case {"N": str(number)}:
            return int(number)
        case {"L": list(listed)}:
            return [_unpacked(one) for one in listed]
        case {"M": dict(mapped)}:
            return unpacked(mapped)
    raise TypeError(f"The table does not hold values of kind {', '.join(value)}.")
