"""The pages of introductions: the coordinator's form, a biography, the mentee's choice."""

from collections.abc import Mapping
from typing import Any

from aws_lambda_powertools.event_handler import Response

from mentoring import web, wiring
from mentoring.actions import introductions
from mentoring.call import Call
from mentoring.domain.biography.published import WrittenBiography, fields_of
from mentoring.domain.identity import introduction_id_from, is_id
from mentoring.domain.introducing import FIELDS
from mentoring.domain.people import Mentor
from mentoring.domain.refusals import NotFound
from mentoring.pages.render import Typed


def form(
    call: Call, values: Mapping[str, str], errors: dict[str, str] | None = None
) -> Response[str]:
    """The coordinator's form; first the choice of a scheme, for who coordinates several."""
    person, programme = call.person(), call.opening.programme
    schemes = [one for one in person.coordinates if one in programme.schemes]
    if not schemes:
        raise NotFound
    scheme = values.get("scheme") or (schemes[0] if len(schemes) == 1 else "")
    mentors = introductions.mentors_of(wiring.means(), person, scheme) if scheme else []
    return web.show(
        call,
        "introduce.html",
        "Introduce mentors",
        schemes=schemes,
        scheme=programme.schemes.get(scheme),
        mentors=mentors,
        fields=FIELDS,
        done="done" in call.query,
        form=values.get("form") or wiring.new_id(),
        values=values,
        errors=errors,
    )


def biography(call: Call, mentor_id: str) -> Response[str]:
    """A mentor's biography as the mentee will read it."""
    person = call.person()
    if not is_id(mentor_id):
        raise NotFound
    mentor, written = introductions.read(wiring.means(), person, mentor_id)
    return web.show(call, "introduce_mentor.html", mentor.name, **_shown(mentor, written))


def see(
    call: Call,
    introduction_id: str,
    values: Mapping[str, str],
    errors: dict[str, str] | None = None,
) -> Response[str]:
    """The introduction as its mentee sees it."""
    person, programme = call.person(), call.opening.programme
    wanted = introduction_id_from(introduction_id)
    seen = introductions.look(wiring.means(), programme, person, wanted)
    return web.show(
        call,
        "introduction.html",
        f"Introduced to you: {seen.introduction.names}",
        seen=seen,
        shown={one.mentor.id: _shown(one.mentor, one.written) for one in seen.choices},
        values=values,
        errors=errors,
    )


def _shown(mentor: Mentor, written: WrittenBiography | None) -> dict[str, Any]:
    """The biography as a page shows it: its fields, and its text as HTML."""
    from mentoring.pages.biography_text import to_html  # noqa: PLC0415 - few pages need it

    text = to_html(written.text) if written else ""
    return {"one": Typed(fields_of(mentor.published, written)), "text": text}
