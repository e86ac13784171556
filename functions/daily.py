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
ENOUGH_SECONDS = 20
"""With less time left nothing more is begun."""


def handler(event: dict[str, Any], context: Any) -> dict[str, int]:
    """Do what is due up to today, or up to `{"date": "2027-01-15"}`. Returns counts.

    Raises NotFinished where something failed or time ran out: Lambda tries twice more, each time
    with what is left, and what is left then waits for the next morning.
    """
    means = wiring.means()
    zone = open_call(means, None, None).programme.zone
    if "date" in event:
        morning = datetime.combine(
            date.fromisoformat(event["date"]), MORNING, tzinfo=zone
        ).astimezone(UTC)
        means = replace(means, now=lambda: morning)
    today = means.now().astimezone(zone).date()
    counts = days.run_day(means, today, lambda: _seconds_left(context) < ENOUGH_SECONDS)
    logger.info("day done", extra=counts)
    return counts


def _seconds_left(context: Any) -> float:
    """Until the function is stopped; on the laptop, where nobody stops it, always enough."""
    return context.get_remaining_time_in_millis() / 1000 if context else float("inf")
