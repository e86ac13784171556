"""What AWS would do of itself: the stream that brings letters out, and the daily work."""

import logging
from collections.abc import Sequence
from datetime import date, time
from functools import partial

import boto3

from laptop.days import Round
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


def daily_work(stack: Stack, functions: Functions) -> tuple[Round, ...]:
    """Return what runs every day, in order: at each time the functions with a schedule for it.

    They hear what AWS tells them, which is nothing: the day and the hour are the clock's.
    """
    every = {at for each in stack.functions for at in each.daily_at}
    if not every:
        raise Stopped("No function in template.yaml runs daily: reminders and endings need one.")

    def round_at(at: time) -> Round:
        names = sorted(each.name for each in stack.functions if at in each.daily_at)
        return Round(at, partial(_call, functions, names))

    return tuple(round_at(at) for at in sorted(every))


def _call(functions: Functions, names: Sequence[str], day: date) -> None:
    for name in names:
        try:
            functions.call(name, {})
        except Exception as error:
            LOG.exception("%s failed for %s", name, day)
            raise Stopped(
                f"The daily work of {day} failed; the clock stays where it is."
            ) from error
