"""A form that could not be sent yet: kept with the session until it was, or shown to be copied."""

from urllib.parse import parse_qsl, urlencode

from mentoring import wiring
from mentoring.actions import signing_in
from mentoring.call import Call
from mentoring.domain.wording import paragraphs

MOST_KEPT = 16 * 1024
"""Characters of a form that are carried through signing in again or giving one's details."""
OWN_WORDS = {
    "aims", "agenda", "biography", "confidential", "goals", "helped", "how_often", "line", "lines",
    "missed", "note", "question", "reply", "text", "what", "where", "why",
}  # fmt: skip
"""Fields in which people write: a page that says no shows what was in them, to be copied."""


def own_words(of: Call) -> list[str]:
    """What somebody wrote into a form that led nowhere."""
    typed = (text for name, text in of.form.items() if name.partition("-")[0] in OWN_WORDS)
    return [tidy for text in typed if (tidy := paragraphs(text))]


def written(of: Call) -> str:
    """The form that was sent, as it is kept; empty where it is too long for that."""
    kept = urlencode(of.form)
    return kept if len(kept) <= MOST_KEPT else ""


def keep(of: Call) -> bool:
    """Keep a form that names its page until that page is opened again; False where it is not."""
    session, kept = of.opening.session, written(of)
    if session and kept and "here" in of.form:
        signing_in.keep_form(wiring.means(), session, kept)
        return True
    return False


def waits_for(of: Call, page: str) -> bool:
    """Something is kept for that page."""
    return _page_of(of) == page


def forget_sent(of: Call) -> None:
    """Forget what was kept once a form was sent from its page, else it would come back later."""
    session = of.opening.session
    if session and session.kept and _page_of(of) == of.form.get("here"):
        signing_in.keep_form(wiring.means(), session, "")


def _page_of(of: Call) -> str | None:
    session = of.opening.session
    return dict(parse_qsl(session.kept)).get("here") if session and session.kept else None
