"""All that two people of a pairing wrote, as a text file for them to keep (R21)."""

from collections.abc import Iterable, Iterator
from zoneinfo import ZoneInfo

from mentoring.domain.appointment import Appointment, AppointmentState
from mentoring.domain.notes import Action, Doer, Notes
from mentoring.domain.pairing import Pairing
from mentoring.domain.wording import clock, day


def notes_file(
    pairing: Pairing, entries: Iterable[tuple[Appointment, Notes]], zone: ZoneInfo
) -> str:
    """Write it out, oldest first; times are local ones of the programme's zone."""
    lines = [
        f"{pairing.mentee_name} and {pairing.mentor_name}: {pairing.scheme_title}",
        f"From {day(pairing.started_on)} until {day(pairing.ends_on)}. For the two of you alone.",
    ]
    for one, notes in entries:
        lines += _entry(one, notes, pairing, zone)
    return "\n".join(lines) + "\n"


def _entry(one: Appointment, notes: Notes, pairing: Pairing, zone: ZoneInfo) -> Iterator[str]:
    when = f"{day(one.starts_at.astimezone(zone))}, {clock(one.starts_at, zone)}"
    cancelled = ", cancelled" if one.state is AppointmentState.CANCELLED else ""
    yield from ("", f"{when}, {one.minutes} minutes, {one.mode}{cancelled}", "=" * len(when))
    for title, text in (("Agenda", notes.agenda), ("Notes", notes.text)):
        if text:
            yield from ("", title, "", text)
    if notes.actions:
        yield from ("", "Actions", "")
        yield from (_action(action, pairing) for _, action in notes.in_order)


def _action(action: Action, pairing: Pairing) -> str:
    who = {
        Doer.MENTEE: pairing.mentee_name, Doer.MENTOR: pairing.mentor_name, Doer.BOTH: "Both"
    }[action.doer]  # fmt: skip
    done = f"done on {day(action.done_on)}" if action.done_on else "open"
    return f"- {action.what} ({who}, by {day(action.by)}; {done})"
