"""Whether somebody comes: late changes and absences, counted for the coordinators alone (R26)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from mentoring.domain.concern import Concern, ConcernKind, raised_anew
from mentoring.domain.people import Mentor
from mentoring.domain.programme import Programme

KEPT = timedelta(days=2 * 365)
"""How long an entry stays; older ones drop out at the next."""
LOOKED_BACK = timedelta(days=365)
"""Absences this far back are counted together."""
TOO_OFTEN = 3


@dataclass(frozen=True)
class Reliability:
    """What is counted of one person, by the ids of appointments, with local dates.

    `late` are appointments they moved or cancelled under a working day ahead, `absences` those to
    which they did not come, as the other noted. The other side never sees it.
    """

    person_id: str
    late: Mapping[str, date] = field(default_factory=dict)
    absences: Mapping[str, date] = field(default_factory=dict)
    version: int = 0

    def with_late(self, appointment: str, today: date) -> "Reliability":
        """One more that was moved or cancelled late."""
        return replace(self, late=_recent(self.late, today) | {appointment: today})

    def with_absence(self, appointment: str, on: date, today: date) -> "Reliability":
        """One more to which they did not come; the same appointment counts once."""
        return replace(self, absences=_recent(self.absences, today) | {appointment: on})

    def without_absence(self, appointment: str) -> "Reliability":
        """The same, after the other took their word back."""
        left = {key: on for key, on in self.absences.items() if key != appointment}
        return self if left == self.absences else replace(self, absences=left)


def absence_concern(
    record: Reliability, name: str, scheme: str, before: Concern | None, now: datetime, today: date
) -> Concern | None:
    """A concern for the coordinators at the third absence within twelve months, else None.

    Nobody hears of one or two. What coordinators have looked after counts no more.
    """
    if before and before.is_open:
        return None
    since = today - LOOKED_BACK
    if before and before.settled_at:
        since = max(since, before.settled_at.date())
    if sum(on > since for on in record.absences.values()) < TOO_OFTEN:
        return None
    text = f"{name} did not come to {TOO_OFTEN} appointments within twelve months."
    return raised_anew(before, Concern(scheme, ConcernKind.ABSENT, record.person_id, text, now))


def told_in(mentor: Mentor | None, scheme: str, programme: Programme) -> str:
    """Return the scheme whose coordinators hear of absences from an appointment with the mentor.

    Its own; a spot session has none, so the first of the mentor's that somebody coordinates, or of
    all. Empty where nobody coordinates anything.
    """
    own = mentor.published.schemes if mentor else ()
    known = (scheme, *own, *programme.schemes)
    return next((one for one in known if programme.coordinators.get(one)), "")


def _recent(entries: Mapping[str, date], today: date) -> dict[str, date]:
    return {key: on for key, on in entries.items() if on > today - KEPT}
