"""The table's stream: its records to the function that listens, as Lambda's poller does it."""

import logging
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from laptop.patterns import lets_through
from laptop.stack import StreamSource

LOOK_EVERY_SECONDS = 0.25
LOG = logging.getLogger(__name__)
LOST_PLACE = {"ExpiredIteratorException", "TrimmedDataAccessException"}

Record = dict[str, Any]


class Stream:
    """Reads a table's stream, of one shard, and calls `listener` with events of records.

    A record that the listener reports as failed is given again, and all after it, up to the
    source's number of retries; then it is left to the daily sweep, and `given_up` hears of it.
    """

    def __init__(
        self,
        client: Any,
        arn: str,
        source: StreamSource,
        listener: Callable[[Mapping[str, Any]], Any],
        given_up: Callable[[int], object],
    ) -> None:
        """Start at the stream's beginning; `client` is boto3's for DynamoDB streams."""
        self._client = client
        self._arn = arn
        self._source = source
        self._listener = listener
        self._given_up = given_up
        self._last_read: str | None = None
        self._place = self._find_place()
        self._one_at_a_time = threading.Lock()

    def keep_reading(self, stopping: threading.Event) -> None:
        """Read until `stopping` is set, four times a second."""
        while not stopping.wait(LOOK_EVERY_SECONDS):
            try:
                self.settle()
            except (BotoCoreError, ClientError):
                LOG.exception("The table's stream could not be read; trying again")

    def settle(self) -> None:
        """Read what is on the stream, and what that in turn puts there, until nothing is left."""
        with self._one_at_a_time:
            while records := self._read():
                self._deliver(
                    [each for each in records if lets_through(self._source.patterns, each)]
                )

    def _find_place(self) -> str:
        """After the last record read; where that is not on the stream, at its beginning."""
        if self._last_read is not None:
            with suppress(self._client.exceptions.TrimmedDataAccessException):
                return self._iterator("AFTER_SEQUENCE_NUMBER", SequenceNumber=self._last_read)
        return self._iterator("TRIM_HORIZON")

    def _iterator(self, kind: str, **where: str) -> str:
        shard = self._client.describe_stream(StreamArn=self._arn)["StreamDescription"]["Shards"][0]
        answer = self._client.get_shard_iterator(
            StreamArn=self._arn, ShardId=shard["ShardId"], ShardIteratorType=kind, **where
        )
        return str(answer["ShardIterator"])

    def _read(self) -> list[Record]:
        try:
            answer = self._client.get_records(
                ShardIterator=self._place, Limit=self._source.batch_size
            )
        except ClientError as error:
            if error.response["Error"]["Code"] not in LOST_PLACE:
                raise
            self._place = self._find_place()
            return []
        self._place = answer["NextShardIterator"]
        records = [self._as_lambda_sees(record) for record in answer["Records"]]
        if records:
            self._last_read = records[-1]["dynamodb"]["SequenceNumber"]
        return records

    def _as_lambda_sees(self, record: Record) -> Record:
        moment: datetime = record["dynamodb"]["ApproximateCreationDateTime"]
        change = {**record["dynamodb"], "ApproximateCreationDateTime": moment.timestamp()}
        return {**record, "dynamodb": change, "eventSourceARN": self._arn}

    def _deliver(self, records: list[Record]) -> None:
        """Give the records until all are taken or the retries are used up."""
        for _ in range(1 + self._source.retries):
            if not records:
                return
            records = self._left_over(records)
        if records:
            self._given_up(len(records))

    def _left_over(self, records: list[Record]) -> list[Record]:
        """Give the records once; the first that failed and all after it."""
        try:
            answer = self._listener({"Records": records})
        except Exception:
            LOG.exception("The stream's function failed; its records are given again")
            return records  # as on Lambda, whatever was raised
        failed = {each["itemIdentifier"] for each in (answer or {}).get("batchItemFailures", ())}
        numbers = [record["dynamodb"]["SequenceNumber"] for record in records]
        first = next((at for at, number in enumerate(numbers) if number in failed), len(records))
        return records[first:]
