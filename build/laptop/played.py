"""What AWS would do of itself: the stream that brings letters out, and the daily work."""

import logging
from collections.abc import Callable
from datetime import date

import boto3

from laptop.functions import Functions
from laptop.places import Running
from laptop.stack import Stack
from laptop.stopped import Stopped
from laptop.stream import Stream

LOG = logging.getLogger(__name__)


def letters_stream(stack: Stack, functions: Functions, note: Running) -> Stream:
    """Return the table's stream with the function that listens to it."""
    found = [(each.name, each.stream) for each in stack.functions if each.stream]
    if not found:
        raise Stopped(
            "No function in template.yaml listens to the table's stream: letters need one."
        )
    name, source = found[0]
    tables = boto3.client("dynamodb", endpoint_url=note.endpoint_url)
    return Stream(
        boto3.client("dynamodbstreams", endpoint_url=note.endpoint_url),
        tables.describe_table(TableName=note.table_name)["Table"]["LatestStreamArn"],
        source,
        lambda event: functions.call(name, event),
        lambda count: LOG.error("%s letters were given up; the daily work tries them again", count),
    )


def daily_work(
    stack: Stack, functions: Functions
) -> tuple[tuple[int, int], Callable[[date], object]]:
    """Return when the first daily function runs (hour and minute), and how to do a date's work.

    The functions run in the order of their times, and each with the date in its event.
    """
    found = sorted((each.daily_at, each.name) for each in stack.functions if each.daily_at)
    if not found:
        raise Stopped("No function in template.yaml runs daily: reminders and endings need one.")

    def work(day: date) -> None:
        for _, name in found:
            try:
                functions.call(name, {"date": day.isoformat()})
            except Exception as error:
                LOG.exception("%s failed for %s", name, day)
                raise Stopped(
                    f"The daily work of {day} failed; the clock stays where it is."
                ) from error

    first, _ = found[0]
    return first, work
