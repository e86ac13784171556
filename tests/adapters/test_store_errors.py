"""What DynamoDB answers when it can't, injected: conflicts, throttling, parts left unread."""

from typing import Any, cast

import pytest
from botocore.exceptions import ClientError

from mentoring.actions.means import MOST_ATTEMPTS, Means
from mentoring.adapters import keys
from mentoring.adapters.changes import Conflict, Put
from mentoring.adapters.store import Store
from mentoring.domain.people import Person
from mentoring.domain.refusals import Overtaken
from tests.fakes import numbered
from tests.world import Clock

PRIYA = Person("priya", "priya@gov.example")


def error(code: str, *reasons: str) -> ClientError:
    """An error as botocore raises it; the reasons are those of a cancelled transaction."""
    response: Any = {
        "Error": {"Code": code, "Message": code},
        "CancellationReasons": [{"Code": reason} for reason in reasons],
    }
    return ClientError(response, "TransactWriteItems")


class Failing:
    """A client that raises each error in turn and then takes the write."""

    def __init__(self, *errors: Exception) -> None:
        """Raise these errors first."""
        self.errors = list(errors)
        self.written: list[Any] = []

    def transact_write_items(self, TransactItems: list[Any]) -> None:  # noqa: N803
        """Fail, or keep what would be written."""
        if self.errors:
            raise self.errors.pop(0)
        self.written.append(TransactItems)


def store(client: Any) -> Store:
    """A store over a stand-in client."""
    return Store(cast("Any", client), "pool", Clock())


def means(client: Any, pauses: list[int]) -> Means:
    """Means over a stand-in client that note their pauses."""
    name = numbered("id")
    return Means(store(client), Clock(), name, name, name, pauses.append, None)


def save(means: Means) -> None:
    """Do what an action does."""
    means.settle(lambda: means.save((PRIYA,)))


CANCELLED = "TransactionCanceledException"


@pytest.mark.parametrize(
    "lost",
    [
        error(CANCELLED, "ConditionalCheckFailed"),
        error(CANCELLED, "None", "ConditionalCheckFailed"),
        error(CANCELLED, "TransactionConflict"),
        error(CANCELLED, "None", "TransactionConflict", "ConditionalCheckFailed"),
        error("TransactionConflictException"),
    ],
    ids=str,
)
def test_a_lost_write_is_a_conflict_and_the_action_decides_anew(lost: ClientError) -> None:
    with pytest.raises(Conflict):
        store(Failing(lost)).save([Put(PRIYA)])
    client, pauses = Failing(lost, lost), list[int]()
    save(means(client, pauses))
    assert (len(client.written), pauses) == (1, [0, 1])


@pytest.mark.parametrize(
    "failed",
    [
        error(CANCELLED, "ThrottlingError"),
        error(CANCELLED, "ProvisionedThroughputExceeded", "None"),
        error(CANCELLED, "ConditionalCheckFailed", "ThrottlingError"),
        error(CANCELLED, "ValidationError"),
        error(CANCELLED, "ItemCollectionSizeLimitExceeded"),
        error(CANCELLED),
        error("ProvisionedThroughputExceededException"),
        error("ThrottlingException"),
        error("ValidationException"),
        error("InternalServerError"),
        error("AccessDeniedException"),
    ],
    ids=str,
)
def test_any_other_error_stays_an_error_and_nothing_is_repeated_in_silence(
    failed: ClientError,
) -> None:
    client, pauses = Failing(failed), list[int]()
    with pytest.raises(ClientError):
        save(means(client, pauses))
    assert (client.written, pauses) == ([], [])


def test_whoever_is_overtaken_too_often_is_told_so_and_nothing_was_saved() -> None:
    client, pauses = Failing(*[error(CANCELLED, "TransactionConflict")] * 50), list[int]()
    with pytest.raises(Overtaken):
        save(means(client, pauses))
    assert (client.written, len(pauses)) == ([], MOST_ATTEMPTS)


class Hesitant:
    """A client that answers one key at a time and leaves the others unprocessed."""

    def __init__(self) -> None:
        """Count the calls."""
        self.calls = 0

    def batch_get_item(self, RequestItems: dict[str, Any]) -> dict[str, Any]:  # noqa: N803
        """Answer the first key only."""
        self.calls += 1
        wanted = RequestItems["pool"]
        assert wanted["ConsistentRead"] is True
        first, *others = wanted["Keys"]
        left = {"pool": {**wanted, "Keys": others}} if others else {}
        item = {**first, "id": {"S": first["pk"]["S"].removeprefix("PERSON#")}}
        return {"Responses": {"pool": [{**item, "address": {"S": "x"}}]}, "UnprocessedKeys": left}


def test_what_was_left_unread_is_read_again_until_all_is_there() -> None:
    client = Hesitant()
    found = store(client).load(*(keys.person(name) for name in ("a", "b", "c")))
    assert [one.id for one in found] == ["a", "b", "c"]
    assert client.calls == 3


def test_a_throttled_read_stays_an_error() -> None:
    class Throttled:
        def batch_get_item(self, **_: Any) -> None:
            raise error("ThrottlingException")

    with pytest.raises(ClientError):
        store(Throttled()).load(keys.person("a"))
