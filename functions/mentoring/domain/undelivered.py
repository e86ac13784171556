"""A letter that could not be delivered: what its scheme's coordinators hear of it."""

from collections.abc import Mapping
from datetime import datetime

from mentoring.domain.concern import Concern, ConcernKind
from mentoring.domain.letter import Kind, Letter, Outgoing
from mentoring.domain.notice import Notice
from mentoring.domain.programme import Programme

TO_COORDINATORS = {
    Kind.LETTER_UNDELIVERABLE,
    Kind.MESSAGE,
    Kind.UNPAIRED_COORDINATOR,
    Kind.UNDONE_COORDINATOR,
    Kind.AGREEMENT_REFUSED_COORDINATOR,
    Kind.SILENCE_REPORTED,
    Kind.BIOGRAPHY_PROPOSED,
}
"""Of these no letter tells the other coordinators: it might go the same way."""


def concern_of(outgoing: Outgoing, reader: str, now: datetime) -> Concern | None:
    """Where a person should find another way to its reader; None where the letter names no scheme.

    One for each reader: several letters that come back from the same address are one trouble.
    """
    letter = outgoing.letter
    if not (letter.facts.get("scheme") and letter.to):
        return None
    text = f"A letter to {reader} could not be delivered ({_kind(letter)})."
    return Concern(letter.facts["scheme"], ConcernKind.LETTER, letter.to, text, now)


def notice_of(outgoing: Outgoing, now: datetime) -> Notice | None:
    """What happened, for the coordinators' page; None where no two people are concerned."""
    facts = outgoing.letter.facts
    if not (facts.get("scheme") and facts.keys() >= {"mentee_name", "mentor_name"}):
        return None
    about = facts.get("pairing") or facts.get("request") or facts.get("appointment", "")
    names = f"{facts['mentee_name']} and {facts['mentor_name']}"
    text = f"A letter could not be delivered ({_kind(outgoing.letter)}): {names}"
    return Notice(facts["scheme"], about, f"letter-{outgoing.id}", text, now)


def letters_about(outgoing: Outgoing, reader: str, programme: Programme) -> tuple[Letter, ...]:
    """A letter to each coordinator of its scheme, but never about a letter to coordinators."""
    letter = outgoing.letter
    if letter.kind in TO_COORDINATORS:
        return ()
    scheme = letter.facts.get("scheme", "")
    facts: Mapping[str, str] = {
        "reader": reader,
        "subject": _subject(letter),
        "scheme": scheme,
        "scheme_title": programme.schemes[scheme].title if scheme in programme.schemes else scheme,
    }
    return tuple(
        Letter(Kind.LETTER_UNDELIVERABLE, to=one, facts=facts)
        for one in programme.coordinators.get(scheme, ())
    )


def _subject(letter: Letter) -> str:
    facts = letter.facts
    if facts.keys() >= {"mentee_name", "mentor_name"}:
        return f"{_kind(letter)}, {facts['mentee_name']} and {facts['mentor_name']}"
    return _kind(letter)


def _kind(letter: Letter) -> str:
    return letter.kind.value.replace("_", " ")
