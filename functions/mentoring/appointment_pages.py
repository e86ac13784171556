"""The pages of spot sessions and chemistry calls; where a form came back, with what it lacks."""

from aws_lambda_powertools.event_handler import Response

from mentoring import web, wiring
from mentoring.actions import appointments, moving
from mentoring.call import Call
from mentoring.domain.booking import is_late
from mentoring.domain.identity import appointment_id_from
from mentoring.domain.spot_session import choice_from
from mentoring.domain.wording import capital


def see(
    call: Call, appointment_id: str, values: dict[str, str], errors: dict[str, str] | None = None
) -> Response[str]:
    """The appointment as one of its two sees it."""
    seen = appointments.look(wiring.means(), appointment_id_from(appointment_id), call.person().id)
    return web.show(
        call,
        "appointment.html",
        f"{capital(seen.appointment.kind)} with {seen.appointment.other_name(seen.role)}",
        appointment=seen.appointment,
        role=seen.role,
        impression=seen.impression,
        late=is_late(seen.appointment, call.opening.programme, wiring.now()),
        values=values,
        errors=errors,
    )


def times(
    call: Call, appointment_id: str, values: dict[str, str], errors: dict[str, str] | None = None
) -> Response[str]:
    """The form to move it: the times it could move to."""
    movable = moving.prepare(
        wiring.means(),
        call.opening.programme,
        appointment_id_from(appointment_id),
        call.person().id,
    )
    return web.show(
        call,
        "move_appointment.html",
        f"Move the {movable.appointment.kind} with {movable.appointment.mentor_name}",
        appointment=movable.appointment,
        slots=movable.slots,
        late=is_late(movable.appointment, call.opening.programme, wiring.now()),
        chosen=choice_from(values).starts_at,
        values=values,
        errors=errors,
    )
