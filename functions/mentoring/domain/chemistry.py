"""Chemistry calls: in which schemes a request may wish for one (R11)."""

from collections.abc import Collection

from mentoring.domain.scheme import Scheme

CALL = "chemistry call"


def call_minutes(offers: Collection[str], scheme: Scheme) -> int:
    """R11: how many minutes the call has that a request to a mentor may wish for in this scheme.

    0 where the mentor offers none, or the scheme has none.
    """
    calls = scheme.chemistry_calls
    return calls.minutes if calls and CALL in offers else 0
