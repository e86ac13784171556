"""Silence in a pairing: attempts that are logged, reported, and settled by a meeting (R18)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from mentoring.domain.concern import Concern, ConcernKind, raised_anew, settled
from mentoring.domain.enrolment import Role
from mentoring.domain.letter import Kind, Letter
from mentoring.domain.pairing import Pairing, PairingState, require_running
from mentoring.domain.pairing_letters import letters_to_coordinators
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import Incomplete

LEAST_EMAILS, LEAST_CALLS = 2, 1
"""R18: attempts without an answer before silence can be reported."""
MOST_ATTEMPTS = 30
"""Kept at most; the oldest go first."""


class Means(StrEnum):
    """How somebody tried to reach the other."""

    EMAIL = "e-mail"
    CALL = "call"


@dataclass(frozen=True)
class Attempt:
    """One try to reach the other, on a local date."""

    on: date
    by: Means


@dataclass(frozen=True)
class SilenceLog:
    """What one side of a pairing tried; the other side never sees it.

    `over_at` is when the pairing ended (UTC), None while it runs.
    """

    pairing_id: str
    person_id: str
    role: Role
    attempts: tuple[Attempt, ...] = ()
    reported_at: datetime | None = None
    over_at: datetime | None = None
    version: int = 0

    def since(self, day: date) -> tuple[Attempt, ...]:
        """The attempts after a local date, oldest first."""
        return tuple(sorted((one for one in self.attempts if one.on > day), key=lambda one: one.on))


@dataclass(frozen=True)
class Reported:
    """Silence that is reported to the coordinators."""

    log: SilenceLog
    concern: Concern
    letters: tuple[Letter, ...]


def attempt_from(on: str, by: str, pairing: Pairing, today: date) -> Attempt:
    """Read a form. Raises PairingEnded, or Incomplete with what to enter."""
    require_running(pairing)
    errors = {}
    day = _day(on)
    if day is None or not pairing.started_on <= day <= today:
        errors["on"] = "Enter the day you tried, between the pairing's start and today"
    if by not in Means.__members__:
        errors["by"] = "Choose how you tried"
    if errors or day is None:
        raise Incomplete(errors)
    return Attempt(day, Means[by])


def logged(log: SilenceLog, attempt: Attempt) -> SilenceLog:
    """The log with one attempt more."""
    return replace(log, attempts=(*log.attempts, attempt)[-MOST_ATTEMPTS:])


def may_report(log: SilenceLog, pairing: Pairing) -> bool:
    """R18: at least two e-mails and one call had no answer since the two last met."""
    means = [one.by for one in log.since(_heard_on(pairing))]
    return means.count(Means.EMAIL) >= LEAST_EMAILS and means.count(Means.CALL) >= LEAST_CALLS


def report(
    log: SilenceLog, pairing: Pairing, before: Concern | None, programme: Programme, now: datetime
) -> Reported:
    """Tell the coordinators that the other is silent.

    `before` is what they were told of this pairing earlier. Raises PairingEnded, or Incomplete
    where too little was tried.
    """
    require_running(pairing)
    if not may_report(log, pairing):
        raise Incomplete({"silence": "Log at least two e-mails and one call before you report"})
    text = sentence(log, pairing)
    silent = Role.MENTOR if log.role is Role.MENTEE else Role.MENTEE
    concern = Concern(
        pairing.id.scheme, ConcernKind.SILENCE, str(pairing.id), text, now, silent=silent.value
    )
    told = letters_to_coordinators(
        pairing, Kind.SILENCE_REPORTED, programme, sentence=text, by=log.role.value
    )
    return Reported(replace(log, reported_at=now), raised_anew(before, concern), told)


def sentence(log: SilenceLog, pairing: Pairing) -> str:
    """What the coordinators read: who tried to reach whom, how often, since when."""
    tried = log.since(_heard_on(pairing))
    emails = sum(one.by is Means.EMAIL for one in tried)
    calls = len(tried) - emails
    me, other = pairing.own_name(log.role), pairing.other_name(log.role)
    how = f"{_counted(emails, 'e-mail')} and {_counted(calls, 'call')}"
    first = tried[0].on
    return f"{me} reports {how} to {other} since {first.day} {first:%B %Y}"


def met(pairing: Pairing, on: str, today: date) -> Pairing:
    """R18: the pairing after somebody said that the two met, on a local date.

    Raises PairingEnded, or Incomplete with what to enter.
    """
    require_running(pairing)
    day = _day(on)
    if day is None or not pairing.started_on <= day <= today:
        raise Incomplete({"met_on": "Enter the day you met, between the pairing's start and today"})
    return replace(pairing, last_met_on=max(day, pairing.quiet_since))


def met_at(pairing: Pairing, day: date) -> Pairing:
    """R18: the pairing after somebody said that a session of that local date took place.

    One that has ended, or in which the two met later than that, stays as it is.
    """
    if pairing.state is not PairingState.STARTED or day <= (pairing.last_met_on or date.min):
        return pairing
    return replace(pairing, last_met_on=max(day, pairing.quiet_since))


def ended_by_meeting(
    concerns: Iterable[Concern | None], day: date, programme: Programme
) -> tuple[Concern, ...]:
    """The concerns about silence that a meeting on a local date answers.

    Silence that was reported later than that goes on; quiet was not so quiet, whenever it was told.
    """
    return tuple(
        one
        for one in concerns
        if one and (one.kind is ConcernKind.QUIET or programme.day_of(one.since) <= day)
    )


def heard(concerns: Iterable[Concern | None], by: str, now: datetime) -> tuple[Concern, ...]:
    """The open ones among the concerns about a silence that is over, as settled."""
    return tuple(settled(one, by, now) for one in concerns if one and one.is_open)


def _heard_on(pairing: Pairing) -> date:
    """Attempts up to this date were answered: the two have met since."""
    return pairing.last_met_on or pairing.started_on - timedelta(days=1)


def _counted(count: int, what: str) -> str:
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    number = words[count] if count < len(words) else str(count)
    return f"{number} {what}" if count == 1 else f"{number} {what}s"


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
