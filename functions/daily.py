"""The daily round: reminders and closing by the clock. Triggered by the scheduler."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

from aws_lambda_powertools import Logger

from mentoring import wiring
from mentoring.actions import days
from mentoring.actions.signing_in import open_call

logger = Logger()
MORNING = time(6)
"""When a day that was asked for by its date is looked at, local time."""


def handler(event: dict[str, Any], context: Any) -> dict[str, int]:
    """Do what is due up to today, or up to `{"date": "2027-01-15"}`. Returns counts."""
    means = wiring.means()
    zone = open_call(means, None, None).programme.zone
    if "date" in event:
        morning = datetime.combine(
            date.fromisoformat(event["date"]), MORNING, tzinfo=zone
        ).astimezone(UTC)
        means = replace(means, now=lambda: morning)
    counts = days.run_day(means, means.now().astimezone(zone).date())
    logger.info("day done", extra=counts)
    return counts
