"""A pairing without a session for long: both are nudged, then the coordinators told (R18)."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from mentoring.domain.concern import Concern, ConcernKind, raised_anew
from mentoring.domain.letter import Kind, Letter
from mentoring.domain.pairing import NUDGE_DAYS, QUIET_DAYS, Pairing
from mentoring.domain.pairing_letters import letters_to_both
from mentoring.domain.programme import Programme


@dataclass(frozen=True)
class Nudged:
    """A pairing of which both, or the coordinators, are told that it has been quiet."""

    pairing: Pairing
    letters: tuple[Letter, ...] = ()
    concern: Concern | None = None


def nudge(
    pairing: Pairing, before: Concern | None, programme: Programme, now: datetime
) -> Nudged | None:
    """R18: what 60 or 90 days without a session bring today, or both on a late day; else None.

    `before` is the concern there may be from an earlier silence of the same pairing.
    """
    since, today = pairing.quiet_since, programme.day_of(now)
    told, concern = pairing, None
    letters: tuple[Letter, ...] = ()
    if told.nudged_for != since and today >= since + timedelta(days=NUDGE_DAYS):
        told = replace(told, nudged_for=since)
        letters = letters_to_both(told, Kind.NUDGE, since=since.isoformat())
    if told.quiet_for != since and today >= since + timedelta(days=QUIET_DAYS):
        told = replace(told, quiet_for=since)
        concern = _quiet(told, before, now)
    return None if told == pairing else Nudged(told, letters, concern)


def _quiet(pairing: Pairing, before: Concern | None, now: datetime) -> Concern:
    since = pairing.quiet_since
    text = (
        f"{pairing.mentee_name} and {pairing.mentor_name} have had no session since "
        f"{since.day} {since:%B %Y}"
    )
    new = Concern(pairing.id.scheme, ConcernKind.QUIET, str(pairing.id), text, now)
    return raised_anew(before, new)
