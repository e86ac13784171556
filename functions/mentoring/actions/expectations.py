"""What two people agreed to expect: to read it, to agree to it, to write it anew (R20)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from mentoring.actions.agreements import ask_if_needed
from mentoring.actions.looking import AsMentee, AsMentor
from mentoring.actions.means import Means
from mentoring.adapters import keys
from mentoring.adapters.changes import Check
from mentoring.domain import expectations as rules
from mentoring.domain.agreement import Agreement
from mentoring.domain.agreement_step import Step, step
from mentoring.domain.enrolment import Role
from mentoring.domain.expectations import Decided, Expectations
from mentoring.domain.expectations_draft import draft
from mentoring.domain.identity import RequestId, request_id_from
from mentoring.domain.pairing import Pairing, role_in
from mentoring.domain.people import Mentor, Person
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import NotFound


@dataclass(frozen=True)
class Seen:
    """The expectations of a pairing as one of its two sees them."""

    pairing: Pairing
    role: Role
    expectations: Expectations
    agreement: Agreement | None
    mentor: Mentor
    mentee: Person
    line_manager: bool

    @property
    def step(self) -> Step:
        """Whose turn it is."""
        found = self.expectations, self.agreement
        return step(*found, self.role, line_manager=self.line_manager)


@dataclass(frozen=True)
class Waiting:
    """A pairing whose expectations wait for a person; `changed` where they are not the first."""

    pairing_id: str
    other_name: str
    scheme: str
    changed: bool


def look(means: Means, programme: Programme, pairing_id: RequestId, person: Person) -> Seen:
    """The expectations for one of the two. Raises NotFound for everybody else.

    A pairing that started before there were any has a draft, kept once somebody agrees to it.
    """
    pairing, found, agreement, mentor, mentee = means.load(
        keys.pairing(pairing_id),
        keys.expectations(pairing_id),
        keys.agreement(pairing_id),
        keys.mentor(pairing_id.mentor_id),
        keys.person(pairing_id.person_id),
    )
    if pairing is None or mentor is None:
        raise NotFound
    role, scheme = role_in(pairing, person.id), programme.schemes.get(pairing_id.scheme)
    plan = scheme.sessions if scheme else None
    expectations = found or draft(pairing, mentor.published, plan, means.now())
    wanted = scheme is not None and scheme.line_manager
    return Seen(pairing, role, expectations, agreement, mentor, mentee, wanted)


def agree(
    means: Means, programme: Programme, pairing_id: RequestId, person: Person, number: int | None
) -> None:
    """Agree to the text of that number. Doing it again changes nothing.

    Raises Refusal, ChangedMeanwhile where it is not the newest any more.
    """

    def decide(seen: Seen) -> Decided:
        return rules.agree(seen.expectations, seen.pairing, seen.role, number, means.now())

    _decide(means, programme, pairing_id, person, decide)


def change(
    means: Means,
    programme: Programme,
    pairing_id: RequestId,
    person: Person,
    form: Mapping[str, str],
    number: int | None,
) -> None:
    """Write another text in place of that number. Sending it again changes nothing.

    Raises Refusal, Incomplete or ChangedMeanwhile.
    """

    def decide(seen: Seen) -> Decided:
        return rules.change(seen.expectations, seen.pairing, seen.role, form, number, means.now())

    _decide(means, programme, pairing_id, person, decide)


def waiting(
    means: Means, person: Person, mentee: AsMentee, mentor: AsMentor | None
) -> list[Waiting]:
    """The running pairings in which this person has yet to agree, oldest first."""
    as_mentee = {str(one.id): (one.mentor_name, one.scheme_title) for one in mentee.running}
    running = mentor.mentor.running if mentor else {}
    as_mentor = {key: (one.mentee_name, one.scheme) for key, one in running.items()}
    both = as_mentee | as_mentor
    if not both:
        return []
    found = means.load(*(keys.expectations(request_id_from(one)) for one in both))
    return [
        Waiting(key, *names, changed=texts is not None and len(texts.texts) > 1)
        for (key, names), texts in zip(both.items(), found, strict=True)
        if texts is None or texts.waits_for(_role(key, person))
    ]


def _decide(
    means: Means,
    programme: Programme,
    pairing_id: RequestId,
    person: Person,
    decide: Callable[[Seen], Decided],
) -> None:
    def attempt() -> None:
        seen = look(means, programme, pairing_id, person)
        decided = decide(seen)
        if decided.expectations == seen.expectations:
            return
        values: tuple[Any, ...] = (decided.expectations, *decided.notices)
        letters = decided.letters
        if decided.agreed and seen.line_manager:
            asked = ask_if_needed(
                means, seen.mentee, seen.pairing, decided.expectations, seen.agreement, seen.mentor
            )
            values, letters = (*values, *asked.values), (*letters, *asked.letters)
        means.save(values, letters, [Check(seen.pairing)])

    means.settle(attempt)


def _role(pairing_id: str, person: Person) -> Role:
    mine = request_id_from(pairing_id).person_id == person.id
    return Role.MENTEE if mine else Role.MENTOR
