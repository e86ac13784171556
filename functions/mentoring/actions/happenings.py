"""What an action counts of what it does: the fact that is written with everything else."""

from datetime import date, datetime

from mentoring.actions.means import Means
from mentoring.domain import counting
from mentoring.domain.counting import Said
from mentoring.domain.fact import Counts, Fact, together
from mentoring.domain.programme import Programme


def happened(
    means: Means, programme: Programme, scheme: str, on: datetime | date | None, *counts: Counts
) -> tuple[Fact, ...]:
    """Return the fact to save with what happened in a scheme; none where it comes to nothing.

    `on` is a moment or a local date, None now. What takes something back is counted on the day of
    what it takes back.
    """
    all_of_it = together(counts)
    if not all_of_it:
        return ()
    moment = means.now() if on is None else on
    day = programme.day_of(moment) if isinstance(moment, datetime) else moment
    return (Fact(means.new_id(), scheme, day, all_of_it),)


def said_of_appointment(
    means: Means, programme: Programme, scheme: str, kind: str, starts_at: datetime,
    before: Said | None, after: Said | None, other: Said | None,
) -> tuple[Fact, ...]:  # fmt: skip
    """Return the fact to save with what one side said of an appointment (R28).

    `scheme` is empty for what belongs to the whole programme. Whoever saves it has to save
    something with it that both sides' answers write: else of two at once both say it was held.
    """
    counts = counting.said(kind, before, after, other)
    return happened(means, programme, scheme, starts_at, counts)
