"""Phone a friend: one of a pairing and the coordinators, outside the other's sight (R33)."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from mentoring.domain.act import A_COORDINATOR, Act, ActKind, coordinator_name
from mentoring.domain.concern import Concern, ConcernKind, raised_anew, settled
from mentoring.domain.enrolment import Role
from mentoring.domain.identity import FriendId
from mentoring.domain.lengths import require_text
from mentoring.domain.letter import Kind, Letter
from mentoring.domain.naming import first_name
from mentoring.domain.pairing import Pairing, role_in
from mentoring.domain.people import Person
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import Incomplete, Refusal, WayOn
from mentoring.domain.wording import paragraphs

MOST = 1000
"""Characters of a message and of an answer: a few sentences."""
MOST_SAID = 60
"""Messages and answers kept of one side of a pairing; the oldest go first."""
AFTER = timedelta(days=180)
"""How long after a pairing has ended its two may still write about it."""


@dataclass(frozen=True)
class Said:
    """A message or an answer; `by` is the coordinator's name, empty where the person wrote."""

    form: str
    text: str
    at: datetime
    by: str = ""


@dataclass(frozen=True)
class Talk:
    """What one side of a pairing and the coordinators wrote to each other, oldest first.

    `other_id` is the other of the two, who must never see it, coordinator or not.
    """

    id: FriendId
    role: Role
    name: str
    other_name: str
    other_id: str
    scheme_title: str
    said: tuple[Said, ...]
    version: int = 0

    @property
    def last(self) -> Said:
        """What was written last."""
        return self.said[-1]

    @property
    def waits(self) -> bool:
        """The person wrote last, and nobody has answered it yet."""
        return not self.last.by

    def has(self, form: str) -> bool:
        """What that form held is in it already."""
        return any(one.form == form for one in self.said)


@dataclass(frozen=True)
class Written:
    """A message or an answer to keep, what coordinators have to do about it, and its letters."""

    talk: Talk
    concern: Concern | None
    letters: tuple[Letter, ...]
    act: Act | None = None


class LongOver(Refusal):
    """The pairing ended too long ago to write about on its own page."""

    code = "long_over"
    sentence = "This pairing ended more than six months ago. Write to the coordinators instead."
    ways_on = (WayOn.COORDINATORS, WayOn.MY_MENTORING)


class NobodyElse(Refusal):
    """Whoever coordinates the scheme is one of the two, or nobody does."""

    code = "nobody_else"
    sentence = (
        "Nobody outside your pairing coordinates this scheme. Write to the coordinators of another "
        "scheme instead: they see it, and the other one of you does not."
    )
    ways_on = (WayOn.COORDINATORS, WayOn.MY_MENTORING)


def friends(pairing: Pairing, programme: Programme) -> list[str]:
    """Who may read and answer: the scheme's coordinators but for the two themselves."""
    both = {pairing.id.person_id, pairing.mentor_person}
    return [one for one in programme.coordinators.get(pairing.id.scheme, ()) if one not in both]


def may_answer(talk: Talk, person: Person) -> bool:
    """R33: the person coordinates the scheme and is neither of the two."""
    is_one_of_both = person.id in {talk.id.person_id, talk.other_id}
    return talk.id.pairing.scheme in person.coordinates and not is_one_of_both


def require_open(pairing: Pairing, programme: Programme, now: datetime) -> None:
    """The pairing runs or ended lately, and has a friend. Raises LongOver, NobodyElse."""
    if pairing.ended_at and now > pairing.ended_at + AFTER:
        raise LongOver
    if not friends(pairing, programme):
        raise NobodyElse


def write(
    talk: Talk | None, pairing: Pairing, person: Person, said: Said, before: Concern | None,
    programme: Programme,
) -> Written:  # fmt: skip
    """R33: one of a pairing writes to the coordinators.

    It is raised anew each time: a button from before can't settle what nobody has read.
    Raises NotFound, LongOver, NobodyElse, or Incomplete with what to change.
    """
    role = role_in(pairing, person.id)
    require_open(pairing, programme, said.at)
    talk = talk or _begun(pairing, role)
    after = _with(talk, replace(said, text=_read(said.text)))
    text = (
        f"{talk.name} ({role.value}) asks for help with the pairing with {talk.other_name}, "
        f"outside the other's sight"
    )
    scheme = pairing.id.scheme
    concern = Concern(scheme, ConcernKind.FRIEND, str(talk.id), text, said.at)
    letters = tuple(
        Letter(Kind.PHONE_A_FRIEND, to=one, facts=_facts(after))
        for one in friends(pairing, programme)
    )
    return Written(after, raised_anew(before, concern), letters)


def answer(talk: Talk, by: Person, said: Said, last: str, before: Concern | None) -> Written:
    """R33: a coordinator answers; that settles what waited, and only the one who wrote sees it.

    `last` is the form of what was written last as the coordinator saw it. Raises Incomplete.
    """
    text = _read(said.text)
    if last != talk.last.form:
        raise Incomplete({"text": "More was written meanwhile: read it above, then send this"})
    after = _with(talk, replace(said, text=text, by=by.name or A_COORDINATOR))
    over = settled(before, after.last.by, said.at) if before and before.is_open else None
    act = Act(
        talk.id.pairing.scheme, f"answered-{said.form}", ActKind.ANSWERED, by.id,
        coordinator_name(by), said.at, person_id=talk.id.person_id,
    )  # fmt: skip
    letter = Letter(Kind.FRIEND_ANSWERED, to=talk.id.person_id, facts=_facts(after))
    return Written(after, over, (letter,), act)


def _begun(pairing: Pairing, role: Role) -> Talk:
    both = (pairing.id.person_id, pairing.mentor_person)
    own, other = both if role is Role.MENTEE else both[::-1]
    return Talk(
        FriendId(own, pairing.id), role, pairing.own_name(role), pairing.other_name(role), other,
        pairing.scheme_title, (),
    )  # fmt: skip


def _with(talk: Talk, said: Said) -> Talk:
    return replace(talk, said=(*talk.said, said)[-MOST_SAID:])


def _read(text: str) -> str:
    """The text as it is kept. Raises Incomplete."""
    kept = paragraphs(text)
    require_text(MOST, "Write your message", text=kept)
    return kept


def _facts(talk: Talk) -> dict[str, str]:
    return {
        "friend": str(talk.id),
        "pairing": str(talk.id.pairing),
        "scheme_title": talk.scheme_title,
        "role": talk.role.value,
        "name": talk.name,
        "first": first_name(talk.name),
        "other_name": talk.other_name,
        "other_first": first_name(talk.other_name),
        "text": talk.last.text,
        "coordinator": talk.last.by,
    }
