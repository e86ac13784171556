"""A coordinator ends a pairing, or writes to its two."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from mentoring.domain import pairing as rules
from mentoring.domain.act import Act, ActKind, coordinator_name, require_why
from mentoring.domain.diary import Diary, HeldMonth
from mentoring.domain.enrolment import Enrolment, Role
from mentoring.domain.letter import Kind, Letter
from mentoring.domain.naming import first_name
from mentoring.domain.pairing import Pairing, Unpaired
from mentoring.domain.people import Mentor, Person
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import Incomplete
from mentoring.domain.wording import paragraphs

ABOUT_THE_END = {Kind.UNPAIRED, Kind.UNPAIRED_COORDINATOR}


@dataclass(frozen=True)
class Written:
    """A word to both: what is kept with each of them, and their letters."""

    acts: tuple[Act, ...]
    letters: tuple[Letter, ...]


def end(
    pairing: Pairing,
    enrolment: Enrolment,
    mentor: Mentor,
    diary: Diary,
    months: Iterable[HeldMonth],
    programme: Programme,
    by: Person,
    why: str,
    now: datetime,
) -> tuple[Unpaired, tuple[Act, ...]]:
    """As `pairing.unpair`, by a coordinator, who says why; both read who it was and the reason.

    Neither of the two can take it back. Raises Incomplete without a reason, PairingEnded.
    """
    why, name = require_why(why), coordinator_name(by)
    unpaired = rules.unpair(
        pairing, enrolment, mentor, diary, months, programme, Role.COORDINATOR, now
    )
    text = f"{name} ended: {names(pairing)}"
    ended = replace(
        unpaired,
        pairing=replace(unpaired.pairing, reason=why),
        notice=replace(unpaired.notice, text=text, reason=why),
        letters=tuple(
            replace(one, facts={**one.facts, "coordinator": name, "why": why})
            if one.kind in ABOUT_THE_END
            else one
            for one in unpaired.letters
        ),
    )
    return ended, acts_with_both(pairing, ActKind.ENDED, by, why, end_form(pairing), now)


def end_form(pairing: Pairing) -> str:
    """The name of ending this pairing: another one once it was taken back."""
    return f"ended-{pairing.id}-{pairing.undone}"


def write_to_both(pairing: Pairing, by: Person, text: str, form: str, now: datetime) -> Written:
    """Write the same to both of a pairing. Raises Incomplete without a text."""
    text, name = paragraphs(text), coordinator_name(by)
    if not text:
        raise Incomplete({"text": "Write what both of them read"})
    facts = {
        "pairing": str(pairing.id),
        "scheme": pairing.id.scheme,
        "scheme_title": pairing.scheme_title,
        "mentor_name": pairing.mentor_name,
        "mentee_name": pairing.mentee_name,
        "coordinator": name,
        "text": text,
    }
    letters = (
        Letter(Kind.COORDINATOR_WRITES, to=person, facts=facts | {"first": first_name(reader)})
        for person, reader in (
            (pairing.id.person_id, pairing.mentee_name),
            (pairing.mentor_person, pairing.mentor_name),
        )
    )
    acts = acts_with_both(pairing, ActKind.WROTE, by, text, f"wrote-{form}", now)
    return Written(acts, tuple(letters))


def acts_with_both(
    pairing: Pairing, kind: ActKind, by: Person, why: str, form: str, now: datetime
) -> tuple[Act, Act]:
    """An act about a pairing, kept with the mentee and with the mentor."""
    act = Act(pairing.id.scheme, form, kind, by.id, coordinator_name(by), now, why, names(pairing))
    return (
        replace(act, person_id=pairing.id.person_id),
        replace(act, mentor_id=pairing.id.mentor_id),
    )


def names(pairing: Pairing) -> str:
    """How coordinators' pages and acts name a pairing."""
    return f"{pairing.mentee_name} (mentee) and {pairing.mentor_name} (mentor)"
