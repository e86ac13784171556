"""The line manager's part: whom to ask, the page behind the letter, and the answer (R20)."""

from dataclasses import dataclass
from typing import Any

from mentoring.actions.looking import AsMentee
from mentoring.actions.means import Means
from mentoring.adapters import keys
from mentoring.domain import agreement as rules
from mentoring.domain.agreement import Agreement
from mentoring.domain.concern import ConcernKind
from mentoring.domain.expectations import Expectations
from mentoring.domain.expectations_text import Text
from mentoring.domain.identity import RequestId
from mentoring.domain.letter import Letter
from mentoring.domain.pairing import Pairing
from mentoring.domain.people import Mentor, Person
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import NotFound


@dataclass(frozen=True)
class ToAsk:
    """What asking line managers writes: nothing where nobody is to be asked."""

    values: tuple[Any, ...] = ()
    letters: tuple[Letter, ...] = ()


@dataclass(frozen=True)
class Situation:
    """What a line manager sees: no goals, nothing confidential, no address."""

    agreement: Agreement
    pairing: Pairing
    agreed: Text
    organisation: str


def ask_if_needed(
    means: Means,
    mentee: Person,
    pairing: Pairing,
    expectations: Expectations,
    agreement: Agreement | None,
    mentor: Mentor,
) -> ToAsk:
    """Ask the mentee's line manager about what both have agreed now, if that is new to them.

    The mentee is written too: whoever changes the line manager in the same moment is then told
    that somebody was quicker, and asks the new one.
    """
    agreed = expectations.in_force
    if not (agreed and mentee.line_manager and rules.needs_asking(agreement, expectations)):
        return ToAsk()
    asked = rules.ask(
        agreement, pairing, agreed, mentor.published, mentee.line_manager, means.new_key(),
        means.now(),
    )  # fmt: skip
    return ToAsk((asked.agreement, mentee), asked.letters)


def ask_another(means: Means, programme: Programme, person: Person, mine: AsMentee) -> ToAsk:
    """Ask the new line manager in every running pairing in which two have agreed already."""
    pairings = [
        one
        for one in mine.running
        if one.id.scheme in programme.schemes and programme.schemes[one.id.scheme].line_manager
    ]
    if not pairings:
        return ToAsk()
    found = means.load(
        *(keys.expectations(one.id) for one in pairings),
        *(keys.agreement(one.id) for one in pairings),
        *(keys.mentor(one.id.mentor_id) for one in pairings),
    )
    count = len(pairings)
    asked = [
        rules.ask(
            agreement, pairing, texts.in_force, mentor.published, person.line_manager,
            means.new_key(), means.now(),
        )
        for pairing, texts, agreement, mentor in zip(
            pairings, found[:count], found[count : 2 * count], found[2 * count :], strict=True
        )
        if texts and texts.in_force and mentor
    ]  # fmt: skip
    return ToAsk(
        tuple(one.agreement for one in asked),
        tuple(letter for one in asked for letter in one.letters),
    )


def look(means: Means, pairing_id: RequestId, fingerprint: str | None) -> Situation:
    """What the line manager is asked. Raises NotFound without the key of the newest letter."""
    agreement, pairing, expectations, mentor = means.load(
        keys.agreement(pairing_id),
        keys.pairing(pairing_id),
        keys.expectations(pairing_id),
        keys.mentor(pairing_id.mentor_id),
    )
    asked = rules.require_key(agreement, fingerprint)
    agreed = expectations and expectations.in_force
    if not (pairing and agreed and mentor):
        raise NotFound
    return Situation(asked, pairing, agreed, mentor.published.organisation)


def answer(
    means: Means,
    programme: Programme,
    pairing_id: RequestId,
    fingerprint: str | None,
    choice: str,
    note: str,
    turn: int | None,
) -> None:
    """Keep the answer. A form from before the last answer, `turn`, changes nothing.

    Raises NotFound without the key, PairingEnded, or Incomplete without a choice.
    """

    def attempt() -> None:
        agreement, pairing, concern = means.load(
            keys.agreement(pairing_id),
            keys.pairing(pairing_id),
            keys.concern(pairing_id.scheme, ConcernKind.AGREEMENT, str(pairing_id)),
        )
        asked = rules.require_key(agreement, fingerprint)
        if turn != asked.answers:
            return
        done = rules.answer(asked, pairing, programme, choice, note, concern, means.now())
        means.save((done.agreement, done.notice, *done.concerns), done.letters)

    means.settle(attempt)
