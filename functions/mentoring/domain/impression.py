"""How it was: one question to each of the two, after an appointment's time has passed (R28)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from mentoring.domain.appointment import Appointment, AppointmentCancelled, AppointmentState
from mentoring.domain.enrolment import Role
from mentoring.domain.identity import AppointmentId
from mentoring.domain.lengths import too_long
from mentoring.domain.refusals import Incomplete, Refusal
from mentoring.domain.wording import one_line

USEFUL = ("1", "2", "3", "4", "5")
LONGEST_TEXT = 300
"""Characters of the line about it."""
CHANGEABLE = timedelta(days=7)
"""How long after the first answer it can be changed."""

ASKED_ABOUT = timedelta(days=28)
"""How long a person's own page asks how it was; the appointment's page does for ever."""


class Happened(StrEnum):
    """Did it happen, as one side says."""

    YES = "yes"
    OTHER_ABSENT = "other absent"
    ABSENT = "absent"
    NO = "no"


@dataclass(frozen=True)
class Impression:
    """What one of the two said of an appointment. Only they see it; it is counted for reports.

    `useful` is 1 to 5, None where nothing happened. `answered_at` (UTC) is the first answer's.
    """

    appointment: AppointmentId
    person_id: str
    happened: Happened
    useful: int | None
    text: str
    answered_at: datetime
    version: int = 0

    @property
    def changeable_until(self) -> datetime:
        """The moment (UTC) from which it stays as it is."""
        return self.answered_at + CHANGEABLE


class AppointmentAhead(Refusal):
    """Its time has not passed yet."""

    code = "appointment_ahead"
    sentence = "This appointment is not over yet. Come back once it is, and say how it was."


class AnswerClosed(Refusal):
    """The week is over in which an answer can be changed."""

    code = "answer_closed"
    sentence = (
        "You said how it was more than a week ago, so that stays as it is: "
        "there is nothing left to do."
    )


def require_open(appointment: Appointment, before: Impression | None, now: datetime) -> None:
    """Raise AppointmentCancelled, AppointmentAhead or AnswerClosed where nothing can be said."""
    if appointment.state is not AppointmentState.BOOKED:
        raise AppointmentCancelled("This appointment was cancelled, so there is nothing to say.")
    if now < appointment.ends_at:
        raise AppointmentAhead
    if before and now >= before.changeable_until:
        raise AnswerClosed


def to_ask_about(appointments: Iterable[Appointment], now: datetime) -> list[Appointment]:
    """Return the appointments of the last weeks that took their time, for a person's own page."""
    return [
        one
        for one in appointments
        if one.state is AppointmentState.BOOKED and now - ASKED_ABOUT < one.ends_at <= now
    ]


def answer(
    appointment: Appointment,
    person_id: str,
    before: Impression | None,
    form: Mapping[str, str],
    now: datetime,
) -> Impression:
    """What one of the two says, new or instead of what they said before.

    Raises as `require_open`, or Incomplete naming every field to put right.
    """
    require_open(appointment, before, now)
    happened, useful, text = _read(form)
    new = Impression(appointment.id, person_id, happened, useful, text, now)
    return replace(new, answered_at=before.answered_at, version=before.version) if before else new


def _read(form: Mapping[str, str]) -> tuple[Happened, int | None, str]:
    happened, useful = form.get("happened", ""), form.get("useful", "")
    errors, text = {}, one_line(form.get("text", ""))
    if happened not in set(Happened):
        errors["happened"] = "Choose whether it happened"
    if happened == Happened.YES and useful not in USEFUL:
        errors["useful"] = "Choose how useful it was, from 1 to 5"
    if errors := errors | too_long(LONGEST_TEXT, text=text):
        raise Incomplete(errors)
    return Happened(happened), int(useful) if happened == Happened.YES else None, text


def absent(impression: Impression | None, appointment: Appointment, role: Role) -> str:
    """Return the person id of the other side if they are said not to have come, else nothing."""
    if impression is None or impression.happened is not Happened.OTHER_ABSENT:
        return ""
    return appointment.other_person(role)
