"""What needs a person: what a coordinator of a scheme has to look at, until it is settled."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

PUT_OFF = timedelta(days=7)
"""For how long *Not yet* takes something off the list."""


class ConcernKind(StrEnum):
    """Why something needs a person."""

    SILENCE = "silence"
    """R18: one of a pairing logged two e-mails and a call that nobody answered."""
    QUIET = "quiet"
    """R18: a pairing without a session for 90 days."""
    FRIEND = "friend"
    """R33: one of a pairing asks the coordinators for help, outside the other's sight."""
    AGREEMENT = "agreement"
    """R20: a mentee's line manager can't confirm what the two agreed."""
    LETTER = "letter"
    """A letter could not be delivered."""
    CLOSING = "closing"
    """A request closes unanswered within days (R8)."""
    ABSENT = "absent"
    """Somebody did not come to three appointments within twelve months."""
    NO_CONTACT = "no contact"
    """A mentor is published, but nobody said to which address their letters go."""


@dataclass(frozen=True)
class Concern:
    """Something that needs a coordinator of a scheme.

    `about` is the id of the pairing, request, mentor or person that it is about: the same thing
    about the same one is one concern, however often it is raised. `text` is a sentence for the
    coordinators; it holds nothing that R15 and R21 keep from them. It is settled by a coordinator,
    or because what it says is not so any more. `put_off_until` is when *Not yet* brings it back.
    `silent` is the side of a pairing that did not answer, `mentee` or `mentor`, where it is about
    that.
    """

    scheme: str
    kind: ConcernKind
    about: str
    text: str
    since: datetime
    settled_at: datetime | None = None
    settled_by: str = ""
    put_off_until: datetime | None = None
    silent: str = ""
    version: int = 0

    @property
    def is_open(self) -> bool:
        """Nobody has looked after it yet."""
        return self.settled_at is None

    @property
    def turns_up_at(self) -> datetime:
        """From when it waits on the list: the order in which coordinators see what needs them."""
        return self.put_off_until or self.since

    def waits(self, now: datetime) -> bool:
        """It is open, and nobody has put it off until later."""
        return self.is_open and (self.put_off_until is None or self.put_off_until <= now)


def settled(one: Concern, by: str, now: datetime) -> Concern:
    """Return the concern as looked after by a person's name, or by what changed."""
    return one if one.settled_at else replace(one, settled_at=now, settled_by=by)


def put_off(one: Concern, now: datetime) -> Concern:
    """Return the concern as what coordinators look at again in a week; put off once is enough."""
    if not one.waits(now):
        return one
    return replace(one, put_off_until=now + PUT_OFF)


def raised(before: Concern | None, new: Concern) -> Concern:
    """What to save where something needs a person and may have needed one before.

    What is open already stays as it is, with its place in the order; what was settled opens anew.
    """
    return before if before and before.is_open else raised_anew(before, new)


def raised_anew(before: Concern | None, new: Concern) -> Concern:
    """What to save where it needs a person from now on, settled, put off or open before."""
    return replace(new, version=before.version) if before else new
