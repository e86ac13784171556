"""The pages of a request: the form to ask, and the request as one of its two sides sees it."""

from aws_lambda_powertools.event_handler import Response

from mentoring import web, wiring
from mentoring.actions import answering, ask_options, suggestions
from mentoring.call import Call
from mentoring.domain.identity import is_id, request_id_from
from mentoring.domain.refusals import NotFound
from mentoring.domain.request import DeclineReason


def ask(call: Call, values: dict[str, str], errors: dict[str, str] | None = None) -> Response[str]:
    """The form to ask a mentor, with what is in it and what is to be put right."""
    person, programme, mentor_id = call.person(), call.opening.programme, values.get("mentor", "")
    if not is_id(mentor_id):
        raise NotFound
    mentor, options = ask_options.prepare(wiring.means(), programme, person, mentor_id)
    ask_options.require_option(options)
    return web.show(
        call,
        "ask.html",
        f"Ask {mentor.name}",
        mentor=mentor,
        options=options,
        values=values,
        errors=errors,
    )


def see(call: Call, request_id: str, errors: dict[str, str] | None = None) -> Response[str]:
    """The request in whatever state it is."""
    reader, programme, request = call.reader(), call.opening.programme, request_id_from(request_id)
    seen = answering.look(wiring.means(), request, reader)
    return web.show(
        call,
        f"request_{seen.role}.html",
        f"{seen.request.mentee_name} asks {seen.request.mentor_name}",
        request=seen.request,
        mentor=seen.mentor,
        key=reader.key or "",
        held=seen.held(programme.day_of(wiring.now())),
        reasons=DeclineReason,
        suggested=suggestions.after(wiring.means(), programme, seen.request, seen.role),
        scheme=programme.schemes.get(seen.request.id.scheme),
        values=call.typed,
        errors=errors,
    )
