"""Sends letters as they come into the outbox, and once a day what was left over."""

from typing import Any

from aws_lambda_powertools import Logger

from mentoring import wiring
from mentoring.actions import posting

logger = Logger()
OUTBOX = "OUTBOX#"


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Send the letters that the records name, report those to try again; without records, sweep."""
    if "Records" not in event:
        return {"swept": posting.sweep(wiring.means(), wiring.sender())}
    failed = [
        record for record in event["Records"] if not _sent(record["dynamodb"]["Keys"]["pk"]["S"])
    ]
    return {
        "batchItemFailures": [
            {"itemIdentifier": one["dynamodb"]["SequenceNumber"]} for one in failed
        ]
    }


def _sent(pk: str) -> bool:
    letter_id = pk.removeprefix(OUTBOX)
    try:
        state = posting.send(wiring.means(), wiring.sender(), letter_id)
    except Exception as error:  # noqa: BLE001 - one letter's trouble must not hold up others
        logger.error(  # noqa: TRY400 - a traceback could quote the letter
            "letter not sent", letter=letter_id, error=type(error).__name__
        )
        return False
    logger.info("letter", letter=letter_id, state=state)
    return True
