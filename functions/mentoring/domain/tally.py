"""How appointments were, counted: all that reports need, and nothing of who said it (R28)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from mentoring.domain.impression import Impression


@dataclass(frozen=True)
class Tally:
    """Answers about one kind of appointment in a scheme, by the local month it was booked for.

    `scheme` is empty for spot sessions, which belong to the programme. `counts` has, for instance,
    `mentor yes`, `mentor useful 4`, `mentee other absent`.
    """

    scheme: str
    kind: str
    month: str
    counts: Mapping[str, int] = field(default_factory=dict)
    version: int = 0


def counted(tally: Tally, role: str, before: Impression | None, after: Impression) -> Tally:
    """The tally with one side's answer, instead of the one they gave before."""
    counts = dict(tally.counts)
    for impression, step in ((before, -1), (after, 1)):
        for name in _names(role, impression):
            counts[name] = counts.get(name, 0) + step
    return replace(tally, counts={name: count for name, count in counts.items() if count > 0})


def _names(role: str, impression: Impression | None) -> list[str]:
    if impression is None:
        return []
    useful = [f"{role} useful {impression.useful}"] if impression.useful else []
    return [f"{role} {impression.happened.value}", *useful]
