"""A mentor's months before anybody has booked."""

from datetime import datetime

from mentoring.domain.diary import HeldMonth
from mentoring.domain.programme import Programme
from mentoring.domain.slot import months_ahead


def free(programme: Programme, now: datetime) -> dict[str, HeldMonth]:
    """Every month ahead, with nothing promised."""
    return {name: HeldMonth("amara-okafor", name) for name in months_ahead(programme, now)}
