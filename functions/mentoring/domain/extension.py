"""Letting a pairing run on, where the scheme allows it and both agree before the end (R22)."""

from dataclasses import dataclass, replace
from datetime import datetime

from mentoring.domain.enrolment import Role
from mentoring.domain.letter import Kind, Letter
from mentoring.domain.months import months_after
from mentoring.domain.pairing import Pairing, require_running
from mentoring.domain.pairing_letters import letter_to, letters_to_both
from mentoring.domain.people import Mentor
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import Incomplete, Refusal, WayOn


class CannotExtend(Refusal):
    """R22: the scheme does not extend pairings, or this one was extended already."""

    code = "cannot_extend"
    ways_on = (WayOn.COORDINATORS, WayOn.MY_MENTORING)


@dataclass(frozen=True)
class Extended:
    """A pairing of which an extension was asked, agreed or not; `mentor` where the end moved."""

    pairing: Pairing
    letters: tuple[Letter, ...] = ()
    mentor: Mentor | None = None


def months_more(pairing: Pairing, programme: Programme) -> int:
    """By how many months it may still be extended; 0 where the scheme or an earlier one forbids."""
    scheme = programme.schemes.get(pairing.id.scheme)
    return 0 if scheme is None or pairing.extended else scheme.extend_months


def answer(
    pairing: Pairing, mentor: Mentor, programme: Programme, by: Role, answer: str, now: datetime
) -> Extended:
    """Do what a form says, `yes` or `no`.

    Raises PairingEnded, CannotExtend, or Incomplete where the other's wish was not answered.
    """
    require_running(pairing)
    if answer == "yes":
        return agree(pairing, mentor, programme, by, now)
    if answer == "no":
        return decline(pairing, by)
    if pairing.extend_asked_by not in {None, by}:
        raise Incomplete({"answer": "Choose whether to run on"})
    return Extended(pairing)


def agree(
    pairing: Pairing, mentor: Mentor, programme: Programme, by: Role, now: datetime
) -> Extended:
    """Say that one would like to run on; once both have said so the end moves.

    Saying it twice changes nothing. Raises PairingEnded, or CannotExtend.
    """
    require_running(pairing)
    months = months_more(pairing, programme)
    if not months or pairing.ends_on < programme.day_of(now):
        raise CannotExtend(
            f"A pairing in {pairing.scheme_title} can't be extended any more here. "
            "Write to the coordinators, who know what else is possible. You may meet all the same."
        )
    if pairing.extend_asked_by is by:
        return Extended(pairing)
    until = months_after(pairing.ends_on, months)
    if pairing.extend_asked_by is None:
        asked = replace(pairing, extend_asked_by=by)
        letter = letter_to(asked, _other(by), Kind.EXTENSION_ASKED, until=until.isoformat())
        return Extended(asked, (letter,))
    today = programme.day_of(now)
    longer = replace(pairing, ends_on=until, extended=True, extend_asked_by=None, clock_from=today)
    entry = replace(mentor.running[str(pairing.id)], ends_on=until)
    return Extended(
        longer,
        letters_to_both(longer, Kind.EXTENDED),
        replace(mentor, running={**mentor.running, str(pairing.id): entry}),
    )


def decline(pairing: Pairing, by: Role) -> Extended:
    """Leave the end where it is: the other's wish is answered, or one's own taken back.

    Raises PairingEnded.
    """
    require_running(pairing)
    asked_by = pairing.extend_asked_by
    if asked_by is None:
        return Extended(pairing)
    left = replace(pairing, extend_asked_by=None)
    told = (letter_to(left, asked_by, Kind.EXTENSION_DECLINED),) if asked_by is not by else ()
    return Extended(left, told)


def _other(role: Role) -> Role:
    return Role.MENTOR if role is Role.MENTEE else Role.MENTEE
