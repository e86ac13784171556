"""The pages on which somebody writes a biography: the form, the preview, the word of sending."""

from collections.abc import Mapping

from aws_lambda_powertools.event_handler import Response

from mentoring import web, wiring
from mentoring.actions.biographies import Desk
from mentoring.call import Call
from mentoring.domain.biography.proposal import Opened, Proposal
from mentoring.domain.refusals import Refusal
from mentoring.pages.render import Typed


def form(
    call: Call, found: Desk, values: Mapping[str, str], errors: Mapping[str, str] | None = None
) -> Response[str]:
    """The form with what is in it, and what is to be put right."""
    return web.show(
        call,
        "biography.html",
        "Change your biography" if found.mentor else "Become a mentor",
        known=found.known,
        mentor=found.mentor,
        sent=found.sent,
        sent_address=pull(found.sent.number) if found.sent else "",
        values=values,
        errors=errors,
    )


def preview(
    call: Call, found: Desk, proposal: Proposal, refusal: Refusal | None = None
) -> Response[str]:
    """What people will see, and the ways to send it; above it, why it was not sent."""
    from mentoring.pages.biography_text import to_html  # noqa: PLC0415 - only this page needs it

    where, programme = wiring.repository(), call.opening.programme
    return web.show(
        call,
        "biography_preview.html",
        "How people will see you",
        proposal=proposal,
        one=Typed(proposal.fields),
        text=to_html(proposal.fields["biography"]),
        schemes=[programme.schemes[one] for one in proposal.fields["schemes"]],
        listed=programme.shows(proposal.fields["schemes"]),
        kept={**call.form, "id": proposal.mentor_id},
        host=where.host if where else "",
        sends=wiring.git_host(programme.name, call.host) is not None,
        page=where.page(proposal) if where else None,
        refusal=refusal,
        mentor=found.mentor,
    )


def sent(call: Call, opened: Opened) -> Response[str]:
    """The word that it was sent, and what happens next."""
    return web.show(
        call,
        "biography_sent.html",
        "Your biography is on its way",
        sent=opened,
        address=pull(opened.number),
    )


def pull(number: int) -> str:
    """The page of a pull request; empty where no repository is known any more."""
    where = wiring.repository()
    return where.pull(number) if where else ""
