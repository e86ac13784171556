"""A session booked in place of one that was cancelled: what was to be its agenda comes along."""

from collections.abc import Iterable
from dataclasses import replace

from mentoring.domain.appointment import AgendaState, Appointment, AppointmentState
from mentoring.domain.notes import Notes
from mentoring.domain.pairing import Pairing
from mentoring.domain.pairing_session import Block


def cancelled_one(ever: Iterable[Appointment], pairing: Pairing, name: str) -> Appointment | None:
    """The cancelled session of this pairing that a form names, None where it names none."""
    return next(
        (
            one
            for one in ever
            if str(one.id) == name
            and one.pairing == str(pairing.id)
            and one.state is AppointmentState.CANCELLED
        ),
        None,
    )


def with_agenda(block: Block, before: Notes) -> tuple[Block, Notes]:
    """The block whose first session has the agenda of the one before, and the notes that hold it.

    What was written about the cancelled session stays there as it was.
    """
    first, *others = block.appointments
    notes = Notes(before.pairing, first.id, before.agenda, agenda_number=1)
    first = replace(first, agenda=AgendaState.WRITTEN)
    return (
        replace(block, appointments=(first, *others), diary=block.diary.with_changed(first)),
        notes,
    )
