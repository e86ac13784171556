"""The pages of pairing sessions; where a form came back, with what it lacks."""

from collections.abc import Sequence
from datetime import timedelta

from aws_lambda_powertools.event_handler import Response

from mentoring import web, wiring
from mentoring.actions import notes, pairing_sessions
from mentoring.actions.pairing_sessions import Opened
from mentoring.call import Call
from mentoring.domain.booking import is_late
from mentoring.domain.identity import AppointmentId, appointment_id_from, request_id_from
from mentoring.domain.notes import Doer
from mentoring.domain.pairing import PairingState
from mentoring.domain.pairing_session_form import MODES, MOST_AHEAD, chosen_times
from mentoring.domain.refusals import Incomplete
from mentoring.domain.rhythm import Rhythm

ACTIONS_RUN_ON = timedelta(days=366)
"""How long after a pairing's end the calendar of the form offers days for an action."""
Errors = dict[str, str] | None
Values = dict[str, str]


def form(call: Call, pairing_id: str, values: Values, errors: Errors = None) -> Response[str]:
    """The form to book one or a block."""
    opened = _opened(call, pairing_id)
    return web.show(
        call,
        "pairing_sessions_new.html",
        f"Sessions with {opened.around.pairing.other_name(opened.around.by)}",
        **_to_choose(call, opened),
        values=values,
        errors=errors,
    )


def dates(call: Call, pairing_id: str, values: Values, errors: Errors = None) -> Response[str]:
    """The dates that come of the form, all ticked; once some were ticked, those.

    Where the dates were sent with none ticked, none is. Raises Incomplete.
    """
    opened = _opened(call, pairing_id)
    terms = pairing_sessions.read_terms(opened, values)
    ticked = chosen_times(values) if _has_ticks(values) else ()
    return web.show(
        call,
        "pairing_sessions_dates.html",
        f"Dates with {opened.around.pairing.other_name(opened.around.by)}",
        **_to_choose(call, opened),
        minutes=terms.minutes,
        proposed=pairing_sessions.propose(opened, terms, ticked),
        ticked=bool(ticked) or "form" not in values,
        name=values.get("form") or wiring.new_id(),
        values=values,
        errors=errors,
    )


def again(call: Call, pairing_id: str, values: Values, errors: dict[str, str]) -> Response[str]:
    """The dates once more where none was ticked, or the form where that lacks something."""
    try:
        return dates(call, pairing_id, values, errors)
    except Incomplete as problem:
        return form(call, pairing_id, values, problem.errors)


def after_booking(pairing_id: str, booked: Sequence[AppointmentId]) -> str:
    """Where booking leads: to the session where it is one alone, else to all of them."""
    alone = len(booked) == 1
    return f"/my/pairing-sessions/{booked[0]}" if alone else f"/my/pairings/{pairing_id}#sessions"


def see(call: Call, appointment_id: str, values: Values, errors: Errors = None) -> Response[str]:
    """A session, with agenda, notes and actions."""
    programme, person = call.opening.programme, call.person()
    seen = notes.look(wiring.means(), appointment_id_from(appointment_id), person.id)
    one, pairing = seen.appointment, seen.pairing
    return web.show(
        call,
        "pairing_session.html",
        f"Pairing session with {one.other_name(seen.role)}",
        seen=seen,
        own_actions=[(seen.notes, *each) for each in seen.notes.in_order],
        actions_until=pairing.ends_on + ACTIONS_RUN_ON,
        appointment=one,
        pairing=pairing,
        role=seen.role,
        late=is_late(one, programme, wiring.now()),
        runs=pairing.state is PairingState.STARTED,
        today=programme.day_of(wiring.now()),
        day_of=programme.day_of(one.starts_at),
        last_day=pairing.ends_on,
        doers=Doer,
        rhythms=Rhythm,
        modes=MODES,
        most=MOST_AHEAD,
        name=wiring.new_id(),
        values=values,
        errors=errors,
    )


def move(call: Call, appointment_id: str, values: Values, errors: Errors = None) -> Response[str]:
    """The form to move a session."""
    programme, person = call.opening.programme, call.person()
    seen = notes.look(wiring.means(), appointment_id_from(appointment_id), person.id)
    one = seen.appointment
    local = one.starts_at.astimezone(programme.zone)
    there = {"first": local.date().isoformat(), "at": f"{local:%H:%M}", "minutes": str(one.minutes)}
    return web.show(
        call,
        "pairing_session_move.html",
        f"Move the session with {one.other_name(seen.role)}",
        appointment=one,
        role=seen.role,
        late=is_late(one, programme, wiring.now()),
        today=programme.day_of(wiring.now()),
        last_day=seen.pairing.ends_on,
        values=there | values,
        errors=errors,
    )


def _opened(call: Call, pairing_id: str) -> Opened:
    person = call.person()
    return pairing_sessions.prepare(
        wiring.means(), call.opening.programme, request_id_from(pairing_id), person.id
    )


def _to_choose(call: Call, opened: Opened) -> dict[str, object]:
    around = opened.around
    return {
        "pairing": around.pairing,
        "role": around.by,
        "progress": opened.progress,
        "today": call.opening.programme.day_of(around.now),
        "last_day": around.pairing.ends_on,
        "rhythms": Rhythm,
        "modes": MODES,
        "most": MOST_AHEAD,
    }


def _has_ticks(values: Values) -> bool:
    return any(name.startswith("date-") for name in values)
