"""A biography that somebody proposes: what is sent to git, how often, and who is told of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from mentoring.domain.biography.published import fingerprint
from mentoring.domain.letter import Kind, Letter
from mentoring.domain.people import Person
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import Refusal

MOST_A_DAY = 5
A_DAY, REMEMBERED = timedelta(days=1), timedelta(days=30)
SHOWN = 12
"""Characters of a fingerprint that tell one proposal for a mentor from another."""


@dataclass(frozen=True)
class Proposal:
    """A mentor's file that somebody proposes: `text` is the file, `fields` what it says.

    `changes` is the fingerprint of the file that is to be changed, empty where that isn't known.
    """

    mentor_id: str
    fields: Mapping[str, Any]
    text: str
    is_new: bool
    changes: str = ""

    @property
    def path(self) -> str:
        """Where the file is in the repository."""
        return f"mentors/{self.mentor_id}.yml"

    @property
    def file_name(self) -> str:
        """What the file is called."""
        return f"{self.mentor_id}.yml"

    @property
    def branch(self) -> str:
        """The branch it is proposed on: the same change has the same, so it is proposed once."""
        return f"biography/{self.mentor_id}-{fingerprint(self.changes + self.text)[:SHOWN]}"


@dataclass(frozen=True)
class Opened:
    """A pull request that was opened for somebody; `number` is 0 until the git host has said it."""

    mentor_id: str
    at: datetime
    number: int = 0


@dataclass(frozen=True)
class Proposals:
    """What a person has sent to git in the last days, by branch."""

    person_id: str
    opened: Mapping[str, Opened] = field(default_factory=dict)
    version: int = 0

    @property
    def latest(self) -> Opened | None:
        """The newest pull request, if there is one."""
        known = (one for one in self.opened.values() if one.number)
        return max(known, key=lambda one: one.at, default=None)


class TooManyProposals(Refusal):
    """The person has sent as many biographies as a day allows."""

    code = "too_many_proposals"
    sentence = (
        f"You have sent {MOST_A_DAY} biographies since yesterday, and that is as many as a day "
        "allows. What you wrote is below: download it, or send it tomorrow."
    )


def begin(proposals: Proposals, proposal: Proposal, now: datetime) -> Proposals:
    """Note that a proposal is about to be sent, before anything is. Raises TooManyProposals.

    Sending the same again counts once.
    """
    if proposal.branch in proposals.opened:
        return proposals
    if sum(one.at > now - A_DAY for one in proposals.opened.values()) >= MOST_A_DAY:
        raise TooManyProposals
    kept = {name: one for name, one in proposals.opened.items() if one.at > now - REMEMBERED}
    return replace(proposals, opened={**kept, proposal.branch: Opened(proposal.mentor_id, now)})


def tell(
    proposals: Proposals,
    proposal: Proposal,
    number: int,
    address: str,
    person: Person,
    programme: Programme,
) -> tuple[Proposals, tuple[Letter, ...]]:
    """Note the pull request's number, and write to the coordinators; to nobody the second time.

    The letter alone shows the person's address: they have confirmed it by signing in.
    """
    opened = proposals.opened[proposal.branch]
    if opened.number == number:
        return proposals, ()
    facts = {
        "name": str(proposal.fields["name"]),
        "mentor_id": proposal.mentor_id,
        "address": address,
        "is_new": "yes" if proposal.is_new else "",
    }
    told = replace(
        proposals,
        opened={**proposals.opened, proposal.branch: replace(opened, number=number)},
    )
    return told, tuple(
        Letter(Kind.BIOGRAPHY_PROPOSED, to=one, about=person.id, facts=facts)
        for one in coordinators(proposal.fields["schemes"], programme)
    )


def coordinators(schemes: list[str], programme: Programme) -> list[str]:
    """Who looks after the schemes; where nobody does, whoever coordinates any."""
    own = [one for scheme in schemes for one in programme.coordinators.get(scheme, ())]
    everyone = [one for some in programme.coordinators.values() for one in some]
    return list(dict.fromkeys(own or everyone))
