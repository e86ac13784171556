"""Listens to a real boto client: every request it sends, and the items each one touched."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from laptop.permissions import acting

Item = Mapping[str, Any]
WRITE = "TransactWriteItems"


@dataclass(frozen=True)
class Write:
    """An item as a transaction found it and as it left it; empty where there was or is none."""

    before: Item
    after: Item


@dataclass
class Calls:
    """What a client did while it was listened to.

    `sent` has an operation's name for each HTTP request, repeats included; `read` a pair of
    operation and items for each answer, with an empty item for each key without one.
    """

    sent: list[str] = field(default_factory=list)
    read: list[tuple[str, list[Item]]] = field(default_factory=list)
    written: list[Write] = field(default_factory=list)

    @property
    def writes(self) -> int:
        """How many of the requests were transactions."""
        return self.sent.count(WRITE)

    @property
    def reads(self) -> int:
        """How many of the requests only read."""
        return len(self.sent) - self.writes


class Meter:
    """Wraps the client of a store; `looker` is another client, which is not listened to."""

    def __init__(self, client: Any, looker: Any, table: str) -> None:
        """Listen from now on."""
        self._looker, self._table, self._asked = looker, table, 0
        self.calls = Calls()
        events = client.meta.events
        events.register_first("before-send.dynamodb", self._on_send)
        events.register("provide-client-params.dynamodb", self._on_params)
        events.register("after-call.dynamodb", self._on_answer)

    @contextmanager
    def listening(self) -> Iterator[Calls]:
        """Collect what is done inside the block, and nothing else."""
        self.calls = Calls()
        yield self.calls
        self.calls = Calls()

    def _on_send(self, request: Any, **_others: Any) -> None:
        target = request.headers["X-Amz-Target"]
        self.calls.sent.append(bytes(target).decode().rpartition(".")[2])

    def _on_params(self, params: Mapping[str, Any], **_others: Any) -> None:
        wanted = params.get("RequestItems", {}).get(self._table, {})
        self._asked = len(wanted.get("Keys", ()))
        for one in params.get("TransactItems", ()):
            self.calls.written.append(self._write(one))

    def _on_answer(self, parsed: Mapping[str, Any], model: Any, **_others: Any) -> None:
        if model.name == "BatchGetItem":
            found = parsed["Responses"].get(self._table, [])
            self.calls.read.append((model.name, [*found, *[{}] * (self._asked - len(found))]))
        elif model.name == "Query":
            self.calls.read.append((model.name, parsed["Items"]))

    def _write(self, one: Mapping[str, Any]) -> Write:
        (what,) = one.values()
        after = what.get("Item", {})
        key = after or what["Key"]
        with acting(None):
            there = self._looker.get_item(
                TableName=self._table, Key={"pk": key["pk"], "sk": key["sk"]}, ConsistentRead=True
            )
        return Write(there.get("Item", {}), after)
