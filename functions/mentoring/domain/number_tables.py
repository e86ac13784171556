"""Tables of a scheme's numbers, each under a title that says what it says; no group under five.

Each table parts one whole, and no whole is told in two tables, so that no number which is hidden
in one follows from another (R32). `small_groups` says what is hidden.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from mentoring.domain import counting
from mentoring.domain.fact import Counts
from mentoring.domain.identity import month_of
from mentoring.domain.small_groups import Shown, is_small, shown_together
from mentoring.domain.unpairing import UnpairReason

NOT_SHOWN = "not shown"
"""Stands for a number that is too small, or from which one that is too small would follow."""
REQUESTS = {
    counting.HEARD: "Answered in time",
    counting.CLOSED: "Closed without an answer",
    counting.TAKEN_BACK: "Taken back before an answer",
}
ENDINGS = {
    counting.COMPLETED: "Completed",
    counting.BY_MENTEE: "Ended early by the mentee",
    counting.BY_MENTOR: "Ended early by the mentor",
    counting.BY_COORDINATOR: "Ended early by a coordinator",
}
REASONS = {f"{counting.REASON}{one.name}": one.value for one in UnpairReason}
MARKS = {1: "1, not at all", 2: "2", 3: "3", 4: "4", 5: "5, very much"}


@dataclass(frozen=True)
class Row:
    """One line of a table; None for a number that is not shown."""

    label: str
    count: int | None

    @property
    def text(self) -> str:
        """The number as it is read."""
        return NOT_SHOWN if self.count is None else str(self.count)


@dataclass(frozen=True)
class Table:
    """Numbers that belong together; `about` is what is counted."""

    name: str
    title: str
    about: str
    rows: tuple[Row, ...]

    @property
    def hides(self) -> bool:
        """A number is missing."""
        return any(row.count is None for row in self.rows)

    @property
    def is_empty(self) -> bool:
        """There is nothing to draw: every number is nought or is not shown."""
        return not any(row.count for row in self.rows)


def parts(counts: Counts, names: Mapping[str, str]) -> Shown:
    """R32: what is shown of counts that part a whole.

    Never less than nought: what began before counting did may end after it.
    """
    return shown_together({name: max(0, counts.get(name, 0)) for name in names})


def requests(counts: Counts) -> Table:
    """What became of requests."""
    part = parts(counts, REQUESTS)
    heard, title = part.counts[counting.HEARD], "What became of requests"
    if part.total and heard is not None:
        title = f"{heard} of {part.total} requests were answered in time"
    return _table("requests", title, "Requests", part, REQUESTS)


def endings(counts: Counts) -> Table:
    """How pairings ended."""
    part = parts(counts, ENDINGS)
    done, title = part.counts[counting.COMPLETED], "How pairings ended"
    if part.total and done is not None:
        title = f"{done} of {part.total} pairings that ended ran their whole length"
    return _table("endings", title, "Pairings that ended", part, ENDINGS)


def reasons(counts: Counts) -> Table:
    """Why pairings ended early, as far as anybody said.

    What is hidden is never more than what is shown, so the largest that is shown is the largest.
    """
    part, title = parts(counts, REASONS), "Why pairings ended early"
    known = {name: count for name, count in part.counts.items() if count}
    if known:
        most = max(known, key=lambda name: known[name])
        title = f"The reason given most often for an early end: {REASONS[most]}"
    return _table("reasons", title, "Reasons given", part, REASONS)


def useful(counts: Counts, name: str, beginning: str, what: str) -> Table:
    """How useful people found appointments or pairings, by marks from 1 to 5."""
    labels = {f"{beginning}{mark}": text for mark, text in MARKS.items()}
    part, title = parts(counts, labels), f"How useful people found {what}"
    high = [part.counts[f"{beginning}{mark}"] for mark in (4, 5)]
    if part.total and None not in high:
        sum_of_high = sum(one or 0 for one in high)
        title = f"{sum_of_high} of {part.total} answers call {what} useful (4 or 5)"
    return _table(name, title, "Answers, from 1 to 5", part, labels)


def running(now: int, months: Mapping[str, Counts], shown: list[date]) -> Table:
    """Running pairings at the end of each month, counted back from now."""
    rows: list[Row] = []
    for month in reversed(shown):
        count = max(0, now)
        rows.insert(0, Row(f"{month:%b %Y}", None if is_small(count) else count))
        now -= months.get(month_of(month), {}).get(counting.RUNNING, 0)
    title, first, last = "Running pairings at the end of each month", rows[0], rows[-1]
    if first.count is not None and last.count is not None:
        title = f"{last.text} pairings are running; {first.text} were in {shown[0]:%B %Y}"
    return Table("running", title, "Month", tuple(rows))


def _table(name: str, title: str, about: str, part: Shown, labels: Mapping[str, str]) -> Table:
    rows = tuple(Row(label, part.counts[key]) for key, label in labels.items())
    return Table(name, title, about, rows)
