"""What a scheme's coordinators read in numbers: of now and of the last year (R32)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from mentoring.domain import counting, number_tables, shortage
from mentoring.domain.appointment import AppointmentKind
from mentoring.domain.census import Census
from mentoring.domain.fact import Counts, together
from mentoring.domain.identity import month_of
from mentoring.domain.months import months_after
from mentoring.domain.number_tables import ENDINGS, NOT_SHOWN, REQUESTS, Table
from mentoring.domain.programme import Programme
from mentoring.domain.shortage import Demand
from mentoring.domain.small_groups import LEAST, Shown, shown

MONTHS = 12
"""The running month and eleven before it are one year."""
PAIRING, CHEMISTRY, SPOT = (
    f"{counting.HELD}{kind.value}"
    for kind in (
        AppointmentKind.PAIRING_SESSION,
        AppointmentKind.CHEMISTRY_CALL,
        AppointmentKind.SPOT_SESSION,
    )
)


@dataclass(frozen=True)
class Sums:
    """What was added up of a scheme: ever, by month as `2026-12`, and what belongs to no scheme."""

    ever: Counts
    months: Mapping[str, Counts]
    programme_wide: Mapping[str, Counts]


@dataclass(frozen=True)
class Numbers:
    """A scheme in numbers; `facts` are single numbers as people read them, by what they count.

    `counted_on` is the local date of the census, None before the first.
    """

    since: date
    facts: Mapping[str, str]
    tables: tuple[Table, ...]
    topics: tuple[Demand, ...]
    grades: tuple[Demand, ...]
    counted_on: date | None


def months_shown(today: date) -> list[date]:
    """The first days of the months of the last year, oldest first."""
    return _months_back(today, MONTHS)


def numbers(sums: Sums, census: Census | None, programme: Programme, today: date) -> Numbers:
    """Everything that the page says."""
    months = months_shown(today)
    year = _of(sums.months, months)
    lately = _of(sums.months, _months_back(today, shortage.MONTHS))
    running = sums.ever.get(counting.RUNNING, 0)
    tables = (
        number_tables.requests(year),
        number_tables.running(running, sums.months, months),
        number_tables.endings(year),
        number_tables.reasons(year),
        number_tables.useful(year, "useful", counting.USEFUL, "appointments"),
        number_tables.useful(year, "looked-back", counting.LOOKED_BACK, "their pairing"),
    )
    free = census or Census("", today)
    return Numbers(
        months[0],
        _facts(sums, year, _of(sums.programme_wide, months), census),
        tables,
        tuple(shortage.topics(lately, free, programme)),
        tuple(shortage.grades(lately, free, programme)),
        census.on if census else None,
    )


def median_days(counts: Counts) -> str:
    """In how many days half of the answers came; too few answers say nothing (R32)."""
    waits = [
        int(name.removeprefix(counting.HEARD_IN))
        for name, count in sorted(counts.items())
        if name.startswith(counting.HEARD_IN)
        for _ in range(count)
    ]
    if len(waits) < LEAST:
        return NOT_SHOWN if waits else "no answers yet"
    half = sorted(waits)[(len(waits) - 1) // 2]
    return "1 day" if half == 1 else f"{half} days"


def lines_of(told: Numbers) -> list[tuple[str, str, str]]:
    """Everything as lines of a spreadsheet: what it belongs to, what is counted, the number."""
    return [
        *(("Single numbers", name, text) for name, text in told.facts.items()),
        *((table.title, row.label, row.text) for table in told.tables for row in table.rows),
        *(line for one in (*told.topics, *told.grades) for line in _lines_of(one)),
    ]


def _lines_of(one: Demand) -> list[tuple[str, str, str]]:
    return [
        ("Asked for in the last three months", one.name, str(one.asked)),
        ("Places free for it", one.name, shown(one.free)),
    ]


def _facts(sums: Sums, year: Counts, wide: Counts, census: Census | None) -> dict[str, str]:
    answered = number_tables.parts(year, REQUESTS)
    ended = number_tables.parts(year, ENDINGS)
    return {
        "Requests waiting now": _shown(sums.ever, counting.WAITING),
        "Requests answered in time": _told(answered.counts[counting.HEARD]),
        "Half of the answers came within": median_days(year),
        "Pairings running now": _shown(sums.ever, counting.RUNNING),
        "Pairings completed": _told(ended.counts[counting.COMPLETED]),
        "Pairings ended early": _told(_early(ended)),
        "Sessions held in pairings": _shown(year, PAIRING),
        "Chemistry calls held": _shown(year, CHEMISTRY),
        "Spot sessions held, all schemes together": _shown(wide, SPOT),
        "Places free": shown(census.free) if census else "counted tomorrow morning",
    }


def _early(ended: Shown) -> int | None:
    """All early endings: what is shown, or what is left of the total, which hides enough people."""
    early = [count for name, count in ended.counts.items() if name != counting.COMPLETED]
    if None not in early:
        return sum(one or 0 for one in early)
    done = ended.counts[counting.COMPLETED]
    return None if ended.total is None or done is None else ended.total - done


def _shown(counts: Counts, name: str) -> str:
    return shown(max(0, counts.get(name, 0)))


def _told(count: int | None) -> str:
    return NOT_SHOWN if count is None else str(count)


def _of(months: Mapping[str, Counts], wanted: Iterable[date]) -> dict[str, int]:
    return together(months.get(month_of(one), {}) for one in wanted)


def _months_back(today: date, count: int) -> list[date]:
    first = today.replace(day=1)
    return [months_after(first, -ago) for ago in reversed(range(count))]
