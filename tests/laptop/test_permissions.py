"""What the template doesn't permit fails on the laptop as it would in production."""

from collections.abc import Iterator

import boto3
import pytest
from botocore.exceptions import ClientError
from moto import mock_aws

from laptop.permissions import Permission, acting
from laptop.places import HOME
from laptop.stack import Function, read_stack
from mentoring.actions.batches import side_by_side

WRITE: dict[str, object] = {"TableName": "pool", "Item": {"pk": {"S": "1"}}}
WRITES = {("dynamodb:PutItem", "Table")}
CHECK: dict[str, object] = {
    "TableName": "pool",
    "Key": {"pk": {"S": "1"}},
    "ConditionExpression": "attribute_not_exists(pk)",
}


@pytest.fixture
def tables(monkeypatch: pytest.MonkeyPatch) -> Iterator[object]:
    """Two tables, called as the environment says."""
    with mock_aws():
        monkeypatch.setenv("TABLE_NAME", "pool")
        monkeypatch.setenv("LEDGER_NAME", "ledger")
        client = boto3.client("dynamodb", "eu-west-2")
        for name in ("pool", "ledger"):
            client.create_table(
                TableName=name,
                BillingMode="PAY_PER_REQUEST",
                KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}],
                AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}],
            )
        yield client


def function(*permissions: Permission) -> Function:
    """Make a function that may do this and nothing else."""
    return Function("Pairings", "pairings", {}, (), None, (), frozenset(permissions))


@pytest.mark.parametrize(
    ("permitted", "call", "asked"),
    [
        (WRITES, ("put_item", WRITE), None),
        (WRITES, ("put_item", WRITE | {"TableName": "ledger"}), "PutItem to Ledger"),
        (set(), ("put_item", WRITE), "PutItem to Table"),
        (WRITES, ("transact_write_items", {"TransactItems": [{"Put": WRITE}]}), None),
        (
            WRITES,
            ("transact_write_items", {"TransactItems": [{"ConditionCheck": CHECK}]}),
            "ConditionCheckItem to Table",
        ),
        (
            {("dynamodb:Query", "Table")},
            ("query", {"TableName": "pool", "IndexName": "due", "KeyConditionExpression": "x"}),
            "Query to Table/index/due",
        ),
        (
            {("dynamodb:BatchGetItem", "Table")},
            ("batch_get_item", {"RequestItems": {"ledger": {"Keys": [{"pk": {"S": "1"}}]}}}),
            "BatchGetItem to Ledger",
        ),
    ],
)
def test_a_function_does_what_it_may_and_no_more(
    tables: object, permitted: set[Permission], call: tuple[str, dict[str, object]], asked: str
) -> None:
    """Refused as AWS refuses, with a message that says which permission is missing where."""
    method, params = call
    with acting(function(*permitted)):
        if asked is None:
            getattr(tables, method)(**params)
            return
        with pytest.raises(ClientError, match=f"Pairings do dynamodb:{asked}") as refused:
            getattr(tables, method)(**params)
    assert refused.value.response["Error"]["Code"] == "AccessDeniedException"


@pytest.mark.usefixtures("tables")
def test_what_a_function_does_side_by_side_needs_its_permissions_too() -> None:
    """Threads know of the function that began them."""

    def write() -> None:
        boto3.client("dynamodb", "eu-west-2").put_item(TableName="pool", Item={"pk": {"S": "1"}})

    with acting(function()), pytest.raises(ClientError, match="PutItem to Table"):
        side_by_side(lambda: None, write)


@pytest.mark.usefixtures("tables")
def test_who_prepares_and_looks_at_the_tables_is_no_function() -> None:
    """Only what a handler does is asked for its permission."""
    boto3.client("dynamodb", "eu-west-2").scan(TableName="pool")


def test_permissions_are_read_from_the_template() -> None:
    """Actions and what they are done to, by logical names."""
    by_name = {each.name: each.permissions for each in read_stack(HOME / "template.yaml").functions}
    assert ("dynamodb:Query", "Table/index/due") in by_name["DailyFunction"]
    assert ("dynamodb:PutItem", "Ledger") in by_name["PersonalDataFunction"]
    assert ("dynamodb:PutItem", "Ledger") not in by_name["PairingsFunction"]
