"""Tells a running pool to move to another date. Standard library only."""

import urllib.error
import urllib.parse
import urllib.request

from laptop.places import TOKEN_HEADER, Running
from laptop.stopped import Stopped

A_YEAR_SECONDS = 1800
"""Long enough for the daily work of a year."""


def move_date(pool: Running, date: str) -> str:
    """Let it be `date` there; the pool's answer. Raises Stopped with its refusal."""
    request = urllib.request.Request(  # noqa: S310 - this machine's own pool
        f"{pool.base_url}/laptop/day",
        data=urllib.parse.urlencode({"date": date}).encode(),
        headers={TOKEN_HEADER: pool.token},
    )
    try:
        with urllib.request.urlopen(request, timeout=A_YEAR_SECONDS) as answer:  # noqa: S310
            return str(answer.read().decode())
    except urllib.error.HTTPError as refusal:
        raise Stopped(refusal.read().decode()) from None
