"""A function may do to the tables on the laptop what template.yaml lets it do, and no more.

The emulators ask nobody for permission. Without this, an action that the template forgets would
work on every laptop and in every test, and fail on the first day in production.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import botocore
from botocore.exceptions import ClientError

from laptop.stack import Function

SERVICE = "dynamodb"
TABLES = {"TABLE_NAME": "Table", "LEDGER_NAME": "Ledger"}
"""The variables that hold names of tables, and what the template calls these."""
IN_TRANSACTIONS = {
    "ConditionCheck": "ConditionCheckItem",
    "Delete": "DeleteItem",
    "Put": "PutItem",
    "Update": "UpdateItem",
}
"""AWS asks for the permission of each part of a transaction, none for the transaction."""

Permission = tuple[str, str]
"""An action, such as `dynamodb:Query`, and the table or index it is done to."""

_acting: ContextVar[Function | None] = ContextVar("acting", default=None)


@contextmanager
def acting(function: Function | None) -> Iterator[None]:
    """While the block runs, in this thread, only what the function is permitted can be done.

    None is whoever looks on: a meter, a test, the laptop itself. Nothing is forbidden to them.
    """
    token = _acting.set(function)
    try:
        yield
    finally:
        _acting.reset(token)


def _watch(session: Any) -> None:
    session.register(f"before-parameter-build.{SERVICE}", _refuse)


def _refuse(params: Mapping[str, Any], model: Any, **_: Any) -> None:
    doing = _acting.get()
    if doing is None:
        return
    for action, table in _wanted(model.name, params):
        if (f"{SERVICE}:{action}", table) not in doing.permissions:
            said = f"template.yaml doesn't let {doing.name} do {SERVICE}:{action} to {table}"
            raise ClientError(
                {"Error": {"Code": "AccessDeniedException", "Message": said}}, model.name
            )


def _wanted(operation: str, params: Mapping[str, Any]) -> Iterable[Permission]:
    if operation == "TransactWriteItems":
        return {
            (IN_TRANSACTIONS[part], _resource(details))
            for item in params["TransactItems"]
            for part, details in item.items()
        }
    if "RequestItems" in params:
        return {(operation, _resource({"TableName": name})) for name in params["RequestItems"]}
    return {(operation, _resource(params))}


def _resource(params: Mapping[str, Any]) -> str:
    names = {os.environ.get(variable): table for variable, table in TABLES.items()}
    table = names.get(params["TableName"], params["TableName"])
    return f"{table}/index/{params['IndexName']}" if "IndexName" in params else str(table)


botocore.register_initializer(_watch)
