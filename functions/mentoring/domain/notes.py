"""What two write about a session of theirs: agenda, notes, actions. Only they see it (R21)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from mentoring.domain.appointment import (
    AgendaState,
    Appointment,
    AppointmentCancelled,
    AppointmentState,
)
from mentoring.domain.identity import AppointmentId, RequestId
from mentoring.domain.lengths import LONGEST_TEXT, missing_or_long, too_long
from mentoring.domain.pairing import Pairing, PairingEnded, PairingState
from mentoring.domain.refusals import Incomplete, NotFound, Refusal
from mentoring.domain.wording import one_line, paragraphs

LONGEST_NOTES, LONGEST_ACTION = 6000, 300
"""Characters of the notes of a session, and of what one of its actions is."""
MOST_ACTIONS = 30
"""Actions of one session."""


class Doer(StrEnum):
    """Who has taken on an action."""

    MENTEE = "mentee"
    MENTOR = "mentor"
    BOTH = "both"


@dataclass(frozen=True)
class Action:
    """What somebody does, by a local date; `done_on` is the local date on which it was ticked."""

    what: str
    doer: Doer
    by: date
    done_on: date | None = None


@dataclass(frozen=True)
class Notes:
    """All that the two of a pairing wrote about one appointment.

    Texts are theirs alone and in no letter, log or page of anybody else. `agenda_number` and
    `text_number` grow with each change, so that nobody overwrites what they have not seen.
    `actions` are by the name of the form that added them.
    """

    pairing: RequestId
    appointment: AppointmentId
    agenda: str = ""
    agenda_number: int = 0
    text: str = ""
    text_number: int = 0
    actions: Mapping[str, Action] = field(default_factory=dict)
    version: int = 0

    @property
    def in_order(self) -> list[tuple[str, Action]]:
        """The actions with their names, what is due first first."""
        return sorted(self.actions.items(), key=lambda each: (each[1].by, each[1].what))


class TooEarly(Refusal):
    """The session has not begun."""

    code = "notes_too_early"
    sentence = (
        "Notes and actions are for when you have met. Write what you would like to talk about "
        "into the agenda."
    )


class TooLate(Refusal):
    """The session is over."""

    code = "agenda_too_late"
    sentence = (
        "This session is over, so its agenda stays as it is. Write what is left into the notes, or "
        "into the agenda of the next one."
    )


def write_agenda(
    notes: Notes, one: Appointment, pairing: Pairing, text: str, number: int | None, now: datetime
) -> tuple[Notes, Appointment]:
    """The agenda as one of the two wants it, and the appointment that says whether there is one.

    `number` is that of the agenda they saw. Raises Refusal, or Incomplete where it has
    changed or the text is too long.
    """
    require_writable(one, pairing)
    if now >= one.ends_at:
        raise TooLate
    wanted = paragraphs(text)
    if wanted == notes.agenda:
        return notes, one
    _require_fit("agenda", wanted, LONGEST_TEXT, seen=number == notes.agenda_number)
    state = AgendaState.WRITTEN if wanted else AgendaState.MISSING
    return (
        replace(notes, agenda=wanted, agenda_number=notes.agenda_number + 1),
        replace(one, agenda=state),
    )


def write_text(
    notes: Notes, one: Appointment, pairing: Pairing, text: str, number: int | None, now: datetime
) -> Notes:
    """The notes as one of the two wants them, from the session's start on. Raises as the agenda."""
    _require_begun(one, pairing, now)
    wanted = paragraphs(text)
    if wanted == notes.text:
        return notes
    _require_fit("text", wanted, LONGEST_NOTES, seen=number == notes.text_number)
    return replace(notes, text=wanted, text_number=notes.text_number + 1)


def add_action(
    notes: Notes,
    one: Appointment,
    pairing: Pairing,
    form: Mapping[str, str],
    day: date,
    now: datetime,
) -> Notes:
    """The notes with an action more: what, who, by when; `day` is the appointment's local date.

    Sending the form again adds nothing. Raises Refusal, or Incomplete with what to enter.
    """
    _require_begun(one, pairing, now)
    name, doer = form.get("form", ""), form.get("doer", "")
    if name in notes.actions:
        return notes
    what, by = one_line(form.get("what", "")), _date(form.get("by", ""))
    errors = missing_or_long(LONGEST_ACTION, "Write what is to be done", what=what)
    if doer not in set(Doer):
        errors["doer"] = "Choose who does it"
    if by is None or by < day:
        errors["by"] = "Choose by when: the day of the session or a later one"
    if len(notes.actions) >= MOST_ACTIONS:
        errors["what"] = f"One session has {MOST_ACTIONS} actions at most: add it to the next one"
    if errors or by is None:
        raise Incomplete(errors)
    return replace(notes, actions={**notes.actions, name: Action(what, Doer(doer), by)})


def mark(notes: Notes, pairing: Pairing, name: str, today: date, *, done: bool) -> Notes:
    """The notes with an action done, or open again. Raises NotFound or PairingEnded."""
    _require_open(pairing)
    if name not in notes.actions:
        raise NotFound
    action = notes.actions[name]
    if (action.done_on is not None) == done:
        return notes
    ticked = replace(action, done_on=today if done else None)
    return replace(notes, actions={**notes.actions, name: ticked})


def carried(
    every: Iterable[Notes], order: Mapping[AppointmentId, datetime], to: Appointment
) -> list[tuple[Notes, str, Action]]:
    """Open actions of earlier sessions, which come along to this one, what is due first first.

    `order` says when each appointment of the pairing starts (UTC).
    """
    found = [
        (notes, name, action)
        for notes in every
        if order.get(notes.appointment, to.starts_at) < to.starts_at
        for name, action in notes.in_order
        if action.done_on is None
    ]
    return sorted(found, key=lambda each: (each[2].by, each[2].what))


def require_writable(one: Appointment, pairing: Pairing) -> None:
    """Raise AppointmentCancelled or PairingEnded where the two write nothing any more."""
    if one.state is not AppointmentState.BOOKED:
        raise AppointmentCancelled
    _require_open(pairing)


def _require_begun(one: Appointment, pairing: Pairing, now: datetime) -> None:
    require_writable(one, pairing)
    if now < one.starts_at:
        raise TooEarly


def _require_open(pairing: Pairing) -> None:
    """Whoever unpaired is written to no more; after a pairing has run its length both may go on."""
    if pairing.state is PairingState.UNPAIRED:
        raise PairingEnded


def _require_fit(name: str, text: str, most: int, *, seen: bool) -> None:
    """The text isn't too long, and what it takes the place of was seen; else both are said."""
    changed = "The other changed it meanwhile: read the newest above, then send yours"
    said = [*([] if seen else [changed]), *too_long(most, **{name: text}).values()]
    if said:
        raise Incomplete({name: ". ".join(said)})


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
