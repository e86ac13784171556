"""What two people expect of each other: a short text, agreed in the same words by both (R20)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from mentoring.domain.enrolment import Role
from mentoring.domain.expectations_text import Text, terms_from
from mentoring.domain.identity import RequestId
from mentoring.domain.letter import Kind, Letter
from mentoring.domain.naming import first_name
from mentoring.domain.notice import Notice
from mentoring.domain.pairing import Pairing, PairingEnded, PairingState
from mentoring.domain.pairing_letters import names_of
from mentoring.domain.refusals import Incomplete, Refusal, WayOn

MOST_TEXTS = 24
"""Texts of one pairing, as all are kept in one item, which may have 400 KB."""


@dataclass(frozen=True)
class Expectations:
    """All texts of a pairing, oldest first: the newest may wait, while an older one is in force.

    `over_at` is when the pairing ended (UTC), None while it runs.
    """

    pairing_id: RequestId
    texts: tuple[Text, ...]
    over_at: datetime | None = None
    version: int = 0

    @property
    def newest(self) -> Text:
        """The text that is in force, or is to be."""
        return self.texts[-1]

    @property
    def in_force(self) -> Text | None:
        """The last text to which both have agreed."""
        return next((one for one in reversed(self.texts) if one.agreed_at), None)

    @property
    def earlier(self) -> tuple[Text, ...]:
        """All but the newest, newest first."""
        return self.texts[-2::-1]

    def text(self, number: int) -> Text | None:
        """The text with that number."""
        return next((one for one in self.texts if one.number == number), None)

    def waits_for(self, role: Role) -> bool:
        """Whether this side has yet to agree to the newest text."""
        return role not in self.newest.agreed

    def known_to(self, role: Role) -> Text | None:
        """What this side agreed to last before the newest; else what stood before it."""
        agreed = (one for one in self.earlier if role in one.agreed)
        return next(agreed, next(iter(self.earlier), None))


@dataclass(frozen=True)
class Decided:
    """All that agreeing or changing changes. `agreed` is set where both have agreed by it."""

    expectations: Expectations
    agreed: bool = False
    notices: tuple[Notice, ...] = ()
    letters: tuple[Letter, ...] = ()


class ChangedMeanwhile(Refusal):
    """R20: the text is not the one that was read."""

    code = "expectations_changed"
    sentence = (
        "The text has changed while you were reading, so nothing was kept. "
        "Look at what is marked below, and go on from there."
    )


class TooManyTexts(Refusal):
    """As many texts as are kept."""

    code = "too_many_texts"
    sentence = (
        f"There are {MOST_TEXTS} texts already, and all of them are kept, so there is no room for "
        "another. Agree to the newest, or write to the coordinators."
    )
    ways_on = (WayOn.MY_MENTORING, WayOn.COORDINATORS)


def agree(
    expectations: Expectations, pairing: Pairing, role: Role, number: int | None, now: datetime
) -> Decided:
    """Agree to the text of that number, if it is the newest. Doing it again changes nothing.

    Raises PairingEnded or ChangedMeanwhile.
    """
    _require_running(pairing)
    if number != expectations.newest.number:
        raise ChangedMeanwhile
    if not expectations.waits_for(role):
        return Decided(expectations)
    newest = expectations.newest
    agreed = replace(newest, agreed={**newest.agreed, role.value: now})
    after = replace(expectations, texts=(*expectations.texts[:-1], agreed))
    both = agreed.agreed_at is not None
    kind = Kind.EXPECTATIONS_AGREED if both else Kind.AGREEMENT_TO_CONFIRM
    notices = (_notice(pairing, now),) if both else ()
    return Decided(after, both, notices, (_to_other(kind, pairing, role, "agreed"),))


def change(
    expectations: Expectations,
    pairing: Pairing,
    role: Role,
    form: Mapping[str, str],
    number: int | None,
    now: datetime,
) -> Decided:
    """Write another text in place of the one of that number; whoever writes it agrees to it.

    What is in force stays so until the other agrees too. The same text again changes nothing.
    Raises PairingEnded, ChangedMeanwhile, TooManyTexts, or Incomplete naming every part that is
    empty or too long, or where nothing differs.
    """
    _require_running(pairing)
    newest, terms = expectations.newest, terms_from(form)
    if terms == newest.terms and newest.by is role:
        return Decided(expectations)
    if number != newest.number:
        raise ChangedMeanwhile
    if terms == newest.terms:
        raise Incomplete({"goals": "Change something, or go back and agree to the text as it is"})
    if len(expectations.texts) >= MOST_TEXTS:
        raise TooManyTexts
    text = Text(newest.number + 1, terms, role, now, {role.value: now})
    letter = _to_other(Kind.AGREEMENT_TO_CONFIRM, pairing, role, "changed")
    after = replace(expectations, texts=(*expectations.texts, text))
    return Decided(after, letters=(letter,))


def _require_running(pairing: Pairing) -> None:
    if pairing.state is not PairingState.STARTED:
        raise PairingEnded(
            "This pairing has ended, so its expectations stay as they are: there is nothing to do."
        )


def _to_other(kind: Kind, pairing: Pairing, by: Role, did: str) -> Letter:
    mentee, mentor = pairing.id.person_id, pairing.mentor_person
    name = pairing.mentee_name if by is Role.MENTEE else pairing.mentor_name
    facts = names_of(pairing) | {"by_name": name, "by_first": first_name(name), "did": did}
    return Letter(kind, to=mentor if by is Role.MENTEE else mentee, facts=facts)


def _notice(pairing: Pairing, now: datetime) -> Notice:
    """Coordinators hear that and when two agreed, and not to what."""
    text = f"{pairing.mentee_name} and {pairing.mentor_name} have agreed their expectations"
    return Notice(pairing.id.scheme, str(pairing.id), "expectations-agreed", text, now)
