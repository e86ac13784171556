"""The line manager's part in a pairing: asked by letter, answered without an account (R20).

It holds nothing up: the pairing runs whatever they answer, and whether they do.
"""

import hmac
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from mentoring.domain.concern import Concern, ConcernKind, raised_anew, settled
from mentoring.domain.enrolment import Role
from mentoring.domain.expectations import Expectations
from mentoring.domain.expectations_text import Text
from mentoring.domain.identity import RequestId
from mentoring.domain.lengths import too_long
from mentoring.domain.letter import Kind, Letter
from mentoring.domain.notice import Notice
from mentoring.domain.pairing import Pairing, PairingEnded, PairingState
from mentoring.domain.pairing_letters import names_of
from mentoring.domain.people import PublishedMentor
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import Incomplete, NotFound
from mentoring.domain.request import LetterKey
from mentoring.domain.wording import one_line

LONGEST_NOTE = 300
"""Characters of the line that a manager may add."""


class AgreementState(StrEnum):
    """What a line manager has answered."""

    ASKED = "asked"
    CONFIRMED = "confirmed"
    REFUSED = "refused"


@dataclass(frozen=True)
class Agreement:
    """What a mentee's line manager was asked, and what they answered.

    `over_at` is when the pairing ended (UTC), None while it runs.
    `text` is the number of the text they were asked about. Who they are is not kept here: only the
    fingerprint of the key in their letter. `answers` counts their answers, so that a form from
    before the last one is known.
    """

    pairing_id: RequestId
    text: int
    key_hash: str
    asked_at: datetime
    state: AgreementState = AgreementState.ASKED
    answers: int = 0
    answered_at: datetime | None = None
    note: str = ""
    over_at: datetime | None = None
    version: int = 0


@dataclass(frozen=True)
class Asked:
    """A line manager to ask, by a letter whose key is the only one that opens the page."""

    agreement: Agreement
    letters: tuple[Letter, ...]


@dataclass(frozen=True)
class Answered:
    """An answer with all that it changes; `concerns` are to be written as they stand here."""

    agreement: Agreement
    notice: Notice
    concerns: tuple[Concern, ...]
    letters: tuple[Letter, ...]


def needs_asking(agreement: Agreement | None, expectations: Expectations) -> bool:
    """What both agreed takes other time or travel than what the manager was asked about."""
    agreed = expectations.in_force
    if agreed is None:
        return False
    asked = expectations.text(agreement.text) if agreement else None
    return asked is None or _of_the_manager(asked) != _of_the_manager(agreed)


def ask(
    before: Agreement | None,
    pairing: Pairing,
    agreed: Text,
    mentor: PublishedMentor,
    manager: str,
    key: LetterKey,
    now: datetime,
) -> Asked:
    """Ask the line manager at this address, anew where one was asked before: that key is over.

    They read how often, where and with whom; not what it is for.
    """
    how_often, where = _of_the_manager(agreed)
    facts = names_of(pairing) | {
        "mentor_organisation": mentor.organisation,
        "how_often": how_often,
        "where": where,
        "key": key.secret,
    }
    asked = Agreement(pairing.id, agreed.number, key.fingerprint, now)
    letter = Letter(Kind.AGREEMENT_LINE_MANAGER, address=manager, facts=facts)
    return Asked(replace(asked, version=before.version if before else 0), (letter,))


def require_key(agreement: Agreement | None, fingerprint: str | None) -> Agreement:
    """Return the agreement to whoever holds the key of its letter. Raises NotFound."""
    if (
        agreement is None
        or not fingerprint
        or not hmac.compare_digest(agreement.key_hash, fingerprint)
    ):
        raise NotFound
    return agreement


def answer(
    agreement: Agreement,
    pairing: Pairing,
    programme: Programme,
    choice: str,
    note: str,
    concern: Concern | None,
    now: datetime,
) -> Answered:
    """The line manager confirms, or can't, with a line of text for the two and the coordinators.

    An answer can be changed while the pairing runs. `concern` is the one there is about this
    pairing. Raises PairingEnded, or Incomplete without a choice or with too long a line.
    """
    if pairing.state is not PairingState.STARTED:
        raise PairingEnded
    note = _read(choice, note)
    state = AgreementState.CONFIRMED if choice == "confirm" else AgreementState.REFUSED
    answers = agreement.answers + 1
    answered = replace(agreement, state=state, answered_at=now, answers=answers, note=note)
    verb = "confirms" if state is AgreementState.CONFIRMED else "can't confirm"
    text = (
        f"{pairing.mentee_name}'s line manager {verb} the pairing with {pairing.mentor_name}"
        f"{f': {answered.note}' if answered.note else ''}"
    )
    notice = Notice(pairing.id.scheme, str(pairing.id), f"line-manager-{state}", text, now)
    concerns = _concerns(concern, notice, refused=state is AgreementState.REFUSED)
    return Answered(answered, notice, concerns, _letters(answered, pairing, programme))


def _read(choice: str, note: str) -> str:
    """The line as it is kept. Raises Incomplete."""
    errors, note = {}, one_line(note)
    if choice not in {"confirm", "refuse"}:
        errors["choice"] = "Choose one of the two"
    if errors := errors | too_long(LONGEST_NOTE, note=note):
        raise Incomplete(errors)
    return note


def _of_the_manager(text: Text) -> tuple[str, str]:
    return text.terms.how_often, text.terms.where


def _concerns(concern: Concern | None, notice: Notice, *, refused: bool) -> tuple[Concern, ...]:
    if refused:
        new = Concern(
            notice.scheme, ConcernKind.AGREEMENT, notice.pairing_id, notice.text, notice.at
        )
        return (raised_anew(concern, new),)
    if concern and concern.is_open:
        return (settled(concern, "the line manager, who confirms", notice.at),)
    return ()


def _letters(agreement: Agreement, pairing: Pairing, programme: Programme) -> tuple[Letter, ...]:
    facts = names_of(pairing) | {"state": agreement.state.value, "note": agreement.note}
    both = ((pairing.id.person_id, Role.MENTEE), (pairing.mentor_person, Role.MENTOR))
    to_both = tuple(
        Letter(Kind.AGREEMENT_ANSWERED, to=person, facts=facts | {"reader": role.value})
        for person, role in both
    )
    if agreement.state is AgreementState.CONFIRMED:
        return to_both
    coordinators = programme.coordinators.get(pairing.id.scheme, ())
    return (
        *to_both,
        *(Letter(Kind.AGREEMENT_REFUSED_COORDINATOR, to=one, facts=facts) for one in coordinators),
    )
