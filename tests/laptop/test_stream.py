"""The stream's reader: what it hands on, and what happens to records that fail."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
from botocore.exceptions import ClientError

from laptop.patterns import lets_through
from laptop.stack import StreamSource
from laptop.stream import Stream

OUTBOX = {"eventName": ["INSERT"], "dynamodb": {"Keys": {"pk": {"S": [{"prefix": "OUTBOX#"}]}}}}
SOURCE = StreamSource(patterns=(OUTBOX,), batch_size=10, retries=2)


def record(number: int, pk: str = "OUTBOX#1", name: str = "INSERT") -> dict[str, Any]:
    """Make a record as boto3 gives it."""
    return {
        "eventName": name,
        "dynamodb": {
            "Keys": {"pk": {"S": pk}},
            "SequenceNumber": str(number),
            "ApproximateCreationDateTime": datetime(2026, 11, 22, tzinfo=UTC),
        },
    }


class FakeStreams:
    """A stream of one shard: an iterator is a position in a list."""

    class exceptions:  # noqa: N801  boto3's name
        """The one that is looked for."""

        class TrimmedDataAccessException(Exception):
            """The record isn't there any more."""

    def __init__(self, records: list[dict[str, Any]]) -> None:
        self.records = records
        self.expire_next = False

    def describe_stream(self, **_: str) -> dict[str, Any]:
        """One shard."""
        return {"StreamDescription": {"Shards": [{"ShardId": "only"}]}}

    def get_shard_iterator(self, *, ShardIteratorType: str, **where: str) -> dict[str, str]:  # noqa: N803
        """Return the beginning, or after a number."""
        numbers = [each["dynamodb"]["SequenceNumber"] for each in self.records]
        if ShardIteratorType == "TRIM_HORIZON":
            return {"ShardIterator": "0"}
        return {"ShardIterator": str(numbers.index(where["SequenceNumber"]) + 1)}

    def get_records(self, *, ShardIterator: str, Limit: int) -> dict[str, Any]:  # noqa: N803
        """Return the next records, or say once that the iterator is too old."""
        if self.expire_next:
            self.expire_next = False
            raise ClientError({"Error": {"Code": "ExpiredIteratorException"}}, "GetRecords")
        start = int(ShardIterator)
        page = self.records[start : start + Limit]
        return {"Records": page, "NextShardIterator": str(start + len(page))}


class Listener:
    """Remembers the numbers it was given; fails those it is told to, so many times."""

    def __init__(self, fails: Mapping[str, int] | None = None, raises: int = 0) -> None:
        self.fails = dict(fails or {})
        self.raises = raises
        self.given: list[list[str]] = []

    def __call__(self, event: Mapping[str, Any]) -> dict[str, Any]:
        """Remember, then say which failed."""
        numbers = [each["dynamodb"]["SequenceNumber"] for each in event["Records"]]
        self.given.append(numbers)
        if self.raises:
            self.raises -= 1
            raise ValueError
        failed = [number for number in numbers if self.fails.get(number)]
        for number in failed:
            self.fails[number] -= 1
        return {"batchItemFailures": [{"itemIdentifier": number} for number in failed]}


def read(streams: FakeStreams, listener: Listener) -> list[int]:
    """Settle a stream once; how many records were given up, each time."""
    given_up: list[int] = []
    Stream(streams, "arn", SOURCE, listener, given_up.append).settle()
    return given_up


def test_only_what_the_filter_lets_through_is_handed_on() -> None:
    """New letters; not other items, and not a letter that is changed when it was sent."""
    records = [record(1), record(2, pk="MENTOR#a"), record(3, name="MODIFY"), record(4)]
    listener = Listener()
    assert read(FakeStreams(records), listener) == []
    assert listener.given == [["1", "4"]]


def test_a_record_looks_as_lambda_would_show_it() -> None:
    """Times are numbers, and the stream is named."""
    seen: list[Any] = []
    client = FakeStreams([record(1)])
    Stream(client, "arn", SOURCE, lambda event: seen.extend(event["Records"]), print).settle()
    assert seen[0]["eventSourceARN"] == "arn"
    assert seen[0]["dynamodb"]["ApproximateCreationDateTime"] == 1795305600.0


def test_a_failed_record_comes_again_with_all_after_it() -> None:
    """What went before it is not repeated."""
    listener = Listener(fails={"2": 1})
    assert read(FakeStreams([record(1), record(2), record(3)]), listener) == []
    assert listener.given == [["1", "2", "3"], ["2", "3"]]


def test_a_listener_that_raises_gets_all_of_it_again() -> None:
    """An exception says nothing about single records."""
    listener = Listener(raises=1)
    assert read(FakeStreams([record(1), record(2)]), listener) == []
    assert listener.given == [["1", "2"], ["1", "2"]]


def test_after_its_retries_a_record_is_given_up_and_the_next_ones_come() -> None:
    """One bad letter does not stop the post for ever."""
    streams = FakeStreams([record(number) for number in range(1, 12)])
    listener = Listener(fails={"10": 99})
    assert read(streams, listener) == [1]
    assert listener.given[-2:] == [["10"], ["11"]]


def test_an_iterator_that_grew_too_old_loses_and_repeats_nothing() -> None:
    """A laptop that slept wakes with one."""
    streams = FakeStreams([record(1)])
    listener = Listener()
    stream = Stream(streams, "arn", SOURCE, listener, print)
    stream.settle()
    streams.records.append(record(2))
    streams.expire_next = True
    stream.settle()
    stream.settle()
    assert listener.given == [["1"], ["2"]]


@pytest.mark.parametrize(
    ("pattern", "value", "expected"),
    [
        ({"a": ["x"]}, {"a": "x"}, True),
        ({"a": ["x", "y"]}, {"a": "z"}, False),
        ({"a": [{"prefix": "ab"}]}, {"a": "abc"}, True),
        ({"a": [{"exists": False}]}, {}, True),
        ({"a": [{"exists": True}]}, {}, False),
        ({"a": {"b": ["x"]}}, {"a": "x"}, False),
    ],
)
def test_patterns_match_as_lambdas_do(*, pattern: Any, value: Any, expected: bool) -> None:
    """Equal, one of several, beginning with, being there; nested."""
    assert lets_through([pattern], value) is expected


def test_an_unknown_kind_of_pattern_is_not_passed_over() -> None:
    """A filter that is ignored would let everything through in silence."""
    with pytest.raises(NotImplementedError):
        lets_through([{"a": [{"numeric": [">", 1]}]}], {"a": 2})
