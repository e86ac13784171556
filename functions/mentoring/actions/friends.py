"""Phone a friend: read and write it as one of a pairing, and answer as a coordinator (R33)."""

from dataclasses import dataclass

from mentoring.actions.means import Means
from mentoring.adapters import keys
from mentoring.adapters.keys import Key
from mentoring.domain import friend as rules
from mentoring.domain.concern import Concern, ConcernKind
from mentoring.domain.enrolment import Role
from mentoring.domain.friend import Said, Talk
from mentoring.domain.identity import FriendId, RequestId, is_id
from mentoring.domain.pairing import Pairing, role_in
from mentoring.domain.people import Person
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import NotFound, Refusal


@dataclass(frozen=True)
class FriendSeen:
    """What one of a pairing sees; `closed` says why they can't write (any more)."""

    pairing: Pairing
    role: Role
    talk: Talk | None
    form: str
    closed: Refusal | None


def look(means: Means, programme: Programme, pairing_id: RequestId, person: Person) -> FriendSeen:
    """What a person and the coordinators wrote to each other. Raises NotFound."""
    pairing, talk = means.load(keys.pairing(pairing_id), _talk(person, pairing_id))
    if pairing is None:
        raise NotFound
    role = role_in(pairing, person.id)
    closed = None
    try:
        rules.require_open(pairing, programme, means.now())
    except (rules.LongOver, rules.NobodyElse) as refusal:
        closed = refusal
    return FriendSeen(pairing, role, talk, means.new_id(), closed)


def write(
    means: Means, programme: Programme, pairing_id: RequestId, person: Person, text: str, form: str
) -> None:
    """Write to the coordinators; the form's own name makes sending it again send once.

    Raises Refusal.
    """
    if not is_id(form):
        raise NotFound
    friend_id = FriendId(person.id, pairing_id)

    def attempt() -> None:
        pairing, talk, before = means.load(
            keys.pairing(pairing_id), keys.talk(friend_id), _concern(friend_id)
        )
        if pairing is None:
            raise NotFound
        if not (talk and talk.has(form)):
            said = Said(form, text, means.now())
            written = rules.write(talk, pairing, person, said, before, programme)
            means.save((written.talk, written.concern), written.letters)

    means.settle(attempt)


def look_as_coordinator(means: Means, by: Person, friend_id: FriendId) -> tuple[Talk, str]:
    """What one of a pairing wrote, and a name for the form to answer. Raises NotFound."""
    (talk,) = means.load(keys.talk(friend_id))
    return _require(talk, by), means.new_id()


def answer(means: Means, by: Person, friend_id: FriendId, text: str, form: str, last: str) -> None:
    """Answer as a coordinator; sending the same form again sends once. Raises Refusal."""
    if not is_id(form):
        raise NotFound

    def attempt() -> None:
        talk, before = means.load(keys.talk(friend_id), _concern(friend_id))
        if not _require(talk, by).has(form):
            done = rules.answer(talk, by, Said(form, text, means.now()), last, before)
            values = [one for one in (done.talk, done.concern, done.act) if one]
            means.save(values, done.letters)

    means.settle(attempt)


def _require(talk: Talk | None, by: Person) -> Talk:
    if talk is None or not rules.may_answer(talk, by):
        raise NotFound
    return talk


def _talk(person: Person, pairing_id: RequestId) -> Key[Talk]:
    return keys.talk(FriendId(person.id, pairing_id))


def _concern(friend_id: FriendId) -> Key[Concern]:
    return keys.concern(friend_id.pairing.scheme, ConcernKind.FRIEND, str(friend_id))
