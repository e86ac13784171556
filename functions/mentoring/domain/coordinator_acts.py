"""A coordinator ends a pairing, or writes to its two."""

from dataclasses import dataclass, replace
from datetime import datetime

from mentoring.domain import ending
from mentoring.domain.act import A_COORDINATOR, Act, ActKind, coordinator_name, require_why
from mentoring.domain.ending import Ended, Parts
from mentoring.domain.lengths import LONGEST_TEXT, require_text
from mentoring.domain.letter import Kind, Letter
from mentoring.domain.notice import Notice
from mentoring.domain.pairing import Pairing, PairingState, require_running
from mentoring.domain.pairing_letters import letters_to_both, letters_to_coordinators
from mentoring.domain.people import Person
from mentoring.domain.programme import Programme
from mentoring.domain.wording import paragraphs


@dataclass(frozen=True)
class Written:
    """A word to both: what is kept with each of them, and their letters."""

    acts: tuple[Act, ...]
    letters: tuple[Letter, ...]


def end(
    pairing: Pairing, parts: Parts, programme: Programme, by: Person, why: str, now: datetime
) -> tuple[Ended, tuple[Act, ...]]:
    """End a pairing as R14 does, by a coordinator, who says why; both read who it was, and why.

    Neither of the two can take it back. Raises Incomplete without a reason, PairingEnded.
    """
    require_running(pairing)
    why, name = require_why(why), coordinator_name(by)
    done = replace(
        pairing, state=PairingState.UNPAIRED, ended_at=now, coordinator=by.name or A_COORDINATOR,
        reason=why, extend_asked_by=None,
    )  # fmt: skip
    ended = ending.end(done, parts, None, programme, now)
    said = {"by": "coordinator", "coordinator": name, "why": why}
    notice = Notice(
        pairing.id.scheme, str(pairing.id), "ended", f"{name} ended: {names(pairing)}", now,
        reason=why,
    )  # fmt: skip
    letters = (
        *letters_to_both(done, Kind.UNPAIRED, **said),
        *letters_to_coordinators(done, Kind.UNPAIRED_COORDINATOR, programme, **said),
        *ended.letters,
    )
    acts = acts_of_ending(pairing, by, why, now)
    return replace(ended, notice=notice, letters=letters), acts


def acts_of_ending(pairing: Pairing, by: Person, why: str, now: datetime) -> tuple[Act, Act]:
    """That a coordinator ended it; of another name once that was taken back."""
    form = f"ended-{pairing.id}-{pairing.undone}"
    return acts_with_both(pairing, ActKind.ENDED, by, why, form, now)


def write_to_both(pairing: Pairing, by: Person, text: str, form: str, now: datetime) -> Written:
    """Write the same to both of a pairing. Raises Incomplete without a text, or a long one."""
    text, name = paragraphs(text), coordinator_name(by)
    require_text(LONGEST_TEXT, "Write what both of them read", text=text)
    letters = letters_to_both(pairing, Kind.COORDINATOR_WRITES, coordinator=name, text=text)
    acts = acts_with_both(pairing, ActKind.WROTE, by, text, f"wrote-{form}", now)
    return Written(acts, letters)


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
