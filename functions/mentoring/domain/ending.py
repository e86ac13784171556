"""How every pairing ends: the place is free, the enrolment too, times are given back (R13-R16)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from mentoring.domain.appointment import Appointment, AppointmentKind
from mentoring.domain.appointment_letters import cancelled_with_pairing
from mentoring.domain.diary import Diary, HeldMonth
from mentoring.domain.enrolment import Ending, Enrolment, Role
from mentoring.domain.extension import months_more
from mentoring.domain.letter import Kind, Letter
from mentoring.domain.notice import Notice
from mentoring.domain.pairing import Pairing, PairingState, require_running
from mentoring.domain.pairing_letters import letters_to_both
from mentoring.domain.people import Mentor
from mentoring.domain.programme import Programme

UNRESPONSIVE = "No answer, in spite of e-mails and a call"
"""What the record of a pairing says that was ended because one side was silent (R18)."""


@dataclass(frozen=True)
class Parts:
    """What a pairing holds: its mentee's enrolment and diary, its mentor and the months ahead."""

    enrolment: Enrolment
    mentor: Mentor
    diary: Diary
    months: tuple[HeldMonth, ...]

    @classmethod
    def of(
        cls, enrolment: Enrolment, mentor: Mentor, diary: Diary, months: Iterable[HeldMonth]
    ) -> "Parts":
        """Gather them; `months` are those of the mentor's that may hold appointments of theirs."""
        return cls(enrolment, mentor, diary, tuple(months))


@dataclass(frozen=True)
class Ended:
    """All that the end of a pairing changes, to be written in one go."""

    pairing: Pairing
    enrolment: Enrolment
    mentor: Mentor
    diary: Diary
    months: tuple[HeldMonth, ...]
    cancelled: tuple[Appointment, ...]
    letters: tuple[Letter, ...]
    notice: Notice | None = None


def tell(pairing: Pairing, programme: Programme, today: date) -> tuple[Pairing, tuple[Letter, ...]]:
    """R13: tell both that it ends, once a month ahead of each end it is given."""
    if pairing.told_of == pairing.ends_on or today < pairing.tell_on:
        return pairing, ()
    months = months_more(pairing, programme)
    told = letters_to_both(pairing, Kind.ENDING_IN_A_MONTH, more_months=str(months))
    return replace(pairing, told_of=pairing.ends_on), told


def complete(pairing: Pairing, parts: Parts, programme: Programme, now: datetime) -> Ended:
    """R13: the pairing has run its length; both are thanked, and asked how it was.

    Its own sessions that still lay ahead are cancelled; a spot session of the two stays, as anybody
    may book one. Raises PairingEnded.
    """
    require_running(pairing)
    done = replace(pairing, state=PairingState.COMPLETED, ended_at=now, extend_asked_by=None)
    ended = end(done, parts, None, programme, now, lambda one: _is_of(one, pairing))
    return replace(ended, letters=(*letters_to_both(done, Kind.COMPLETED), *ended.letters))


def unpair_unresponsive(
    pairing: Pairing, parts: Parts, silent: Role, coordinator: str, programme: Programme,
    now: datetime,
) -> Ended:  # fmt: skip
    """R18: a coordinator ends a pairing because one side was silent; both are told.

    For choosing again (R16) it counts as ended by whoever was silent: a mentee whose mentor never
    answered chooses again as if the mentor had left. Raises PairingEnded.
    """
    require_running(pairing)
    done = replace(
        pairing, state=PairingState.UNPAIRED, ended_at=now, coordinator=coordinator,
        reason=UNRESPONSIVE, extend_asked_by=None,
    )  # fmt: skip
    ended = end(done, parts, silent, programme, now)
    text = (
        f"{coordinator} ended, as there was no answer: "
        f"{pairing.mentee_name} (mentee) and {pairing.mentor_name} (mentor)"
    )
    notice = Notice(pairing.id.scheme, str(pairing.id), "unresponsive", text, now)
    letters = letters_to_both(done, Kind.UNPAIRED_UNRESPONSIVE, silent=silent.value)
    return replace(ended, letters=(*letters, *ended.letters), notice=notice)


def end(
    pairing: Pairing,
    parts: Parts,
    by: Role | None,
    programme: Programme,
    now: datetime,
    is_cancelled: Callable[[Appointment], bool] = lambda _: True,
) -> Ended:
    """What the end of any pairing changes beside itself; `pairing` is as it will be kept.

    `by` is the side that it counts as ended by (R16), None for neither. Of the appointments that
    the two have ahead those are cancelled that `is_cancelled`.
    """
    ahead = [
        one
        for one in parts.diary.open.values()
        if one.id.mentor_id == parts.mentor.id and one.starts_at > now and is_cancelled(one)
    ]
    cancelled = tuple(one.cancelled(pairing.ended_by, now) for one in ahead)
    ending = Ending(str(pairing.id), parts.mentor.id, programme.day_of(now), by)
    return Ended(
        pairing=pairing,
        enrolment=replace(
            parts.enrolment, running=None, endings=(*parts.enrolment.endings, ending)
        ),
        mentor=without_pairing(parts.mentor, pairing),
        diary=parts.diary.without(ahead),
        months=tuple(
            month.with_cancelled(cancelled) for month in parts.months if month.holds_any(ahead)
        ),
        cancelled=cancelled,
        letters=tuple(letter for one in cancelled for letter in cancelled_with_pairing(one)),
    )


def without_pairing(mentor: Mentor, pairing: Pairing) -> Mentor:
    """The mentor with the place of that pairing free."""
    running = {key: one for key, one in mentor.running.items() if key != str(pairing.id)}
    return replace(mentor, running=running)


def _is_of(one: Appointment, pairing: Pairing) -> bool:
    """It is a session of this pairing: the same two may be paired in another scheme too."""
    is_its_own = one.pairing in {"", str(pairing.id)}
    return one.kind is AppointmentKind.PAIRING_SESSION and is_its_own
