"""Writing one's biography: what the form begins with, what is proposed, and sending it to git."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import count, islice
from typing import Any

from mentoring.actions.means import Means
from mentoring.adapters import keys
from mentoring.domain.biography import proposal as rules
from mentoring.domain.biography.form import fields_from, form_of, line
from mentoring.domain.biography.form_check import errors_in
from mentoring.domain.biography.known import Known
from mentoring.domain.biography.proposal import Opened, Proposal, Proposals
from mentoring.domain.biography.published import Words, WrittenBiography, fields_of
from mentoring.domain.biography.words import known_of
from mentoring.domain.biography.writing import file_of
from mentoring.domain.identity import is_id
from mentoring.domain.people import Mentor, Person
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import Incomplete
from mentoring.domain.slug import LONGEST_ID, meant_id

NAMESAKES = 20
"""Ids that are tried for somebody whose name others have."""
ID_ADVICE = "Write lower-case letters, digits and hyphens, like amara-okafor"
ID_TAKEN = "Somebody has this address already: choose another one"

Opener = Callable[[Proposal], int]
"""Opens a pull request and returns its number. Raises NotOpened."""


@dataclass(frozen=True)
class Desk:
    """What a person's biography is written with: the words, and what is known of them.

    `mentor` is None for whoever has no published biography; `text` for whom one was published
    by an earlier release. `schemes` are those that somebody knows as mentee and could mentor in.
    """

    known: Known
    mentor: Mentor | None
    text: WrittenBiography | None
    sent: Opened | None
    schemes: tuple[str, ...] = ()

    @property
    def fields(self) -> dict[str, Any]:
        """The file as it was published."""
        return fields_of(self.mentor.published, self.text) if self.mentor else {}


def desk(means: Means, programme: Programme, person: Person) -> Desk:
    """Lay out what a person needs: one round trip."""
    own = person.mentor_id
    words, sent, mentor, text, *enrolments = means.load(
        keys.words(),
        keys.proposals(person.id),
        keys.mentor(own or "-"),
        keys.biography(own or "-"),
        *(keys.enrolment(person.id, one) for one in programme.schemes),
    )
    if mentor is None or mentor.withdrawn:
        mentor = text = None
    latest = sent.latest if sent else None
    joined = (programme.schemes[one.scheme] for one in enrolments if one)
    schemes = tuple(one.id for one in joined if one.takes_as_mentor(person.grade))
    return Desk(known_of(programme, words or Words()), mentor, text, latest, schemes)


def filled_in(found: Desk, person: Person) -> dict[str, str]:
    """The form as it begins: the biography there is, or what is known of the person."""
    if found.mentor:
        return form_of(found.fields)
    known = found.known
    grade = person.grade if person.grade in known.grades else ""
    employers = known.organisations or (person.organisation,)
    employer = person.organisation if person.organisation in employers else ""
    fields = {"name": person.name, "organisation": employer, "grade": grade} | (
        {"schemes": list(found.schemes)} if found.schemes else {}
    )
    return form_of(fields) | {"id": person.mentor_id or ""}


def propose(means: Means, found: Desk, person: Person, form: Mapping[str, str]) -> Proposal:
    """Check a form, and make a file of it. Raises Incomplete naming every field with a problem."""
    fields = fields_from(form, found.known, found.fields)
    errors = errors_in(fields, found.known)
    mentor_id = found.mentor.id if found.mentor else ""
    if not mentor_id:
        asked = line(form.get("id", ""))
        mentor_id, problem = _free_id(means, person, asked, fields.get("name", ""))
        errors |= {"id": problem} if problem else {}
    if errors:
        raise Incomplete(errors)
    changes = found.text.file if found.text else ""
    return Proposal(mentor_id, fields, file_of(fields), not found.mentor, changes)


def send(
    means: Means,
    programme: Programme,
    person: Person,
    proposal: Proposal,
    opener: Opener,
    pull: Callable[[int], str],
) -> int:
    """Let the git host open a pull request, tell the coordinators, and return its number.

    What is sent is noted before, so that nobody sends more than a day allows, and after, so that
    sending it again tells nobody twice. `pull` makes an address of a number. Raises
    TooManyProposals and NotOpened.
    """

    def begin() -> None:
        before = _sent(means, person)
        noted = rules.begin(before, proposal, means.now())
        if noted != before:
            means.save((noted,))

    def tell() -> None:
        before = _sent(means, person)
        noted, letters = rules.tell(before, proposal, number, pull(number), person, programme)
        if noted != before:
            means.save((noted,), letters)

    means.settle(begin)
    number = opener(proposal)
    means.settle(tell)
    return number


def _sent(means: Means, person: Person) -> Proposals:
    (found,) = means.load(keys.proposals(person.id))
    return found or Proposals(person.id)


def _free_id(means: Means, person: Person, asked: str, name: str) -> tuple[str, str]:
    """The id that somebody asked for or that their name gives, and what is wrong with it."""
    if asked and not is_id(asked):
        return asked, ID_ADVICE
    wanted = asked or (meant_id(name) if name else "")
    if not wanted:
        return "", ""
    others = (f"{wanted[: LONGEST_ID - 3]}-{number}" for number in count(2))
    tried = [wanted] if asked else [wanted, *islice(others, NAMESAKES)]
    mentors: tuple[Mentor | None, ...] = means.load(*map(keys.mentor, tried))
    for one, mentor in zip(tried, mentors, strict=True):
        if mentor is None or (mentor.withdrawn and one == person.mentor_id):
            return one, ""
    return wanted, ID_TAKEN
