"""What each of the two says of a pairing at its end (R13)."""

from dataclasses import dataclass, replace
from datetime import datetime

from mentoring.domain.enrolment import Role
from mentoring.domain.lengths import too_long
from mentoring.domain.notice import Notice
from mentoring.domain.pairing import Pairing, PairingState
from mentoring.domain.refusals import Incomplete, Refusal
from mentoring.domain.wording import paragraphs

USEFULNESS = range(1, 6)
"""From 1, not at all, to 5, very much."""
MOST_TEXT = 1000
"""Characters of each of the two texts."""


class StillRunning(Refusal):
    """A pairing is looked back on when it has ended."""

    code = "still_running"
    sentence = (
        "This pairing is running: you are asked how it was when it ends. "
        "If something isn't working now, write to the coordinators."
    )


@dataclass(frozen=True)
class Feedback:
    """What one side says; the other side never sees it.

    `useful` is 1 to 5. The texts go to the coordinators only where `is_shared`.
    """

    pairing_id: str
    person_id: str
    role: Role
    useful: int
    helped: str = ""
    missed: str = ""
    is_shared: bool = False
    at: datetime | None = None
    version: int = 0


@dataclass(frozen=True)
class Given:
    """Feedback to keep, and what the coordinators read of it, if anything."""

    feedback: Feedback
    notice: Notice | None


def give(
    pairing: Pairing,
    role: Role,
    before: Feedback | None,
    form: dict[str, str],
    now: datetime,
) -> Given:
    """Keep what somebody says of an ended pairing; saying it again changes what was said.

    Raises StillRunning, or Incomplete naming everything to put right.
    """
    if pairing.state is PairingState.STARTED:
        raise StillRunning
    useful, helped, missed = _read(form)
    person = pairing.id.person_id if role is Role.MENTEE else pairing.mentor_person
    blank = before or Feedback(str(pairing.id), person, role, useful)
    said = replace(
        blank,
        useful=useful,
        helped=helped,
        missed=missed,
        is_shared=form.get("shared") == "yes",
        at=now,
    )
    return Given(said, _notice(said, pairing, now))


def _read(form: dict[str, str]) -> tuple[int, str, str]:
    useful, errors = form.get("useful", ""), {}
    helped, missed = paragraphs(form.get("helped", "")), paragraphs(form.get("missed", ""))
    if useful not in {str(one) for one in USEFULNESS}:
        errors["useful"] = "Choose how useful it was"
    if errors := errors | too_long(MOST_TEXT, helped=helped, missed=missed):
        raise Incomplete(errors)
    return int(useful), helped, missed


def _notice(said: Feedback, pairing: Pairing, now: datetime) -> Notice | None:
    texts = [one for one in (said.helped, said.missed) if one]
    if not (said.is_shared and texts):
        return None
    return Notice(
        pairing.id.scheme, str(pairing.id), f"feedback-{said.role.value}",
        f"{pairing.own_name(said.role)} looks back on a pairing", now, note="\n\n".join(texts),
    )  # fmt: skip
